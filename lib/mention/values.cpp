// SPDX-License-Identifier: Apache-2.0
#include "mention/values.hpp"

#include <algorithm>
#include <array>

#include "mention/dates.hpp"
#include "mention/numbers.hpp"
#include "mention/words.hpp"
#include "util/regex.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t window = 100;  // bytes that a pattern may see: no value is longer

#define MONTH                                                                                      \
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|" \
  "\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)\\b\\.?"
#define LONG_MONTH \
  "(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b"
#define WEEKDAY "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#define DAY "\\d{1,2}(?:st|nd|rd|th)?\\b"
#define DASH "(?:\\s?-\\s?|\\s?\xE2\x80\x93\\s?|\\s(?:to|and)\\s)"
#define DIGITS "\\d+(?:,\\d{2,3})*(?:\\.\\d+)?"
#define UNIT_WORD                                                                                \
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|" \
  "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
#define SCALE "(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)"
#define NUMBER                                                                                 \
  "(?:" DIGITS "(?:\\s(?:" SCALE "|mn|bn)\\b)?|" UNIT_WORD "(?:[\\s-](?:and\\s)?(?:" UNIT_WORD \
  "|" SCALE ")){0,6}\\b|(?:a\\s)?(?:hundred|thousand|million|billion|dozen)\\b)"
#define ABOUT                                                                                     \
  "(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer|[Gg]reater)\\sthan|[Aa]t\\s(?:least|most)|[Uu]p\\sto|[Aa]bout|" \
  "[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Aa]pproximately|[Rr]oughly|[Ss]ome|[Aa]n\\sestimated)"  \
  "\\s"
#define PERIOD                                                                                   \
  "(?:day|week|month|year|decade|century|quarter|weekend|fortnight|summer|winter|spring|autumn|" \
  "fall)s?\\b"

struct Pattern {
  EntityType type;
  const char* name;
  Regex regex;
};

/// Tried in this order at every token that may begin a value; the longest match wins, the earlier
/// of equals.
const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> list;
    const auto add = [&list](EntityType type, const char* name, const char* pattern) {
      list.push_back({type, name, Regex(pattern)});
    };
    add(EntityType::date, "date.iso", "\\d{4}-\\d{2}-\\d{2}\\b");
    add(EntityType::date, "date.month-day",
        MONTH "\\s" DAY "(?!:|\\.\\d)(?:" DASH DAY "(?!\\s" MONTH "))?(?:,?\\s\\d{4}\\b)?");
    add(EntityType::date, "date.day-month",
        "(?:" DAY DASH ")?" DAY "(?:\\sof)?\\s" MONTH "(?:,?\\s\\d{4}\\b)?");
    add(EntityType::date, "date.month-year",
        MONTH ",?\\s(?:\\d{4}\\b|(?:this|last|next)\\syear\\b)");
    add(EntityType::date, "date.month",
        "(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])?(?:January|February|April|June|July|August|"
        "September|October|November|December)\\b");
    add(EntityType::date, "date.weekday",
        "(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier)\\s)?" WEEKDAY "\\b(?:,?\\s" MONTH "\\s" DAY
        "(?:,?\\s\\d{4}\\b)?)?");
    add(EntityType::date, "date.today",
        "(?:(?:[Ee]arlier|[Ll]ater)\\s)?(?:[Tt]oday|[Tt]omorrow|[Yy]esterday)\\b");
    add(EntityType::date, "date.earlier-this",
        "(?:[Ee]arlier|[Ll]ater)\\s(?:this|last|that|next)\\s" PERIOD);
    add(EntityType::date, "date.relative",
        "(?:[Tt]he\\s)?(?:[Ll]ast|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing|[Tt]his)\\s(?:"
        "(?:few|several|couple\\sof|" NUMBER ")\\s)?" PERIOD);
    add(EntityType::date, "date.recent",
        "(?:[Rr]ecent|[Cc]oming)\\s(?:days|weeks|months|years|decades)\\b");
    add(EntityType::date, "date.ago",
        "(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|[Mm]ore\\sthan)\\s)?(?:(?:[Aa]|[Aa]n|["
        "Aa]\\sfew|[Ss]everal|" NUMBER
        ")\\s)?(?:[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade)s?\\s(?:ago|earlier|later|before)\\b");
    add(EntityType::date, "date.length",
        "(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|[Mm]ore\\sthan|[Aa]t\\sleast)\\s)?(?:["
        "Aa]|[Aa]n|[Aa]\\sfew|[Ss]everal|" NUMBER
        "|[Ll]ess\\sthan\\sa)\\s(?:day|week|month|year|decade|fortnight)s?\\b(?!\\sold)");
    add(EntityType::date, "date.hyphen",
        "(?:" NUMBER "-)(?:day|week|month|year|decade)s?\\b(?:-(?:long|old))?");
    add(EntityType::date, "date.long", "(?:day|week|month|year|decade|century)s?-long\\b");
    add(EntityType::date, "date.years",
        "(?:1[89]|20)\\d{2}\\s?(?:-|\xE2\x80\x93)\\s?(?:(?:1[89]|20)\\d{2}|\\d{2})\\b");
    add(EntityType::date, "date.decade",
        "(?:the\\s)?(?:(?:early|late|mid)[\\s-])?(?:1[5-9]|20)\\d0s\\b");
    add(EntityType::date, "date.year", "(?:1[5-9]|20)\\d{2}\\b(?![,.]\\d|\\s?%|-\\w)");
    add(EntityType::date, "date.century", "(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)\\s[Cc]entury\\b");
    add(EntityType::date, "date.the-day", "(?:the\\sday|the\\syears|[Dd]ays)\\b");
    add(EntityType::time, "time.clock",
        "\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm|AM|PM|a\\.m\\.|p\\.m\\.)(?:\\s(?:GMT|UTC|EST|EDT|CET|"
        "PKT|IST|local\\stime))?");
    add(EntityType::time, "time.24h",
        "\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s(?:GMT|UTC|EST|EDT|CET|PKT|IST|local\\stime))?\\b");
    add(EntityType::time, "time.part",
        "(?:[Tt]he|[Tt]his|" WEEKDAY
        "|[Yy]esterday|[Tt]omorrow)\\s(?:morning|afternoon|evening|night)\\b");
    add(EntityType::time, "time.word", "(?:[Tt]onight|[Nn]oon|[Mm]idnight)\\b");
    add(EntityType::time, "time.length",
        "(?:" ABOUT ")?" NUMBER "\\s(?:hours?|minutes?|seconds)\\b");
    add(EntityType::money, "money.sign",
        "(?:" ABOUT
        ")?(?:US|A|AU|C|CA|NZ|HK|S)?(?:\\$|\xC2\xA3|\xE2\x82\xAC|\xC2\xA5|\xE2\x82\xB9)\\s?" DIGITS
        "(?:\\s?(?:hundred|thousand|million|billion|trillion|mn|bn|m|k)\\b)?");
    add(EntityType::money, "money.code",
        "(?:Rs\\.?|USD|EUR|GBP|PKR|INR|AED|SAR|JPY|CNY|AUD|CAD)\\s?" DIGITS "(?:\\s(?:" SCALE
        "|mn|bn)\\b)?");
    add(EntityType::money, "money.name",
        "(?:" ABOUT ")?" NUMBER
        "\\s(?:(?:US|Australian|Canadian|Pakistani|Indian|Saudi|Turkish)\\s)?(?:dollars?|euros?|"
        "pounds\\ssterling|pounds|rupees?|yen|yuan|rials?|riyals?|dirhams?|dinars?|roubles?|rubles?"
        "|lira)\\b");
    add(EntityType::percent, "percent",
        "(?:" ABOUT ")?(?:" NUMBER DASH ")?" NUMBER
        "\\s?(?:%|percent\\b|per\\scent\\b|percentage\\spoints?\\b)");
    add(EntityType::quantity, "quantity",
        "(?:" ABOUT ")?" NUMBER
        "(?:\\s|-)?(?:(?:square|cubic|metric|nautical)\\s)?(?:km|kilometers?|kilometres?|miles?|"
        "meters?|metres?|feet|foot|cm|tonnes?|tons?|kg|kilograms?|kilos?|barrels|hectares|acres|"
        "litres?|liters?|megawatts?|MW|gigawatts?|degrees?\\s(?:Celsius|Fahrenheit))\\b");
    add(EntityType::ordinal, "ordinal",
        "(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|["
        "Tt]enth|[Ee]leventh|[Tt]welfth|\\d{1,3}(?:st|nd|rd|th))\\b");
    add(EntityType::cardinal, "cardinal",
        "(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer)\\sthan\\s|[Aa]t\\sleast\\s|[Uu]p\\sto\\s|[Aa]bout\\s|[Aa]"
        "round\\s|[Nn]early\\s|[Aa]lmost\\s|[Oo]ver\\s|[Aa]pproximately\\s|[Ss]ome\\s)?(?:" NUMBER
        "|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Tt]"
        "wenty)(?![\\w%])");
    add(EntityType::cardinal, "cardinal.many",
        "(?:(?:[Tt]ens|[Hh]undreds)\\sof\\s(?:thousands|millions)|[Hh]undreds|[Tt]housands|[Mm]"
        "illions|[Bb]illions|[Dd]ozens|[Ss]cores)\\b");
    return list;
  }();
  return all;
}

/// Could a value begin with this word? Saves most words from the patterns.
bool may_begin(std::string_view word) {
  const auto c = static_cast<unsigned char>(word[0]);
  if ((c >= '0' && c <= '9') || c == '$' || c == 0xC2 || c == 0xE2) return true;
  constexpr auto starts = std::to_array<std::string_view>(
      {"a",         "about",     "almost",   "an",        "approximately",
       "april",     "around",    "at",       "aud",       "aud$",
       "aug",       "august",    "billions", "cad",       "century",
       "cny",       "coming",    "day",      "days",      "dec",
       "december",  "decade",    "decades",  "dozens",    "earlier",
       "early",     "eight",     "eighteen", "eighth",    "eighty",
       "eleven",    "eleventh",  "eur",      "feb",       "february",
       "fewer",     "fifteen",   "fifth",    "fifty",     "first",
       "five",      "following", "forty",    "four",      "fourteen",
       "fourth",    "friday",    "gbp",      "greater",   "hundred",
       "hundreds",  "inr",       "jan",      "january",   "jpy",
       "july",      "june",      "last",     "late",      "later",
       "less",      "mar",       "march",    "may",       "mid",
       "midnight",  "million",   "millions", "monday",    "month",
       "months",    "more",      "nearly",   "next",      "nine",
       "nineteen",  "ninety",    "ninth",    "noon",      "nov",
       "november",  "oct",       "october",  "one",       "over",
       "past",      "pkr",       "previous", "recent",    "roughly",
       "rs",        "rs.",       "sar",      "saturday",  "scores",
       "second",    "sep",       "sept",     "september", "seven",
       "seventeen", "seventh",   "seventy",  "several",   "six",
       "sixteen",   "sixth",     "sixty",    "some",      "sunday",
       "ten",       "tens",      "tenth",    "the",       "third",
       "thirteen",  "thirty",    "this",     "thousand",  "thousands",
       "three",     "thursday",  "today",    "tomorrow",  "tonight",
       "tuesday",   "twelfth",   "twelve",   "twenty",    "two",
       "up",        "us$",       "wednesday"});
  std::array<char, 16> folded{};
  if (word.size() > folded.size()) return false;
  std::transform(word.begin(), word.end(), folded.begin(),
                 [](char x) { return x >= 'A' && x <= 'Z' ? static_cast<char>(x + 32) : x; });
  const std::string_view key(folded.data(), word.size());
  if (key == "week" || key == "weeks" || key == "year" || key == "years" || key == "yesterday" ||
      key == "usd" || key == "aed" || key == "a$" || key == "c$")
    return true;
  return std::find(starts.begin(), starts.end(), key) != starts.end();
}

class ValueFinder {
 public:
  explicit ValueFinder(const Layers& doc) : doc_(doc) {}

  std::vector<ValueCandidate> find() {
    for (const auto& sentence : doc_.sentences) {
      future_ = speaks_of_future(sentence.tokens);
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end;) {
        if (!may_begin(word(t))) {
          ++t;
          continue;
        }
        t = std::max(t + 1, try_at(t, sentence.tokens));
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }

  [[nodiscard]] bool speaks_of_future(TokenRange range) const {
    for (auto t = range.begin; t < range.end; ++t) {
      const auto w = word(t);
      if (w == "will" || w == "shall" || w == "'ll" || w == "due" || w == "slated" ||
          w == "scheduled" || w == "upcoming")
        return true;
    }
    return false;
  }

  /// Tries all patterns; returns the token behind what matched, or `t`.
  std::uint32_t try_at(std::uint32_t t, TokenRange sentence) {
    const auto begin = doc_.tokens[t].span.begin;
    const auto limit =
        std::min<std::size_t>(window, doc_.tokens[sentence.end - 1].span.end - begin);
    const auto text = std::string_view(doc_.text).substr(begin, limit);
    const Pattern* best = nullptr;
    std::size_t length = 0;
    for (const auto& pattern : patterns()) {
      Regex::Match match;
      if (!pattern.regex.at_begin(text, match)) continue;
      const auto size = static_cast<std::size_t>(match[0].second - match[0].first);
      if (size > length) best = &pattern, length = size;
    }
    if (!best || length == 0) return t;
    const Span span{begin, begin + static_cast<std::uint32_t>(length)};
    auto end = t;
    while (end < sentence.end && doc_.tokens[end].span.begin < span.end) ++end;
    if (!plausible(*best, t, end, span, sentence)) return t;
    add(*best, span, {t, end});
    return end;
  }

  [[nodiscard]] bool plausible(const Pattern& pattern, std::uint32_t t, std::uint32_t end,
                               Span span, TokenRange sentence) const {
    const auto text = doc_.view(span);
    const auto before = t > sentence.begin ? word(t - 1) : std::string_view{};
    const auto after = end < sentence.end ? word(end) : std::string_view{};
    const bool glued = t > sentence.begin && doc_.tokens[t - 1].span.end == span.begin;
    if (pattern.type == EntityType::cardinal) {
      if (text == "one" || text == "One") return false;
      if (glued && (before == "-" || before == "/" || before == "#" || is_capitalised(before)))
        return false;
      if (before == "No." || before == "Article" || before == "Resolution" || before == "Section" ||
          before == "Chapter" || before == "COP" || before == "Group" || before == "Channel")
        return false;
      if (after == "-" && end < sentence.end && doc_.tokens[end].span.begin == span.end)
        return false;
      if (after == "/" || before == "/") return false;
    }
    if (pattern.type == EntityType::ordinal) {
      if (text == "first" && (after == "of" || after == "and" || before == "at")) return false;
      if (text == "second" && (after == "," || before == "a")) return false;
      if ((text == "First" || text == "Second") && is_capitalised(after))
        return after != "Lady" && after != "World" && after != "Vice" && after != "Deputy";
    }
    if (pattern.name == std::string_view("date.year")) {
      if (glued && before != "(" && before != "\u2018" && before != "\"") return false;
      if (before == "Resolution" || before == "No." || before == "Resolutions") return false;
    }
    if (pattern.name == std::string_view("date.the-day") && (text == "Days" || text == "days"))
      return after == "after" || after == "before" || after == "later" || after == "earlier" ||
             before == "came";
    if (pattern.name == std::string_view("date.the-day") && text == "the years")
      return before == "over" || before == "through";
    if (pattern.name == std::string_view("date.the-day"))
      return before == "of" || before == "in" || before == "during";
    if (pattern.name == std::string_view("time.24h") && text.size() < 4) return false;
    if (span.end <
        doc_.tokens[end - 1]
            .span.end) {  // ends inside a token: only before a hyphen or a letter cut is it a slip
      return pattern.name == std::string_view("date.hyphen") ||
             pattern.name == std::string_view("date.length");
    }
    return true;
  }

  void add(const Pattern& pattern, Span span, TokenRange tokens) {
    ValueCandidate value;
    value.span = span;
    value.tokens = tokens;
    value.type = pattern.type;
    value.rule = pattern.name;
    const auto text = doc_.view(span);
    if (pattern.type == EntityType::date) {
      if (const auto iso = resolve_date(text, doc_.article.date, future_)) {
        value.value.text = doc_.arena->copy(*iso);
        value.value.known = true;
      }
    } else if (pattern.type != EntityType::time) {
      if (const auto number = number_of(text)) {
        value.value.number = *number;
        value.value.known = true;
        if (pattern.type == EntityType::money) value.value.unit = currency(text);
        if (pattern.type == EntityType::quantity) value.value.unit = unit(text);
      }
    }
    found_.push_back(value);
  }

  static std::string_view currency(std::string_view text) {
    const auto has = [text](std::string_view part) {
      return text.find(part) != std::string_view::npos;
    };
    if (has("A$") || has("AU$") || has("AUD") || has("Australian")) return "AUD";
    if (has("C$") || has("CA$") || has("CAD") || has("Canadian")) return "CAD";
    if (has("NZ$")) return "NZD";
    if (has("HK$")) return "HKD";
    if (has("S$") && !has("US$")) return "SGD";
    if (has("$") || has("USD") || has("dollar")) return "USD";
    if (has("\xE2\x82\xAC") || has("EUR") || has("euro")) return "EUR";
    if (has("\xC2\xA3") || has("GBP") || has("pound")) return "GBP";
    if (has("\xC2\xA5") || has("JPY") || has("yen")) return "JPY";
    if (has("CNY") || has("yuan")) return "CNY";
    if (has("\xE2\x82\xB9") || has("INR") || has("Indian")) return "INR";
    if (has("PKR") || has("Rs") || has("rupee")) return "PKR";
    if (has("AED") || has("dirham")) return "AED";
    if (has("SAR") || has("riyal")) return "SAR";
    if (has("rouble") || has("ruble")) return "RUB";
    if (has("lira")) return "TRY";
    if (has("rial")) return "IRR";
    return {};
  }

  static std::string_view unit(std::string_view text) {
    const auto cut = text.find_last_of(" -");
    auto word = cut == std::string_view::npos ? text : text.substr(cut + 1);
    while (!word.empty() &&
           ((word[0] >= '0' && word[0] <= '9') || word[0] == '.' || word[0] == ','))
      word.remove_prefix(1);
    return word;
  }

  const Layers& doc_;
  std::vector<ValueCandidate> found_;
  bool future_ = false;
};

}  // namespace

std::vector<ValueCandidate> find_values(const Layers& document) {
  return ValueFinder(document).find();
}

}  // namespace demarche::detail
