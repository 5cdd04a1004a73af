// SPDX-License-Identifier: Apache-2.0
/// Whether what a clause says has happened, will, may, or did not.
#include <string>
#include <string_view>

#include "catch.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

struct Case {
  std::string_view text, type, status;
};

constexpr Case cases[] = {
    {"Norway accused Kenya of spying.", "ACCUSE", "actual"},
    {"Norway has accused Kenya of spying.", "ACCUSE", "actual"},
    {"Norway will accuse Kenya of spying.", "ACCUSE", "planned"},
    {"Norway plans to accuse Kenya of spying.", "ACCUSE", "planned"},
    {"Norway is due to accuse Kenya of spying.", "ACCUSE", "planned"},
    {"Norway was about to expel the Kenyan ambassador.", "SANCTION", "planned"},
    {"Norway agreed to meet Kenya.", "CONSULT", "planned"},
    {"Norway vowed that it would accuse Kenya of spying.", "ACCUSE", "planned"},
    {"The upcoming meeting between Norway and Kenya was announced.", "CONSULT", "planned"},
    {"Norway would accuse Kenya of spying.", "ACCUSE", "possible"},
    {"Norway may accuse Kenya of spying.", "ACCUSE", "possible"},
    {"Norway should condemn Kenya.", "ACCUSE", "possible"},
    {"Norway wants to condemn Kenya.", "ACCUSE", "possible"},
    {"Norway is likely to condemn Kenya.", "ACCUSE", "possible"},
    {"A possible meeting between Norway and Kenya was discussed.", "CONSULT", "possible"},
    {"The ambassador asked whether Norway condemned Kenya.", "ACCUSE", "possible"},
    {"The ambassador asked if Norway condemned Kenya.", "ACCUSE", "possible"},
    {"Norway is accused of supporting Kenya.", "SUPPORT", "possible"},
    {"Sweden accused Norway of supporting Kenya.", "SUPPORT", "actual"},
    {"Ada Quist told reporters after meeting Daniel Otieno.", "CONSULT", "actual"},
    {"Norway proposed talks with Kenya.", "CONSULT", "possible"},
    {"Norway proposed a new package of sanctions against Kenya.", "SANCTION", "possible"},
    {"Norway offered asylum to Daniel Otieno.", "AID", "planned"},
    {"Norway reaffirmed its commitment to continue supporting Kenya.", "SUPPORT", "actual"},
    {"Norway reaffirmed its commitment to support Kenya.", "SUPPORT", "planned"},
    {"They reviewed Norway's ongoing efforts to support Kenya.", "SUPPORT", "actual"},
    {"Norway will continue to support Kenya.", "SUPPORT", "planned"},
    {"Norway offered an apology to Kenya.", "CONCEDE", "actual"},
    {"Norway did not accuse Kenya of spying.", "ACCUSE", "negated"},
    {"Norway never accused Kenya of spying.", "ACCUSE", "negated"},
    {"Norway will not condemn Kenya.", "ACCUSE", "negated"},
    {"Norway no longer condemns Kenya.", "ACCUSE", "negated"},
    {"Neither Norway nor Sweden condemned Kenya.", "ACCUSE", "negated"},
    {"Norway failed to condemn Kenya.", "ACCUSE", "negated"},
    {"Norway stopped condemning Kenya.", "ACCUSE", "negated"},
    {"Norway denied that it had attacked Kenya.", "ASSAULT", "negated"},
    {"Has Norway condemned Kenya?", "ACCUSE", "possible"},
    {"Will Norway condemn Kenya?", "ACCUSE", "possible"},
    {"Does Norway plan to condemn Kenya?", "ACCUSE", "possible"},
    {"Why has Norway condemned Kenya?", "ACCUSE", "actual"},
    // What stands in a condition is no happening at all.
    {"If Norway condemned Kenya, Sweden laughed.", "ACCUSE", ""},
    {"Sweden laughed unless Norway condemned Kenya.", "ACCUSE", ""},
};

}  // namespace

TEST_CASE("what has happened, will, may, or did not", "[relation]") {
  for (const auto& [text, type, status] : cases) {
    INFO(text);
    const auto doc = extract_plain(text);
    std::string found;
    for (const auto& relation : doc.relations())
      if (to_string(relation.type) == type && found.empty()) found = to_string(relation.status);
    CHECK(found == status);
  }
}
