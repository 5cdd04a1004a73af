// SPDX-License-Identifier: Apache-2.0
#include "mention/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "mention/date_words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

bool upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
bool lower(unsigned char c) { return c >= 'a' && c <= 'z'; }

template <std::size_t N>
bool among(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr std::array<std::string_view, 87> organisations = {
    "Academy",      "Administration", "Agency",       "Airlines",     "Airways",     "Alliance",
    "Army",         "Assembly",       "Association",  "Authority",    "Bank",        "Battalion",
    "Board",        "Brigade",        "Brigades",     "Bureau",       "Cabinet",     "Caucus",
    "Center",       "Centre",         "Chamber",      "Club",         "Coalition",   "Command",
    "Commission",   "Committee",      "Community",    "Company",      "Congress",    "Consortium",
    "Consulate",    "Corporation",    "Corps",        "Council",      "Court",       "Department",
    "Directorate",  "Division",       "Embassy",      "Federation",   "Force",       "Forces",
    "Foundation",   "Front",          "Fund",         "Government",   "Group",       "Guard",
    "Guards",       "Herald",         "House",        "Inc",          "Institute",   "Institution",
    "Intelligence", "Jirga",          "Junta",        "League",       "Ltd",         "Militia",
    "Ministry",     "Mission",        "Movement",     "Navy",         "Network",     "News",
    "Office",       "Ombudsman",      "Organisation", "Organization", "Parliament",  "Party",
    "Police",       "Politburo",      "Post",         "Regiment",     "Secretariat", "Senate",
    "Service",      "Services",       "Shura",        "Taskforce",    "Times",       "Treasury",
    "Tribunal",     "Union",          "University"};
constexpr std::array<std::string_view, 24> locations = {
    "Archipelago", "Bay",   "Canal",   "Channel", "Coast", "Desert",    "Forest",  "Gulf",
    "Highlands",   "Hills", "Island",  "Islands", "Lake",  "Mountains", "Ocean",   "Pass",
    "Peninsula",   "Plain", "Plateau", "River",   "Sea",   "Strait",    "Straits", "Valley"};
constexpr std::array<std::string_view, 28> facilities = {
    "Airbase",    "Airfield", "Airport",    "Barracks", "Base",    "Bridge",   "Cathedral",
    "Checkpoint", "Church",   "Courthouse", "Crossing", "Dam",     "Garrison", "Gate",
    "Hospital",   "Hotel",    "Mansion",    "Mosque",   "Palace",  "Pipeline", "Port",
    "Prison",     "Refinery", "Residence",  "Square",   "Stadium", "Terminal", "Tower"};
constexpr std::array<std::string_view, 10> events = {
    "Championship", "Conference", "Cup",    "Festival", "Games",
    "Olympics",     "Revolution", "Summit", "War",      "pandemic"};
constexpr std::array<std::string_view, 21> laws = {
    "Accord",     "Accords",    "Act",          "Agreement",  "Agreements",  "Charter",
    "Communique", "Compact",    "Constitution", "Convention", "Conventions", "Declaration",
    "Framework",  "Memorandum", "Pact",         "Protocol",   "Protocols",   "Resolution",
    "Statement",  "Strategy",   "Treaty"};
constexpr std::array<std::string_view, 18> particles = {"al",  "bin", "bint", "da",  "de",  "del",
                                                        "den", "der", "di",   "dos", "du",  "e",
                                                        "el",  "ibn", "ul",   "van", "von", "zu"};

static_assert(std::is_sorted(organisations.begin(), organisations.end()));
static_assert(std::is_sorted(locations.begin(), locations.end()));
static_assert(std::is_sorted(facilities.begin(), facilities.end()));
static_assert(std::is_sorted(events.begin(), events.end()));
static_assert(std::is_sorted(laws.begin(), laws.end()));
static_assert(std::is_sorted(particles.begin(), particles.end()));

}  // namespace

bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) return upper(first);
  if (word.size() < 2) return false;
  const auto second = static_cast<unsigned char>(word[1]);
  if (first == 0xC3) return second >= 0x80 && second <= 0x9E && second != 0x97;  // A-grave to Thorn
  if (first == 0xC4 || first == 0xC5)
    return (second & 1U) == 0;  // Latin Extended-A: mostly even = capital
  if (first == 0xCE) return second >= 0x86 && second <= 0xAB;  // Greek
  if (first == 0xD0) return second >= 0x80 && second <= 0xAF;  // Cyrillic
  return false;
}

bool is_all_caps(std::string_view word) {
  int letters = 0;
  for (const unsigned char c : word) {
    if (upper(c))
      ++letters;
    else if (lower(c) || (c < 0x80 && !std::isdigit(c) && c != '.' && c != '&'))
      return false;
  }
  return letters >= 2;
}

bool is_acronym(std::string_view word) {
  if (word.size() < 2 || word.size() > 8 || !upper(static_cast<unsigned char>(word[0])))
    return false;
  int capitals = 0;
  int others = 0;
  for (const unsigned char c : word) {
    if (upper(c))
      ++capitals;
    else if (lower(c))
      ++others;
    else if (c >= 0x80 || (!std::isdigit(c) && c != '.' && c != '-' && c != '&'))
      return false;
  }
  return capitals >= 2 && capitals >= others;
}

bool is_degree(std::string_view word) {
  std::string letters;
  for (const char c : word)
    if (c != '.') letters += c;
  constexpr std::array<std::string_view, 35> degrees = {
      "AB",    "AM",  "BA",  "BS",  "BSc",    "DDS", "DO",   "DPhil", "DrPH", "DVM", "EdD", "EdM",
      "JD",    "JSD", "LLB", "LLM", "MA",     "MBA", "MD",   "MEd",   "MFA",  "MPA", "MPH", "MPP",
      "MPhil", "MS",  "MSc", "MSW", "PharmD", "PhD", "PsyD", "RD",    "RN",   "ScD", "DSc"};
  return (word.find('.') != std::string_view::npos || letters.size() > 2) &&
         std::find(degrees.begin(), degrees.end(), letters) != degrees.end();
}

bool is_thing_by_letters(std::string_view word) {
  constexpr std::array<std::string_view, 33> things = {
      "AI",   "AIDS", "CO2",  "DNA", "EV",     "FAQ",   "GDP", "GHG", "GNP",   "GPS", "HIV",
      "ICBM", "ICU",  "IED",  "IPO", "IT",     "LGBTQ", "LNG", "LPG", "MOU",   "NGO", "PPE",
      "PTSD", "RPG",  "STEM", "SUV", "SVBIED", "TV",    "UAS", "UAV", "VBIED", "VPN", "WMD"};
  return std::find(things.begin(), things.end(), word) != things.end();
}

bool is_name_particle(std::string_view word) { return among(particles, word); }

std::optional<EntityType> type_by_head(std::string_view word) {
  if (among(organisations, word)) return EntityType::org;
  if (among(locations, word)) return EntityType::loc;
  if (among(facilities, word)) return EntityType::fac;
  if (among(laws, word)) return EntityType::law;
  if (among(events, word)) return EntityType::event;
  return std::nullopt;
}

std::optional<EntityType> type_by_first(std::string_view word) {
  constexpr std::array<std::string_view, 12> bodies = {
      "Academy",    "Association", "Bank",     "Bureau", "Commission",   "Council",
      "Department", "Institute",   "Ministry", "Office", "Organisation", "University"};
  constexpr std::array<std::string_view, 5> waters = {"Bay", "Gulf", "Isle", "Lake", "Strait"};
  constexpr std::array<std::string_view, 4> texts = {"Declaration", "Treaty", "Convention",
                                                     "Charter"};
  if (among(bodies, word)) return EntityType::org;
  if (among(waters, word)) return EntityType::loc;
  if (std::find(texts.begin(), texts.end(), word) != texts.end()) return EntityType::law;
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  return is_capitalised(word) && word.ends_with("day") && weekday_of(folded(word)) >= 0;
}

bool begins_body_of_state(std::string_view word) {
  constexpr std::array<std::string_view, 10> words = {
      "Defence",  "Defense",  "Department", "Embassy", "Foreign",
      "Interior", "Ministry", "Senate",     "Supreme", "Treasury"};
  return among(words, word);
}

}  // namespace demarche::detail
