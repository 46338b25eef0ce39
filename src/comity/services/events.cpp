// SPDX-License-Identifier: Apache-2.0
#include "comity/services/events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "comity/base/text.hpp"
#include "comity/base/version.hpp"
#include "comity/io/count_state.hpp"
#include "comity/io/counts_file.hpp"
#include "comity/io/file.hpp"
#include "comity/services/events_answer.hpp"
#include "comity/services/events_run.hpp"

namespace comity::services {

namespace {

/// How often the state of a run over many files is kept.
constexpr std::chrono::seconds between_states{20};

Result<std::size_t> choose(std::string_view field, const std::string& word,
                           const std::vector<std::string>& words) {
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  return std::unexpected(
      Error{.kind = Error::Kind::usage,
            .what = fmt::format("\"{}\" is no choice of --{}.", shorten(word), field),
            .where = {.field = std::string(field)},
            .nearest = nearest_text(word, words),
            .hint = "choose among " + join(words, ", ")});
}

Result<streams::Plan> plan_of(const EventsRequest& request) {
  streams::Plan plan;
  const auto scheme = choose("class", request.scheme, {"root", "code", "plover", "form"});
  if (!scheme) return std::unexpected(scheme.error());
  const auto names = choose("names", request.names, {"iso3", "given"});
  if (!names) return std::unexpected(names.error());
  const auto repeats = choose("repeats", request.repeats, {"keep", "drop"});
  if (!repeats) return std::unexpected(repeats.error());
  const auto mirrors = choose("mirrors", request.mirrors, {"merge", "keep"});
  if (!mirrors) return std::unexpected(mirrors.error());
  const auto mangled = choose("mangled", request.mangled, {"refuse", "repair"});
  if (!mangled) return std::unexpected(mangled.error());
  auto selection = streams::Selection::read(request.selection, plan.codes, plan.countries);
  if (!selection) return std::unexpected(selection.error());
  plan.scheme = static_cast<streams::Scheme>(*scheme);
  plan.as_given = *names == 1;
  plan.drop_repeats = *repeats == 1;
  plan.merge_mirrors = *mirrors == 0;
  plan.selection = std::move(*selection);
  return plan;
}

/// Everything that decides the counts, in one number.
std::string digest_of(const EventsRequest& request) {
  const auto& words = request.selection;
  return io::sha256(fmt::format(
      "{} {} {} {} {} {} {} {} {} | {} | {} | {} | {}", version, request.scheme, request.names,
      request.repeats, request.mirrors, request.mangled, to_text(words.since), to_text(words.until),
      fmt::join(words.actors, ","), fmt::join(words.partners, ","), fmt::join(words.places, ","),
      fmt::join(words.codes, ","), fmt::join(words.forms, ",")));
}

class Session {
 public:
  Session(const EventsRequest& request, streams::Plan plan, Progress& progress)
      : request_(request),
        plan_(std::move(plan)),
        progress_(progress),
        state_file_(io::state_of(request.outputs.front())) {
    state_.plan = digest_of(request);
  }

  Result<Answer> run() {
    for (const auto step : {&Session::check_outputs, &Session::list, &Session::take_up,
                            &Session::look, &Session::count, &Session::check_rejects}) {
      if (auto done = (this->*step)(); !done) return std::unexpected(done.error());
    }
    const auto sorted = total_.sorted();
    const io::CountsView view{.counts = sorted,
                              .codes = plan_.codes,
                              .countries = plan_.countries,
                              .indicator = request_.indicator,
                              .source = join(formats(), "+")};
    std::string digest;
    for (const auto& output : request_.outputs) {
      auto written = io::write_counts(output, view, request_.force);
      if (!written) return std::unexpected(written.error());
      digest = std::move(*written);
    }
    std::error_code ignored;
    std::filesystem::remove(state_file_, ignored);
    auto answer = events_answer(state_.files, sorted.size(), request_);
    answer.digest = std::move(digest);
    return answer;
  }

 private:
  Result<void> check_outputs() {
    for (const auto& output : request_.outputs) {
      if (auto known = io::check_counts_name(output); !known) return known;
      // Said before the work, not after it.
      std::error_code failed;
      if (!request_.force && std::filesystem::exists(output, failed))
        return std::unexpected(Error{.kind = Error::Kind::usage,
                                     .what = "this file exists already.",
                                     .where = {.file = output},
                                     .hint = "add --force to replace it, or name another file"});
    }
    return {};
  }

  Result<void> list() {
    for (const auto& path : request_.files) {
      auto found = io::streams_of(path);
      if (!found) return std::unexpected(found.error());
      for (auto& stream : *found) {
        const bool twice =
            std::ranges::find(streams_, stream.name, &io::Stream::name) != streams_.end();
        if (twice)
          return std::unexpected(Error{.kind = Error::Kind::usage,
                                       .what = "this file is named twice.",
                                       .where = {.file = stream.name},
                                       .hint = "name each file once, or its events count twice"});
        streams_.push_back(std::move(stream));
      }
    }
    return {};
  }

  /// Takes up the state of an earlier run, after which its files are not counted again.
  Result<void> take_up() {
    std::error_code failed;
    if (!request_.resume || !std::filesystem::exists(state_file_, failed)) return {};
    auto state = io::read_state(state_file_);
    if (!state) return std::unexpected(state.error());
    const auto refuse = [&](std::string what, std::string hint) {
      return std::unexpected(Error{.kind = Error::Kind::usage,
                                   .what = std::move(what),
                                   .where = {.file = state_file_.string()},
                                   .hint = std::move(hint)});
    };
    if (state->plan != state_.plan)
      return refuse("this is the state of a run with other options.",
                    "give the options of that run, or run again without --resume");
    for (const auto& file : state->files) {
      const auto same = std::ranges::find(streams_, file.name, &io::Stream::name);
      if (same == streams_.end())
        return refuse(fmt::format("{} was counted in that run and is not named now.", file.name),
                      "name it too, or run again without --resume");
      if (same->size != file.size || same->modified != file.modified)
        return refuse(fmt::format("{} has changed since it was counted.", file.name),
                      "run again without --resume");
    }
    for (const auto& count : state->counts) total_.add(count.key, count.n);
    state_.files = std::move(state->files);
    return {};
  }

  [[nodiscard]] bool is_done(const io::Stream& stream) const {
    return std::ranges::find(state_.files, stream.name, &io::CountedFile::name) !=
           state_.files.end();
  }

  /// Looks at every file before any is counted: hours of work should not end at the last one.
  Result<void> look() {
    for (const auto& stream : streams_) {
      if (stream.size == 0 || is_done(stream)) continue;
      const auto layout = look_at(stream, request_.mangled == "repair", progress_);
      if (!layout) return std::unexpected(layout.error());
    }
    return {};
  }

  Result<void> count() {
    double all = 0;
    for (const auto& stream : streams_) all += static_cast<double>(stream.size);
    double before = 0;
    auto kept = std::chrono::steady_clock::now();
    for (const auto& stream : streams_) {
      const double share = all > 0 ? static_cast<double>(stream.size) / all : 0;
      if (!is_done(stream)) {
        if (auto done = count_one(stream, before, share); !done) return stop(done.error());
        const auto now = std::chrono::steady_clock::now();
        if (now - kept > between_states && &stream != &streams_.back()) {
          if (auto written = keep_state(); !written) return written;
          kept = now;
        }
      }
      before += share;
    }
    return {};
  }

  Result<void> count_one(const io::Stream& stream, double before, double share) {
    streams::CountTable counts;
    const RunOptions options{.threads = std::max(1U, request_.threads),
                             .repair_mangled = request_.mangled == "repair",
                             .done_before = before,
                             .share = share};
    auto counted = count_stream(stream, plan_, options, told_, counts, progress_);
    if (!counted) return std::unexpected(counted.error());
    if (total_.size() == 0) {
      std::swap(total_, counts);
    } else {
      total_.add(counts);
    }
    state_.files.push_back({.name = stream.name,
                            .size = stream.size,
                            .modified = stream.modified,
                            .format = streams::to_word(counted->layout),
                            .tally = std::move(counted->tally)});
    return {};
  }

  Result<void> keep_state() {
    state_.counts = total_.sorted();
    auto written = io::write_state(state_file_, state_);
    state_.counts.clear();
    return written;
  }

  /// Ends with an error, and says what was done before it.
  Result<void> stop(Error error) {
    const auto done = std::ranges::count_if(
        state_.files, [](const io::CountedFile& file) { return file.size > 0; });
    const bool can_resume = done > 0 && keep_state().has_value();
    const auto said = fmt::format("{} of {} files were counted", done, streams_.size());
    error.hint += error.hint.empty() ? "" : "; ";
    error.hint += can_resume ? fmt::format("{} and kept in {}: add --resume to go on", said,
                                           state_file_.string())
                             : said + "; nothing was written";
    return std::unexpected(std::move(error));
  }

  Result<void> check_rejects() {
    streams::Tally all;
    for (const auto& file : state_.files) all.add(file.tally, 0);
    const auto limit = static_cast<double>(all.rows) * request_.max_rejects_percent / 100;
    if (static_cast<double>(all.n_rejected()) <= limit) return {};
    return std::unexpected(Error{
        .kind = Error::Kind::data,
        .what = fmt::format("{} of {} rows are rejected, more than {} %: {}.", all.n_rejected(),
                            all.rows, request_.max_rejects_percent, first_rejects(state_.files)),
        .hint = "nothing was written; look at these lines, or raise --max-rejects"});
  }

  [[nodiscard]] std::vector<std::string> formats() const {
    std::vector<std::string> words;
    for (const auto& file : state_.files)
      if (std::ranges::find(words, file.format) == words.end()) words.push_back(file.format);
    std::ranges::sort(words);
    return words;
  }

  const EventsRequest& request_;
  streams::Plan plan_;
  Progress& progress_;
  std::filesystem::path state_file_;
  std::vector<io::Stream> streams_;
  streams::Told told_;
  streams::CountTable total_;
  io::CountState state_;
};

}  // namespace

Result<Answer> events(const EventsRequest& request, Progress& progress) {
  auto plan = plan_of(request);
  if (!plan) return std::unexpected(plan.error());
  return Session(request, std::move(*plan), progress).run();
}

}  // namespace comity::services
