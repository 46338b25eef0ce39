// SPDX-License-Identifier: Apache-2.0
// Acts, the evidence for them, and the log that holds both.
// An act is a dated public step between actors: it establishes, raises, ends ... a partnership.
// Knows nothing of files, ladders or what the acts add up to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comity/actors/membership.hpp"
#include "comity/actors/register.hpp"
#include "comity/base/when.hpp"
#include "comity/titles/title.hpp"

namespace comity::ledger {

using actors::ActorId;
using titles::TitleId;

/// What an act does. `propose` stands only in evidence: the source says it was not yet done.
enum class ActKind : std::uint8_t {
  establish,
  upgrade,
  downgrade,
  reaffirm,
  rename,
  suspend,
  restore,
  end,
  propose
};
/// Where a partnership is placed: with one state, with an organization, on one subject, or as the
/// label "community with a shared future".
enum class Layer : std::uint8_t { bilateral, regional, sectoral, community };
inline constexpr std::size_t n_layers = 4;
/// One number per layer, by `Layer`.
using PerLayer = std::array<std::int64_t, n_layers>;
enum class Status : std::uint8_t { accepted, proposed, disputed };
/// Whether an act of several parties binds the first with each other one, or all with all.
enum class Binding : std::uint8_t { star, all };

/// The place of an act in its log.
using ActIndex = std::uint32_t;
/// The place of a source in its log.
using SourceIndex = std::uint32_t;

/// What a record that begins too late, or never says the end, leaves open about an act.
struct Caution {
  bool before_unknown = false;  ///< what the pair held before it is unknown, not none
  bool record_only = false;     ///< no source ends what it began, and it is no longer used
  bool operator==(const Caution&) const = default;
};

struct Act {
  std::string id;
  When date;
  ActKind kind = ActKind::establish;
  Layer layer = Layer::bilateral;
  Status status = Status::accepted;
  Binding binding = Binding::star;
  Caution caution;
  std::uint16_t file = 0;  ///< place in Log::files of the file it stands in
  std::vector<ActorId> parties;
  std::optional<TitleId> title;
  std::uint32_t line = 0;  ///< in that file
  std::string sector;
  std::string occasion;
  std::string supersedes;  ///< id of the act this one replaces
  std::string note;
};

/// Where in a text the words stand, and who found them; most evidence has none of it.
struct Passage {
  std::string quote;
  std::string start;
  std::string end;
  std::string rule;
  std::string coder;
  std::string coded_on;
};

/// What one passage of one source says of an act; silent where empty.
struct Evidence {
  ActIndex act = 0;
  SourceIndex source = 0;
  std::string locator;
  std::string published;
  std::optional<When> date;
  std::optional<ActKind> kind;
  std::optional<TitleId> title;
  std::optional<actors::Confidence> confidence;
  std::optional<ActorId> speaker;  ///< whose text it is, where the parties word an act differently
  std::uint32_t passage = 0;       ///< 1-based place in Log::passages; 0 = none
  std::uint32_t line = 0;          ///< in its file
};

struct Source {
  std::string id;
  std::string kind;
  std::string citation;
  std::string year;
  std::string url;
  std::string doi;
  std::string licence;
};

/// All acts of a case with their evidence. `evidence` is grouped by act, in file order within one.
struct Log {
  std::vector<Act> acts;
  std::vector<Evidence> evidence;
  std::vector<Passage> passages;
  std::vector<Source> sources;
  std::vector<std::string> files;            ///< the files of acts, by Act::file
  std::vector<std::uint32_t> evidence_from;  ///< per act, and one past the end

  [[nodiscard]] std::span<const Evidence> evidence_of(ActIndex act) const;
  /// The file an act stands in; acts.csv if nobody said which.
  [[nodiscard]] std::string file_of(const Act& act) const;
  [[nodiscard]] std::string file_of(ActIndex act) const { return file_of(acts[act]); }
  /// The file and line of an act, for people: "acts.csv, line 17".
  [[nodiscard]] std::string place_of(ActIndex act) const;
  [[nodiscard]] const Passage* passage_of(const Evidence& row) const;
  [[nodiscard]] std::optional<SourceIndex> find_source(std::string_view id) const;
};

/// Groups the evidence by act and fills `evidence_from`. Cost: O(acts + evidence).
void index_evidence(Log& log);

/// Each circle of acts that supersede each other: their places, the first in the log first. Cost:
/// O(acts).
[[nodiscard]] std::vector<std::vector<ActIndex>> supersedes_circles(const Log& log);

[[nodiscard]] std::string to_word(ActKind kind);
[[nodiscard]] std::string to_word(Layer layer);
[[nodiscard]] std::string to_word(Status status);
[[nodiscard]] std::string to_word(Binding binding);
[[nodiscard]] std::optional<ActKind> parse_act_kind(std::string_view text);
[[nodiscard]] std::optional<Layer> parse_layer(std::string_view text);
[[nodiscard]] std::optional<Status> parse_status(std::string_view text);
[[nodiscard]] std::optional<Binding> parse_binding(std::string_view text);
/// The words of a caution as acts.csv has them, separated by semicolons; empty for none.
[[nodiscard]] std::string to_words(const Caution& caution);
/// Sets what one word of a caution says. False if there is no such word.
[[nodiscard]] bool add_word(Caution& caution, std::string_view word);
/// The words of each enumeration, for messages and documentation.
[[nodiscard]] std::vector<std::string> act_kind_words();
[[nodiscard]] std::vector<std::string> layer_words();
[[nodiscard]] std::vector<std::string> caution_words();
[[nodiscard]] std::vector<std::string> status_words();

}  // namespace comity::ledger
