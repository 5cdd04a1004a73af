// SPDX-License-Identifier: Apache-2.0
#include "mention/title_words.hpp"

#include <algorithm>
#include <array>

#include "util/letters.hpp"

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
      {"Acting",       "Additional",   "Alternate", "Assistant",    "Associate", "Cabinet",
       "Chief",        "Coordinating", "Deputy",    "Executive",    "First",     "Honorary",
       "Interim",      "Joint",        "Lead",      "Managing",     "Permanent", "Political",
       "Presidential", "Press",        "Principal", "Regional",     "Senior",    "Special",
       "Under",        "Vice",         "acting",    "additional",   "alternate", "assistant",
       "associate",    "cabinet",      "caretaker", "chief",        "deputy",    "executive",
       "first",        "honorary",     "interim",   "joint",        "lead",      "managing",
       "naval",        "permanent",    "political", "presidential", "press",     "principal",
       "regional",     "senior",       "shadow",    "special",      "spiritual", "top",
       "under",        "vice"});
  return std::find(words.begin(), words.end(), w) != words.end();
}

bool is_qualifier(std::string_view w) {
  constexpr auto words = std::to_array<std::string_view>(
      {"After", "Although", "And",   "As",       "Before", "But",   "Former",   "In",       "New",
       "On",    "Since",    "The",   "Then",     "When",   "While", "a",        "all",      "an",
       "and",   "another",  "any",   "as",       "at",     "but",   "by",       "current",  "ex",
       "for",   "former",   "from",  "her",      "his",    "if",    "in",       "incoming", "is",
       "its",   "last",     "late",  "longtime", "my",     "new",   "newly",    "no",       "of",
       "old",   "on",       "one",   "or",       "other",  "our",   "outgoing", "previous", "some",
       "that",  "the",      "their", "then",     "this",   "to",    "veteran",  "visiting", "was",
       "were",  "when",     "who",   "whose",    "with",   "your"});
  return std::find(words.begin(), words.end(), w) != words.end();
}

bool is_field(std::string_view w) {
  constexpr auto endings = std::to_array<std::string_view>(
      {"tion", "tions", "sion", "ment", "ments", "ity",  "ities", "ics",  "ism",  "ture",
       "gy",   "ry",    "ing",  "sis",  "cy",    "kets", "ship",  "hood", "ance", "ence"});
  return w.size() > 5 && std::any_of(endings.begin(), endings.end(),
                                     [w](std::string_view e) { return w.ends_with(e); });
}

bool is_word(std::string_view w) {
  return !w.empty() && std::all_of(w.begin(), w.end(), [](char c) {
    return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
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
