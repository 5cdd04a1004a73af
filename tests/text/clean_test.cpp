// SPDX-License-Identifier: Apache-2.0
#include "text/clean.hpp"

#include <demarche/extractor.hpp>

#include "catch.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

std::string cleaned(std::string_view text) {
  auto clean = CleanText::of(text);
  return clean ? clean->take() : std::string(text);
}

}  // namespace

TEST_CASE("what hides a text's words is undone", "[text]") {
  const struct {
    const char* name;
    const char* text;
    const char* clean;
  } cases[] = {
      {"plain text is left alone", "Norway met Kenya - at last.", "Norway met Kenya - at last."},
      {"ligatures", "The o\uFB03cer \uFB01led a re\uFB02ection.",
       "The officer filed a reflection."},
      {"full-width letters", "\uFF2E\uFF33\uFF23 met in \uFF12\uFF10\uFF12\uFF14",
       "NSC met in 2024"},
      {"soft hyphens", "The ambas\u00ADsador", "The ambassador"},
      {"marks without width", "Ke\u200Bnya and \u2066Norway\u2069", "Kenya and Norway"},
      {"spaces that do not break", "$50\u00A0million", "$50 million"},
      {"a word over a line's end", "The minis-\nter spoke.", "The minister spoke."},
      {"over a soft hyphen", "The minis\u00AD\nter spoke.", "The minister spoke."},
      {"a hyphen of its own", "The US-\nbacked anti-\ntank team", "The US-backed anti-tank team"},
      {"a name's hyphen", "Al-\nShabaab", "Al-Shabaab"},
      {"a dash is no hyphen", "He left -\nand she stayed.", "He left -\nand she stayed."},
      {"letters set apart", "N O R W A Y  T O D A Y said", "NORWAY TODAY said"},
      {"initials are not", "J R R Quist and A B C", "J R R Quist and A B C"},
      {"digits for letters", "He to1d the w0rld", "He told the world"},
      {"digits that are meant", "G20, h1n1, mp3, 1st and a1b2", "G20, h1n1, mp3, 1st and a1b2"},
      {"a footnote's number", "the finding.15\nNext", "the finding.\nNext"},
      {"where an API has cut the text", "He met the env\u2026 [+2829 chars]",
       "He met the env\u2026 "},
      {"brackets that are meant", "He said [+2] and [+3 charts].", "He said [+2] and [+3 charts]."},
      {"m for rn", "The Govemment retumed to westem Kenya.",
       "The Government returned to western Kenya."},
      {"an m that is meant", "The modem and the stems warmed.", "The modem and the stems warmed."},
      {"a paragraph's number", "see para.15 there", "see para.15 there"},
      {"a page break in a sentence", "Norway blamed\n\n\f  3/14\nS/2021/99\n\nthe rebels.",
       "Norway blamed the rebels."},
      {"a page break between sentences", "It ended.\n\f12\n\nNorway met Kenya.",
       "It ended.\n\nNorway met Kenya."},
      {"read twice as Windows-1252", "Kenya\u00E2\u20AC\u2122s caf\u00C3\u00A9",
       "Kenya\u2019s caf\u00E9"},
      {"Windows-1252", "Kenya\x92s envoy", "Kenya\u2019s envoy"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(cleaned(c.text) == c.clean);
  }
}

TEST_CASE("spans come back to where the words stand", "[text]") {
  const std::string text =
      "\u201CO\uFB03cers\u201D of the minis-\ntry to1d Ke\u200Bnya\u00E2\u20AC\u2122s envoy.";
  auto clean = CleanText::of(text);
  REQUIRE(clean);
  const auto place = [&](std::string_view word, std::string_view read) {
    const auto at = static_cast<std::uint32_t>(read.find(word));
    const auto span = clean->original({at, at + static_cast<std::uint32_t>(word.size())});
    return text.substr(span.begin, span.size());
  };
  auto copy = CleanText::of(text);
  const auto read = copy->take();
  CHECK(place("Officers", read) == "O\uFB03cers");
  CHECK(place("ministry", read) == "minis-\ntry");
  CHECK(place("told", read) == "to1d");
  CHECK(place("Kenya", read) == "Ke\u200Bnya");
  CHECK(place("envoy", read) == "envoy");
}

TEST_CASE("any bytes: spans are in order and inside the text", "[text]") {
  std::uint32_t seed = 7;
  const auto next = [&seed](std::uint32_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8U) % below;
  };
  const std::string_view parts[] = {
      "-\n",      "\f",   "\u00AD", "\uFB01",  "\x92",   "\u00E2\u20AC\u2122",
      "A B C D ", "to1d", "\u200B", "end.12 ", "3/14\n", "word ",
      "\u00A0",   "\xE2", "\xFF",   "\n",      "x",      "\uFF21"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (auto n = next(30); n > 0; --n) text += parts[next(std::size(parts))];
    auto clean = CleanText::of(text);
    if (!clean) continue;
    auto copy = CleanText::of(text);
    const auto size = static_cast<std::uint32_t>(copy->take().size());
    Span last;
    for (std::uint32_t i = 0; i < size; ++i) {
      const auto span = clean->original({i, i + 1});
      CHECK(span.end <= text.size());
      CHECK(span.begin >= last.begin);
      CHECK(span.end >= last.end);
      CHECK(span.begin < span.end);
      last = span;
    }
  }
}

TEST_CASE("a document's text is the one that was given", "[extractor]") {
  const auto extractor = Extractor::load({.data = source_folder()});
  const std::string text =
      "The o\uFB03ce of Norway\x92s Foreign Minis-\ntry told Kenya on 3 May 2024.";
  const auto doc = extractor.extract(text, {});
  CHECK(doc.text() == text);
  std::string tokens;
  for (const auto& token : doc.tokens()) tokens += std::string(doc.text(token.span)) + "|";
  CHECK(tokens.find("o\uFB03ce|") != std::string::npos);
  CHECK(tokens.find("Minis-\ntry|") != std::string::npos);
}
