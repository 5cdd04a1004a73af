// SPDX-License-Identifier: Apache-2.0
/// Slips of a parser that are put right, each with a parse written by hand.
#include "analysis/mend.hpp"

#include <map>

#include "catch.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

struct Word {
  std::string_view text, lemma;
  Upos pos;
  std::uint32_t head;  ///< counted from 1; 0 is the root
  Deprel rel;
};

/// The parse of the words after mending, and what it was.
struct Parsed {
  std::vector<Syntax> before, after;
};

Parsed mended(const std::vector<Word>& words) {
  std::string text;
  for (const auto& w : words) {
    if (!text.empty()) text += ' ';
    text += w.text;
  }
  auto doc = read_document(text, true);
  REQUIRE(doc.tokens.size() == words.size());
  Parsed result;
  for (const auto& w : words) {
    Syntax s;
    s.pos = w.pos;
    s.head = w.head == 0 ? Syntax::root : w.head - 1;
    s.rel = w.rel;
    s.lemma = w.lemma;
    result.before.push_back(s);
  }
  result.after = result.before;
  mend(doc, result.after);
  return result;
}

/// "2 obl 1": each word, counted from 1, that has another head or relation than before.
std::string changes(const Parsed& p) {
  std::string result;
  for (std::size_t i = 0; i < p.after.size(); ++i) {
    const auto& s = p.after[i];
    if (s.head == p.before[i].head && s.rel == p.before[i].rel) continue;
    if (!result.empty()) result += ", ";
    result += std::to_string(i + 1) + " " + std::string(to_string(s.rel)) + " " +
              (s.head == Syntax::root ? "0" : std::to_string(s.head + 1));
  }
  return result;
}

}  // namespace

TEST_CASE("slips of a parse are put right", "[analysis]") {
  SECTION("a modifier read as a repair") {
    CHECK(changes(mended({{"Norwegian", "Norwegian", Upos::propn, 2, Deprel::reparandum},
                          {"ties", "tie", Upos::noun, 0, Deprel::root}})) == "1 compound 2");
  }
  SECTION("an object with a preposition") {
    CHECK(changes(mended({{"Quist", "Quist", Upos::propn, 2, Deprel::nsubj},
                          {"spoke", "speak", Upos::verb, 0, Deprel::root},
                          {"to", "to", Upos::adp, 4, Deprel::case_},
                          {"Brel", "Brel", Upos::propn, 2, Deprel::obj}})) == "4 obl 2");
  }
  SECTION("a perfect read as an object") {
    CHECK(changes(mended({{"Norway", "Norway", Upos::propn, 2, Deprel::nsubj},
                          {"seems", "seem", Upos::verb, 0, Deprel::root},
                          {"to", "to", Upos::part, 4, Deprel::mark},
                          {"have", "have", Upos::verb, 2, Deprel::xcomp},
                          {"fired", "fire", Upos::verb, 6, Deprel::amod},
                          {"rockets", "rocket", Upos::noun, 4, Deprel::obj}})) ==
          "3 mark 5, 4 aux 5, 5 xcomp 2, 6 obj 5");
  }
  SECTION("a name hung on a date") {
    CHECK(changes(mended({{"Quist", "Quist", Upos::propn, 2, Deprel::nsubj},
                          {"went", "go", Upos::verb, 0, Deprel::root},
                          {"to", "to", Upos::adp, 4, Deprel::case_},
                          {"Oslo", "Oslo", Upos::propn, 2, Deprel::obl},
                          {"on", "on", Upos::adp, 6, Deprel::case_},
                          {"Monday", "Monday", Upos::propn, 2, Deprel::obl},
                          {"and", "and", Upos::cconj, 9, Deprel::cc},
                          {"to", "to", Upos::adp, 9, Deprel::case_},
                          {"Nairobi", "Nairobi", Upos::propn, 6, Deprel::conj}})) == "9 conj 4");
  }
  SECTION("a clause read as a phrase") {
    CHECK(changes(mended({{"It", "it", Upos::pron, 2, Deprel::nsubj},
                          {"came", "come", Upos::verb, 0, Deprel::root},
                          {"after", "after", Upos::adp, 4, Deprel::case_},
                          {"Quist", "Quist", Upos::propn, 2, Deprel::obl},
                          {"left", "leave", Upos::verb, 2, Deprel::conj}})) ==
          "3 mark 5, 4 nsubj 5, 5 advcl 2");
  }
  SECTION("what is told, read as a clause about the one who is told") {
    CHECK(changes(mended({{"Quist", "Quist", Upos::propn, 2, Deprel::nsubj},
                          {"told", "tell", Upos::verb, 0, Deprel::root},
                          {"Brel", "Brel", Upos::propn, 2, Deprel::obj},
                          {"that", "that", Upos::pron, 6, Deprel::obj},
                          {"Norway", "Norway", Upos::propn, 6, Deprel::nsubj},
                          {"agreed", "agree", Upos::verb, 3, Deprel::acl}})) ==
          "4 mark 6, 6 ccomp 2");
  }
  SECTION("a good parse stays as it is") {
    CHECK(changes(mended({{"Quist", "Quist", Upos::propn, 2, Deprel::nsubj},
                          {"told", "tell", Upos::verb, 0, Deprel::root},
                          {"Brel", "Brel", Upos::propn, 2, Deprel::obj},
                          {"on", "on", Upos::adp, 5, Deprel::case_},
                          {"Monday", "Monday", Upos::propn, 2, Deprel::obl}})) == "");
  }
}
