// SPDX-License-Identifier: Apache-2.0
#include "text/page.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "util/calendar.hpp"
#include "util/letters.hpp"
#include "util/regex.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t window = 240;  // nothing here needs to see more of a paragraph

std::string_view clipped(std::string_view text) { return text.substr(0, window); }

#define DEMARCHE_MONTH                                                                             \
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|" \
  "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?"
#define DEMARCHE_PLACE \
  "[A-Z][A-Za-z.'\\x80-\\xFF-]*(?:[ /,&-]+(?:and |of |the )?[A-Z][A-Za-z.'\\x80-\\xFF-]*){0,5}"
#define DEMARCHE_WEEKDAY \
  "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]? )?"
#define DEMARCHE_DAY \
  DEMARCHE_WEEKDAY "(?:" DEMARCHE_MONTH " \\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? " DEMARCHE_MONTH ")"
#define DEMARCHE_CLOCK \
  "(?:at )?\\d{1,2}[:.h]\\d{2}(?::\\d{2})? ?(?:[ap]\\. ?m\\.|[ap]m)?(?: ?[A-Z]{2,4})?"

/// The patterns, compiled once at first use; const afterwards.
struct Patterns {
  Regex month_first{"\\b" DEMARCHE_MONTH " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b", true};
  Regex day_first{"\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " DEMARCHE_MONTH ",? (\\d{4})\\b", true};
  Regex iso{"\\b(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:\\b|T)"};
  Regex digits{"\\b(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})\\b"};
  Regex group{"\\b(\\d{2})\\d{4}Z " DEMARCHE_MONTH " (\\d{2})\\b", true};
  Regex day_of_year{"\\b(?:" DEMARCHE_MONTH " (\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th)? " DEMARCHE_MONTH
                    ")\\b(?!,? \\d{4})",
                    true};
  Regex day{DEMARCHE_DAY "\\b", true};
  Regex timestamp{
      "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:" DEMARCHE_MONTH
      " \\d{1,2},? \\d{4}|\\d{1,2} " DEMARCHE_MONTH
      ",? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})"
      "[ ,T]*(?:at )?\\d{1,2}[:.]\\d{2}(?::\\d{2})? ?(?:[ap]\\.?m\\.?)?(?: [A-Z]{2,4})?"
      "|(?:about |over )?(?:an?|\\d{1,2}) "
      "?(?:minutes?|mins?|months?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|y)\\b(?: ago)?",
      true};
  Regex date_line{
      "(?:[A-Za-z][A-Za-z ]{1,24}:? (?:on |at )?)?" DEMARCHE_WEEKDAY "(?:" DEMARCHE_MONTH
      " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? " DEMARCHE_MONTH
      ",? \\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})"
      "(?:(?:,| [-|\xE2\x80\x93\xE2\x80\x94]+|T)? ?" DEMARCHE_CLOCK ")?\\.?",
      true};
  Regex place_line{
      DEMARCHE_PLACE
      ", " DEMARCHE_DAY
      ",? \\d{4}(?:[,. \xE2\x80\x94\x93-]*(?:\\d{1,2}(?:[:.]\\d{2})? ?(?:[ap]\\. ?m|noon)?)?)"
      "\\.?"};
  Regex dateline{"(?:" DEMARCHE_PLACE "(?:,? " DEMARCHE_DAY
                 "(?:,? \\d{4})?)?(?:, \\d{1,3}\\.[a-z]{2,3})?"
                 "|" DEMARCHE_DAY
                 "(?:,? \\d{4})?)"
                 "( ?\\([A-Za-z][A-Za-z/. &-]{1,30}\\))?(?:,? " DEMARCHE_DAY
                 "(?:,? \\d{4})?)?"
                 "\\s{0,2}(?:(?::|--|-|\xE2\x80\x93|\xE2\x80\x94)(?=\\s|\xC2\xA0)|\xE2\x80\x94"
                 "(?:\\d{1,2}(?::\\d{2})? ?(?:[ap]\\. ?m\\.|noon|midnight))?)"};
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

}  // namespace

std::string label_words(std::string_view text) {
  auto result = folded(clipped(text));
  while (!result.empty() && (result.back() == ' ' || result.back() == ':' || result.back() == '!' ||
                             result.back() == '.'))
    result.pop_back();
  return result;
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
        "a file picture", "caption:", "image:", "a photo of", "getty images", "image source",
        "photograph:", "picture:"})
    if (text.starts_with(phrase)) return true;
  for (const std::string_view mark :
       {" Credit: ",  " Photo: ",     " Photograph: ",  " Image: ",   "\u2014Reuters",
        "\u2014AFP",  "\u2014AP",     "\u2014 Reuters", "\u2014 AFP", " | AFP",
        " | Reuters", "/AFP",         "[File photo]",   "(photo by ", "(Photo by ",
        "(Photo: ",   "Getty Images", "/AP)",           "/Reuters)",  "Photo/"})
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

bool is_date_line(std::string_view paragraph) {
  return paragraph.size() < 90 && patterns().date_line.matches(paragraph);
}

bool is_place_line(std::string_view paragraph) {
  return paragraph.size() < 90 && patterns().place_line.matches(paragraph);
}

namespace {

/// The place of a dateline is in capitals, or one short word; "Bonn, 3 May" has none.
bool is_place_name(std::string_view place, bool& shout) {
  std::size_t capitals = 0;
  std::size_t letters = 0;
  std::size_t words = 1;
  while (place.ends_with(' ')) place.remove_suffix(1);
  for (const char c : place) {
    if (is_upper(c)) ++capitals;
    if (is_upper(c) || (c >= 'a' && c <= 'z')) ++letters;
    if (c == ' ') ++words;
  }
  shout = letters >= 3 && capitals == letters;
  return shout || words <= 2;
}

}  // namespace

std::size_t dateline_length(std::string_view paragraph) {
  Regex::Match match;
  const auto text = paragraph.substr(0, 120);
  if (!patterns().dateline.at_begin(text, match)) return 0;
  const auto found = part(match);
  // A place in capitals, an agency in brackets, or one short place before a colon or a spaced dash.
  bool shout = false;
  const bool named = is_place_name(found.substr(0, found.find_first_of(",(:")), shout);
  const bool bracket = found.find('(') != std::string_view::npos;
  const bool dated = found.find_first_of(",(") != std::string_view::npos &&
                     found.find_first_of("0123456789") != std::string_view::npos;
  if (found.back() == '-' && !shout && !bracket && !dated) return 0;
  if (!named && !bracket && !dated) return 0;
  const bool glued =
      found.size() < text.size() && text[found.size()] != ' ' && found.ends_with("\u2014");
  if (glued && !shout && !dated) return 0;
  // "May 3 - the day of the vote": a day and no place
  if (!bracket && patterns().day.at_begin(found, match)) return 0;
  return found.size();
}

std::optional<std::string> find_date(std::string_view text) {
  Regex::Match match;
  text = clipped(text);
  const auto& p = patterns();
  if (p.iso.search(text, match))
    return iso_date(number(part(match, 1)), number(part(match, 3)), number(part(match, 4)));
  if (p.month_first.search(text, match))
    return iso_date(number(part(match, 3)), month_number(part(match, 1)), number(part(match, 2)));
  if (p.day_first.search(text, match))
    return iso_date(number(part(match, 3)), month_number(part(match, 2)), number(part(match, 1)));
  if (p.digits.search(text, match)) {
    const int a = number(part(match, 1));
    const int b = number(part(match, 3));
    const bool dots = part(match, 2) == ".";
    if (a <= 12 && b <= 12 && a != b && !dots) return std::nullopt;
    const bool day_first = dots || a > 12;
    return iso_date(number(part(match, 4)), day_first ? b : a, day_first ? a : b);
  }
  if (p.group.search(text, match)) {
    const int y = number(part(match, 3));
    return iso_date(y + (y < 40 ? 2000 : 1900), month_number(part(match, 2)),
                    number(part(match, 1)));
  }
  return std::nullopt;
}

std::optional<std::string> find_day(std::string_view text, std::string_view near) {
  const auto today = parse_day(near);
  Regex::Match match;
  if (!today || !patterns().day_of_year.search(clipped(text), match)) return std::nullopt;
  const bool month_first = match[1].matched;
  const int m = month_number(part(match, month_first ? 1 : 4));
  const int d = number(part(match, month_first ? 2 : 3));
  constexpr int most = 183;  // days between the two
  for (const int by : {0, -1, 1}) {
    const auto y = int(std::chrono::year_month_day(*today).year()) + by;
    const auto day = day_of(y, m, d);
    if (day && std::abs((*day - *today).count()) <= most) return iso_day(*day);
  }
  return std::nullopt;
}

}  // namespace demarche::detail
