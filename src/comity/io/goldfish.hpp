// SPDX-License-Identifier: Apache-2.0
// A model for the R package goldfish: its terms in goldfish's words, its lists in goldfish's
// shapes, and the script that runs them. What goldfish cannot state is said, all at once.
// Knows nothing of folders, nor of what the model's estimates are.
#pragma once

#include <string>
#include <vector>

#include "comity/io/read_model.hpp"

namespace comity::io {

/// A term of the formula, as the model file and as goldfish write it.
struct GoldfishTerm {
  std::string term;
  std::string effect;
  bool operator==(const GoldfishTerm&) const = default;
};

/// A model that goldfish can state. Lives no longer than the model it is of.
struct GoldfishModel {
  const models::Model* of = nullptr;
  std::vector<std::string> network_names;    ///< one per network, fit for R and for files
  std::vector<std::string> attribute_names;  ///< one per attribute
  std::vector<std::size_t> networks;         ///< those the formula or the events read
  std::vector<GoldfishTerm> terms;
};

/// Translates a model; of use only if no problem was added.
///
/// Problems: every key and every term that goldfish 1.7 does not have, with its place.
/// Source: [Goldfish], version 1.7.
[[nodiscard]] GoldfishModel to_goldfish(const ModelFile& file, Problems& problems);

/// A file of the bundle.
struct GoldfishFile {
  std::string name;
  std::string bytes;
};

/// actors.csv, presence.csv, NAME_values.csv per attribute, NAME_initial.csv and NAME_ties.csv per
/// network, dependent_events.csv. Lists that would be empty are left out, but for the last one.
///
/// Cost: an initial matrix has a cell for every pair of actors.
[[nodiscard]] std::vector<GoldfishFile> goldfish_lists(const GoldfishModel& model);

/// model.R: reads the lists and comity.csv, estimates the model, prints both answers.
[[nodiscard]] std::string goldfish_script(const GoldfishModel& model);

/// How goldfish calls the kind of model: "DyNAM" or "REM", and its part: "choice", "rate" ...
[[nodiscard]] std::string goldfish_family(const models::Settings& settings);
[[nodiscard]] std::string goldfish_part(const models::Settings& settings);

}  // namespace comity::io
