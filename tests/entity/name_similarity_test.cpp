// SPDX-License-Identifier: Apache-2.0
#include "entity/name_similarity.hpp"

#include "catch.hpp"

using namespace demarche::detail;

TEST_CASE("transliterations and slips are one name", "[entity]") {
  const struct {
    const char *a, *b;
    bool same;
  } cases[] = {
      {"shehbaz", "shahbaz", true},    {"matthew", "mathew", true},  {"mohammed", "muhammad", true},
      {"zelensky", "zelenskyy", true}, {"haider", "haidar", true},   {"sergei", "sergey", true},
      {"solheim", "solhiem", true},    {"hassan", "hussein", false}, {"maria", "mario", false},
      {"paul", "paula", false},        {"anna", "anne", false},      {"khan", "kahn", false},
      {"ali", "alu", false},           {"quist", "novak", false},
  };
  for (const auto& c : cases) {
    INFO(c.a << " " << c.b);
    CHECK(similar_names(c.a, c.b) == c.same);
    CHECK(similar_names(c.b, c.a) == c.same);
  }
}

TEST_CASE("names are compared without marks", "[entity]") {
  CHECK(plain_name("Ja\u2019afari") == "jaafari");
  CHECK(plain_name("\u0160imonyt\u0117") == "simonyte");
  CHECK(plain_name("Al-Quist") == "alquist");
}

TEST_CASE("full names are one person's or two", "[entity]") {
  using Words = std::vector<std::string>;
  CHECK(same_full_name(Words{"ada", "quist"}, Words{"ada", "maria", "quist"}));
  CHECK(same_full_name(Words{"shehbaz", "sharif"}, Words{"shahbaz", "sharif"}));
  CHECK(same_full_name(Words{"quist", "ada"}, Words{"ada", "quist"}));
  CHECK_FALSE(same_full_name(Words{"nawaz", "sharif"}, Words{"shehbaz", "sharif"}));
  CHECK_FALSE(same_full_name(Words{"salman", "bin", "khalid"}, Words{"khalid", "bin", "salman"}));
  CHECK_FALSE(same_full_name(Words{}, Words{"quist"}));
}
