// SPDX-License-Identifier: Apache-2.0
#include "c_api/formats.hpp"

#include <algorithm>
#include <array>

#include "demarche/conllu.hpp"
#include "demarche/graph.hpp"
#include "demarche/rdf.hpp"
#include "demarche/report.hpp"
#include "demarche/tables.hpp"
#include "demarche/text.hpp"

namespace demarche::c_api {
namespace {

using Write = std::string (*)(const Document&, const JsonOptions&);

struct Format {
  std::string_view name;
  Write write;
};

template <int indent>
std::string json(const Document& document, JsonOptions const& options) {
  auto indented = options;
  indented.indent = indent;
  return to_json(document, indented) + '\n';
}

template <TableFormat format>
std::string relations(const Document& document, const JsonOptions& options) {
  return relations_table_header(format) +
         to_relations_table(document, {options.id, format, options.offsets});
}

template <TableFormat format>
std::string entities(const Document& document, const JsonOptions& options) {
  return entities_table_header(format) +
         to_entities_table(document, {options.id, format, options.offsets});
}

template <std::string (ActorGraph::*form)() const>
std::string graph(const Document& document, const JsonOptions&) {
  ActorGraph actors;
  actors.add(document);
  return (actors.*form)();
}

constexpr std::array<Format, 13> formats{{
    {"jsonl", json<-1>},
    {"json", json<2>},
    {"text", [](const Document& document, const JsonOptions&) { return to_text(document); }},
    {"conllu", [](const Document& document,
                  const JsonOptions& options) { return to_conllu(document, {options.id}); }},
    {"csv", relations<TableFormat::csv>},
    {"tsv", relations<TableFormat::tsv>},
    {"csv-entities", entities<TableFormat::csv>},
    {"tsv-entities", entities<TableFormat::tsv>},
    {"plover",
     [](const Document& document, const JsonOptions& options) {
       return plover_header() + to_plover(document, {options.id});
     }},
    {"ntriples",
     [](const Document& document, const JsonOptions& options) {
       return ntriples_header() + to_ntriples(document, {options.id});
     }},
    {"graphml", graph<&ActorGraph::to_graphml>},
    {"dot", graph<&ActorGraph::to_dot>},
    {"html", [](const Document& document,
                const JsonOptions& options) { return to_report(document, options.id); }},
}};

const Format* find(std::string_view name) {
  const auto* const found = std::find_if(formats.begin(), formats.end(),
                                         [&](const Format& format) { return format.name == name; });
  return found == formats.end() ? nullptr : found;
}

}  // namespace

bool has_format(std::string_view name) { return find(name) != nullptr; }

std::string format_names() {
  std::string names;
  for (const auto& format : formats) names.append(names.empty() ? "" : ", ").append(format.name);
  return names;
}

std::string write(std::string_view format, const Document& document, const JsonOptions& options) {
  return find(format)->write(document, options);
}

}  // namespace demarche::c_api
