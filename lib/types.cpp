// SPDX-License-Identifier: Apache-2.0
#include "demarche/types.hpp"

#include <array>

namespace demarche {
namespace {

constexpr std::array<std::string_view, entity_type_count> entity_types = {
    "PERSON", "NORP", "ORG",  "GPE",   "LOC",     "FAC",      "EVENT",    "LAW",    "PRODUCT",
    "TITLE",  "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"};
constexpr std::array<std::string_view, relation_type_count> relation_types = {
    "AGREE",   "CONSULT", "SUPPORT", "COOPERATE", "AID",         "CONCEDE",  "RETREAT",
    "REQUEST", "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",     "SANCTION", "MOBILIZE",
    "COERCE",  "ASSAULT", "ROLE",    "MEMBER_OF", "NATIONALITY", "PART_OF",  "LOCATED_IN"};
constexpr std::array<std::string_view, upos_count> upos = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, deprel_count> deprels = {
    "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",   "cc",
    "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",    "det",
    "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",   "list",
    "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan", "parataxis",
    "punct",     "reparandum", "root",     "vocative", "xcomp"};
constexpr std::array<std::string_view, 3> kinds = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 4> statuses = {"actual", "planned", "possible", "negated"};
constexpr std::array<std::string_view, 4> tenses = {"", "past", "present", "future"};
constexpr std::array<std::string_view, 6> sections = {"headline", "byline", "dateline",
                                                      "caption",  "label",  "body"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(EntityType type) { return entity_types[static_cast<std::size_t>(type)]; }
std::string_view to_string(MentionKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(RelationType type) {
  return relation_types[static_cast<std::size_t>(type)];
}
std::string_view to_string(Status status) { return statuses[static_cast<std::size_t>(status)]; }
std::string_view to_string(Tense tense) { return tenses[static_cast<std::size_t>(tense)]; }
std::string_view to_string(Upos tag) { return upos[static_cast<std::size_t>(tag)]; }
std::string_view to_string(Deprel rel) { return deprels[static_cast<std::size_t>(rel)]; }
std::string_view to_string(Section section) { return sections[static_cast<std::size_t>(section)]; }

std::optional<EntityType> parse_entity_type(std::string_view name) {
  return find<EntityType>(entity_types, name);
}
std::optional<RelationType> parse_relation_type(std::string_view name) {
  return find<RelationType>(relation_types, name);
}
std::optional<Upos> parse_upos(std::string_view name) { return find<Upos>(upos, name); }
std::optional<Deprel> parse_deprel(std::string_view name) { return find<Deprel>(deprels, name); }

}  // namespace demarche
