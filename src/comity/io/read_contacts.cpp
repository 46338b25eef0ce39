// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/base/text_index.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

namespace {

using exchanges::Contact;
using exchanges::Form;

class ContactsReader {
 public:
  enum : std::size_t {
    contact,
    start,
    end,
    form,
    venue,
    participants,
    traveller,
    occasion,
    source,
    locator,
    confidence,
    note
  };

  ContactsReader(const FileBytes& file, Case& to, Problems& problems)
      : rows_(file.bytes, file.name,
              {{"contact"},
               {"start"},
               {"end"},
               {"form"},
               {"venue"},
               {"participants"},
               {"traveller"},
               {"occasion", true},
               {"source"},
               {"locator"},
               {"confidence", true},
               {"note", true}},
              problems),
        to_(to) {
    to_.contact_files.push_back(file.name);
    const auto& contacts = to_.contacts;
    const IdAt id_at{&to_};
    for (std::uint32_t i = 0; i < contacts.size(); ++i) (void)ids_.add(contacts[i].id, i, id_at);
  }

  std::uint64_t run() {
    to_.contacts.reserve(to_.contacts.size() + rows_.most_rows(shortest_row));
    while (rows_.next()) read_row();
    return rows_.rows();
  }

 private:
  struct IdAt {
    const Case* of;
    const std::string& operator()(std::uint32_t place) const { return of->contacts[place].id; }
  };

  static constexpr std::size_t shortest_row = 40;  // no contact is told in fewer bytes

  [[nodiscard]] std::string text(std::size_t column) const {
    return std::string(rows_.get(column));
  }

  void read_row() {
    Contact read;
    read.id = rows_.get(contact);
    read.line = rows_.line();
    read.file = static_cast<std::uint16_t>(to_.contact_files.size() - 1);
    check_id(read.id);
    read_days(read);
    read.form =
        word_at<Form>(rows_, form, exchanges::parse_form, "form of contact", exchanges::form_words)
            .value_or(Form::visit);
    read_place(read);
    read_participants(read);
    read_travellers(read);
    read.occasion = rows_.get(occasion);
    read.source = source_at();
    read.locator = rows_.get(locator);
    if (!rows_.get(confidence).empty()) {
      static const std::vector<std::string> words{"high", "medium", "low"};
      read.confidence = actors::parse_confidence(rows_.get(confidence));
      if (!read.confidence) refuse_word(rows_, confidence, "confidence", words);
    }
    read.note = rows_.get(note);
    to_.contacts.push_back(std::move(read));
  }

  void check_id(const std::string& id) {
    if (id.empty()) return rows_.error(contact, "a contact needs an id.");
    const auto first = ids_.add(id, static_cast<std::uint32_t>(to_.contacts.size()), IdAt{&to_});
    if (!first) return;
    const auto& other = to_.contacts[*first];
    rows_.error(contact,
                fmt::format("the contact {} stands here twice; first on line {} of {}.",
                            shorten(id), other.line, to_.contact_files[other.file]),
                "", "give each contact an id of its own");
  }

  void read_days(Contact& read) {
    const auto problems_of_day = [&](std::size_t column) {
      rows_.error(column, "a contact needs a first and a last possible day.", "",
                  "write a day, or a range such as 2014-06-01/2014-06-02");
    };
    auto day = parse_when(rows_.get(start));
    if (!day) return rows_.error(start, day.error());
    if (day->is_open_start() || day->is_open_end()) return problems_of_day(start);
    read.start = *std::move(day);
    read.end = when_at(rows_, end);
    if (rows_.get(end).empty()) return;
    if (read.end.is_open_start() || read.end.is_open_end()) {
      read.end = {};
      return problems_of_day(end);
    }
    if (read.end.last() < read.start.first()) {
      rows_.error(end, fmt::format("this contact ends on {}, before it begins.", read.end.text()),
                  "", "leave it empty where only one day is told");
      read.end = {};
    }
  }

  void read_place(Contact& read) {
    const bool has_place = !rows_.get(venue).empty();
    if (has_place) read.venue = actor_at(rows_, venue, to_);
    if (exchanges::is_remote(read.form)) {
      if (has_place) rows_.error(venue, "a call has no venue.", "", "leave it empty");
      return;
    }
    const bool may_lack = read.form == Form::meeting || read.form == Form::co_presence;
    if (!has_place && !may_lack)
      rows_.error(venue,
                  fmt::format("a contact of the form {} names its venue.", to_word(read.form)), "",
                  "write `meeting` where no source tells the place");
  }

  void read_participants(Contact& read) {
    std::string_view rest = rows_.get(participants);
    bool several = false, all_known = true;
    for (bool more = true; more;) {
      const auto stop = rest.find(';');
      if (const auto one = participant(trim(rest.substr(0, stop)))) {
        several = several ||
                  (!read.participants.empty() && read.participants.front().actor != one->actor);
        read.participants.push_back(*one);
      } else {
        all_known = false;
      }
      more = stop != std::string_view::npos;
      if (more) rest.remove_prefix(stop + 1);
    }
    if (!several && all_known)
      rows_.error(participants, "a contact has participants of two actors or more.", "",
                  "write actor:level[:name] with a semicolon between: "
                  "CHN:head_of_state;JAM:head_of_government");
  }

  /// actor:level[:name]
  std::optional<exchanges::Participant> participant(std::string_view told) {
    const auto colon = told.find(':');
    const auto code = told.substr(0, colon);
    const auto who = to_.actors.find(code);
    if (!who)
      rows_.error(participants, fmt::format("no actor has the code \"{}\".", shorten(code)),
                  to_.actors.nearest(code), "correct the code, or add the actor to actors.csv");
    const auto rest = colon == std::string_view::npos ? std::string_view{} : told.substr(colon + 1);
    const auto second = rest.find(':');
    const auto word = rest.substr(0, second);
    const auto level = actors::parse_level(word);
    if (!level)
      rows_.error(participants, fmt::format("\"{}\" is not a level.", shorten(word)),
                  nearest_text(word, actors::level_words()),
                  "use one of: " + join(actors::level_words(), ", "));
    if (!who || !level) return std::nullopt;
    const auto name =
        second == std::string_view::npos ? std::string_view{} : rest.substr(second + 1);
    return exchanges::Participant{*who, *level, std::string(name)};
  }

  void read_travellers(Contact& read) {
    if (rows_.get(traveller).empty()) return;
    if (exchanges::is_remote(read.form)) rows_.error(traveller, "nobody travels to a call.");
    std::string_view rest = rows_.get(traveller);
    for (bool more = true; more;) {
      const auto stop = rest.find(';');
      const auto code = trim(rest.substr(0, stop));
      const auto who = to_.actors.find(code);
      const bool takes_part =
          who && std::ranges::find(read.participants, *who, &exchanges::Participant::actor) !=
                     read.participants.end();
      if (takes_part) {
        read.travellers.push_back(*who);
      } else {
        rows_.error(traveller, fmt::format("\"{}\" travels and does not take part.", shorten(code)),
                    to_.actors.nearest(code), "name actors of `participants`");
      }
      more = stop != std::string_view::npos;
      if (more) rest.remove_prefix(stop + 1);
    }
  }

  /// The place of the source among those of the contacts. Neighbouring rows often share it.
  exchanges::SourceIndex source_at() {
    const auto id = rows_.get(source);
    auto& known = to_.contact_sources;
    if (last_ < known.size() && known[last_] == id) return last_;
    const auto found = std::ranges::find(known, id);
    last_ = static_cast<exchanges::SourceIndex>(found - known.begin());
    if (found != known.end()) return last_;
    known.emplace_back(id);
    if (!to_.is_partial && !to_.log.find_source(id)) {
      std::vector<std::string> ids;
      for (const auto& one : to_.log.sources) ids.push_back(one.id);
      rows_.error(source, fmt::format("there is no source \"{}\".", shorten(id)),
                  nearest_text(id, ids), "add it to sources.csv");
    }
    return last_;
  }

  CsvReader rows_;
  Case& to_;
  TextIndex ids_;
  exchanges::SourceIndex last_ = 0;
};

}  // namespace

std::uint64_t read_contacts(const FileBytes& file, Case& to, Problems& problems) {
  return ContactsReader(file, to, problems).run();
}

}  // namespace comity::io
