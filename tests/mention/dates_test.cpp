// SPDX-License-Identifier: Apache-2.0
#include "mention/dates.hpp"

#include "catch.hpp"
#include "documents.hpp"
#include "mention/date_parts.hpp"
#include "mention/values.hpp"
#include "util/calendar.hpp"

using namespace demarche;
using namespace demarche::detail;

TEST_CASE("what dates of news mean", "[mention]") {
  const struct {
    const char* text;
    const char* today;
    bool future;
    const char* iso;
  } cases[] = {
      // short months, ordinals, both orders
      {"Nov. 14, 2021", "", false, "2021-11-14"},
      {"Feb. 2", "2022-03-01", false, "2022-02-02"},
      {"Sept. 21st", "2022-10-01", false, "2022-09-21"},
      {"4th of October, 2016", "", false, "2016-10-04"},
      {"OCTOBER 4, 2016", "", false, "2016-10-04"},
      {"Dec. 28", "2022-01-03", false, "2021-12-28"},
      {"Jan. 9", "2021-12-20", false, "2022-01-09"},
      // in digits
      {"17/8/2018", "", false, "2018-08-17"},
      {"8/17/2018", "", false, "2018-08-17"},
      {"17.08.2018", "", false, "2018-08-17"},
      {"2018/8/17", "", false, "2018-08-17"},
      {"4/4/2018", "", false, "2018-04-04"},
      {"5/4/2018", "", false, "2018"},
      {"2018-08-17T11:30:00Z", "", false, "2018-08-17"},
      {"31/2/2018", "", false, ""},
      // ranges
      {"May 30 to June 2, 2022", "", false, "2022-05-30/2022-06-02"},
      {"30 December - 2 January 2022", "", false, "2021-12-30/2022-01-02"},
      {"6-9 May", "2022-05-20", false, "2022-05-06/2022-05-09"},
      {"March to May 2022", "", false, "2022-03/2022-05"},
      {"2016\u201317", "", false, "2016/2017"},
      // months, parts of years
      {"last May", "2022-10-04", false, "2022-05"},
      {"August seventh, 1998", "", false, "1998-08-07"},
      {"another year", "", false, "P1Y"},
      {"last May", "2022-05-04", false, "2021-05"},
      {"next March", "2022-05-04", false, "2023-03"},
      {"early August", "2022-10-04", false, "2022-08"},
      {"January last year", "2022-10-04", false, "2021-01"},
      {"the second quarter of 2019", "", false, "2019-04/2019-06"},
      {"Q3 2019", "", false, "2019-07/2019-09"},
      {"the first half of 2019", "", false, "2019-01/2019-06"},
      {"the second half of June 2019", "", false, "2019-06-16/2019-06-30"},
      {"the end of the year", "2022-10-04", false, "2022"},
      {"the end of 2023", "", false, "2023"},
      {"mid-2023", "", false, "2023"},
      {"the summer of 2019", "", false, "2019-06/2019-08"},
      {"last winter", "2022-10-04", false, "2021-12/2022-02"},
      {"FY2021", "", false, "2021"},
      {"fiscal year 2021-22", "", false, "2021/2022"},
      {"the first ten days of July 2020", "", false, "2020-07-01/2020-07-10"},
      {"the last two weeks of July 2020", "", false, "2020-07-18/2020-07-31"},
      {"first nine months of 2020", "", false, "2020-01/2020-09"},
      {"the 3rd of last month", "2022-10-04", false, "2022-09-03"},
      // weekdays
      {"the first Monday of May 2022", "", false, "2022-05-02"},
      {"last Thursday of this month", "2022-10-04", false, "2022-10-27"},
      {"Tuesday last week", "2022-10-06", false, "2022-09-27"},
      {"Friday next week", "2022-10-06", false, "2022-10-14"},
      {"this Saturday", "2022-10-06", false, "2022-10-08"},
      {"next Tuesday", "2022-10-06", false, "2022-10-11"},
      {"the day before yesterday", "2022-10-06", false, "2022-10-04"},
      {"last weekend", "2022-10-06", false, "2022-10-01/2022-10-02"},
      // spans
      {"the past three years", "2022-10-06", false, "2019-10-06/2022-10-06"},
      {"the next ten days", "2022-10-06", false, "2022-10-06/2022-10-16"},
      {"the last decade", "2022-10-06", false, "2012-10-06/2022-10-06"},
      {"two decades ago", "2022-10-06", false, "2002"},
      {"three weeks from now", "2022-10-06", false, "2022-W43"},
      {"two and a half years", "", false, "P30M"},
      {"a fortnight", "", false, "P2W"},
      {"four decades", "", false, "P40Y"},
      {"thirty-one days", "", false, "P31D"},
      {"year-long", "", false, "P1Y"},
      {"the last quarter", "2022-01-06", false, "2021-10/2021-12"},
      // decades, centuries, other calendars
      {"the 1970s", "", false, "197"},
      {"the nineties", "", false, "199"},
      {"the '80s", "", false, "198"},
      {"the 18th century", "", false, "17"},
      {"1443 AH", "", false, "2021-08-10/2022-07-29"},
      {"22 Bahman 1357", "", false, "1979-02-11"},
      {"Ramadan 1443", "", false, "2022-04-03/2022-05-02"},
      {"the Iranian year 1401", "", false, "2022-03-21/2023-03-20"},
      {"480 BC", "", false, ""},
  };
  for (const auto& c : cases) {
    INFO(c.text << " on " << c.today);
    CHECK(resolve_date(c.text, c.today, c.future).value_or("") == c.iso);
  }
}

TEST_CASE("times of day and hours", "[mention]") {
  const struct {
    const char* text;
    const char* value;
  } cases[] = {{"8:15 p.m.", "T20:15"},
               {"8 p. m.", "T20:00"},
               {"12 a.m.", "T00:00"},
               {"16:45 GMT", "T16:45Z"},
               {"16:45 GMT+3", "T16:45+03:00"},
               {"9 a.m. EST", "T09:00-05:00"},
               {"1630 hours", "T16:30"},
               {"7 o'clock", "T07:00"},
               {"noon", "T12:00"},
               {"midnight", "T00:00"},
               {"36 hours", "PT36H"},
               {"about 20 minutes", "PT20M"},
               {"an hour", "PT1H"},
               {"last night", "2022-10-05"},
               {"this morning", "2022-10-06"},
               {"Monday evening", "2022-10-03"},
               {"25:10", ""}};
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(resolve_time(c.text, "2022-10-06", false).value_or("") == c.value);
  }
}

TEST_CASE("dates and times in sentences", "[mention]") {
  const struct {
    const char* text;
    const char* values;
  } cases[] = {
      {"Norway left the pact on Nov. 14, 2021.", "Nov. 14, 2021=2021-11-14"},
      {"It was signed on 9 Sept. in Lima.", "9 Sept.=2024-09-09"},
      {"They met on 17/8/2018, and again on 3/9/2018.", "17/8/2018=2018-08-17|3/9/2018=2018-09-03"},
      {"They met on 8/17/2018 and 9/3/2018.", "8/17/2018=2018-08-17|9/3/2018=2018-09-03"},
      {"The talks began in March and ended in May.", "March=2024-03|May=2024-05"},
      {"They may march in spring.", ""},
      {"The march on Lima was peaceful.", ""},
      {"Mrs May and Mr March left.", ""},
      {"It rained for the first ten days of June 2020.",
       "the first ten days of June 2020=2020-06-01/2020-06-10"},
      {"The port reopened on 3 May 2023 at 14:30 GMT.",
       "3 May 2023=2023-05-03|14:30 GMT=2023-05-03T14:30Z"},
      {"In his 80s, he sailed again.", ""},
      {"The envoys meet on March 4, March 11 and April 2.",
       "March 4=2024-03-04|March 11=2024-03-11|April 2=2024-04-02"},
      {"Ratio 45/99/2019 is no date.", ""},
  };
  for (const auto& c : cases) {
    const auto doc = read_document(c.text, true, "2024-10-04");
    std::string found;
    for (const auto& value : find_values(doc)) {
      if (value.type != EntityType::date && value.type != EntityType::time) continue;
      if (!found.empty()) found += '|';
      found += std::string(doc.view(value.span)) + "=" + std::string(value.value.text);
    }
    CHECK(found == c.values);
  }
}

TEST_CASE("a full stop that ends the sentence is none of the date", "[mention]") {
  const auto doc = read_document("It was signed on 9 Sept.", true, "2024-10-04");
  const auto values = find_values(doc);
  REQUIRE(values.size() == 1);
  CHECK(doc.view(values[0].span) == "9 Sept");
}

TEST_CASE("every day of a century is itself in every spelling", "[mention]") {
  const char* const months[] = {"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
  for (auto day = *parse_day("1951-01-01"); day < *parse_day("2051-01-01");
       day += std::chrono::days(17)) {
    const std::chrono::year_month_day d(day);
    const auto iso = iso_day(day);
    const auto y = std::to_string(int(d.year()));
    const auto n = std::to_string(unsigned(d.day()));
    const std::string month = months[unsigned(d.month()) - 1];
    const auto m = std::to_string(unsigned(d.month()));
    for (const auto& text : {month + " " + n + ", " + y, n + " " + month + " " + y,
                             n + " " + month.substr(0, 3) + ". " + y, y + "/" + m + "/" + n,
                             n + "." + m + "." + y, "the " + n + "th of " + month + ", " + y}) {
      INFO(text);
      CHECK(resolve_date(text, "", false).value_or("") == iso);
    }
    CHECK(in_digits(n + "/" + m + "/" + y, DayOrder::day_first).value_or("") == iso);
    CHECK(in_digits(m + "/" + n + "/" + y, DayOrder::month_first).value_or("") == iso);
    const auto nearest = resolve_date(month + " " + n, iso, false).value_or("");
    CHECK(nearest == iso);  // on the day itself
  }
}

TEST_CASE("calendars that count from the Hijra", "[mention]") {
  // Nowruz and Islamic new years as observed
  CHECK(iso_day(persian_month(1399, 1)) == "2020-03-20");
  CHECK(iso_day(persian_month(1400, 1)) == "2021-03-21");
  CHECK(iso_day(persian_month(1403, 1)) == "2024-03-20");
  CHECK(iso_day(islamic_month(1445, 1)) == "2023-07-19");
  for (int y = 1200; y < 1500; ++y) {
    const auto persian = (persian_month(y + 1, 1) - persian_month(y, 1)).count();
    const auto islamic = (islamic_month(y + 1, 1) - islamic_month(y, 1)).count();
    CHECK((persian == 365 || persian == 366));
    CHECK((islamic == 354 || islamic == 355));
    for (int m = 1; m <= 12; ++m) {
      const auto size = (islamic_month(y, m + 1) - islamic_month(y, m)).count();
      CHECK((size == 29 || size == 30));
    }
  }
}
