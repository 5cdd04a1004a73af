// SPDX-License-Identifier: Apache-2.0
/// That time is linear in the text, by counts of what the stages do: twice the text, twice the
/// work.
#include <algorithm>
#include <map>

#include "catch.hpp"
#include "demarche/demarche.hpp"
#include "documents.hpp"
#include "work_bounds.hpp"

using namespace demarche;

namespace {

std::map<std::string, std::uint64_t> work_of(const Extractor& extractor, const std::string& text) {
  WorkCounts counts;
  ExtractOptions options;
  options.observer = &counts;
  const auto document = extractor.extract(text, options);
  return counts.counts;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

/// Another name for each number: "Banadi".
std::string name(std::size_t number) {
  std::string text;
  for (number += 200; number > 0; number /= 70) {
    text += "bdfgklmnprstvz"[number % 14];
    text += "aeiou"[number / 14 % 5];
  }
  text[0] = static_cast<char>(text[0] - 32);
  return text;
}

/// A sentence for each number.
template <class Sentence>
std::string numbered(std::size_t times, Sentence sentence) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += sentence(i);
  return text;
}

struct Hostile {
  const char* what;
  std::string (*text)(std::size_t);  ///< of about so many words
};

const Hostile hostile[] = {
    {"a sentence without end",
     [](std::size_t n) {
       return repeated("Ada Quist met him and Kenya urged her over grain in Oslo while ", n / 13);
     }},
    {"quotation marks", [](std::size_t n) { return repeated("\"", n); }},
    {"curly quotation marks", [](std::size_t n) { return repeated("\u201C", n); }},
    {"opening brackets", [](std::size_t n) { return repeated("(", n); }},
    {"brackets in brackets",
     [](std::size_t n) { return repeated("He said (", n / 3) + repeated(")", n / 3); }},
    {"capital letters", [](std::size_t n) { return repeated("A", 5 * n); }},
    {"capital words", [](std::size_t n) { return repeated("QX ", n); }},
    {"one name", [](std::size_t n) { return repeated("Ada Quist ", n / 2); }},
    {"one name in sentences", [](std::size_t n) { return repeated("Ada Quist met her. ", n / 5); }},
    {"persons of one surname",
     [](std::size_t n) {
       return numbered(n / 6, [](std::size_t i) { return name(i) + " Quist met her. "; });
     }},
    {"persons of many names",
     [](std::size_t n) {
       return numbered(
           n / 6, [](std::size_t i) { return name(i) + " " + name(7 * i + 3) + " met him. "; });
     }},
    {"a long list of persons",
     [](std::size_t n) {
       return "Ada met " + numbered(n / 3, [](std::size_t i) { return name(i) + " Quist and "; });
     }},
    {"acronyms and bodies",
     [](std::size_t n) {
       return numbered(n / 8, [](std::size_t i) {
         const char letters[] = {static_cast<char>('A' + i % 26),
                                 static_cast<char>('A' + i / 26 % 26), 'C', '\0'};
         return "The " + std::string(letters) + " met the " + name(i) + " Council. ";
       });
     }},
    {"sayings", [](std::size_t n) { return repeated("Ada Quist said I agreed. ", n / 6); }},
    {"pronouns", [](std::size_t n) { return "Ada thanked " + repeated("him ", n); }},
    {"numbers", [](std::size_t n) { return repeated("twenty ", n); }},
    {"digits and hyphens", [](std::size_t n) { return repeated("1-", n); }},
    {"clitics", [](std::size_t n) { return repeated("'s", n); }},
    {"addresses", [](std::size_t n) { return repeated("<a@b.c", n); }},
    {"dollars", [](std::size_t n) { return repeated("a$", n); }},
    {"bad bytes", [](std::size_t n) { return repeated("\xFF\xC3", n); }},
    {"offices of offices", [](std::size_t n) { return repeated("the Minister of ", n / 3); }},
};

}  // namespace

TEST_CASE("work is linear in the text", "[extractor]") {
  const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  constexpr std::size_t size = 3000;
  const auto& most = most_work_of_a_word();
  for (const auto& text : hostile) {
    const auto once = work_of(extractor, text.text(size));
    const auto longer = text.text(2 * size);
    const auto twice = work_of(extractor, longer);
    const auto words =
        static_cast<double>(std::max(twice.at("network words"), longer.size() / std::uint64_t{8}));
    for (const auto& [kind, count] : once) {
      const auto after = static_cast<double>(twice.at(kind));
      INFO(text.what << ": " << kind << " " << count << " -> " << after);
      CHECK(after <= most.at(kind) * words + 2000);
      // What is bounded by a constant may grow until it is reached.
      CHECK(
          (after <= 2.2 * static_cast<double>(count) + 2000 || after <= most.at(kind) * words / 2));
    }
  }
}

TEST_CASE("work is counted, and counted the same each time", "[extractor]") {
  const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  const std::string text =
      "OSLO: Norway's Foreign Minister Ada Quist met Kenyan President Daniel Otieno in Nairobi on "
      "3 May (Friday). She accused Kenya of delay, and Otieno said that he would visit Oslo.";
  const auto first = work_of(extractor, text);
  CHECK(first.size() == detail::work_names.size());
  for (const auto& [kind, count] : first) {
    INFO(kind);
    CHECK(count > 0);
  }
  CHECK(work_of(extractor, text) == first);
}
