// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/publish.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>

#include "comity/atlas/router.hpp"
#include "small_atlas.hpp"

namespace comity::atlas {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards.
class Publish : public ::testing::Test {
 protected:
  Publish() { fs::create_directories(folder_); }
  ~Publish() override {
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_all, ignored);
    fs::remove_all(folder_, ignored);
  }

  [[nodiscard]] PublishOptions options() const {
    return {.to = target_,
            .page = testing::small_page(),
            .engine = testing::small_engine_that_answers()};
  }
  [[nodiscard]] std::vector<std::string> left_over() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_))
      names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }
  static std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void put(const fs::path& file, std::string_view bytes) { std::ofstream(file) << bytes; }

  const fs::path folder_ =
      fs::path(::testing::TempDir()) / fmt::format("comity-publish-{}", ::getpid());
  const fs::path target_ = folder_ / "site";
};

TEST_F(Publish, WritesWhatTheServerAnswersByteForByte) {
  const auto cases = testing::small_cases({"small", "tiny"});
  const auto published = publish(cases, options());
  ASSERT_TRUE(published) << published.error();
  // answers of two cases; lists of cases and sides, two comparisons; the page
  EXPECT_EQ(published->files, 2U * 1 * 2 * 3 + 2 + 2 + 3);
  EXPECT_TRUE(fs::exists(target_ / "api/v1/sides.json"));
  EXPECT_FALSE(published->has_map);
  Router router(testing::small_cases({"small", "tiny"}), testing::small_page(), "",
                {.port = testing::port, .engine = testing::small_engine_that_answers()});
  for (const auto* of : {"small", "tiny"}) {
    for (const auto* ladder : {"paper", "other"}) {
      for (const auto* dates : {"earliest", "middle", "latest"}) {
        const auto file = target_ / fmt::format("api/v1/echo/{}/{}/{}.json", of, ladder, dates);
        const auto route =
            fmt::format("/api/v1/echo?case={}&ladder={}&dates={}", of, ladder, dates);
        EXPECT_EQ(bytes_of(file), *router.answer(testing::get(route)).body);
      }
    }
  }
  EXPECT_EQ(bytes_of(target_ / "api/v1/cases.json"),
            *router.answer(testing::get("/api/v1/cases")).body);
  EXPECT_EQ(bytes_of(target_ / "page.js"), testing::long_script());
}

TEST_F(Publish, MarksThePageAsPublished) {
  ASSERT_TRUE(publish(testing::small_cases(), options()));
  EXPECT_TRUE(bytes_of(target_ / "index.html").contains("data-published=\"true\""));
  EXPECT_EQ(mark_published("<html lang=\"en\"><p>"),
            "<html data-published=\"true\" lang=\"en\"><p>");
  EXPECT_EQ(mark_published(mark_published("<html>")), "<html data-published=\"true\">");
}

TEST_F(Publish, CarriesTheMapOfTheFirstCase) {
  auto cases = testing::small_cases();
  cases[0].folder = folder_;
  fs::create_directories(folder_ / "geometry");
  put(folder_ / "geometry/world.topo.json", "{\"map\":1}");
  const auto published = publish(cases, options());
  ASSERT_TRUE(published) << published.error();
  EXPECT_TRUE(published->has_map);
  EXPECT_EQ(bytes_of(target_ / "map.json"), "{\"map\":1}");
}

TEST_F(Publish, AddsTheCasesOwnDateRule) {
  auto cases = testing::small_cases();
  cases[0].settings.dates = DateRule::random;
  ASSERT_TRUE(publish(cases, options()));
  EXPECT_TRUE(fs::exists(target_ / "api/v1/echo/small/paper/random.json"));
}

TEST_F(Publish, RefusesAFolderThatIsNotEmpty) {
  fs::create_directory(target_);
  ASSERT_TRUE(publish(testing::small_cases(), options()));  // an empty one is fine
  const auto again = publish(testing::small_cases(), options());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Error::Kind::usage);
  EXPECT_TRUE(again.error().hint.contains("--force"));
  EXPECT_EQ(left_over(), std::vector<std::string>{"site"});
}

TEST_F(Publish, ReplacesAnEarlierPublicationOnDemand) {
  auto forced = options();
  forced.force = true;
  ASSERT_TRUE(publish(testing::small_cases({"small"}), forced));
  ASSERT_TRUE(publish(testing::small_cases({"tiny"}), forced));
  EXPECT_TRUE(fs::exists(target_ / "api/v1/echo/tiny"));
  EXPECT_FALSE(fs::exists(target_ / "api/v1/echo/small"));
  EXPECT_EQ(left_over(), std::vector<std::string>{"site"});
}

TEST_F(Publish, NeverReplacesWhatItDidNotWrite) {
  auto forced = options();
  forced.force = true;
  ASSERT_TRUE(publish(testing::small_cases(), forced));
  fs::create_directory(target_ / ".git");
  const auto again = publish(testing::small_cases(), forced);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Error::Kind::usage);
  EXPECT_TRUE(again.error().where.file.ends_with(".git"));
  EXPECT_TRUE(fs::exists(target_ / ".git"));
  EXPECT_EQ(left_over(), std::vector<std::string>{"site"});
}

TEST_F(Publish, RefusesFilesLinksAndFoldersThatAreNotThere) {
  put(folder_ / "file", "");
  fs::create_directory(folder_ / "elsewhere");
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "link");
  for (const auto& [name, kind] : {std::pair{"file", Error::Kind::usage},
                                   {"link", Error::Kind::usage},
                                   {"none/site", Error::Kind::missing}}) {
    auto wrong = options();
    wrong.to = folder_ / name;
    wrong.force = true;
    const auto refused = publish(testing::small_cases(), wrong);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().kind, kind) << name;
  }
  EXPECT_TRUE(fs::is_empty(folder_ / "elsewhere"));
}

TEST_F(Publish, LeavesNothingBehindAnError) {
  auto failing = options();
  failing.engine = testing::small_engine();
  const auto failed = publish(testing::small_cases(), failing);
  ASSERT_FALSE(failed);
  EXPECT_TRUE(left_over().empty());
}

TEST_F(Publish, LeavesNothingBehindAnInterruption) {
  auto stopped = options();
  stopped.is_cancelled = [calls = 0]() mutable { return ++calls > 3; };
  const auto refused = publish(testing::small_cases(), stopped);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::interrupted);
  EXPECT_TRUE(left_over().empty());
}

TEST_F(Publish, LeavesTheTargetAloneWhenKilled) {
  auto killed = options();
  killed.is_cancelled = [calls = 0]() mutable {
    if (++calls > 3) std::raise(SIGKILL);
    return false;
  };
  EXPECT_EXIT(static_cast<void>(publish(testing::small_cases(), killed)),
              ::testing::KilledBySignal(SIGKILL), "");
  EXPECT_FALSE(fs::exists(target_));
  EXPECT_EQ(left_over().size(), 1U);  // what it had begun, under another name
  ASSERT_TRUE(publish(testing::small_cases(), options()));
  EXPECT_EQ(left_over(), std::vector<std::string>{"site"});
}

TEST_F(Publish, KeepsTheOldPublicationWhenKilled) {
  auto forced = options();
  forced.force = true;
  ASSERT_TRUE(publish(testing::small_cases({"tiny"}), forced));
  forced.is_cancelled = [calls = 0]() mutable {
    if (++calls > 3) std::raise(SIGKILL);
    return false;
  };
  EXPECT_EXIT(static_cast<void>(publish(testing::small_cases(), forced)),
              ::testing::KilledBySignal(SIGKILL), "");
  EXPECT_TRUE(fs::exists(target_ / "api/v1/echo/tiny/paper/middle.json"));
}

TEST_F(Publish, RefusesNamesThatLeadOutOfTheFolder) {
  for (const auto* id : {"../../escape", "a/b", "..", ".hidden", "", "a\nb", "a%2fb"}) {
    const auto refused = publish(testing::small_cases({id}), options());
    ASSERT_FALSE(refused) << id;
    EXPECT_EQ(refused.error().kind, Error::Kind::data);
    auto cases = testing::small_cases();
    cases[0].ladders[1].id = id;
    EXPECT_FALSE(publish(cases, options())) << id;
  }
  EXPECT_TRUE(left_over().empty());
}

TEST_F(Publish, NeedsCasesAndAPage) {
  EXPECT_EQ(publish({}, options()).error().kind, Error::Kind::usage);
  auto bare = options();
  bare.page = {};
  EXPECT_EQ(publish(testing::small_cases(), bare).error().kind, Error::Kind::missing);
}

TEST_F(Publish, SaysThatAFolderCannotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  const auto refused = publish(testing::small_cases(), options());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::io);
}

TEST_F(Publish, PublishesThePapersCaseAsItIsServed) {
  Problems problems;
  auto of = io::load_case(fs::path(COMITY_SOURCE_DIR) / "cases/china-lac", problems);
  ASSERT_TRUE(of) << of.error();
  ASSERT_FALSE(problems.has_errors()) << problems.list().front().error;
  // Two ladders are enough: the answers are large, and the ladders alike.
  std::erase_if(of->ladders, [](const titles::Ladder& ladder) {
    return ladder.id != "zhang2024" && ladder.id != "piie2014";
  });
  std::vector<io::Case> cases;
  cases.push_back(*std::move(of));
  auto real = options();
  real.engine = program_engine();
  const auto published = publish(cases, real);
  ASSERT_TRUE(published) << published.error();
  const auto ladders = cases[0].ladders;
  Router router(std::move(cases), testing::small_page(), "", {.port = testing::port});
  for (const auto& word : program_engine().words) {
    // These have one file for a case, or one for each partner.
    if (word == "indicators" || word == "sort" || word == "models") continue;
    const std::string more = word == "exchanges" ? "&why=1" : "";
    for (const auto& ladder : ladders) {
      const auto file =
          target_ / fmt::format("api/v1/{}/china-lac/{}/latest.json", word, ladder.id);
      const auto route =
          fmt::format("/api/v1/{}?case=china-lac&dates=latest&ladder={}{}", word, ladder.id, more);
      const auto response = router.answer(testing::get(route));
      ASSERT_EQ(response.status, 200U) << *response.body;
      EXPECT_EQ(bytes_of(file), *response.body) << route;
    }
  }
}

}  // namespace
}  // namespace comity::atlas
