// SPDX-License-Identifier: Apache-2.0
#include "mention/value_patterns.hpp"

namespace demarche::detail {
namespace {

using namespace opening;

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

std::vector<ValuePattern> compile() {
  std::vector<ValuePattern> list;
  const auto add = [&list](EntityType type, const char* name, Openings openings,
                           const char* pattern) {
    list.push_back({type, name, openings, Regex(pattern)});
  };
  add(EntityType::date, "date.iso", digit, "\\d{4}-\\d{2}-\\d{2}\\b");
  add(EntityType::date, "date.month-day", month,
      MONTH "\\s" DAY "(?!:|\\.\\d)(?:" DASH DAY "(?!\\s" MONTH "))?(?:,?\\s\\d{4}\\b)?");
  add(EntityType::date, "date.day-month", digit,
      "(?:" DAY DASH ")?" DAY "(?:\\sof)?\\s" MONTH "(?:,?\\s\\d{4}\\b)?");
  add(EntityType::date, "date.month-year", month,
      MONTH ",?\\s(?:\\d{4}\\b|(?:this|last|next)\\syear\\b)");
  add(EntityType::date, "date.month", month | early,
      "(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])?(?:January|February|April|June|July|August|"
      "September|October|November|December)\\b");
  add(EntityType::date, "date.weekday", weekday | relative | earlier,
      "(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier)\\s)?" WEEKDAY "\\b(?:,?\\s" MONTH "\\s" DAY
      "(?:,?\\s\\d{4}\\b)?)?");
  add(EntityType::date, "date.today", today | earlier,
      "(?:(?:[Ee]arlier|[Ll]ater)\\s)?(?:[Tt]oday|[Tt]omorrow|[Yy]esterday)\\b");
  add(EntityType::date, "date.earlier-this", earlier,
      "(?:[Ee]arlier|[Ll]ater)\\s(?:this|last|that|next)\\s" PERIOD);
  add(EntityType::date, "date.relative", the | relative,
      "(?:[Tt]he\\s)?(?:[Ll]ast|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing|[Tt]his)\\s(?:"
      "(?:few|several|couple\\sof|" NUMBER ")\\s)?" PERIOD);
  add(EntityType::date, "date.recent", relative,
      "(?:[Rr]ecent|[Cc]oming)\\s(?:days|weeks|months|years|decades)\\b");
  add(EntityType::date, "date.ago", about | a | period | number,
      "(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|[Mm]ore\\sthan)\\s)?(?:(?:[Aa]|[Aa]n|["
      "Aa]\\sfew|[Ss]everal|" NUMBER
      ")\\s)?(?:[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade)s?\\s(?:ago|earlier|later|before)\\b");
  add(EntityType::date, "date.length", about | a | number,
      "(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|[Mm]ore\\sthan|[Aa]t\\sleast)\\s)?(?:["
      "Aa]|[Aa]n|[Aa]\\sfew|[Ss]everal|" NUMBER
      "|[Ll]ess\\sthan\\sa)\\s(?:day|week|month|year|decade|fortnight)s?\\b(?!\\sold)");
  add(EntityType::date, "date.hyphen", number,
      "(?:" NUMBER "-)(?:day|week|month|year|decade)s?\\b(?:-(?:long|old))?");
  add(EntityType::date, "date.long", period, "(?:day|week|month|year|decade|century)s?-long\\b");
  add(EntityType::date, "date.years", digit,
      "(?:1[89]|20)\\d{2}\\s?(?:-|\xE2\x80\x93)\\s?(?:(?:1[89]|20)\\d{2}|\\d{2})\\b");
  add(EntityType::date, "date.decade", the | early | digit,
      "(?:the\\s)?(?:(?:early|late|mid)[\\s-])?(?:1[5-9]|20)\\d0s\\b");
  add(EntityType::date, "date.year", digit, "(?:1[5-9]|20)\\d{2}\\b(?![,.]\\d|\\s?%|-\\w)");
  add(EntityType::date, "date.century", the | digit,
      "(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)\\s[Cc]entury\\b");
  add(EntityType::date, "date.the-day", the | period, "(?:the\\sday|the\\syears|[Dd]ays)\\b");
  add(EntityType::time, "time.clock", digit,
      "\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm|AM|PM|a\\.m\\.|p\\.m\\.)(?:\\s(?:GMT|UTC|EST|EDT|CET|"
      "PKT|IST|local\\stime))?");
  add(EntityType::time, "time.24h", digit,
      "\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s(?:GMT|UTC|EST|EDT|CET|PKT|IST|local\\stime))?\\b");
  add(EntityType::time, "time.part", the | relative | weekday | today,
      "(?:[Tt]he|[Tt]his|" WEEKDAY
      "|[Yy]esterday|[Tt]omorrow)\\s(?:morning|afternoon|evening|night)\\b");
  add(EntityType::time, "time.word", today, "(?:[Tt]onight|[Nn]oon|[Mm]idnight)\\b");
  add(EntityType::time, "time.length", about | number,
      "(?:" ABOUT ")?" NUMBER "\\s(?:hours?|minutes?|seconds)\\b");
  add(EntityType::money, "money.sign", about | sign | a,
      "(?:" ABOUT
      ")?(?:US|A|AU|C|CA|NZ|HK|S)?(?:\\$|\xC2\xA3|\xE2\x82\xAC|\xC2\xA5|\xE2\x82\xB9)\\s?" DIGITS
      "(?:\\s?(?:hundred|thousand|million|billion|trillion|mn|bn|m|k)\\b)?");
  add(EntityType::money, "money.code", code,
      "(?:Rs\\.?|USD|EUR|GBP|PKR|INR|AED|SAR|JPY|CNY|AUD|CAD)\\s?" DIGITS "(?:\\s(?:" SCALE
      "|mn|bn)\\b)?");
  add(EntityType::money, "money.name", about | number,
      "(?:" ABOUT ")?" NUMBER
      "\\s(?:(?:US|Australian|Canadian|Pakistani|Indian|Saudi|Turkish)\\s)?(?:dollars?|euros?|"
      "pounds\\ssterling|pounds|rupees?|yen|yuan|rials?|riyals?|dirhams?|dinars?|roubles?|rubles?"
      "|lira)\\b");
  add(EntityType::percent, "percent", about | number,
      "(?:" ABOUT ")?(?:" NUMBER DASH ")?" NUMBER
      "\\s?(?:%|percent\\b|per\\scent\\b|percentage\\spoints?\\b)");
  add(EntityType::quantity, "quantity", about | number,
      "(?:" ABOUT ")?" NUMBER
      "(?:\\s|-)?(?:(?:square|cubic|metric|nautical)\\s)?(?:km|kilometers?|kilometres?|miles?|"
      "meters?|metres?|feet|foot|cm|tonnes?|tons?|kg|kilograms?|kilos?|barrels|hectares|acres|"
      "litres?|liters?|megawatts?|MW|gigawatts?|degrees?\\s(?:Celsius|Fahrenheit))\\b");
  add(EntityType::ordinal, "ordinal", ordinal | digit,
      "(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|["
      "Tt]enth|[Ee]leventh|[Tt]welfth|\\d{1,3}(?:st|nd|rd|th))\\b");
  add(EntityType::cardinal, "cardinal", about | number,
      "(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer)\\sthan\\s|[Aa]t\\sleast\\s|[Uu]p\\sto\\s|[Aa]bout\\s|[Aa]"
      "round\\s|[Nn]early\\s|[Aa]lmost\\s|[Oo]ver\\s|[Aa]pproximately\\s|[Ss]ome\\s)?(?:" NUMBER
      "|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Tt]"
      "wenty)(?![\\w%])");
  add(EntityType::cardinal, "cardinal.many", plural,
      "(?:(?:[Tt]ens|[Hh]undreds)\\sof\\s(?:thousands|millions)|[Hh]undreds|[Tt]housands|[Mm]"
      "illions|[Bb]illions|[Dd]ozens|[Ss]cores)\\b");
  return list;
}

}  // namespace

const std::vector<ValuePattern>& value_patterns() {
  static const std::vector<ValuePattern> patterns = compile();
  return patterns;
}

}  // namespace demarche::detail
