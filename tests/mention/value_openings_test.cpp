// SPDX-License-Identifier: Apache-2.0
/// The gate before the patterns of values: it lets pass all that a pattern would match.
#include <set>
#include <string>

#include "catch.hpp"
#include "mention/value_patterns.hpp"

using namespace demarche::detail;

TEST_CASE("a value's pattern is tried wherever it matches", "[mention]") {
  // Words of the patterns, each of which may come first, second or third.
  const std::string_view firsts[] = {"every",
                                     "daily",
                                     "Easter",
                                     "millions",
                                     "a",
                                     "an",
                                     "the",
                                     "this",
                                     "last",
                                     "next",
                                     "past",
                                     "coming",
                                     "recent",
                                     "earlier",
                                     "later",
                                     "early",
                                     "late",
                                     "mid",
                                     "at",
                                     "up",
                                     "more",
                                     "less",
                                     "fewer",
                                     "greater",
                                     "about",
                                     "around",
                                     "nearly",
                                     "almost",
                                     "over",
                                     "some",
                                     "several",
                                     "roughly",
                                     "two",
                                     "million",
                                     "tens",
                                     "second",
                                     "Friday",
                                     "May",
                                     "March",
                                     "June",
                                     "today",
                                     "noon",
                                     "hundreds",
                                     "day",
                                     "weeks",
                                     "decade",
                                     "century",
                                     "12",
                                     "3rd",
                                     "1999",
                                     "2018-03-03",
                                     "10:30",
                                     "$",
                                     "US$",
                                     "A$",
                                     "EUR",
                                     "Rs.",
                                     "previous",
                                     "following",
                                     "tomorrow",
                                     "approximately",
                                     "hundred",
                                     "one",
                                     "nine",
                                     "days",
                                     "years",
                                     "Q3",
                                     "summer",
                                     "fiscal",
                                     "Ramadan",
                                     "Mon",
                                     "Sept.",
                                     "2nd",
                                     "end",
                                     "FY2021"};
  const std::string_view seconds[] = {"few",
                                      "long",
                                      "2003",
                                      "p.m.",
                                      "12:30",
                                      "several",
                                      "couple",
                                      "day",
                                      "week",
                                      "days",
                                      "years",
                                      "decades",
                                      "month",
                                      "quarter",
                                      "weekend",
                                      "morning",
                                      "evening",
                                      "night",
                                      "Friday",
                                      "May",
                                      "June",
                                      "to",
                                      "than",
                                      "least",
                                      "most",
                                      "estimated",
                                      "two",
                                      "twenty",
                                      "dozen",
                                      "hundred",
                                      "million",
                                      "a",
                                      "an",
                                      "last",
                                      "this",
                                      "that",
                                      "next",
                                      "early",
                                      "late",
                                      "mid",
                                      "1980s",
                                      "21st",
                                      "5",
                                      "$5",
                                      "US$5",
                                      "HK$5",
                                      "\xE2\x82\xAC"
                                      "5",
                                      "30",
                                      "percent",
                                      "km",
                                      "dollars",
                                      "GMT",
                                      "hours",
                                      "ago",
                                      "before",
                                      "today",
                                      "yesterday",
                                      "5%",
                                      "house",
                                      "century",
                                      "fortnight",
                                      "springs",
                                      "of",
                                      "basis",
                                      "1443",
                                      "%"};
  const std::string_view thirds[] = {
      "",   " ago",     " year",       " million days ago", " 5 km", " of thousands",
      " 5", " of 2003", " this month", " dollars"};
  std::set<std::string> reached;
  Regex::Match match;
  for (const auto first : firsts)
    for (const std::string_view joint : {" ", "-", "\n", "", ", "})
      for (const auto second : seconds)
        for (const auto third : thirds)
          for (const bool capital : {false, true}) {
            if (capital && !third.empty()) continue;
            std::string text(first);
            if (capital && text[0] >= 'a' && text[0] <= 'z')
              text[0] = static_cast<char>(text[0] - 32);
            // Behind a joint of nothing the tokenizer would not end the word here.
            if (joint.empty() && second[0] != '$' && static_cast<unsigned char>(second[0]) < 0x80)
              continue;
            const auto word = text.size();
            text.append(joint).append(second).append(third);
            const auto view = std::string_view(text);
            const auto openings = openings_of(view.substr(0, word));
            const bool tried = may_go_on(openings, view.substr(word));
            for (const auto& pattern : value_patterns()) {
              if (!pattern.regex.at_begin(view, match)) continue;
              reached.insert(pattern.name);
              INFO("\"" << text << "\" is " << pattern.name);
              REQUIRE((tried && (pattern.openings & openings) != 0));
            }
          }
  for (const auto& pattern : value_patterns()) {
    INFO(pattern.name);
    CHECK(reached.count(pattern.name) == 1);
  }
}

TEST_CASE("most words are not looked at twice", "[mention]") {
  for (const auto* word : {"minister", "Oslo", "(", "would", "Mayor", "dozing", "Rsx", "\xE2\x80"})
    if (std::string_view(word) != "\xE2\x80") CHECK(openings_of(word) == 0);
  CHECK_FALSE(may_go_on(openings_of("the"), " minister"));
  CHECK_FALSE(may_go_on(openings_of("a"), ""));
  CHECK(may_go_on(openings_of("the"), " last week"));
  CHECK(may_go_on(openings_of("12"), " ministers"));
}
