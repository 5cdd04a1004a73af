// SPDX-License-Identifier: Apache-2.0
#include "output/plover_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "output/facts.hpp"

namespace demarche::detail {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Dependencies count as the state that owns them, states in part recognised as PLOVER names them.
constexpr std::array<Pair, 48> owners = {{
    {"ABW", "NLD"}, {"AIA", "GBR"}, {"ALA", "FIN"}, {"ASM", "USA"}, {"ATF", "FRA"}, {"BES", "NLD"},
    {"BLM", "FRA"}, {"BMU", "GBR"}, {"BVT", "NOR"}, {"CCK", "AUS"}, {"COK", "NZL"}, {"CUW", "NLD"},
    {"CXR", "AUS"}, {"CYM", "GBR"}, {"ESH", "MAR"}, {"FLK", "GBR"}, {"FRO", "DNK"}, {"GGY", "GBR"},
    {"GIB", "GBR"}, {"GLP", "FRA"}, {"GRL", "DNK"}, {"GUF", "FRA"}, {"GUM", "USA"}, {"HMD", "AUS"},
    {"IMN", "GBR"}, {"IOT", "GBR"}, {"JEY", "GBR"}, {"MAC", "CHN"}, {"MAF", "FRA"}, {"MNP", "USA"},
    {"MSR", "GBR"}, {"MTQ", "FRA"}, {"MYT", "FRA"}, {"NCL", "FRA"}, {"NFK", "AUS"}, {"NIU", "NZL"},
    {"PCN", "GBR"}, {"PRI", "USA"}, {"PYF", "FRA"}, {"REU", "FRA"}, {"SGS", "GBR"}, {"SHN", "GBR"},
    {"SJM", "NOR"}, {"SPM", "FRA"}, {"SXM", "NLD"}, {"TCA", "GBR"}, {"VGB", "GBR"}, {"XKX", "KOS"},
}};
static_assert(std::is_sorted(owners.begin(), owners.end()));

constexpr std::array<Pair, 9> sectors = {{{"government", "GOV"},
                                          {"mission", "GOV"},
                                          {"legislature", "LEG"},
                                          {"court", "JUD"},
                                          {"military", "MIL"},
                                          {"intelligence", "SPY"},
                                          {"armed_group", "REB"},
                                          {"party", "PTY"},
                                          {"media", "JRN"}}};

struct Mode {
  RelationType type;
  std::string_view cameo, mode;
};
constexpr std::array<Mode, 22> modes = {{
    {RelationType::consult, "041", "phone"},        {RelationType::consult, "042", "visit"},
    {RelationType::consult, "043", "visit"},        {RelationType::consult, "045", "third-party"},
    {RelationType::retreat, "083", "resign"},       {RelationType::retreat, "084", "release"},
    {RelationType::retreat, "087", "withdraw"},     {RelationType::accuse, "090", "investigate"},
    {RelationType::accuse, "111", "disapprove"},    {RelationType::accuse, "112", "allege"},
    {RelationType::accuse, "114", "disapprove"},    {RelationType::protest, "141", "demo"},
    {RelationType::protest, "143", "strike"},       {RelationType::protest, "144", "obstruct"},
    {RelationType::protest, "145", "riot"},         {RelationType::retreat, "085", "disarm"},
    {RelationType::sanction, "163", "discontinue"}, {RelationType::coerce, "171", "seize"},
    {RelationType::coerce, "172", "restrict"},      {RelationType::coerce, "173", "arrest"},
    {RelationType::coerce, "174", "deport"},        {RelationType::assault, "195", "aerial"},
}};

std::string state(std::string_view country) {
  const auto found = std::lower_bound(owners.begin(), owners.end(), Pair{country, ""});
  return std::string(found != owners.end() && found->first == country ? found->second : country);
}

std::string sector_of(std::string_view subtype) {
  const auto found = std::find_if(sectors.begin(), sectors.end(),
                                  [subtype](const Pair& pair) { return pair.first == subtype; });
  return found == sectors.end() ? std::string{} : std::string(found->second);
}

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

PloverActor organisation(const Entity& e) {
  if (e.subtype == "intergovernmental") {
    if (e.wikidata == "Q1065" || begins(e.name, "United Nations") || begins(e.name, "UN ") ||
        e.name == "UN")
      return {"UNO", ""};
    if (e.wikidata == "Q458" || begins(e.name, "European ")) return {"EUR", ""};
    return {"IGO", ""};
  }
  if (e.subtype == "ngo") return {"NGO", ""};
  PloverActor actor{state(e.country), sector_of(e.subtype)};
  if (e.subtype == "company") actor.sector = "BUS";
  if (actor.country.empty() && e.subtype == "armed_group") actor.country = "IMG";
  return actor;
}

PloverActor from_entity(const Entity& e) {
  switch (e.type) {
    case EntityType::org:
      return organisation(e);
    case EntityType::norp:
      return {state(e.country), e.subtype == "religion" ? "REL" : ""};
    default:
      return {state(e.country), ""};
  }
}

bool is_rank(const Layers& doc, std::string_view title) {
  return std::any_of(doc.entities.begin(), doc.entities.end(), [title](const Entity& e) {
    return e.type == EntityType::title && e.subtype == "rank" && e.name == title;
  });
}

}  // namespace

PloverActors::PloverActors(const Layers& doc) : doc_(doc), roles_(doc.entities.size()) {
  for (const auto& r : doc.relations) {
    if ((r.type != RelationType::role && r.type != RelationType::member_of) || !r.subject ||
        !r.object)
      continue;
    auto& role = roles_[r.subject.value];
    const auto& object = doc.entities[r.object.value];
    if (!role.sector.empty() || doc.entities[r.subject.value].type != EntityType::person) continue;
    role = from_entity(object);
    if (role.sector.empty() && object.type != EntityType::org && r.type == RelationType::role)
      role.sector = is_rank(doc, r.role) ? "MIL" : "GOV";
  }
}

PloverActor PloverActors::of(Id<Entity> entity, Id<Mention> mention) const {
  if (!entity) return {};
  const auto& e = doc_.entities[entity.value];
  if (mention) {
    const auto& m = doc_.mentions[mention.value];
    if (m.stands_for) return {state(doc_.entities[m.stands_for.value].country), "GOV"};
    if (!m.stands_for_country.empty()) return {state(m.stands_for_country), "GOV"};
  }
  auto actor = from_entity(e);
  if (e.type == EntityType::person) {
    const auto& role = roles_[entity.value];
    actor.sector = role.sector;
    if (actor.country.empty()) actor.country = role.country;
  }
  return actor;
}

PloverEvent plover_event(const Relation& r) {
  if (r.status == Status::planned) {
    switch (r.type) {  // the CAMEO codes are those of declared intent
      case RelationType::consult:
        return {RelationType::agree, "036", Status::actual};
      case RelationType::support:
        return {RelationType::agree, "032", Status::actual};
      case RelationType::cooperate:
        return {RelationType::agree, "031", Status::actual};
      case RelationType::aid:
        return {RelationType::agree, "033", Status::actual};
      case RelationType::retreat:
        return {RelationType::concede, "035", Status::actual};
      case RelationType::agree:
      case RelationType::concede:
        return {r.type, r.cameo, Status::actual};
      default:
        break;
    }
  }
  return {r.type, r.cameo, r.status};
}

bool recipient_optional(RelationType type) {
  return type != RelationType::cooperate && type != RelationType::aid &&
         type != RelationType::sanction;
}

int quad_class(RelationType type) {
  switch (type) {
    case RelationType::agree:
    case RelationType::consult:
    case RelationType::support:
    case RelationType::concede:
      return 1;
    case RelationType::cooperate:
    case RelationType::aid:
    case RelationType::retreat:
      return 2;
    case RelationType::request:
    case RelationType::accuse:
    case RelationType::reject:
    case RelationType::threaten:
      return 3;
    default:
      return 4;
  }
}

Rating rating(const Relation& r) {
  if (!is_event(r.type)) return {};
  if (r.type == RelationType::consult && r.predicate == "summon") return {-2.4, 3};
  return {intensity(r.type), quad_class(r.type)};
}

std::string_view plover_mode(RelationType type, std::string_view cameo) {
  for (const auto& mode : modes)
    if (mode.type == type && mode.cameo == cameo.substr(0, 3)) return mode.mode;
  return {};
}

}  // namespace demarche::detail
