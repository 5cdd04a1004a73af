// SPDX-License-Identifier: Apache-2.0
#include "entity/around_name.hpp"

namespace demarche::detail {
namespace {

/// "a Kenyan commander in Sund, General Quist": is what stands from `begin` to the name an
/// apposition to something before the comma?
bool is_apposed(const Layers& doc, std::uint32_t begin, std::uint32_t name) {
  constexpr std::uint32_t longest_name = 4;
  for (auto t = begin; t < std::min<std::size_t>(name + longest_name, doc.syntax.size()); ++t)
    if (doc.syntax[t].rel == Deprel::appos && doc.syntax[t].head < begin) return true;
  return false;
}

bool is_small(std::string_view w) { return !w.empty() && w[0] >= 'a' && w[0] <= 'z'; }

}  // namespace

std::string_view AroundName::stated(const Mention& name) const {
  if (!name.entity || (name.type != EntityType::gpe && name.type != EntityType::norp)) return {};
  return b_.entities[name.entity.value].country;
}

std::string_view AroundName::country_of(Id<Mention> name) const {
  const auto& mention = b_.mentions[name.value];
  if (!mention.entity || mention.type == EntityType::person) return {};
  return b_.entities[mention.entity.value].country;
}

std::string_view AroundName::behind(std::uint32_t token) const {
  for (int steps = 0; steps < 3; ++steps) {
    if (b_.word(token) != "," && b_.word(token) != "(") break;
    const auto next = b_.name_beginning_at(token + 1);
    if (!next || b_.mentions[next.value].type != EntityType::gpe) break;
    if (const auto country = country_of(next); !country.empty()) return country;
    token = b_.mentions[next.value].tokens.end;
  }
  return located(token);
}

std::string_view AroundName::located(std::uint32_t token) const {
  const auto joint = b_.word(token);
  if (joint != "in" && joint != "of" && joint != "near" && joint != "at") return {};
  for (std::uint32_t t = token + 1; t < token + 6; ++t) {
    if (const auto next = b_.name_beginning_at(t))
      return b_.mentions[next.value].type == EntityType::gpe ? country_of(next)
                                                             : std::string_view{};
    if (!is_small(b_.word(t))) return {};
  }
  return {};
}

std::string_view AroundName::before_place(std::uint32_t token) const {
  for (int steps = 0; steps < 6 && token > 0; ++steps, --token) {
    if (const auto before = b_.name_ending_at(token)) return stated(b_.mentions[before.value]);
    const auto w = b_.word(token - 1);
    if (!is_small(w) && !is_apostrophe_s(w)) return {};
    if (!may_stand_between(token - 1, true)) return {};
  }
  return {};
}

/// A noun, an adjective or "'s"; "of" where it joins a place's kind and its name.
bool AroundName::may_stand_between(std::uint32_t token, bool of) const {
  const auto w = b_.word(token);
  if (is_apostrophe_s(w) || (of && w == "of")) return true;
  if (b_.doc.syntax.empty()) return is_title_modifier(w);
  const auto pos = b_.doc.syntax[token].pos;
  return pos == Upos::noun || pos == Upos::adj || pos == Upos::propn || pos == Upos::num;
}

std::string_view AroundName::whose(std::uint32_t token) const {
  const auto name = token;
  bool comma = token > 0 && b_.word(token - 1) == ",";
  if (comma) --token;
  bool noun = false;
  for (int steps = 0; steps < 8 && token > 0; ++steps) {
    if (const auto before = b_.name_ending_at(token)) {
      const auto& m = b_.mentions[before.value];
      const auto begin = m.tokens.begin;
      if (m.type == EntityType::title) {
        noun = true;
        token = begin;
        continue;
      }
      const auto joint = begin > 0 ? b_.word(begin - 1) : std::string_view{};
      if (m.type == EntityType::gpe && (joint == "in" || joint == "to")) {  // where he is posted
        token = begin - 1;
        continue;
      }
      return noun && m.type != EntityType::person ? country_of(before) : std::string_view{};
    }
    // "the Oslo-based Harbour Watch": where its seat is
    if (b_.word(token - 1) == "based" && token > 2 && b_.word(token - 2) == "-")
      if (const auto seat = b_.name_ending_at(token - 2)) return stated(b_.mentions[seat.value]);
    if (!comma && noun && b_.word(token - 1) == "," && is_apposed(b_.doc, token, name)) {
      comma = true;
      noun = false;
      --token;
      continue;
    }
    if (!may_stand_between(token - 1, noun)) return {};
    noun = noun || !is_apostrophe_s(b_.word(token - 1));
    --token;
  }
  return {};
}

std::string_view AroundName::apposition(std::uint32_t token) const {
  if (b_.word(token) != ",") return {};
  const auto first = b_.word(token + 1);
  const auto name = b_.name_beginning_at(token + 1);
  const bool described = first == "a" || first == "an" || first == "the" || first == "who" ||
                         first == "of" ||
                         (name && b_.mentions[name.value].type == EntityType::title) ||
                         (name && b_.mentions[name.value].type == EntityType::norp) ||
                         (name && is_apostrophe_s(b_.word(b_.mentions[name.value].tokens.end)));
  if (!described) return {};
  for (auto t = token + 1; t < token + 14; ++t) {
    const auto w = b_.word(t);
    if (w.empty() || w == "," || w == "." || w == ";") return {};
    if (const auto found = b_.name_beginning_at(t)) {
      if (const auto country = country_of(found); !country.empty()) return country;
      t = b_.mentions[found.value].tokens.end - 1;
    }
  }
  return {};
}

}  // namespace demarche::detail
