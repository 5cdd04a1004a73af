// SPDX-License-Identifier: Apache-2.0
/// The small vocabulary of every layer: spans, typed ids, labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace demarche {

/// Half-open range of bytes of Document::text(), always on UTF-8 character boundaries of valid
/// text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(Span, Span) = default;
};

/// Half-open range of indices into Document::tokens(). Deliberately not convertible to a Span.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t token) const {
    return begin <= token && token < end;
  }
  [[nodiscard]] constexpr bool contains(TokenRange other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(TokenRange other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(TokenRange, TokenRange) = default;
};

/// Index of a T in the document's vector of T; a default one is "none" and tests false.
template <class T>
struct Id {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = none;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  [[nodiscard]] constexpr explicit operator bool() const { return value != none; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// What a mention or an entity is: the OntoNotes types and TITLE.
enum class EntityType : std::uint8_t {
  person,
  norp,
  org,
  gpe,
  loc,
  fac,
  event,
  law,
  product,
  title,
  date,
  time,
  money,
  percent,
  quantity,
  cardinal,
  ordinal,
};
inline constexpr std::size_t entity_type_count = 17;

/// True for the types whose mentions are names (PERSON ... PRODUCT), false for TITLE and values.
[[nodiscard]] constexpr bool is_name(EntityType type) { return type < EntityType::title; }
/// True for DATE ... ORDINAL.
[[nodiscard]] constexpr bool is_value(EntityType type) { return type > EntityType::title; }

enum class MentionKind : std::uint8_t { name, nominal, pronoun };

/// Events (the 16 PLOVER types), then the standing relations.
enum class RelationType : std::uint8_t {
  agree,
  consult,
  support,
  cooperate,
  aid,
  concede,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
  role,
  member_of,
  nationality,
  part_of,
  located_in,
};
inline constexpr std::size_t relation_type_count = 21;

/// True for the 16 PLOVER event types, false for standing relations.
[[nodiscard]] constexpr bool is_event(RelationType type) { return type < RelationType::role; }
/// True where subject and object may be exchanged without a change of meaning.
[[nodiscard]] constexpr bool is_symmetric(RelationType type) {
  return type == RelationType::agree || type == RelationType::consult ||
         type == RelationType::cooperate;
}

enum class Status : std::uint8_t { actual, planned, possible, negated };
enum class Tense : std::uint8_t { none, past, present, future };

/// Universal Dependencies v2 part-of-speech tags.
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};
inline constexpr std::size_t upos_count = 17;

/// Universal Dependencies v2 relations, without subtypes.
enum class Deprel : std::uint8_t {
  acl,
  advcl,
  advmod,
  amod,
  appos,
  aux,
  case_,
  cc,
  ccomp,
  clf,
  compound,
  conj,
  cop,
  csubj,
  dep,
  det,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nsubj,
  nummod,
  obj,
  obl,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,
};
inline constexpr std::size_t deprel_count = 37;

/// The part of an article that a sentence stands in.
enum class Section : std::uint8_t { headline, byline, dateline, caption, label, body };

// Names as they are written in JSON, rules and CoNLL-U: "PERSON", "CONSULT", "planned", "PROPN",
// "nsubj", "headline".
[[nodiscard]] std::string_view to_string(EntityType);
[[nodiscard]] std::string_view to_string(MentionKind);
[[nodiscard]] std::string_view to_string(RelationType);
[[nodiscard]] std::string_view to_string(Status);
[[nodiscard]] std::string_view to_string(Tense);
[[nodiscard]] std::string_view to_string(Upos);
[[nodiscard]] std::string_view to_string(Deprel);
[[nodiscard]] std::string_view to_string(Section);
// The way back; nullopt for a name that is none of them.
[[nodiscard]] std::optional<EntityType> parse_entity_type(std::string_view);
[[nodiscard]] std::optional<RelationType> parse_relation_type(std::string_view);
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view);
[[nodiscard]] std::optional<Deprel> parse_deprel(std::string_view);

}  // namespace demarche
