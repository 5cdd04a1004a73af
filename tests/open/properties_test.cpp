// SPDX-License-Identifier: Apache-2.0
/// What holds of every open triple, whatever the text.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "demarche/extractor.hpp"
#include "documents.hpp"
#include "open/parsed_sentence.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

bool at_character(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check_phrase(const Layers& doc, const Phrase& phrase) {
  CHECK_FALSE(phrase.parts.empty());
  std::uint32_t last = 0;
  for (const auto& part : phrase.parts) {
    CHECK(part.begin >= last);
    CHECK(part.end <= doc.text.size());
    CHECK((part.begin < part.end || !phrase.implied.empty()));
    CHECK((at_character(doc.text, part.begin) && at_character(doc.text, part.end)));
    last = part.end;
  }
  CHECK_FALSE(phrase.text(doc).empty());
}

void check_triples(const Layers& doc) {
  for (const bool maximal : {false, true}) {
    const auto triples = find_open_triples(doc, maximal);
    std::vector<std::string> lines = written(doc, maximal);
    for (const auto& t : triples) {
      check_phrase(doc, t.subject);
      check_phrase(doc, t.relation);
      check_phrase(doc, t.object);
      for (const auto& e : t.extra) check_phrase(doc, e);
      if (!maximal) CHECK(t.extra.empty());
      CHECK((t.confidence > 0 && t.confidence < 1));
      CHECK(t.implicit == !t.relation.implied.empty());
    }
    CHECK(lines == written(doc, maximal));
    CHECK(triples.size() <= 200 * doc.sentences.size());
    std::sort(lines.begin(), lines.end());
    if (doc.sentences.size() == 1)
      CHECK(std::adjacent_find(lines.begin(), lines.end()) == lines.end());
  }
}

std::string word(const std::string& form, const std::string& tag, std::size_t head,
                 const std::string& rel) {
  return form + "|" + tag + "|" + std::to_string(head) + ":" + rel + " ";
}

}  // namespace

TEST_CASE("open triples of whole documents lie in the text", "[open]") {
  const auto extractor = Extractor::load({.data = source_folder(), .gazetteers = {}, .rules = {}});
  for (const auto& file :
       std::filesystem::directory_iterator(source_folder() / "examples" / "data")) {
    if (file.path().extension() != ".txt") continue;
    std::ostringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    INFO(file.path().string());
    check_triples(extractor.extract(text.str()).layers());
  }
  for (const auto* text :
       {"", "\"\" \" ( ) '' ``", "Zürich’s Ünal met “Çelik” 😀 and left Łódź.",
        "Norway \xff\xfe met\x80 Kenya and and , , who which that said.", "is is is. by of by.",
        "He said she said they said it said so , he said , she said."}) {
    INFO(text);
    check_triples(extractor.extract(text).layers());
  }
}

TEST_CASE("coordinations do not multiply without bound", "[open]") {
  // forty subjects, forty verbs, each with four objects
  std::string parse;
  constexpr std::size_t subjects = 40;
  for (std::size_t i = 0; i < subjects; ++i)
    parse += i == 0 ? word("A0", "PROPN", subjects + 1, "nsubj")
                    : word("A" + std::to_string(i), "PROPN", 1, "conj");
  std::size_t at = subjects;
  const auto first = at + 1;
  for (std::size_t v = 0; v < 40; ++v) {
    const auto verb = at + 1;
    parse += v == 0 ? word("saw/see", "VERB", 0, "root") : word("saw/see", "VERB", first, "conj");
    for (std::size_t o = 0; o < 4; ++o)
      parse += o == 0 ? word("B" + std::to_string(v), "PROPN", verb, "obj")
                      : word("C" + std::to_string(o), "PROPN", verb + 1, "conj");
    at += 5;
  }
  const auto doc = parsed_sentence(parse);
  const auto triples = find_open_triples(doc, false);
  CHECK(triples.size() > 100);
  CHECK(triples.size() <= 200);
  CHECK(find_open_triples(doc, true).size() == 40);
}

TEST_CASE("a parse as deep as it is long is read in bounded steps", "[open]") {
  std::string clauses,
      nouns = word("Aho", "PROPN", 2, "nsubj") + word("saw/see", "VERB", 0, "root");
  for (std::size_t i = 0; i < 3000; ++i)
    clauses += i == 0 ? word("said/say", "VERB", 0, "root") : word("said/say", "VERB", i, "ccomp");
  for (std::size_t i = 0; i < 3000; ++i)
    nouns += word("of", "ADP", 4 + 2 * i, "case") +
             word("B", "NOUN", 2 + 2 * i, i == 0 ? "obl" : "nmod");
  check_triples(parsed_sentence(clauses));
  check_triples(parsed_sentence(nouns));
}

TEST_CASE("heads that no tree has do no harm", "[open]") {
  auto doc = parsed_sentence(
      "Aho|PROPN|2:nsubj met/meet|VERB|4:conj Bex|PROPN|2:obj and|CCONJ|2:conj who|PRON|5:acl");
  check_triples(doc);  // a circle, and a word that is its own head
}
