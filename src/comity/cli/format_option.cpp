// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/format_option.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/io/graph.hpp"
#include "comity/io/json.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/services/commands.hpp"
#include "comity/services/exchange_figure.hpp"
#include "comity/services/network_graph.hpp"

namespace comity::cli {

namespace {

using Formats = std::vector<std::string>;

const Formats& formats_of(std::string_view word) {
  static const Formats none, pictures{"svg"}, graphs{"graphml", "gexf", "csv", "json"},
      citations{"text", "bibtex", "ris", "csl"};
  if (word == "exchanges") return pictures;
  return word == "network" ? graphs : word == "cite" ? citations : none;
}

Error unknown_format(std::string_view word, const std::string& format) {
  const auto& formats = formats_of(word);
  return {.kind = Error::Kind::usage,
          .what = fmt::format("`{}` has no format \"{}\".", word, shorten(format)),
          .where = {.field = "format"},
          .nearest = nearest_text(format, formats),
          .hint = "choose one of: " + join(formats, ", ")};
}

/// The tables in a folder that appears whole, or the edges on standard output.
Result<void> deliver_tables(const io::GraphTables& tables, const Options& options) {
  if (options.output.empty()) return deliver(tables.edges, {}, false);
  auto folder = io::PendingFolder::open(options.output, options.force);
  if (!folder) return std::unexpected(folder.error());
  for (const auto& [name, bytes] : {std::pair{"nodes.csv", &tables.nodes},
                                    {"edges.csv", &tables.edges},
                                    {"graph.csv", &tables.graph}}) {
    if (const auto done = folder->write(name, *bytes); !done) return done;
  }
  return folder->commit();
}

Result<void> give_graph(const io::Case& of, const services::Request& request,
                        const Options& options) {
  // Only GEXF can hold more than one day.
  const auto span =
      options.format == "gexf" ? services::GraphSpan::history : services::GraphSpan::day;
  const auto graph = services::network_graph(of, request, span);
  if (!graph) return std::unexpected(graph.error());
  if (options.format == "csv") return deliver_tables(io::to_graph_tables(*graph), options);
  if (options.format == "json")
    return deliver(io::to_node_link(*graph), options.output, options.force);
  const auto xml = options.format == "gexf" ? io::to_gexf(*graph) : io::to_graphml(*graph);
  if (!xml) return std::unexpected(xml.error());
  return deliver(*xml, options.output, options.force);
}

Result<void> give_picture(const io::Case& of, const services::Request& request,
                          const Options& options) {
  const auto study = services::study_exchanges(of, request);
  if (!study) return std::unexpected(study.error());
  return deliver(io::to_svg(services::figure_of(*study)), options.output, options.force);
}

Result<void> give_citations(const io::Case& of, const services::Request& request,
                            const Options& options) {
  const auto answer = services::ask(of, "cite", request);
  if (!answer) return std::unexpected(answer.error());
  const auto& found = *answer->body.find(options.format);
  const auto* const text = found.if_text();
  return deliver(text != nullptr ? *text : io::to_json(found) + '\n', options.output,
                 options.force);
}

}  // namespace

void add_format_option(CLI::App& command, std::string_view word, Options& options) {
  const auto& formats = formats_of(word);
  if (formats.empty()) return;
  auto* const format =
      command.add_option("--format", options.format, "write " + join(formats, ", "));
  for (const auto* other : {"--json", "--csv", "--why", "--sensitivity"})
    format->excludes(command.get_option(other));
}

int give_format(std::string_view word, const Options& options) {
  if (std::ranges::find(formats_of(word), options.format) == formats_of(word).end())
    return complain(unknown_format(word, options.format));
  const auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  const auto of = open_case(options.folder);
  if (!of) return complain(of.error());
  auto* const give = word == "cite"        ? give_citations
                     : word == "exchanges" ? give_picture
                                           : give_graph;
  const auto done = give(*of, *request, options);
  return done ? 0 : complain(done.error());
}

}  // namespace comity::cli
