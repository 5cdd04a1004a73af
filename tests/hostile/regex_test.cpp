// SPDX-License-Identifier: Apache-2.0
/// No pattern takes long on any text: each sees texts that nearly fit it, again and again.
#include <time.h>

#include <cctype>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "mention/value_patterns.hpp"
#include "text/furniture.hpp"
#include "text/page.hpp"

using namespace demarche::detail;

namespace {

constexpr std::size_t most_bytes = 100;  // of a text that a value's pattern sees
constexpr double most_milliseconds = 5;  // on a slow machine, under load; seen: 0.1

double milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Words that the patterns are made of, what may stand between them, and what fits none.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {"two",
                                               "twenty",
                                               "hundred",
                                               "thousand",
                                               "million",
                                               "and",
                                               "to",
                                               "a",
                                               "the",
                                               "last",
                                               "next",
                                               "few",
                                               "May",
                                               "March",
                                               "Sept.",
                                               "Monday",
                                               "today",
                                               "early",
                                               "mid",
                                               "late",
                                               "day",
                                               "week",
                                               "year",
                                               "years",
                                               "ago",
                                               "long",
                                               "old",
                                               "More than",
                                               "at least",
                                               "about",
                                               "some",
                                               "an estimated",
                                               "US",
                                               "$",
                                               "Rs.",
                                               "USD",
                                               "dollars",
                                               "percent",
                                               "per cent",
                                               "km",
                                               "square",
                                               "tonnes",
                                               "am",
                                               "p.m.",
                                               "GMT",
                                               "of",
                                               "first",
                                               "1",
                                               "12",
                                               "2024",
                                               "1,000",
                                               ",000",
                                               ".5",
                                               "3rd",
                                               "1990s",
                                               "19",
                                               ":30",
                                               "-",
                                               "\xE2\x80\x93",
                                               ",",
                                               " ",
                                               " ",
                                               " ",
                                               ".",
                                               ":",
                                               "/",
                                               "%",
                                               "(",
                                               ")",
                                               "By",
                                               "by:",
                                               "Ada",
                                               "Quist",
                                               "OSLO",
                                               "NAIROBI",
                                               "Updated",
                                               "Published",
                                               "date:",
                                               "T",
                                               "&",
                                               "|",
                                               "\xC3\xA9",
                                               "\xFF",
                                               "\n"};
  return all;
}

/// A text of random pieces, or of one short run of pieces over and over: what backtracks most.
std::string text(std::mt19937& chance, std::size_t bytes) {
  const auto pick = [&] { return pieces()[chance() % pieces().size()]; };
  std::string unit;
  const auto parts = chance() % 3 == 0 ? 40 : 1 + chance() % 5;
  for (std::size_t i = 0; i < parts; ++i) unit += pick() + (chance() % 2 ? " " : "");
  std::string result;
  while (result.size() < bytes) result += unit;
  return result.substr(0, bytes);
}

}  // namespace

TEST_CASE("no pattern of a value takes long on any text", "[mention]") {
  std::mt19937 chance(17);
  std::vector<std::string> texts;
  for (int i = 0; i < 4000; ++i) texts.push_back(text(chance, most_bytes));
  std::set<std::string> matched;
  for (const auto& pattern : value_patterns()) {
    double slowest = 0;
    Regex::Match match;
    for (const auto& t : texts) {
      const auto begin = milliseconds();
      if (pattern.regex.at_begin(t, match)) matched.insert(pattern.name);
      slowest = std::max(slowest, milliseconds() - begin);
    }
    INFO(pattern.name << ": " << slowest << " ms");
    CHECK(slowest < most_milliseconds);
  }
  CHECK(matched.size() * 3 > value_patterns().size());  // the texts do come near
}

TEST_CASE("no pattern of a page takes long on any paragraph", "[text]") {
  std::mt19937 chance(19);
  double slowest = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto paragraph = text(chance, i % 10 == 0 ? 20000 : 240);
    const auto begin = milliseconds();
    static_cast<void>(is_furniture(paragraph));
    static_cast<void>(is_published_line(paragraph));
    static_cast<void>(is_timestamp(paragraph));
    static_cast<void>(is_caption(paragraph));
    static_cast<void>(is_byline(paragraph));
    static_cast<void>(is_page_line(paragraph));
    static_cast<void>(dateline_length(paragraph));
    static_cast<void>(find_date(paragraph));
    static_cast<void>(find_day(paragraph, "2024-05-03"));
    static_cast<void>(is_date_line(paragraph));
    static_cast<void>(is_place_line(paragraph));
    static_cast<void>(begins_comments(paragraph));
    static_cast<void>(begins_quoted_mail(paragraph));
    static_cast<void>(is_page_mark(paragraph));
    slowest = std::max(slowest, milliseconds() - begin);
  }
  INFO(slowest << " ms");
  CHECK(slowest < 8 * most_milliseconds);
}
