// SPDX-License-Identifier: Apache-2.0
#include "mention/title_words.hpp"

#include <algorithm>
#include <array>

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 121> portfolios = {"Administration",
                                                          "Affairs",
                                                          "Agriculture",
                                                          "Armed",
                                                          "Arms",
                                                          "Army",
                                                          "Business",
                                                          "Children",
                                                          "Civil",
                                                          "Climate",
                                                          "Commerce",
                                                          "Communication",
                                                          "Communications",
                                                          "Consular",
                                                          "Control",
                                                          "Cooperation",
                                                          "Counterterrorism",
                                                          "Cultural",
                                                          "Culture",
                                                          "Cyber",
                                                          "Defence",
                                                          "Defense",
                                                          "Democracy",
                                                          "Development",
                                                          "Economic",
                                                          "Economy",
                                                          "Education",
                                                          "Employment",
                                                          "Energy",
                                                          "Environment",
                                                          "European",
                                                          "Expatriates",
                                                          "External",
                                                          "Finance",
                                                          "Force",
                                                          "Forces",
                                                          "Foreign",
                                                          "Global",
                                                          "Health",
                                                          "Home",
                                                          "Homeland",
                                                          "Housing",
                                                          "Human",
                                                          "Immigration",
                                                          "Industrial",
                                                          "Industry",
                                                          "Information",
                                                          "Innovation",
                                                          "Intelligence",
                                                          "Interior",
                                                          "Internal",
                                                          "International",
                                                          "Justice",
                                                          "Labor",
                                                          "Labour",
                                                          "Law",
                                                          "Legal",
                                                          "Legislative",
                                                          "Management",
                                                          "Media",
                                                          "Military",
                                                          "Mines",
                                                          "Minorities",
                                                          "Multilateral",
                                                          "National",
                                                          "Natural",
                                                          "Naval",
                                                          "Nonproliferation",
                                                          "Nuclear",
                                                          "Oil",
                                                          "Operations",
                                                          "Organization",
                                                          "Parliamentary",
                                                          "Petroleum",
                                                          "Planning",
                                                          "Policy",
                                                          "Political",
                                                          "Population",
                                                          "Public",
                                                          "Railways",
                                                          "Reconstruction",
                                                          "Religious",
                                                          "Resources",
                                                          "Rights",
                                                          "Rural",
                                                          "Science",
                                                          "Security",
                                                          "Services",
                                                          "Social",
                                                          "Space",
                                                          "Sports",
                                                          "Staff",
                                                          "State",
                                                          "Technology",
                                                          "Tourism",
                                                          "Trade",
                                                          "Transport",
                                                          "Transportation",
                                                          "Treasury",
                                                          "Urban",
                                                          "Verification",
                                                          "Veterans",
                                                          "Water",
                                                          "Women",
                                                          "Youth",
                                                          "agriculture",
                                                          "commerce",
                                                          "defence",
                                                          "defense",
                                                          "education",
                                                          "energy",
                                                          "finance",
                                                          "foreign",
                                                          "health",
                                                          "home",
                                                          "information",
                                                          "interior",
                                                          "justice",
                                                          "policy",
                                                          "security",
                                                          "trade"};
static_assert(std::is_sorted(portfolios.begin(), portfolios.end()));

}  // namespace

bool is_modifier(std::string_view w) {
  constexpr auto words = std::to_array<std::string_view>(
      {"Acting",    "Additional", "Assistant", "Associate", "Chief",     "Coordinating",
       "Deputy",    "Executive",  "First",     "Former",    "General",   "Interim",
       "Joint",     "Managing",   "Permanent", "Political", "Press",     "Principal",
       "Senior",    "Special",    "Under",     "Vice",      "acting",    "additional",
       "assistant", "associate",  "caretaker", "chief",     "deputy",    "executive",
       "first",     "interim",    "joint",     "managing",  "permanent", "political",
       "press",     "principal",  "senior",    "shadow",    "special",   "under",
       "vice"});
  return std::find(words.begin(), words.end(), w) != words.end() && w != "Former" && w != "General";
}

bool is_portfolio(std::string_view w) {
  return std::binary_search(portfolios.begin(), portfolios.end(), w);
}

bool is_aide(std::string_view w) {
  return w == "Assistant" || w == "Adviser" || w == "Advisor" || w == "Counselor" ||
         w == "Counsel" || w == "Secretary";
}

bool is_office_head(std::string_view w) {
  constexpr std::array<std::string_view, 24> heads = {
      "Advisor",   "Adviser",  "Ambassador", "Chief",          "Commissioner",   "Coordinator",
      "Counselor", "Director", "Envoy",      "Minister",       "Representative", "Secretary",
      "adviser",   "advisor",  "ambassador", "chief",          "commissioner",   "coordinator",
      "director",  "envoy",    "minister",   "representative", "secretary",      "spokesman"};
  return std::find(heads.begin(), heads.end(), w) != heads.end();
}

bool needs_person(std::string_view w) {  // a role that is a TITLE only next to a name
  for (const std::string_view role :
       {"official", "officials", "leader", "aide", "diplomat", "chief", "head", "director",
        "commander", "adviser", "advisor", "envoy", "negotiator", "member", "officer",
        "representative", "secretary", "minister"})
    if (w == role) return true;
  return false;
}

}  // namespace demarche::detail
