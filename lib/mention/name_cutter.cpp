// SPDX-License-Identifier: Apache-2.0
#include "mention/name_cutter.hpp"

#include <algorithm>
#include <array>

#include "mention/date_words.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Capitalised in statements, but who they are only the words around them tell: "NATO Allies", "a
/// Presidential Delegation".
bool is_common_noun(std::string_view w) {
  constexpr std::array<std::string_view, 16> nouns = {
      "Allies",  "Ally",     "Ambassadors", "Delegation", "Governments", "Leader",
      "Leaders", "Member",   "Members",     "Ministers",  "Missions",    "Nations",
      "Parties", "Partners", "People",      "Side"};
  return among(nouns, w);
}

/// The same, unless another word makes it a name: "the U.S. Government", "my Administration", but
/// "the Federal Government".
bool is_common_noun_of_country(std::string_view w) {
  constexpr std::array<std::string_view, 9> nouns = {"Administration", "Alliance",  "Government",
                                                     "Kingdom",        "President", "State",
                                                     "States",         "summit",    "talks"};
  return among(nouns, w);
}

bool is_determiner(std::string_view w) {
  constexpr std::array<std::string_view, 10> words = {"A",  "All", "Any", "Both",  "Each",
                                                      "My", "Our", "The", "These", "This"};
  return among(words, w);
}

/// No digits and such: "4105SF" and "list.pdf" are nobody.
bool only_letters(std::string_view w) {
  return std::none_of(w.begin(), w.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         std::any_of(w.begin(), w.end(),
                     [](char c) {
                       return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                              static_cast<signed char>(c) < 0;
                     }) &&
         !w.ends_with(".pdf") && !w.ends_with(".doc");
}

/// A common word, and no particle of a name such as "al", "de", "van".
bool is_small_word(std::string_view w) {
  return w.size() > 3 && !is_name_particle(w) &&
         std::all_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_storm(std::string_view w) {
  return w == "Hurricane" || w == "Typhoon" || w == "Cyclone" || w == "Storm";
}

/// Letters with stops: "R.", "R.E.".
bool is_initials(std::string_view w) {
  if (w.size() < 2 || w.size() > 6 || w.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < w.size(); i += 2)
    if (w[i] < 'A' || w[i] > 'Z' || w[i + 1] != '.') return false;
  return true;
}

/// Whoever governs is a person: "the Quist regime".
bool governs(std::string_view w) {
  constexpr std::array<std::string_view, 4> nouns = {"Administration", "Regime", "administration",
                                                     "regime"};
  return among(nouns, w);
}

bool is_company_suffix(std::string_view w) {
  constexpr std::array<std::string_view, 8> suffixes = {"Inc.",  "Inc", "Ltd.", "Ltd",
                                                        "Corp.", "LLC", "Co.",  "PLC"};
  return among(suffixes, w);
}

/// "SUVs": things of a kind, and nobody's name.
bool is_plural_of_letters(std::string_view w) {
  return w.size() > 2 && w.back() == 's' && is_all_caps(w.substr(0, w.size() - 1));
}

bool is_preposition(std::string_view w) {
  return w == "of" || w == "on" || w == "for" || w == "to" || w == "with" || w == "between";
}

/// "ada@quist.org"; a firm may be called "quist.com", a person or a place not.
bool is_address(std::string_view w, EntityType type) {
  if (w.find("://") != std::string_view::npos) return true;
  const auto at = w.find('@');
  if (at != std::string_view::npos && at > 0) return true;
  return type != EntityType::org && (w.ends_with(".com") || w.ends_with(".org") ||
                                     w.ends_with(".net") || w.starts_with("www."));
}

}  // namespace

NameCutter::NameCutter(const Layers& document, const Gazetteer& gazetteer,
                       const MentionInputs& inputs)
    : doc_(document), gazetteer_(gazetteer), inputs_(inputs) {
  for (std::size_t h = 0; h < inputs.hits.size(); ++h)
    first_hit_.emplace(inputs.hits[h].tokens.begin, h);
  for (std::uint32_t t = 0; t + 1 < document.tokens.size(); ++t)
    if (is_storm(word(t)) && is_capitalised(word(t + 1))) storms_.insert(word(t + 1));
}

std::vector<NameCandidate> NameCutter::cut(NameCandidate name) const {
  std::vector<NameCandidate> result;
  const auto keep = [&](NameCandidate part) {
    if (const auto found = one(part)) result.push_back(*found);
  };
  // "Harbour Strategy and Fleet Renewal Program"
  for (auto t = name.tokens.begin + 2; t + 2 < name.tokens.end; ++t) {
    if (word(t) != "and" || type_by_head(word(t - 1)) != EntityType::law) continue;
    if (!type_by_noun({name.tokens.begin, t})) continue;
    keep({{name.tokens.begin, t}, EntityType::law, name.score});
    keep({{t + 1, name.tokens.end}, EntityType::law, name.score});
    return result;
  }
  // "[the Ministry] informed [the Harbour Board]", read as one name
  for (auto t = name.tokens.begin + 1; t + 1 < name.tokens.end && !doc_.syntax.empty(); ++t) {
    if (doc_.syntax[t].pos != Upos::verb || !is_small_word(word(t)) || !word(t).ends_with("ed"))
      continue;
    keep({{name.tokens.begin, t}, name.type, name.score});
    for (const auto& part : cut({{t + 1, name.tokens.end}, name.type, name.score}))
      result.push_back(part);
    return result;
  }
  if (lists_persons(name)) {  // "Attendees: Ada Quist Bruno Otieno Clara Moreau"
    for (auto t = name.tokens.begin; t < name.tokens.end; t += 2)
      keep({{t, t + 2}, EntityType::person, name.score});
    return result;
  }
  keep(name);
  return result;
}

/// At least three given names, each with one word behind it; fewer may be one person's.
bool NameCutter::lists_persons(const NameCandidate& name) const {
  if (name.type != EntityType::person || name.tokens.size() < 6 || name.tokens.size() % 2 != 0)
    return false;
  for (auto t = name.tokens.begin; t < name.tokens.end; t += 2)
    if (gazetteer_.given_name(word(t)) == 0 || is_name_particle(word(t + 1))) return false;
  return true;
}

std::optional<NameCandidate> NameCutter::one(NameCandidate name) const {
  auto& [begin, end] = name.tokens;
  // "respected Harbour Council"
  if (end - begin > 1 && is_small_word(word(begin)) && is_capitalised(word(begin + 1))) ++begin;
  if (const auto w = word(begin);
      end - begin == 1 &&
      (is_address(w, name.type) || is_plural_of_letters(w) || w.starts_with("d'affaires") ||
       w.starts_with("d\u2019affaires") || is_thing_by_letters(w)))
    return std::nullopt;
  if (name.type == EntityType::person && storms_.count(word(end - 1)) > 0 &&
      (end - begin == 1 || is_storm(word(begin)))) {
    if (begin > 0 && is_storm(word(begin - 1))) --begin;
    name.type = EntityType::event;  // "Hurricane Quist", and "Quist" where that was named
    return name;
  }
  if (name.type == EntityType::person) {  // "PM Quist", "Dr. Quist"
    if (end - begin == 1 && !only_letters(word(begin))) return std::nullopt;
    while (end - begin > 1 && (is_honorific(word(begin)) || inside_title(begin))) ++begin;
    for (auto t = begin; t < end; ++t)
      if (word(t) == ":") end = t;
    while (end - begin > 1 && is_weekday(word(end - 1))) --end;  // "Mr. Quist Tuesday thanked"
    while (begin > 0 && begin < end && is_initials(word(begin - 1))) --begin;  // "R.E. Quist"
    return begin < end ? std::optional(name) : std::nullopt;
  }
  for (auto t = begin; t < end; ++t)  // "... Quist Photo: Navy"; "embassy": see add_missions
    if (word(t) == ":" || word(t) == "embassy" || word(t) == "consulate") return std::nullopt;
  if (is_lower(begin) && holds_later_hit(name.tokens)) return std::nullopt;
  for (auto t = begin + 1; t + 1 < end; ++t)  // "Quist, Inc. of North Bay"
    if (is_company_suffix(word(t)) && is_preposition(word(t + 1))) end = t + 1;
  if (name.type == EntityType::org && governs(word(end - 1)))  // "the [Quist] administration"
    if (const auto* hit = hit_at(begin);
        hit && hit->tokens.end + 1 == end &&
        has_sense(*hit, [](const auto& s) { return s.type == EntityType::person; })) {
      name.type = EntityType::person;
      --end;
      return name;
    }
  const bool determined = end - begin > 1 && is_determiner(word(begin));
  if (determined) ++begin;
  while (end > begin + 1 && inside_title(end - 1)) --end;  // "Security Council Coordinator"
  if (const auto type = type_by_noun(name.tokens)) name.type = *type;
  if (is_dyad(begin)) {  // "US-Kenya Working Group" is three names; a treaty's name is one
    if (name.type == EntityType::law) return name;
    ++begin;
    if (end - begin < 2 || type_by_head(word(end - 1)) != EntityType::org) return std::nullopt;
    name.type = EntityType::org;
    return name;
  }
  if (const auto* second = hit_at(begin);  // the same in three words
      second && begin >= 2 && word(begin - 1) == "-" && is_country(*second) && hit_at(begin - 2) &&
      is_country(*hit_at(begin - 2)) && name.type != EntityType::law) {
    begin = second->tokens.end;
    if (begin + 2 > end) return std::nullopt;
  }
  const auto last = word(end - 1);
  if (is_common_noun_of_country(last)) {
    const auto* hit = hit_at(begin);
    if (end - begin == 1) return std::nullopt;
    if (hit && hit->tokens.end == end - 1 && (last != "Alliance" || !is_country(*hit)))
      return std::nullopt;
  }
  if (name.type == EntityType::law || name.type == EntityType::event) return name;
  if (is_common_noun(last) && !has_preposition(name.tokens)) {
    while (end > begin && is_common_noun(word(end - 1))) --end;
    if (end == begin || type_by_head(word(end - 1)) != EntityType::org) return std::nullopt;
  }
  if (determined && end - begin == 1) return std::nullopt;
  if (made_of_hits(name.tokens)) return std::nullopt;
  if (const auto* country = short_country(begin);
      country && name.type == EntityType::org && country->tokens.end < end && last != "Party")
    begin = country->tokens.end;  // "U.S. Embassy"
  else if (const auto* of = hit_at(begin); of && name.type == EntityType::org &&
                                           of->tokens.end < end && is_country(*of) &&
                                           begins_body_of_state(word(of->tokens.end)))
    begin = of->tokens.end;
  return name;
}

const Hit* NameCutter::hit_at(std::uint32_t token) const {
  const auto found = first_hit_.find(token);
  return found == first_hit_.end() ? nullptr : &inputs_.hits[found->second];
}

template <class F>
bool NameCutter::has_sense(const Hit& hit, F wanted) const {
  const auto senses = gazetteer_.senses(hit.name);
  return std::any_of(senses.begin(), senses.end(), wanted);
}

bool NameCutter::is_country(const Hit& hit) const {
  return has_sense(
      hit, [](const auto& s) { return s.subtype == "country" || s.subtype == "nationality"; });
}

bool NameCutter::is_lower(std::uint32_t token) const {
  const auto w = word(token);
  return !w.empty() && w[0] >= 'a' && w[0] <= 'z';
}

bool NameCutter::inside_title(std::uint32_t token) const {
  const auto found = std::partition_point(inputs_.titles.begin(), inputs_.titles.end(),
                                          [token](const auto& t) { return t.tokens.end <= token; });
  return found != inputs_.titles.end() && found->tokens.begin <= token;
}

/// "headquarters of the Harbour Police", where the gazetteer knows the police.
bool NameCutter::holds_later_hit(TokenRange range) const {
  for (auto t = range.begin + 1; t < range.end; ++t)
    if (const auto* hit = hit_at(t); hit && hit->tokens.end == range.end) return true;
  return false;
}

/// Two countries in one word: "US-Kenya".
bool NameCutter::is_dyad(std::uint32_t token) const {
  const auto found = first_hit_.find(token);
  if (found == first_hit_.end() || found->second + 1 >= inputs_.hits.size()) return false;
  const auto& first = inputs_.hits[found->second];
  const auto& second = inputs_.hits[found->second + 1];
  return second.tokens.begin == token && second.tokens.end == token + 1 && is_country(first) &&
         is_country(second);
}

/// "Tax Treaty", "Fifth Summit of the Islands": laws and events by their nouns, which a model often
/// takes for bodies.
std::optional<EntityType> NameCutter::type_by_noun(TokenRange range) const {
  auto t = range.begin;
  while (t < range.end && !is_preposition(word(t))) ++t;
  if (t == range.begin || (t == range.begin + 1 && t == range.end)) return std::nullopt;
  const auto noun = word(t - 1);
  // parties are called so too
  if (is_lower(t - 1) || noun == "Accord" || noun == "Pact" || noun == "Compact" ||
      (noun == "Conference" && t < range.end))
    return std::nullopt;
  const auto type = type_by_head(noun);
  return type == EntityType::law || type == EntityType::event ? type : std::nullopt;
}

/// "US State Department", "White House Budget Office": names that the gazetteer knows side by side;
/// but "Kenya Army" and "Green Party" with the name of its country are one.
bool NameCutter::made_of_hits(TokenRange range) const {
  int hits = 0;
  bool body = false;
  auto t = range.begin;
  for (const auto* hit = hit_at(t); hit && t < range.end; hit = hit_at(t)) {
    if (hit->tokens.end > range.end) return false;
    const bool org = has_sense(*hit, [](const auto& s) { return s.type == EntityType::org; });
    const bool own = has_sense(
        *hit, [](const auto& s) { return s.subtype == "military" || s.subtype == "party"; });
    if (hits == 0 && !org && !is_country(*hit)) return false;
    body |= org && !own;
    ++hits;
    t = hit->tokens.end;
  }
  return hits > 1 && body && t == range.end;
}

bool NameCutter::has_preposition(TokenRange range) const {
  for (auto t = range.begin; t < range.end; ++t)
    if (is_preposition(word(t))) return true;
  return false;
}

/// The United States and others by their abbreviations, which are no part of a body's name; "Kenya
/// Airways" is one name.
const Hit* NameCutter::short_country(std::uint32_t token) const {
  const auto* hit = hit_at(token);
  if (!hit) return nullptr;
  const auto w = doc_.view(hit->span);
  return (is_acronym(w) || w == "United States") && is_country(*hit) ? hit : nullptr;
}

}  // namespace demarche::detail
