// SPDX-License-Identifier: Apache-2.0
#include "text/page.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "util/letters.hpp"
#include "util/regex.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t window = 240;  // nothing here needs to see more of a paragraph

std::string_view clipped(std::string_view text) { return text.substr(0, window); }

#define DEMARCHE_MONTH                                                                             \
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|" \
  "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?"

/// The patterns, compiled once at first use; const afterwards.
struct Patterns {
  Regex month_first{"\\b" DEMARCHE_MONTH " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b", true};
  Regex day_first{"\\b(\\d{1,2})(?:st|nd|rd|th)? " DEMARCHE_MONTH ",? (\\d{4})\\b", true};
  Regex iso{"\\b(\\d{4})-(\\d{2})-(\\d{2})\\b"};
  Regex timestamp{
      "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:" DEMARCHE_MONTH
      " \\d{1,2},? \\d{4}|\\d{1,2} " DEMARCHE_MONTH
      ",? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})"
      "[ ,T]*(?:at )?\\d{1,2}[:.]\\d{2}(?::\\d{2})? ?(?:[ap]\\.?m\\.?)?(?: [A-Z]{2,4})?",
      true};
  Regex dateline{
      "[A-Z][A-Za-z.'\\x80-\\xFF-]*(?:[ /,&-]+(?:and )?[A-Z][A-Za-z.'\\x80-\\xFF-]*){0,5}"
      "(?:, (?:" DEMARCHE_MONTH " \\d{1,2}|\\d{1,2} " DEMARCHE_MONTH
      ")(?:, \\d{4})?)?"
      "( ?\\([A-Za-z][A-Za-z/. &-]{1,30}\\))?"
      "\\s{0,2}(?::|--|-|\xE2\x80\x93|\xE2\x80\x94)(?=\\s|\xC2\xA0)"};
  Regex byline_updated{"[A-Z][^,;:!?]{2,60}?(?:Updated|Published|Posted)\\b.{0,60}\\d{4}.{0,20}"};
  Regex byline_by{
      "[Bb]y:? [A-Z][\\w.'\\x80-\\xFF-]+(?: (?:and|,)? ?[A-Z][\\w.'\\x80-\\xFF-]+){0,7}(?:[,|] "
      ".{0,40})?"};
  Regex page_line{"(?:date:? )?\\d{4}-\\d{2}-\\d{2}(?: [^ ]{2,40}){0,3}", true};
};

const Patterns& patterns() {
  static const Patterns compiled;  // immutable: safe to share between threads
  return compiled;
}

int month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
  char folded[3] = {};
  for (int i = 0; i < 3 && static_cast<std::size_t>(i) < name.size(); ++i)
    folded[i] = static_cast<char>(name[static_cast<std::size_t>(i)] | 0x20);
  const auto found = std::find(months.begin(), months.end(), std::string_view(folded, 3));
  return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<std::string> iso_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return std::string(text);
}

/// The words of a label, without the marks behind them.
std::string label_words(std::string_view text) {
  auto result = folded(clipped(text));
  while (!result.empty() && (result.back() == ' ' || result.back() == ':' || result.back() == '!' ||
                             result.back() == '.'))
    result.pop_back();
  return result;
}

}  // namespace

bool is_furniture(std::string_view paragraph) {
  constexpr std::array<std::string_view, 38> whole = {"related articles",
                                                      "related stories",
                                                      "related news",
                                                      "show more",
                                                      "load more",
                                                      "read more",
                                                      "see more",
                                                      "close",
                                                      "advertisement",
                                                      "adblock detected",
                                                      "your opinion counts",
                                                      "comments",
                                                      "leave a comment",
                                                      "share",
                                                      "share this",
                                                      "share this article",
                                                      "print",
                                                      "email",
                                                      "tweet",
                                                      "follow us",
                                                      "subscribe",
                                                      "sign up",
                                                      "newsletter",
                                                      "most read",
                                                      "most popular",
                                                      "trending",
                                                      "top stories",
                                                      "recommended",
                                                      "you may also like",
                                                      "also read",
                                                      "back to top",
                                                      "view comments",
                                                      "post a comment",
                                                      "next story",
                                                      "previous story",
                                                      "more from this section",
                                                      "tags",
                                                      "editor's picks"};
  constexpr std::array<std::string_view, 22> beginnings = {"please consider supporting us by",
                                                           "please disable your ad",
                                                           "we use cookies",
                                                           "this site uses cookies",
                                                           "by continuing to use",
                                                           "subscribe to",
                                                           "sign up for",
                                                           "follow us on",
                                                           "click here",
                                                           "all rights reserved",
                                                           "copyright \u00A9",
                                                           "\u00A9 ",
                                                           "(c) ",
                                                           "dear visitor",
                                                           "the comments section",
                                                           "comments are closed",
                                                           "comments are moderated",
                                                           "download our app",
                                                           "join our whatsapp",
                                                           "already a subscriber",
                                                           "to continue reading",
                                                           "enable javascript"};
  const auto text = label_words(paragraph);
  for (const auto phrase : whole) {
    if (text == phrase) return true;
    if (text.size() == phrase.size() + 1 && text.starts_with(phrase)) return true;
  }
  if (text.starts_with("read more:") || text.starts_with("also read:") ||
      text.starts_with("read also:"))
    return true;
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](auto phrase) { return text.starts_with(phrase); });
}

bool is_published_line(std::string_view paragraph) {
  const auto text = label_words(paragraph);
  return paragraph.size() < 120 &&
         (text.starts_with("published in ") || text.starts_with("first published ") ||
          text.starts_with("published on ") ||
          text.starts_with("this article was originally published") ||
          text.starts_with("originally published")) &&
         find_date(paragraph).has_value();
}

bool is_timestamp(std::string_view paragraph) {
  return paragraph.size() < 60 && patterns().timestamp.matches(paragraph);
}

bool is_caption(std::string_view paragraph) {
  const auto text = label_words(paragraph);
  if (paragraph.size() > 600) return false;
  for (const std::string_view phrase :
       {"a file photo", "file photo", "file:", "photo:", "(photo", "in this file photo",
        "a file picture", "caption:", "image:", "a photo of"})
    if (text.starts_with(phrase)) return true;
  for (const std::string_view mark :
       {" Credit: ", " Photo: ", " Photograph: ", " Image: ", "\u2014Reuters", "\u2014AFP",
        "\u2014AP", "\u2014 Reuters", "\u2014 AFP", " | AFP", " | Reuters", "/AFP", "[File photo]"})
    if (const auto at = paragraph.find(mark);
        at != std::string_view::npos && at + 60 > paragraph.size())
      return true;
  return false;
}

bool is_byline(std::string_view paragraph) {
  if (paragraph.size() > 140) return false;
  if (patterns().byline_updated.matches(paragraph)) return true;
  return patterns().byline_by.matches(paragraph);
}

bool is_page_line(std::string_view paragraph) {
  return paragraph.size() < 80 && patterns().page_line.matches(paragraph);
}

std::size_t dateline_length(std::string_view paragraph) {
  Regex::Match match;
  const auto text = paragraph.substr(0, 110);
  if (!patterns().dateline.at_begin(text, match)) return 0;
  const auto found = part(match);
  const auto agency = part(match, match.size() > 1 ? static_cast<int>(match.size()) - 1 : 0);
  (void)agency;
  // A place in capitals, an agency in brackets, or one short place before a colon or a spaced dash.
  const auto place = found.substr(0, found.find_first_of(",(:"));
  std::size_t capitals = 0;
  std::size_t letters = 0;
  std::size_t words = 1;
  for (const char c : place) {
    if (c >= 'A' && c <= 'Z')
      ++capitals, ++letters;
    else if (c >= 'a' && c <= 'z')
      ++letters;
    else if (c == ' ')
      ++words;
  }
  while (words > 1 && place.ends_with(" ")) {
    --words;
    break;
  }
  const bool shout = letters >= 3 && capitals == letters;
  const bool bracket = found.find('(') != std::string_view::npos;
  const bool dated = found.find(',') != std::string_view::npos &&
                     found.find_first_of("0123456789") != std::string_view::npos;
  if (found.back() == '-' && !shout && !bracket && !dated) return 0;
  if (!shout && !bracket && !dated && words > 2) return 0;
  return found.size();
}

std::optional<std::string> find_date(std::string_view text) {
  Regex::Match match;
  text = clipped(text);
  if (patterns().iso.search(text, match))
    return iso_date(number(part(match, 1)), number(part(match, 2)), number(part(match, 3)));
  if (patterns().month_first.search(text, match))
    return iso_date(number(part(match, 3)), month_number(part(match, 1)), number(part(match, 2)));
  if (patterns().day_first.search(text, match))
    return iso_date(number(part(match, 3)), month_number(part(match, 2)), number(part(match, 1)));
  return std::nullopt;
}

}  // namespace demarche::detail
