// SPDX-License-Identifier: Apache-2.0
/// Texts: as an article and as sentences, without and with open triples.
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"
#include "layers.hpp"
#include "text/text.hpp"
#include "work_bounds.hpp"

namespace fuzz {

using namespace demarche;

void extract(std::string_view input) {
  const auto way = take_way(input, 5);
  ExtractOptions options;
  options.date = "2024-05-02";
  options.plain = (way & 1U) != 0;
  if (way == 4) options.limits = {.bytes = 200, .entities = 3, .relations = 1};
  const auto open = way == 2   ? OpenTriples::minimal
                    : way == 3 ? OpenTriples::maximal
                               : OpenTriples::none;
  WorkCounts work;
  options.observer = &work;
  const auto document = extractor().extract(std::string(input), options);
  options.observer = nullptr;
  for (const auto& [kind, most] : most_work_of_a_word())
    require(static_cast<double>(work.counts[kind]) <= most * work.words(input.size()) + 2000,
            "work that is not linear in the text", kind);
  require(way == 4 ? input.starts_with(document.text()) : document.text() == input,
          "another text than the one given");
  require(document.text().size() == input.size() || !document.cut().empty(), "a cut in silence");
  require(document.entities().size() <= options.limits.entities &&
              document.relations().size() <= options.limits.relations,
          "more than a limit allows");
  check_document(document);
  check_json(document, open);
  static_cast<void>(explain(document));
  if (input.size() % 4 != 0) return;  // a quarter of all inputs is read twice
  const auto again = extractor().extract(std::string(input), options);
  JsonOptions json;
  json.open = open;
  require(to_json(document, json) == to_json(again, json), "another result the second time");
}

void words(std::string_view input) {
  using namespace demarche::detail;
  Layers doc;
  doc.plain = take_way(input, 2) != 0;
  doc.text = input;
  read_words(doc);
  const Boundaries boundary(doc.text);
  std::uint32_t end = 0;
  for (const auto& block : doc.blocks) {
    require(block.span.begin >= end && block.span.end <= doc.text.size() &&
                block.span.begin <= block.span.end,
            "blocks that overlap");
    require(boundary(block.span.begin) && boundary(block.span.end), "a block in a character");
    end = block.span.end;
  }
  end = 0;
  for (const auto& token : doc.tokens) {
    require(token.span.begin >= end && token.span.begin < token.span.end &&
                token.span.end <= doc.text.size(),
            "tokens that overlap");
    require(boundary(token.span.begin) && boundary(token.span.end), "a token in a character");
    end = token.span.end;
  }
  std::uint32_t next = 0;
  for (const auto& sentence : doc.sentences) {
    require(sentence.tokens.begin == next && sentence.tokens.end > next, "sentences with gaps");
    next = sentence.tokens.end;
  }
  require(next == doc.tokens.size(), "tokens in no sentence");
}

}  // namespace fuzz
