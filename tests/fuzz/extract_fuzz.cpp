// SPDX-License-Identifier: Apache-2.0
/// Any bytes: extraction does not fail, output parses back, and every span lies inside the text.
#include <cstdlib>
#include <demarche/demarche.hpp>
#include <nlohmann/json.hpp>

namespace {

void check_spans(const nlohmann::json& node, std::size_t size) {
  if (node.is_object() && node.contains("begin") && node.contains("end") &&
      node["begin"].is_number()) {
    if (node["begin"] > node["end"] || node["end"] > size) std::abort();
  }
  if (node.is_structured())
    for (const auto& child : node) check_spans(child, size);
}

/// Every format takes any document; those of lines have whole lines.
void write_all(const demarche::Document& document, const std::string& id) {
  using demarche::TableFormat;
  for (const auto& lines :
       {demarche::to_conllu(document, {id}), demarche::to_relations_table(document, {id}),
        demarche::to_entities_table(document, {id, TableFormat::tsv}),
        demarche::to_plover(document, {id}), demarche::to_brat(document).annotations,
        demarche::to_ntriples(document, {id}), demarche::to_report(document, id)})
    if (!lines.empty() && lines.back() != '\n') std::abort();
  demarche::ActorGraph graph;
  graph.add(document);
  (void)graph.to_graphml();
  (void)graph.to_dot();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto extractor =
      demarche::Extractor::load({.data = DEMARCHE_SOURCE_DIR, .gazetteers = {}, .rules = {}});
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto document =
      extractor.extract(text, {.date = "2024-05-02", .plain = (data[0] & 1) != 0});
  demarche::JsonOptions options;
  options.offsets = demarche::OffsetUnit::byte;
  options.tokens = options.sentences = true;
  const auto json = nlohmann::json::parse(demarche::to_json(document, options));
  check_spans(json, text.size());
  for (const auto& relation : json["relations"])
    if (relation["evidence"].empty() ||
        (relation["subject"].is_null() && relation["object"].is_null()))
      std::abort();
  (void)demarche::to_text(document);
  write_all(document, text);
  return 0;
}
