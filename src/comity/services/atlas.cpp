// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comity/services/atlas_places.hpp"
#include "comity/services/case_models.hpp"
#include "comity/services/history_rows.hpp"
#include "comity/services/questions.hpp"
#include "comity/services/tiers.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

/// The outermost day an actor may have existed; null where it always did.
Value bound_of(const When& date, Day day) { return date == When{} ? Value{} : open_day(day); }

Value case_value(const View& view) {
  const auto& settings = view.of->settings;
  auto region = Value::array();
  for (std::uint32_t i = 0; i < view.of->actors.size(); ++i) {
    if (view.in_region[i]) region.push(view.of->actors.all()[i].code);
  }
  auto principals = Value::array();
  for (const auto actor : view.of->principals) principals.push(view.of->actors.at(actor).code);
  return Value::object({{"case", settings.id},
                        {"title", names_value(settings.title)},
                        {"principal", view.of->actors.at(view.principal).code},
                        {"principals", principals},
                        {"region", names_value(settings.region_name)},
                        {"region_actors", region},
                        {"since", open_day(view.since)},
                        {"until", open_day(view.until)},
                        {"ladder", view.ladder->id},
                        {"dates", to_word(view.rule.dates)},
                        {"sorts", settings.framework.sorts()},
                        {"models", model_names(*view.of)}});
}

/// Everybody the page may draw: the principal, the region, and whoever else is a party to an act.
std::vector<bool> shown_actors(const View& view) {
  auto shown = view.in_region;
  shown[view.principal.value] = true;
  for (const auto& pair : view.history.pairs) shown[pair.a.value] = shown[pair.b.value] = true;
  for (const auto& row : view.of->memberships) {
    if (view.in_region[row.actor.value]) shown[row.organization.value] = true;
  }
  return shown;
}

Value actor_rows(const View& view, const std::vector<bool>& shown) {
  auto rows = Value::array();
  const auto tiers = printed_tiers(*view.of);
  for (std::uint32_t i = 0; i < shown.size(); ++i) {
    const auto& actor = view.of->actors.all()[i];
    if (!shown[i]) continue;
    const auto tier = tiers.find(actors::ActorId{i});
    rows.push(Value::object({{"actor", actor.code},
                             {"kind", to_word(actor.kind)},
                             {"name", names_value(actor.names)},
                             {"names", former_names(actor)},
                             {"since", bound_of(actor.since, actor.since.first())},
                             {"until", bound_of(actor.until, actor.until.last())},
                             {"region", actor.region},
                             {"subregion", actor.subregion},
                             {"lat", actor.latitude},
                             {"lon", actor.longitude},
                             {"in_region", static_cast<bool>(view.in_region[i])},
                             {"tier", tier == tiers.end() ? Value{} : Value(tier->second)}}));
  }
  return rows;
}

Value membership_rows(const View& view, const std::vector<bool>& shown) {
  auto rows = Value::array();
  for (const auto& row : view.of->memberships) {
    if (!shown[row.actor.value]) continue;
    rows.push(
        Value::object({{"actor", view.of->actors.at(row.actor).code},
                       {"organization", view.of->actors.at(row.organization).code},
                       {"role", row.role},
                       {"status", to_word(row.status)},
                       {"since", row.since.text()},
                       {"since_min", open_day(row.since.first())},
                       {"since_max", open_day(row.since.last())},
                       {"until", row.until.text() == ".." ? Value{} : Value(row.until.text())},
                       {"until_min", open_day(row.until.first())},
                       {"until_max", open_day(row.until.last())}}));
  }
  return rows;
}

Value rung_rows(const titles::Ladder& ladder) {
  auto rows = Value::array();
  for (std::int16_t rung = 1; rung <= titles::top(ladder).value; ++rung) {
    const auto used = std::ranges::find(ladder.steps, titles::Rung{rung}, &titles::Step::rung);
    if (used != ladder.steps.end())
      rows.push(Value::object({{"rung", rung}, {"label", used->label}}));
  }
  return rows;
}

/// The rungs of layers that have a ladder of their own, by layer.
Value layer_rungs(const io::Case& of) {
  Value layers{Value::Object{}};
  for (const auto& [layer, id] : of.settings.layer_ladders) {
    if (const auto* const own = of.find_ladder(id)) layers.set(to_word(layer), rung_rows(*own));
  }
  return layers;
}

Value phase_rows(const io::Settings& settings) {
  auto rows = Value::array();
  for (const auto& phase : settings.phases) {
    rows.push(Value::object({{"name", names_value(phase.names)},
                             {"since", phase.since},
                             {"until", phase.until},
                             {"source", phase.source},
                             {"locator", phase.locator}}));
  }
  return rows;
}

Value title_rows(const View& view) {
  std::vector<bool> used(view.of->titles.size(), false);
  for (const auto& act : view.of->log.acts) {
    if (act.title) used[act.title->value] = true;
  }
  for (const auto& row : view.of->log.evidence) {
    if (row.title) used[row.title->value] = true;
  }
  auto rows = Value::array();
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    const auto& title = view.of->titles.all()[i];
    if (used[i])
      rows.push(Value::object(
          {{"title", title.title}, {"en", title.en}, {"es", title.es}, {"zh", title.zh}}));
  }
  return rows;
}

Value act_rows_with_evidence(const View& view) {
  auto rows = act_rows(view);
  std::size_t next = 0;
  for (const auto& read : view.reading.acts) {
    if (read.day < view.since || read.day > view.until) continue;
    if (!shows(view, view.of->log.acts[read.act].parties)) continue;
    (*rows.if_array())[next++].set("evidence", evidence_of(*view.of, read.act));
  }
  return rows;
}

Value source_rows(const io::Case& of) {
  auto rows = Value::array();
  for (const auto& source : of.log.sources) {
    rows.push(Value::object({{"source", source.id},
                             {"kind", source.kind},
                             {"citation", source.citation},
                             {"year", source.year},
                             {"url", source.url},
                             {"doi", source.doi},
                             {"licence", source.licence}}));
  }
  return rows;
}

}  // namespace

Result<Answer> atlas(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  auto answer = begin_answer("atlas", *view);
  const auto shown = shown_actors(*view);
  auto ladders = Value::array();
  for (const auto& id : ladders_for(*view)) ladders.push(id);
  answer.body =
      Value::object({{"case", case_value(*view)},
                     {"ladders", ladders},
                     {"date_rules", std::vector<std::string>{"earliest", "middle", "latest"}},
                     {"rungs", rung_rows(*view->ladder)},
                     {"layer_rungs", layer_rungs(of)},
                     {"regions", region_rows(*view, shown)},
                     {"disputed", disputed_rows(of)},
                     {"phases", phase_rows(of.settings)},
                     {"actors", actor_rows(*view, shown)},
                     {"memberships", membership_rows(*view, shown)},
                     {"titles", title_rows(*view)},
                     {"spells", spell_rows(*view)},
                     {"truncated", truncated_rows(*view)},
                     {"acts", act_rows_with_evidence(*view)},
                     {"sources", source_rows(of)}});
  return answer;
}

}  // namespace comity::services
