// SPDX-License-Identifier: Apache-2.0
#include "mention/value_patterns.hpp"

namespace demarche::detail {
namespace {

using namespace opening;

#define MONTH                                                                                  \
  "(?:Jan(?:uary)?|JAN(?:UARY)?|Feb(?:ruary)?|FEB(?:RUARY)?|Mar(?:ch)?|MAR(?:CH)?|Apr(?:il)?|" \
  "APR(?:IL)?|May|MAY|Jun[e]?|JUNE?|July?|JULY?|Aug(?:ust)?|AUG(?:UST)?|Sept?(?:ember)?|"      \
  "SEPT?(?:EMBER)?|Oct(?:ober)?|OCT(?:OBER)?|Nov(?:ember)?|NOV(?:EMBER)?|Dec(?:ember)?|"       \
  "DEC(?:EMBER)?)\\b\\.?"
#define LONG_MONTH                                                                            \
  "(?:January|February|March|April|May|June|July|August|September|October|November|December)" \
  "\\b"
#define WEEKDAY \
  "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
#define SHORT_WEEKDAY "(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\b\\.?"
#define DAY "\\d{1,2}(?:st|nd|rd|th)?\\b"
#define SPELLED_DAY                                                                        \
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"  \
  "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|" \
  "thirtieth)\\b"
#define YEAR "(?:,?\\s\\d{4}\\b|\\s(?:this|last|next)\\syear\\b)"
#define DASH "(?:\\s?-\\s?|\\s?\xE2\x80\x93\\s?|\\s(?:to|and)\\s)"
#define UNTIL "(?:\\s?-\\s?|\\s?\xE2\x80\x93\\s?|\\s(?:to|through|until|till)\\s)"
#define WHOLE "(?:" MONTH YEAR "?|\\d{4}\\b|(?:(?:this|last|next|the)\\s)(?:month|year|week)\\b)"
#define DIGITS "\\d+(?:,\\d{2,3})*(?:\\.\\d+)?"
#define UNIT_WORD                                                                                 \
  "(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|"  \
  "[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|" \
  "[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)"
#define SCALE "(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)"
#define NUMBER                                                                                   \
  "(?:" DIGITS "(?:\\s(?:" SCALE "|mn|bn)\\b)?|" UNIT_WORD "(?:[\\s-](?:and\\s)?(?:" UNIT_WORD   \
  "|" SCALE                                                                                      \
  "|a\\shalf(?=\\s(?:hundred|thousand|million|billion)))){0,6}\\b|(?:a\\s)?(?:hundred|thousand|" \
  "million|billion|dozen)\\b)"
#define CURRENCY                                                                                  \
  "(?:dollars?|euros?|pounds\\ssterling|pounds|rupees?|yen|yuan|rials?|riyals?|dirhams?|dinars?|" \
  "roubles?|rubles?|lira|lari|kron[aeo]r?|kroner?|krone|korun[ay]?|zloty(?:s|ch)?|forints?|"      \
  "shillings|naira|cedis?|pesos|reais|baht|ringgit|rupiah|taka|hryvnias?|hryvnia|tenge|"          \
  "shekels?|francs|birr|kwacha|tala|kyats?)"
#define ZONE                                                                                    \
  "(?:\\s?(?:(?:GMT|UTC)(?:\\s?[+-]\\d{1,2}(?::?\\d{2})?)?|[ECMP][SD]T|ET|CES?T|EES?T|MSK|BST|" \
  "IST|"                                                                                        \
  "PKT|JST|KST|HKT|SGT|EAT|WAT|CAT|SAST|AES?D?T|Z)\\b|\\s(?:local|[A-Z][a-z]+)\\stime\\b)?"
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
  add(EntityType::date, "date.numeric", digit,
      "(?:\\d{4}([-/"
      ".])\\d{1,2}\\1\\d{1,2}\\b(?:T\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?"
      "\\d{2})?)?|\\d{1,2}(?:/\\d{1,2}/(?:\\d{4}|\\d{2})|([.-])\\d{1,2}\\2\\d{4})\\b(?![/.-]\\d))");
  add(EntityType::date, "date.month-day", month,
      MONTH "\\s(?:" DAY "|" SPELLED_DAY ")(?!:|\\.\\d)(?:(?:" YEAR ")?" UNTIL MONTH "\\s" DAY
            "|(?:" DASH "|\\sthrough\\s)" DAY "(?!\\s" MONTH "))?" YEAR "?");
  add(EntityType::date, "date.day-month", digit,
      "(?:" DAY "(?:\\s" MONTH YEAR "?" UNTIL "|" DASH "))?" DAY "(?:\\sof)?\\s" MONTH YEAR "?");
  add(EntityType::date, "date.month-year", month,
      "(?:" MONTH DASH ")?" MONTH ",?\\s(?:of\\s)?(?:\\d{4}\\b|(?:this|last|next)\\syear\\b)");
  add(EntityType::date, "date.month", month | early | relative,
      "(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-]|(?:[Ll]ast|[Nn]ext|[Tt]his)\\s)?(?:" LONG_MONTH
      "(?:" UNTIL LONG_MONTH
      ")?(?:,?\\s(?:of\\s)?\\d{4}\\b)?|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|"
      "Nov|Dec)\\b(?!-)\\.?)");
  add(EntityType::date, "date.part", the | ordinal | relative | early,
      "(?:[Tt]he\\s)?(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast|[1-4](?:st|nd|rd|"
      "th))"
      "\\s(?:(?:few|" NUMBER ")\\s)?(?:(?:day|week|month|quarter|half)s?|" WEEKDAY
      ")\\s(?:of|in)|(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)\\sof|\\d{1,2}(?:st|nd|rd|th)\\sof"
      "(?=\\s(?:this|last|next|the)\\smonth))\\s" WHOLE);
  add(EntityType::date, "date.quarter", fiscal,
      "(?:Q[1-4](?:\\s(?:of\\s)?\\d{4})?|H[12]\\s(?:of\\s)?\\d{4}|FY\\s?\\d{2,4}"
      "(?:[-/]\\d{2,4})?|"
      "(?:[Ff]iscal|[Ff]inancial)\\s(?:year\\s)?\\d{4}(?:[-/\xE2\x80\x93]+\\d{2,4})?)\\b");
  add(EntityType::date, "date.season", season | the | relative | early,
      "(?:[Tt]he\\s)?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]"
      "all|[Ww]inter)\\s(?:of\\s)?"
      "(?:\\d{4}(?:[-/\xE2\x80\x93]+\\d{2,4})?|(?:this|last|next)\\syear)\\b");
  add(EntityType::date, "date.calendar", digit | calendar,
      "(?:(?:" DAY
      "\\s)?(?:(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|"
      "Bahman|Esfand|Muharram|Safar|Rajab|Sha'?a?ban|Shaaban|Ramadan|Ramazan|Shawwal|(?:Rabi|"
      "Jumada|Dhu|Zul)"
      "['\\s-]?\\s?[Aa]l-[A-Z]\\w+|Dhul?[- "
      "][HQ]\\w+),?\\s1[0-6]\\d\\d\\b(?:\\s(?:AH|SH|A\\.H\\.))?)|"
      "1[0-6]\\d\\d\\s?(?:AH|SH|A\\.H\\.)|(?:AH|SH)\\s1[0-6]\\d\\d\\b|(?:Hijri|Islamic|Persian|"
      "Iranian)\\s"
      "(?:calendar\\s)?year\\s1[0-6]\\d\\d\\b|\\d{1,4}\\s(?:BC|BCE)\\b)");
  add(EntityType::date, "date.weekday", weekday | relative | earlier,
      "(?:(?:[Ll]ast|[Nn]ext|[Tt]his(?:\\scoming)?|[Cc]oming|[Ee]arlier)\\s)?" WEEKDAY
      "\\b(?:,?\\s" MONTH "\\s" DAY YEAR "?|\\s(?:last|next|this)\\sweek\\b|\\sweek\\b)?");
  add(EntityType::date, "date.short-weekday", weekday,
      SHORT_WEEKDAY ",?\\s(?:" MONTH "\\s" DAY "|" DAY "\\s" MONTH ")" YEAR "?");
  add(EntityType::date, "date.today", today | earlier | the,
      "(?:(?:[Ee]arlier|[Ll]ater|[Tt]he\\sday\\s(?:before|after))\\s)?(?:[Tt]oday|[Tt]omorrow|"
      "[Yy]esterday)\\b");
  add(EntityType::date, "date.earlier-this", earlier,
      "(?:[Ee]arlier|[Ll]ater)\\s(?:this|last|that|next)\\s" PERIOD);
  add(EntityType::date, "date.relative", the | relative,
      "(?:[Tt]he\\s)?(?:[Ll]ast|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing|[Tt]his)\\s(?:"
      "(?:few|several|couple\\sof|" NUMBER ")\\s)?" PERIOD);
  add(EntityType::date, "date.every", relative,
      "(?:[Ee]very|[Aa]nother)\\s(?:single\\s)?(?:day|week|month|year|decade)\\b");
  add(EntityType::date, "date.basis", period, "(?:daily|weekly|monthly|yearly)(?=\\sbasis\\b)");
  add(EntityType::date, "date.bare", period | relative,
      "(?:many\\s)?(?:[Dd]ecades|[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays)\\b(?!-)");
  add(EntityType::date, "date.the-season", the,
      "[Tt]he\\s(?:summer|winter|autumn|weekend)\\b(?!\\sof|-|'|\xE2)");
  add(EntityType::date, "date.holiday", holiday,
      "(?:Christmas(?:\\s(?:Day|Eve))?|Easter(?:\\s(?:Sunday|Monday))?|Good\\sFriday|Passover|"
      "Thanksgiving(?:\\sDay)?|Hanukkah|New\\sYear(?:'s|\xE2\x80\x99s)?\\s(?:Day|Eve)|"
      "(?:Saint|St\\.?)\\s[A-Z]\\w+(?:'|\xE2\x80\x99)s\\sDay)\\b");
  add(EntityType::date, "date.recent", relative,
      "(?:[Rr]ecent|[Cc]oming)\\s(?:days|weeks|months|years|decades)\\b");
  add(EntityType::date, "date.ago", about | a | period | number,
      "(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|[Mm]ore\\sthan)\\s)?(?:(?:[Aa]|[Aa]n|["
      "Aa]\\sfew|[Aa]\\scouple\\sof|[Ss]everal|" NUMBER
      ")\\s)?(?:[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur(?:y|ie)|[Ff]ortnight)s?\\s(?:"
      "ago|earlier|"
      "later|before|from\\s(?:now|today)|hence)\\b");
  add(EntityType::date, "date.length", about | a | number,
      "(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|(?:[Mm]ore|[Ll]ess)\\sthan|[Aa]t\\sleast|"
      "[Uu]p\\sto|[Aa]round)\\s)?(?:[Aa]|[Aa]n|[Aa]\\sfew|[Ss]everal|" NUMBER
      "|[Ll]ess\\sthan\\sa)\\s(?:and\\sa\\shalf\\s)?(?:day|week|month|year|decade|fortnight|"
      "century|"
      "centurie)s?\\b(?:\\sof\\sage\\b)?(?!\\sold)");
  add(EntityType::date, "date.hyphen", number,
      "(?:" NUMBER "-)(?:day|week|month|year|decade)s?\\b(?:-(?:long|old))?");
  add(EntityType::date, "date.long", period, "(?:day|week|month|year|decade|century)s?-long\\b");
  add(EntityType::date, "date.years", digit,
      "(?:1[89]|20)\\d{2}\\s?(?:-|\xE2\x80\x93)\\s?(?:(?:1[89]|20)\\d{2}|\\d{2})\\b");
  add(EntityType::date, "date.decade", the | early | digit,
      "(?:[Tt]he\\s)?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])?(?:(?:1[5-9]|20)\\d0'?s|['"
      "\xE2\x80\x99\x98]*[2-9]0s|"
      "(?:nineteen[\\s-])?(?:thirties|forties|fifties|sixties|seventies|eighties|nineties))\\b");
  add(EntityType::date, "date.year", digit | early,
      "(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])?(?:1[5-9]|20)\\d{2}\\b(?![,.]\\d|\\s?%|-\\w)");
  add(EntityType::date, "date.century", the | ordinal,
      "(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)\\s[Cc]entury\\b");
  add(EntityType::date, "date.the-day", the | period,
      "(?:the\\sday(?:\\s(?:before|after)(?=[,.;)]))?|the\\syears)\\b");
  add(EntityType::time, "time.clock", digit,
      "(?:\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]m\\b|[AP]M\\b|[aApP]\\.\\s?[mM]\\.?)" ZONE
      "|(?:\\d{1,2}:\\d{2}(?::\\d{2})?" ZONE
      "|\\d{1,2}\\.\\d{2}\\s?(?:hrs|hours|GMT|UTC)|(?:[01]\\d|2[0-4])"
      "[0-5]\\d(?:Z|\\s?(?:GMT|UTC|hours|hrs|local\\stime))|\\d{1,2}\\so'clock)\\b)");
  add(EntityType::time, "time.part", the | relative | weekday | today | early,
      "(?:(?:[Ee]arly|[Ll]ate)\\s)?(?:[Tt]he|[Tt]his|[Ll]ast|" WEEKDAY
      "|[Yy]esterday|[Tt]omorrow)\\s(?:morning|afternoon|evening|night)\\b");
  add(EntityType::time, "time.word", today, "(?:[Tt]onight|[Nn]oon|[Mm]idnight)\\b" ZONE);
  add(EntityType::time, "time.length", about | number | a,
      "(?:" ABOUT ")?(?:" NUMBER
      "[\\s-](?:hours?|minutes?|seconds)|[Aa]n\\shour)\\b(?:\\s(?:ago|earlier|later)\\b)?");
  add(EntityType::money, "money.sign", about | sign | a | dollar,
      "(?:" ABOUT
      ")?(?:US\\s?|A|AU|C|CA|NZ|HK|S)?(?:\\$|\xC2\xA3|\xE2\x82\xAC|\xC2\xA5|\xE2\x82\xB9)"
      "\\s?" DIGITS "(?:[\\s-]?(?:hundred|thousand|million|billion|trillion|mn|bn|m|k)\\b)?");
  add(EntityType::money, "money.code", code,
      "(?:Rs\\.?|USD|EUR|GBP|PKR|INR|AED|SAR|JPY|CNY|AUD|CAD)\\s?" DIGITS "(?:\\s(?:" SCALE
      "|mn|bn)\\b)?");
  add(EntityType::money, "money.name", about | number,
      "(?:" ABOUT ")?" NUMBER "\\s(?:(?:US|U\\.S\\.|[A-Z][a-z]+(?:an|ish|ese|i|ch))\\s)?" CURRENCY
      "\\b");
  add(EntityType::money, "money.many", plural,
      "(?:(?:[Tt]ens|[Hh]undreds)\\sof\\s)?(?:[Tt]housands|[Mm]illions|[Bb]illions|[Tt]rillions)"
      "\\sof\\s"
      "(?:(?:US|U\\.S\\.)\\s)?" CURRENCY "\\b");
  add(EntityType::percent, "percent", about | number,
      "(?:" ABOUT ")?(?:" NUMBER DASH ")?" NUMBER
      "\\s?(?:%|percent\\b|per\\scent\\b|percentage\\spoints?\\b)");
  add(EntityType::quantity, "quantity", about | number,
      "(?:" ABOUT ")?(?:" NUMBER
      "|[Aa]\\sfew)(?:\\s|-)?(?:(?:square|cubic|metric|nautical)\\s)?(?:km|kilometers?|"
      "kilometres?|miles?|"
      "meters?|metres?|feet|foot|cm|tonnes?|tons?|kg|kilograms?|kilos?|barrels|hectares|acres|"
      "litres?|liters?|light[\\s-]years?|megawatts?|MW|gigawatts?|degrees?\\s(?:Celsius|Fahrenheit)"
      ")\\b");
  add(EntityType::ordinal, "ordinal", ordinal,
      "(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|["
      "Tt]enth|[Ee]leventh|[Tt]welfth|\\d{1,3}(?:st|nd|rd|th))\\b");
  add(EntityType::cardinal, "cardinal", about | number,
      "(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer)\\sthan\\s|[Aa]t\\sleast\\s|[Uu]p\\sto\\s|[Aa]bout\\s|[Aa]"
      "round\\s|[Nn]early\\s|[Aa]lmost\\s|[Oo]ver\\s|[Aa]pproximately\\s|[Ss]ome\\s)?(?:" NUMBER
      ")(?![\\w%])");
  add(EntityType::cardinal, "cardinal.fraction", about | spelled | a,
      "(?:" ABOUT
      ")?(?:(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[\\s-](?:third|quarter|fifth|tenth)s?|"
      "[Aa]\\s(?:third|quarter|fifth|tenth)(?=\\sof\\b))\\b");
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
