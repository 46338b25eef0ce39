// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "comity/services/exchanges.hpp"
#include "comity/services/tiers.hpp"

namespace comity::services {

namespace {

using exchanges::Exchange;
using exchanges::PartnerCount;

/// Counts under names, in order of the names.
using Tally = std::map<std::string, std::int64_t>;

Value tally_value(const Tally& tally) {
  auto value = Value::object({});
  for (const auto& [name, n] : tally) value.set(name, n);
  return value;
}

const io::Case& case_of(const ExchangeStudy& study) { return *study.view.of; }

Value codes_of(const io::Case& of, const std::vector<actors::ActorId>& ids) {
  auto list = Value::array();
  for (const auto id : ids) list.push(of.actors.at(id).code);
  return list;
}

Value ids_of_contacts(const io::Case& of, const std::vector<exchanges::ContactIndex>& contacts) {
  auto list = Value::array();
  for (const auto i : contacts) list.push(of.contacts[i].id);
  return list;
}

Value code_of(const io::Case& of, const std::optional<actors::ActorId>& id) {
  return id ? Value(of.actors.at(*id).code) : Value{};
}

/// One contact as its source tells it, and the exchange it belongs to.
Value contact_value(const io::Case& of, exchanges::ContactIndex index,
                    const std::string& exchange) {
  const auto& contact = of.contacts[index];
  auto participants = Value::array();
  for (const auto& one : contact.participants) {
    participants.push(of.actors.at(one.actor).code + ":" + to_word(one.level) +
                      (one.name.empty() ? "" : ":" + one.name));
  }
  return Value::object(
      {{"contact", contact.id},
       {"exchange", exchange},
       {"start", contact.start.text()},
       {"end", contact.end == When{} ? contact.start.text() : contact.end.text()},
       {"form", to_word(contact.form)},
       {"venue", code_of(of, contact.venue)},
       {"participants", participants},
       {"traveller", codes_of(of, contact.travellers)},
       {"occasion", contact.occasion},
       {"source", of.contact_sources[contact.source]},
       {"locator", contact.locator},
       {"confidence", contact.confidence ? Value(to_word(*contact.confidence)) : Value{}},
       {"note", contact.note}});
}

/// The contacts behind a row: those of its exchanges, and of the summits without a meeting.
Value why_row(const ExchangeStudy& study, const PartnerCount& row) {
  auto list = Value::array();
  auto indices = row.exchanges;
  indices.insert(indices.end(), row.co_presence.begin(), row.co_presence.end());
  std::ranges::sort(indices);
  for (const auto index : indices) {
    const auto& exchange = study.merged[index];
    for (const auto* part : {&exchange.contacts, &exchange.beside}) {
      for (const auto contact : *part)
        list.push(contact_value(case_of(study), contact, exchange.id));
    }
  }
  return list;
}

/// Who of the two went to meet the other: outward (the principal), inward (the partner), elsewhere
/// (both, or a place of neither), remote.
std::string direction_of(const ExchangeStudy& study, const Exchange& exchange) {
  if (is_remote(exchange.form)) return "remote";
  const auto went = [&](actors::ActorId who) {
    return std::ranges::find(exchange.travellers, who) != exchange.travellers.end();
  };
  if (went(study.view.principal) == went(exchange.partner)) return "elsewhere";
  return went(exchange.partner) ? "inward" : "outward";
}

Value partner_row(const ExchangeStudy& study, const PartnerCount& row, bool why) {
  const auto& of = case_of(study);
  Tally by_year, by_form, by_level, by_direction, by_source;
  std::int64_t classes[3] = {0, 0, 0};
  auto ids = Value::array();
  for (const auto index : row.exchanges) {
    const auto& exchange = study.merged[index];
    ++by_year[std::to_string(year_of(day_of(exchange, study.rule)))];
    ++by_form[to_word(exchange.form)];
    ++by_level[to_word(exchange.lower_level())];
    ++by_direction[direction_of(study, exchange)];
    ++classes[static_cast<std::size_t>(class_of(exchange.form))];
    ids.push(exchange.id);
  }
  for (std::size_t source = 0; source < study.alone.size(); ++source) {
    const auto found = study.alone[source].find(row.partner);
    if (found != study.alone[source].end()) by_source[of.contact_sources[source]] = found->second;
  }
  const auto& tier = tier_of(study, row.partner);
  auto value = Value::object({{"partner", of.actors.at(row.partner).code},
                              {"name", of.actors.at(row.partner).names.en},
                              {"tier", tier.empty() ? Value{} : Value(tier)},
                              {"total", row.total},
                              {"low", row.low},
                              {"high", row.high},
                              {"visits", classes[0]},
                              {"meetings", classes[1]},
                              {"calls", classes[2]},
                              {"co_presence", row.co_presence.size()},
                              {"level_unknown", row.level_unknown},
                              {"by_year", tally_value(by_year)},
                              {"by_form", tally_value(by_form)},
                              {"by_level", tally_value(by_level)},
                              {"by_direction", tally_value(by_direction)},
                              {"by_source", tally_value(by_source)},
                              {"exchanges", ids}});
  if (why) value.set("why", why_row(study, row));
  return value;
}

Value tier_rows(const ExchangeStudy& study) {
  auto rows = Value::array();
  for (const auto& tier : tier_means(study)) {
    auto by_source = Value::object({});
    for (const auto& [source, mean] : tier.by_source) by_source.set(source, mean);
    rows.push(Value::object({{"tier", tier.tier},
                             {"n", tier.n},
                             {"mean", tier.mean},
                             {"median", tier.median},
                             {"low", tier.low},
                             {"high", tier.high},
                             {"by_source", by_source}}));
  }
  return rows;
}

Value test_value(const TierTest& of) {
  constexpr double exact_integers = 9007199254740992.0;  // 2^53
  const auto deals = of.test.deals < exact_integers
                         ? Value(static_cast<std::int64_t>(of.test.deals))
                         : Value(of.test.deals);
  return Value::object({{"counted", of.counted},
                        {"claim", "pivots meet more often than the others"},
                        {"statistic", "mean of the pivots less mean of the others"},
                        {"difference", of.test.difference},
                        {"p", of.test.p},
                        {"method", of.test.exact ? "exact" : "sampled"},
                        {"permutations", deals}});
}

/// Exchanges and summits of the rows, in order of time.
std::vector<std::size_t> listed(const ExchangeStudy& study) {
  std::vector<std::size_t> indices;
  for (const auto& row : study.rows) {
    indices.insert(indices.end(), row.exchanges.begin(), row.exchanges.end());
    indices.insert(indices.end(), row.co_presence.begin(), row.co_presence.end());
  }
  std::ranges::sort(indices);
  return indices;
}

Value form_years(const ExchangeStudy& study, const std::vector<std::size_t>& indices) {
  std::map<std::pair<int, exchanges::Form>, std::int64_t> counts;
  for (const auto index : indices) {
    const auto& exchange = study.merged[index];
    ++counts[{year_of(day_of(exchange, study.rule)), exchange.form}];
  }
  auto rows = Value::array();
  for (const auto& [key, n] : counts)
    rows.push(Value::object({{"year", key.first}, {"form", to_word(key.second)}, {"n", n}}));
  return rows;
}

}  // namespace

Value exchange_value(const ExchangeStudy& study, std::size_t index) {
  const auto& of = case_of(study);
  const auto& exchange = study.merged[index];
  auto forms = Value::array();
  for (const auto form : exchange.forms) forms.push(to_word(form));
  auto sources = Value::array();
  for (const auto source : sources_of(exchange, of.contacts))
    sources.push(of.contact_sources[source]);
  const auto date = exchange.first == exchange.last
                        ? to_text(exchange.first)
                        : to_text(exchange.first) + "/" + to_text(exchange.last);
  const bool inside = exchange.first >= study.rule.since && exchange.last <= study.rule.until;
  auto why = why_one(exchange, of.contacts);
  if (!inside) why += "; its days cross the edge of the window";
  return Value::object(
      {{"exchange", exchange.id},
       {"partner", of.actors.at(exchange.partner).code},
       {"date", date},
       {"date_min", exchange.first},
       {"date_max", exchange.last},
       {"day", day_of(exchange, study.rule)},
       {"form", to_word(exchange.form)},
       {"forms", forms},
       {"venue", code_of(of, exchange.venue)},
       {"traveller", codes_of(of, exchange.travellers)},
       {"occasion", exchange.occasion.empty() ? Value{} : Value(exchange.occasion)},
       {"level", to_word(exchange.lower_level())},
       {"contacts", ids_of_contacts(of, exchange.contacts)},
       {"beside", ids_of_contacts(of, exchange.beside)},
       {"sources", sources},
       {"certain", inside && exchange.is_certain()},
       {"why", why}});
}

std::vector<TierMean> tier_means(const ExchangeStudy& study) {
  std::map<std::pair<int, std::string>, std::vector<const PartnerCount*>> by_tier;
  for (const auto& row : study.rows) {
    const auto& tier = tier_of(study, row.partner);
    if (!tier.empty()) by_tier[{order_of_tier(tier), tier}].push_back(&row);
  }
  std::vector<TierMean> means;
  for (const auto& [key, rows] : by_tier) {
    TierMean mean{.tier = key.second, .n = static_cast<int>(rows.size()), .by_source = {}};
    std::vector<int> totals;
    for (const auto* const row : rows) {
      totals.push_back(row->total);
      mean.mean += row->total / static_cast<double>(mean.n);
      mean.low += row->low / static_cast<double>(mean.n);
      mean.high += row->high / static_cast<double>(mean.n);
      for (std::size_t source = 0; source < study.alone.size(); ++source) {
        const auto& alone = study.alone[source];
        const auto found = alone.find(row->partner);
        if (found != alone.end())
          mean.by_source[case_of(study).contact_sources[source]] +=
              found->second / static_cast<double>(mean.n);
      }
    }
    std::ranges::sort(totals);
    const auto middle = totals.size() / 2;
    mean.median =
        totals.size() % 2 == 1 ? totals[middle] : (totals[middle - 1] + totals[middle]) / 2.0;
    means.push_back(std::move(mean));
  }
  return means;
}

std::vector<TierTest> tier_tests(const ExchangeStudy& study) {
  std::vector<const PartnerCount*> rows;
  std::vector<bool> is_pivot;
  for (const auto& row : study.rows) {
    const auto& tier = tier_of(study, row.partner);
    if (tier.empty()) continue;
    rows.push_back(&row);
    is_pivot.push_back(tier == "pivot");
  }
  std::vector<TierTest> tests;
  const auto add = [&](std::string counted, const auto& number_of) {
    std::vector<int> counts;
    for (const auto* const row : rows) counts.push_back(number_of(*row));
    auto test = exchanges::test_means(counts, is_pivot, study.rule.seed);
    if (test.deals > 0) tests.push_back({std::move(counted), test});
  };
  const auto in_class = [&](exchanges::FormClass wanted, bool is) {
    return [&study, wanted, is](const PartnerCount& row) {
      return static_cast<int>(std::ranges::count_if(row.exchanges, [&](std::size_t i) {
        return (class_of(study.merged[i].form) == wanted) == is;
      }));
    };
  };
  add("merged", [](const PartnerCount& row) { return row.total; });
  add("low", [](const PartnerCount& row) { return row.low; });
  add("high", [](const PartnerCount& row) { return row.high; });
  add("without calls", in_class(exchanges::FormClass::calls, false));
  add("calls alone", in_class(exchanges::FormClass::calls, true));
  for (std::size_t source = 0; source < study.alone.size(); ++source) {
    const auto& alone = study.alone[source];
    if (alone.empty() || study.source) continue;
    const auto told = [&](const PartnerCount& row) {
      const auto found = alone.find(row.partner);
      return found == alone.end() ? 0 : found->second;
    };
    if (std::ranges::any_of(rows, [&](const auto* row) { return told(*row) > 0; }))
      add(case_of(study).contact_sources[source] + " alone", told);
  }
  return tests;
}

Value exchange_body(const ExchangeStudy& study, const Request& request) {
  auto rows = Value::array();
  for (const auto& row : study.rows) rows.push(partner_row(study, row, request.why));
  const auto indices = listed(study);
  auto list = Value::array();
  std::int64_t total = 0, low = 0, high = 0;
  for (const auto& row : study.rows) {
    total += row.total;
    low += row.low;
    high += row.high;
  }
  for (const auto index : indices) list.push(exchange_value(study, index));
  const auto tests = tier_tests(study);
  auto test_rows = Value::array();
  for (const auto& test : tests) test_rows.push(test_value(test));
  const auto& figure = case_of(study).settings.exchanges;
  auto figures = Value::object({{"total", total}, {"low", low}, {"high", high}});
  for (const auto& tier : tier_means(study)) figures.set("mean_" + tier.tier, tier.mean);
  if (!tests.empty()) figures.set("p", tests.front().test.p);
  return Value::object(
      {{"since", open_day(study.view.since)},
       {"until", open_day(study.view.until)},
       {"level", to_word(study.rule.level)},
       {"principal", case_of(study).actors.at(study.view.principal).code},
       {"figure", study.is_figure && figure
                      ? Value::object({{"source", figure->source}, {"locator", figure->locator}})
                      : Value{}},
       {"rows", rows},
       {"tiers", tier_rows(study)},
       {"exchanges", list},
       {"by_form_year", form_years(study, indices)},
       {"test", tests.empty() ? Value{} : test_value(tests.front())},
       {"tests", test_rows},
       {"sources", source_rows(study)},
       {"coverage", coverage_rows(study)},
       {"gaps", gaps_of(study)},
       {"figures", figures}});
}

}  // namespace comity::services
