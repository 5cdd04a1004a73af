// SPDX-License-Identifier: Apache-2.0
#include "util/noun_classes.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_set>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using Words = std::unordered_set<std::string_view>;

/// A noun's lemma, or its plural where the lemmatiser left it.
bool listed(const Words& words, std::string_view lemma) {
  if (words.count(lemma)) return true;
  return lemma.size() > 3 && lemma.ends_with("s") &&
         words.count(lemma.substr(0, lemma.size() - 1)) > 0;
}

}  // namespace

bool is_group_noun(std::string_view lemma) {
  static const Words words = {
      "government", "official",   "authority",    "administration", "leadership", "leader",
      "side",       "force",      "troop",        "military",       "delegation", "diplomat",
      "envoy",      "soldier",    "regime",       "state",          "people",     "army",
      "minister",   "lawmaker",   "counterpart",  "representative", "negotiator", "ally",
      "partner",    "nation",     "country",      "republic",       "kingdom",    "citizen",
      "national",   "capital",    "police",       "rebel",          "militant",   "fighter",
      "navy",       "insurgent",  "guerrilla",    "guerilla",       "resident",   "inhabitant",
      "cabinet",    "coalition",  "community",    "minority",       "majority",   "public",
      "tribe",      "mission",    "contingent",   "peacekeeper",    "settler",    "dissident",
      "activist",   "separatist", "nationalist",  "loyalist",       "mercenary",  "gunman",
      "terrorist",  "extremist",  "intelligence", "junta",          "opposition", "faction",
      "wing",       "congress",   "senate",       "legislature",    "assembly",   "presidency"};
  return listed(words, lemma);
}

bool is_human_noun(std::string_view lemma) {
  static const Words not_people = {
      "order",   "border",    "matter",    "power",    "paper",      "letter",  "number",
      "member",  "water",     "river",     "sector",   "factor",     "labor",   "harbor",
      "offer",   "answer",    "corner",    "quarter",  "summer",     "winter",  "career",
      "chapter", "character", "center",    "error",    "honor",      "favor",   "color",
      "door",    "floor",     "barrier",   "disaster", "weather",    "theater", "computer",
      "reactor", "tanker",    "bunker",    "carrier",  "helicopter", "cover",   "danger",
      "hunger",  "shelter",   "transfer",  "terror",   "tutor",      "cluster", "thunder",
      "feather", "flower",    "fever",     "cancer",   "layer",      "tower",   "poster",
      "server",  "register",  "remainder", "reminder", "manner",     "finger",  "dinner",
      "timber",  "list",      "mist",      "twist",    "committee",  "fee",     "tree",
      "coffee",  "degree",    "guarantee", "motor",    "mirror",     "anchor",  "vigor",
      "rumor",   "humor",     "behavior",  "driver"};
  if (not_people.count(lemma)) return lemma == "member" || lemma == "committee";
  for (const std::string_view ending : {"er", "or", "ist", "ian", "man", "men", "woman", "women",
                                        "ee", "eer", "person", "folk", "ant"})
    if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return true;
  static const Words words = {
      "source",     "civilian",   "judge",      "refugee",      "youth",        "student",
      "villager",   "peasant",    "militia",    "crew",         "court",        "company",
      "firm",       "bank",       "group",      "party",        "parliament",   "embassy",
      "agency",     "chief",      "king",       "queen",        "president",    "premier",
      "senator",    "prince",     "monk",       "priest",       "expert",       "observer",
      "family",     "ministry",   "council",    "commando",     "migrant",      "hostage",
      "suspect",    "victim",     "child",      "crowd",        "mob",          "union",
      "team",       "personnel",  "member",     "victim",       "brigade",      "battalion",
      "regiment",   "squad",      "unit",       "patrol",       "consulate",    "tribunal",
      "panel",      "commission", "committee",  "organization", "organisation", "association",
      "movement",   "federation", "network",    "clan",         "cleric",       "imam",
      "bishop",     "patriarch",  "ambassador", "consul",       "aide",         "deputy",
      "head",       "general",    "colonel",    "corporation",  "camp",         "hospital",
      "university", "school",     "church",     "diaspora",     "exile",        "mayor",
      "governor",   "convoy",     "population", "doctor",       "nurse",        "nun",
      "captive",    "detainee",   "inmate",     "rival",        "patient",      "expatriate",
      "half",       "thousand",   "hundred",    "dozen",        "body",         "forum",
      "bloc",       "alliance",   "partner",    "pilot",        "sailor",       "recruit",
      "marine",     "cadet",      "guard",      "ten",          "score",        "pupil"};
  return listed(words, lemma);
}

bool is_body_noun(std::string_view lemma) {
  static const Words words = {
      "court",      "company",     "firm",         "bank",         "party",      "parliament",
      "embassy",    "agency",      "ministry",     "council",      "union",      "consulate",
      "tribunal",   "panel",       "commission",   "committee",    "army",       "government",
      "military",   "police",      "organization", "organisation", "movement",   "association",
      "federation", "corporation", "hospital",     "university",   "church",     "forum",
      "bloc",       "alliance",    "coalition",    "cabinet",      "congress",   "senate",
      "assembly",   "navy",        "junta",        "regime",       "brigade",    "battalion",
      "regiment",   "network",     "delegation",   "mission",      "legislature"};
  return listed(words, lemma);
}

bool is_instrument_noun(std::string_view lemma) {
  static const Words words = {
      "warplane",    "aircraft",     "jet",        "plane",      "helicopter",  "tank",
      "warship",     "ship",         "gunship",    "gunboat",    "bomber",      "artillery",
      "missile",     "drone",        "submarine",  "boat",       "vessel",      "fleet",
      "aviation",    "airline",      "gunner",     "statement",  "newspaper",   "daily",
      "media",       "press",        "radio",      "television", "report",      "declaration",
      "letter",      "communique",   "resolution", "decision",   "parliament",  "spokesman",
      "spokeswoman", "spokesperson", "source",     "magazine",   "broadcaster", "shell",
      "rocket",      "airstrike",    "offensive",  "rule",       "strike",      "shelling",
      "barrage",     "raid",         "bombing"};
  return listed(words, lemma);
}

bool takes_sides(std::string_view word) {
  static const Words words = {"anti", "counter", "pro", "non", "ex", "post", "pre"};
  const auto dash = word.find('-');
  if (dash == word.npos || dash == 0 || dash > 7) return false;
  std::string prefix(word.substr(0, dash));
  prefix[0] = to_lower(prefix[0]);
  return listed(words, prefix);
}

bool is_backing(std::string_view word) {
  static const Words words = {"backed",   "funded",    "armed",   "trained", "linked",
                              "financed", "sponsored", "aligned", "allied",  "equipped"};
  return listed(words, word);
}

bool is_parted_noun(std::string_view lemma) {
  static const Words words = {"defector", "deserter", "critic",    "opponent",  "foe",
                              "enemy",    "rival",    "victim",    "survivor",  "detractor",
                              "hostage",  "attacker", "captor",    "killer",    "invader",
                              "occupier", "besieger", "tormentor", "persecutor"};
  return listed(words, lemma);
}

bool is_counterpart_noun(std::string_view lemma) {
  static const Words words = {"counterpart", "ally",     "partner", "host",  "rival", "opponent",
                              "neighbour",   "neighbor", "enemy",   "guest", "friend"};
  return listed(words, lemma);
}

bool is_violence_noun(std::string_view lemma) {
  static const Words words = {"bomb",      "bombing",     "attack",  "blast",    "gunfire",
                              "raid",      "strike",      "ambush",  "mine",     "landmine",
                              "grenade",   "rocket",      "shell",   "shelling", "missile",
                              "airstrike", "offensive",   "assault", "bullet",   "shooting",
                              "crackdown", "bombardment", "fire"};
  return listed(words, lemma);
}

}  // namespace demarche::detail
