// SPDX-License-Identifier: Apache-2.0
/// What `explain` says of texts.
#include <algorithm>
#include <string>

#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace demarche;

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

/// The whole is the sentences' own; a document is the same behind it; texts of UTF-8 are explained
/// in UTF-8; the words of the text are bounds of how much is said.
void explanation(std::string_view input) {
  const auto way = take_way(input, 4);
  ExtractOptions options;
  if ((way & 1U) != 0) options.date = "2024-05-02";
  options.plain = (way & 2U) != 0;
  const auto document = extractor().extract(std::string(input), options);
  const auto before = to_json(document);
  const auto whole = explain(document);
  std::string sentences;
  const auto number = std::min<std::size_t>(document.sentences().size(), 12);
  for (std::size_t s = 1; s <= number; ++s) {
    const auto one = explain(document, s);
    require(one.empty() || one.starts_with("Sentence " + std::to_string(s) + ": "),
            "another sentence than the one asked for", one);
    sentences += one;
  }
  require(number == document.sentences().size() ? whole == sentences : whole.starts_with(sentences),
          "a whole that is not the sentences' own", whole);
  require(explain(document, document.sentences().size() + 1).empty(),
          "an explanation of a sentence that there is not");
  require(Boundaries(input).all_valid() ? Boundaries(whole).all_valid() : true,
          "an explanation that is not UTF-8");
  require(document.relations().empty() || count(whole, "fired: ") + count(whole, "told ") > 0,
          "relations that nothing explains", whole);
  require(whole.size() <= 4000 * (document.tokens().size() + 1) + 10 * input.size(),
          "more is said than a text's words are bound to", std::to_string(whole.size()));
  require(to_json(document) == before, "an explanation that changes its document");
}

}  // namespace fuzz
