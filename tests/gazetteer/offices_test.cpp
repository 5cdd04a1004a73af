// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/offices.hpp"

#include "catch.hpp"
#include "documents.hpp"

using namespace demarche::detail;

namespace {

Standing on(std::string_view date, std::string_view from, std::string_view to,
            std::string_view as_of) {
  Office office;
  office.from = from;
  office.to = to;
  office.as_of = as_of;
  return standing_on(office, date);
}

}  // namespace

TEST_CASE("what an office's dates say of a day", "[gazetteer]") {
  // stated dates
  CHECK(on("2018-05-01", "2017-03", "2019", "2022-07") == Standing::stated);
  CHECK(on("2017-02-27", "2017-03", "2019", "2022-07") == Standing::later);
  CHECK(on("2020-01-01", "2017-03", "2019", "2022-07") == Standing::earlier);
  // begun, without an end: held when it was attested, likely soon after, never certain today
  CHECK(on("2022-05-01", "2017-03", "", "2022-07") == Standing::stated);
  CHECK(on("2023-12-01", "2017-03", "", "2022-07") == Standing::likely);
  CHECK(on("2026-01-01", "2017-03", "", "2022-07") == Standing::unknown);
  CHECK(on("2028-01-01", "2017-03", "", "2022-07") == Standing::earlier);
  // only attested
  CHECK(on("2026-05-12", "", "", "2026-05-12") == Standing::stated);
  CHECK(on("2025-03-01", "", "", "2026-05-12") == Standing::likely);
  CHECK(on("2023-03-01", "", "", "2026-05-12") == Standing::unknown);
  CHECK(on("2019-03-01", "", "", "2026-05-12") == Standing::later);
  CHECK(on("2027-03-01", "", "", "2026-05-12") == Standing::likely);
  // on two days
  CHECK(on("2024-01-01", "", "", "2022-09/2024-09") == Standing::stated);
  CHECK(on("2022-03-01", "", "", "2022-09/2024-09") == Standing::likely);
  // no dates at all
  CHECK(on("2024-01-01", "", "", "") == Standing::unknown);
}

TEST_CASE("a ministry's title with further fields is the same office", "[gazetteer]") {
  CHECK(normalised_title("Minister of Foreign Affairs and Trade") == "foreign minister");
  CHECK(normalised_title("Minister for Foreign Affairs") == "foreign minister");
  CHECK(normalised_title("Minister of Foreign Relations, Worship and Harbours") ==
        "foreign minister");
  CHECK(normalised_title("Minister of National Defense and Veterans Affairs") ==
        "defence minister");
  CHECK(normalised_title("Minister of Defence Industry") == "defence industry minister");
  CHECK(normalised_title("Minister of Harbours") == "harbours minister");
}
