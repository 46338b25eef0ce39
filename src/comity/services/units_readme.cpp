// SPDX-License-Identifier: Apache-2.0
#include "comity/services/units_readme.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/base/version.hpp"
#include "comity/services/cite.hpp"

namespace comity::services {

namespace {

std::string choices(const UnitScope& scope) {
  const auto& view = *scope.view;
  std::vector<std::string> principals;
  for (const auto actor : scope.principals) principals.push_back(view.of->actors.at(actor).code);
  std::vector<std::string> layers;
  for (const auto layer : scope.rule.layers) layers.push_back(to_word(layer));
  const auto day = [](Day at) {
    return at == distant_past || at == distant_future ? std::string("open") : to_text(at);
  };
  std::string text = "| what | value |\n|---|---|\n";
  const auto row = [&](std::string_view name, std::string_view value) {
    text += fmt::format("| {} | {} |\n", name, value);
  };
  row("case", view.of->settings.id);
  row("digest (SHA-256)", view.of->digest);
  row("program", fmt::format("comity {}", version));
  row("window", fmt::format("{} to {}, both included", day(view.since), day(view.until)));
  row("ladder", view.ladder->id);
  row("date rule",
      fmt::format("{}{}", to_word(view.rule.dates),
                  view.rule.dates == DateRule::random ? fmt::format(" (seed {})", view.rule.seed)
                                                      : std::string{}));
  row("acts", view.rule.source
                  ? "as the source " + view.of->log.sources[*view.rule.source].id + " states them"
                  : "all accepted acts, as resolved");
  row("principals", join(principals, ", "));
  if (!view.region.empty()) row("region", view.region);
  row("scheme of regions", view.scheme);
  row("layers of the panels", join(layers, ", "));
  return text;
}

std::string files_of(const std::vector<UnitTable>& tables) {
  std::string text = "| file | rows | one row |\n|---|---|---|\n";
  for (const auto& table : tables)
    text += fmt::format("| `{}` | {} | {} |\n", table.file(), table.n_rows, table.about);
  return text +
         "| `codebook.csv`, `codebook.md` | | type, unit, meaning and values of every column |\n";
}

constexpr std::string_view rules = R"(
## Rules

- A panel holds every pair in scope in every period of the window: each principal with everyone who may become
  its partner. `act.csv` and `spell.csv` hold more; `in_scope` says what belongs to the panels.
- `rung_jan1`, `rung_dec31` (months: `rung_first`, `rung_last`): the highest rung held as the first or last day of the
  period ends. `rung_max`: the highest on any covered day. `n_acts` and its parts: acts whose day lies in the period.
- A title counts from the day of its act to the day before it ends. A suspended title is not held.
- A `_status` says what a rung means: `ranked`; `unranked` (a title the ladder does not rank: empty); `none` (0);
  `unknown` (empty).
- A `_coverage` says what a value rests on: `value`; `zero`, a structural zero (the pair is in scope, both actors exist,
  and nothing is held or done); `not_covered` (outside the window, before the record of the pair begins, or one of the
  two does not exist). Never read `not_covered` as zero. A zero rests on the record: where the record of a principal is
  a sample and no census, it says that the record has nothing.
- Dates that are not known to the day have `_min` and `_max`; the date rule above picked the day that counts.
)";

std::string reading(const std::vector<UnitTable>& tables) {
  std::string text =
      "\n## Reading\n\nUTF-8, comma separated, a header row. Texts are quoted, what is missing is "
      "empty, and `NA` is the two-letter code\nof Namibia. Flags are 0 and 1, days "
      "`YYYY-MM-DD`.\n\n```r\nread <- function(file) read.csv(file, na.strings = \"\", "
      "stringsAsFactors = FALSE, fileEncoding = \"UTF-8\")\n";
  const auto has = [&](std::string_view unit) {
    return std::ranges::find(tables, unit, &UnitTable::unit) != tables.end();
  };
  const auto first = tables.empty() ? std::string("act.csv") : tables.front().file();
  text += fmt::format("rows <- read(\"{}\")\n", first);
  if (has("risk-set")) {
    text +=
        "risk <- read(\"risk-set.csv\")\nlibrary(survival)\ncoxph(Surv(start, stop, event_kind "
        "%in% "
        "\"upgrade\") ~ rung_from + cluster(b),\n      data = risk, subset = left_truncated == 0 & "
        "rung_from > 0)\n";
  }
  text += fmt::format(
      "```\n\n```python\nimport csv\nrows = list(csv.DictReader(open(\"{0}\", encoding=\"utf-8\", "
      "newline=\"\")))\n\nimport pandas\nrows = pandas.read_csv(\"{0}\", keep_default_na=False, "
      "na_values=[\"\"])\n```\n",
      first);
  return text;
}

std::string citation(const View& view) {
  const auto& of = *view.of;
  std::string text =
      "\n## Citation\n\nPlease cite the program, this snapshot and the sources you "
      "rely on; `comity cite` gives them for reference managers.\n\n";
  text += fmt::format("- {}\n- {} (case {}), {} to {}, ladder {}, date rule {}, SHA-256 {}\n",
                      io::to_sentence(software_reference()), of.settings.title.en, of.settings.id,
                      to_text(view.since), to_text(view.until), view.ladder->id,
                      to_word(view.rule.dates), of.digest);
  text += fmt::format("- {} sources, listed with their licences in `sources.csv` of the case.\n",
                      of.log.sources.size());
  return text;
}

}  // namespace

std::string units_readme(const UnitScope& scope, const std::vector<UnitTable>& tables) {
  const auto& settings = scope.view->of->settings;
  return fmt::format("# {}: units of analysis\n\n",
                     settings.title.en.empty() ? settings.id : settings.title.en) +
         "Dated, sourced acts between states and organizations, and what follows from them, as "
         "tables for statistics.\n\n" +
         choices(scope) + "\n## Files\n\n" + files_of(tables) + std::string(rules) +
         reading(tables) + citation(*scope.view);
}

}  // namespace comity::services
