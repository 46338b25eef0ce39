// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/version.hpp"
#include "comity/io/goldfish.hpp"

namespace comity::io {

namespace {

using models::Kind;

constexpr std::string_view opening = R"R(
library(goldfish)
modern <- packageVersion("goldfish") >= "1.7.0"
if (!modern) {  # the same functions by their earlier names
  make_nodes <- defineNodes
  make_network <- defineNetwork
  link_events <- linkEvents
}

# Missing is empty; NA is a label like any other.
read <- function(file) {
  columns <- names(read.csv(file, nrows = 1, check.names = FALSE))
  is_text <- columns %in% c("label", "node", "sender", "receiver")
  read.csv(file, colClasses = ifelse(is_text, "character", "numeric"), na.strings = "",
           check.names = FALSE, encoding = "UTF-8")
}
read_matrix <- function(file, labels) {
  cells <- read.csv(file, colClasses = c("character", rep("numeric", length(labels))),
                    na.strings = "", check.names = FALSE, encoding = "UTF-8")
  matrix(unlist(cells[-1]), nrow = length(labels), dimnames = list(labels, labels))
}

actors <- read("actors.csv")
labels <- actors$label
actors$present <- actors$present == 1
actors <- make_nodes(actors)
)R";

constexpr std::string_view estimating = R"R(
# Estimate, more closely than goldfish does by itself.
if (modern) {
  estimator <- get(if (family == "REM") "estimate_rem" else "estimate_dynam")
  known <- names(formals(estimator))
  arguments <- list(as.formula(formula), data = data, progress = FALSE, verbose = FALSE)
  arguments$sub_model <- intersect(parts, eval(formals(estimator)$sub_model))[1]
  if (!"sub_model" %in% known) arguments$sub_model <- NULL
  if ("control_algo" %in% known) {
    arguments$control_algo <- set_algorithm_newton(max_iterations = 100)
  } else {
    arguments$control_estimation <- set_estimation_opt(
      max_iterations = 100, convergence_criterion = 1e-5, engine = engine)
  }
  fit <- do.call(estimator, arguments)
} else {
  formula <- rename_effects(formula)
  arguments <- list(as.formula(formula), model = family, progress = FALSE, verbose = FALSE,
                    estimationInit = list(maxIterations = 100, maxScoreStopCriterion = 1e-5,
                                          engine = engine))
  if (family == "DyNAM") arguments$subModel <- parts[length(parts)]
  fit <- do.call(estimate, arguments)
}

# What goldfish found beside what Comity found.
comity <- read.csv("comity.csv", check.names = FALSE, encoding = "UTF-8")
likelihood <- comity$estimate[comity$term == "log_likelihood"]
comity <- comity[comity$term != "log_likelihood", ]
found <- data.frame(term = comity$term, comity = comity$estimate, goldfish = as.numeric(coef(fit)),
                    comity_se = comity$se, goldfish_se = as.numeric(sqrt(diag(vcov(fit)))))
print(format(found, digits = 8), row.names = FALSE)
cat(sprintf("log-likelihood: Comity %.6f, goldfish %.6f\n", likelihood, as.numeric(logLik(fit))))
agree <- all(abs(found$comity - found$goldfish) < 1e-3 * found$comity_se) &&
  abs(likelihood - as.numeric(logLik(fit))) < 1e-4
cat(if (agree) "Both agree.\n" else "They differ: README.md says what goldfish does otherwise.\n")
)R";

constexpr std::string_view renaming = R"R(
rename_effects <- function(formula) {  # as goldfish 1.6 spells them
  earlier <- c(node_trans = "nodeTrans", common_sender = "commonSender",
               common_receiver = "commonReceiver", mixed_trans = "mixedTrans",
               mixed_cycle = "mixedCycle", mixed_common_sender = "mixedCommonSender",
               mixed_common_receiver = "mixedCommonReceiver", tertius_diff = "tertiusDiff",
               ego_alter_interaction = "egoAlterInt", transformer_fn = "transformFun",
               ignore_repetitions = "ignoreRep")
  for (name in names(earlier))
    formula <- gsub(paste0("\\b", name, "(?=\\(| = )"), earlier[[name]], formula, perl = TRUE)
  formula
}
)R";

/// The objects of R that the script makes, in order.
class ScriptWriter {
 public:
  explicit ScriptWriter(const GoldfishModel& model)
      : model_(model), history_(model.of->history), settings_(model.of->settings) {}

  std::string write() {
    text_ = fmt::format("# Written by Comity {}. Run in this folder: Rscript model.R\n", version);
    text_ += opening;
    write_changes_of_actors();
    for (const auto which : model_.networks) write_network(which);
    write_events();
    write_model();
    text_ += renaming;
    text_ += estimating;
    return std::move(text_);
  }

 private:
  void write_changes_of_actors() {
    if (!history_.presence.empty()) {
      text_ += "presence <- read(\"presence.csv\")\npresence$replace <- presence$replace == 1\n";
      link("actors", "presence", "attribute = \"present\"");
    }
    for (const auto which : model_.of->attributes) {
      if (history_.attributes[which].changes.empty()) continue;
      const auto& name = model_.attribute_names[which];
      read_list(name + "_values");
      link("actors", name + "_values", fmt::format("attribute = \"{}\"", name));
    }
  }

  void write_network(std::size_t which) {
    const auto& network = history_.networks[which];
    const auto& name = model_.network_names[which];
    text_ += '\n';
    std::string matrix;
    if (!network.initial.empty()) {
      matrix = name + "_initial";
      text_ += fmt::format("{0} <- read_matrix(\"{0}.csv\", labels)\n", matrix);
      matrix = "matrix = " + matrix + ", ";
    }
    text_ += fmt::format("{}_network <- make_network({}nodes = actors, directed = {})\n", name,
                         matrix, network.directed ? "TRUE" : "FALSE");
    objects_ += fmt::format("{}_network, ", name);
    if (network.changes.empty()) return;
    read_list(name + "_ties");
    link(name + "_network", name + "_ties", "nodes = actors");
  }

  void write_events() {
    const auto network = model_.network_names[model_.of->dependent] + "_network";
    text_ += fmt::format(R"(
dependent_events <- read("dependent_events.csv")
if (modern) {{
  dependent_events <- make_dependent_events(
    events = dependent_events, nodes = actors, default_network = {0})
  data <- make_data(
    {1}actors, dependent_events)
}} else {{
  dependent_events <- defineDependentEvents(
    events = dependent_events, nodes = actors, defaultNetwork = {0})
}}
)",
                         network, in_lines(objects_));
  }

  void write_model() {
    std::string effects;
    bool squares = false, once = false;
    for (const auto& term : model_.terms) {
      effects += (effects.empty() ? "\n  " : " +\n  ") + term.effect;
      squares = squares || term.effect.contains("transformer_fn = square");
      once = once || term.effect.contains("ignore_repetitions = TRUE");
    }
    text_ += '\n';
    if (squares) text_ += "square <- function(x) x * x\n";
    text_ += fmt::format("formula <- \"dependent_events ~{}\"\n", escaped(effects));
    text_ += fmt::format("family <- \"{}\"\n", goldfish_family(settings_));
    text_ += fmt::format("parts <- c({})  # by their later and earlier names\n", parts());
    text_ += once ? "engine <- \"default\"  # the only one that has ignore_repetitions\n"
                  : "engine <- \"default_c\"\n";
  }

  /// How versions of goldfish call the part of the model, the latest name first.
  [[nodiscard]] std::string parts() const {
    const bool rate = settings_.kind == Kind::rate || settings_.kind == Kind::relational;
    if (!rate) return '"' + goldfish_part(settings_) + '"';
    const std::string earlier = settings_.kind == Kind::rate ? R"("rate")" : R"("choice")";
    const std::string later = settings_.timed ? R"("rate")" : R"("rate_ordered")";
    return later == earlier ? later : later + ", " + earlier;
  }

  static std::string escaped(const std::string& text) {
    std::string quoted;
    for (const char c : text) quoted += c == '"' ? std::string("\\\"") : std::string(1, c);
    return quoted;
  }

  /// Breaks a list after a comma where a line grows long.
  static std::string in_lines(const std::string& list) {
    constexpr std::size_t long_line = 70;
    std::string text;
    std::size_t begun = 0;
    for (std::size_t at = 0; at < list.size(); ++at) {
      const bool breaks = list[at] == ' ' && at - begun > long_line;
      text += breaks ? std::string("\n    ") : std::string(1, list[at]);
      if (breaks) begun = at;
    }
    return text;
  }

  void read_list(const std::string& name) {
    text_ += fmt::format("{0} <- read(\"{0}.csv\")\n", name);
  }
  void link(const std::string& object, const std::string& list, const std::string& how) {
    text_ += fmt::format("{0} <- link_events({0}, {1}, {2})\n", object, list, how);
    objects_ += list + ", ";
  }

  const GoldfishModel& model_;
  const models::History& history_;
  const models::Settings& settings_;
  std::string text_;
  std::string objects_;  ///< for make_data
};

}  // namespace

std::string goldfish_script(const GoldfishModel& model) { return ScriptWriter(model).write(); }

}  // namespace comity::io
