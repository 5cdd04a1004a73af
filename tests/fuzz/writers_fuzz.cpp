// SPDX-License-Identifier: Apache-2.0
/// Every format takes any document, and what it writes is of its form: the id is hostile too.
#include <libxml/parser.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fuzz/memory_file.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace demarche;

namespace {

void check_xml(const std::string& text) {
  const auto options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  auto* const tree =
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, options);
  require(tree != nullptr, "XML that is not well-formed", text);
  xmlFreeDoc(tree);
}

void check_brat(const Document& document) {
  const auto files = to_brat(document);
  whole_lines(files.annotations, "brat");
  require(is_clean_text(files.text) || document.text().find('\0') != std::string_view::npos,
          "brat's text is not UTF-8");
  require(files.text.find('\r') == std::string::npos, "a carriage return in brat's text");
}

void check_ntriples(const std::string& triples) {
  whole_lines(triples, "ntriples");
  std::size_t at = 0;
  while (at < triples.size()) {
    const auto end = triples.find('\n', at);
    const auto line = std::string_view(triples).substr(at, end - at);
    require((line.starts_with("<") || line.starts_with("_:")) && line.ends_with(" ."),
            "no triple on a line", line);
    at = end + 1;
  }
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    ++found;
  return found;
}

/// No text may end the page's script or begin one.
void check_report(const std::string& page) {
  require(page.ends_with("</html>\n"), "a page without its end");
  static const auto empty = to_report(extractor().extract(""), "0");
  for (const char* tag : {"<script", "</script", "<style", "</style", "<!--"})
    require(count(page, tag) == count(empty, tag), "a text that writes the page's tags", tag);
}

void check_conllu(const std::string& sentences) {
  whole_lines(sentences, "conllu");
  std::size_t at = 0;
  while (at < sentences.size()) {
    const auto end = sentences.find('\n', at);
    const auto line = std::string_view(sentences).substr(at, end - at);
    require(line.empty() || line[0] == '#' || std::count(line.begin(), line.end(), '\t') == 9,
            "a word without its ten fields", line);
    at = end + 1;
  }
}

}  // namespace

/// The first line of the input is the document's id.
void writers(std::string_view input) {
  const auto way = take_way(input, 2);
  const auto line = std::min(input.find('\n'), input.size());
  const std::string id(input.substr(0, line));
  ExtractOptions options;
  options.date = "2024-05-02";
  options.plain = way == 1;
  const auto document =
      extractor().extract(std::string(input.substr(std::min(line + 1, input.size()))), options);
  for (const auto format : {TableFormat::csv, TableFormat::tsv}) {
    const char separator = format == TableFormat::csv ? ',' : '\t';
    check_table(relations_table_header(format), to_relations_table(document, {id, format}),
                separator);
    check_table(entities_table_header(format), to_entities_table(document, {id, format}),
                separator);
  }
  check_table(plover_header(), to_plover(document, {id}), '\t');
  check_conllu(to_conllu(document, {id}));
  check_brat(document);
  check_ntriples(to_ntriples(document, {id}));
  check_report(to_report(document, id));
  JsonOptions json_options;
  json_options.id = id;
  json_options.indent = 1;
  const auto json = nlohmann::json::parse(to_json(document, json_options));
  require(is_clean_text(json["id"].get<std::string>()) || id.find('\0') != std::string::npos,
          "an id that is not UTF-8");
  for (const bool colour : {false, true}) static_cast<void>(to_text(document, {colour}));
  ActorGraph graph;
  graph.add(document);
  graph.add(document);
  check_xml(graph.to_graphml());
  whole_lines(graph.to_dot(), "dot");
  if (input.size() % 16 != 0) return;  // a database takes longer than all others
  const auto file = memory_folder() / "fuzz.sqlite";
  std::filesystem::remove(file);
  SqliteWriter database(file);
  database.add(document, id);
  database.add(document, id + "-2");
  database.finish();
}

}  // namespace fuzz
