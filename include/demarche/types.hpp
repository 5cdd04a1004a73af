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
  std::uint32_t begin = 0;  ///< the first byte
  std::uint32_t end = 0;    ///< one past the last byte

  /// In bytes.
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  /// True for a span of no bytes.
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  /// True where all of `other` lies inside.
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  /// True where they have a byte in common.
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  /// True for the same bytes.
  friend constexpr bool operator==(Span, Span) = default;
};

/// Half-open range of indices into Document::tokens(). Deliberately not convertible to a Span.
struct TokenRange {
  std::uint32_t begin = 0;  ///< the first token
  std::uint32_t end = 0;    ///< one past the last token

  /// In tokens.
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  /// True for a range of no tokens.
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  /// True where the token lies inside.
  [[nodiscard]] constexpr bool contains(std::uint32_t token) const {
    return begin <= token && token < end;
  }
  /// True where all of `other` lies inside.
  [[nodiscard]] constexpr bool contains(TokenRange other) const {
    return begin <= other.begin && other.end <= end;
  }
  /// True where they have a token in common.
  [[nodiscard]] constexpr bool overlaps(TokenRange other) const {
    return begin < other.end && other.begin < end;
  }
  /// True for the same tokens.
  friend constexpr bool operator==(TokenRange, TokenRange) = default;
};

/// Index of a T in the document's vector of T; a default one is "none" and tests false.
template <class T>
struct Id {
  /// The value that means no T.
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = none;  ///< the index, or `none`

  constexpr Id() = default;
  /// `index` must be below `none`.
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  /// False for none.
  [[nodiscard]] constexpr explicit operator bool() const { return value != none; }
  /// In the order of indices; none comes last.
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
inline constexpr std::size_t entity_type_count = 17;  ///< of EntityType

/// True for the types whose mentions are names (PERSON ... PRODUCT), false for TITLE and values.
[[nodiscard]] constexpr bool is_name(EntityType type) { return type < EntityType::title; }
/// True for DATE ... ORDINAL.
[[nodiscard]] constexpr bool is_value(EntityType type) { return type > EntityType::title; }

/// "Ada Quist", "the minister", "she".
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
inline constexpr std::size_t relation_type_count = 21;  ///< of RelationType

/// True for the 16 PLOVER event types, false for standing relations.
[[nodiscard]] constexpr bool is_event(RelationType type) { return type < RelationType::role; }
/// True where subject and object may be exchanged without a change of meaning.
[[nodiscard]] constexpr bool is_symmetric(RelationType type) {
  return type == RelationType::agree || type == RelationType::consult ||
         type == RelationType::cooperate;
}

/// Has it happened: asserted as having happened or as standing; will it; may it; was it denied?
enum class Status : std::uint8_t { actual, planned, possible, negated };
/// Of the verb that says it; `none` for a noun, or where the parse does not tell.
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
inline constexpr std::size_t upos_count = 17;  ///< of Upos

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
inline constexpr std::size_t deprel_count = 37;  ///< of Deprel

/// The part of an article that a sentence stands in.
enum class Section : std::uint8_t { headline, byline, dateline, caption, label, body };

/// @name Names
/// As they are written in JSON, rules and CoNLL-U: "PERSON", "name", "CONSULT", "planned", "past",
/// "PROPN", "nsubj", "headline". The texts live as long as the program.
/// @{
[[nodiscard]] std::string_view to_string(EntityType);    ///< "PERSON"
[[nodiscard]] std::string_view to_string(MentionKind);   ///< "name"
[[nodiscard]] std::string_view to_string(RelationType);  ///< "CONSULT"
[[nodiscard]] std::string_view to_string(Status);        ///< "planned"
[[nodiscard]] std::string_view to_string(Tense);         ///< "past"; empty for none
[[nodiscard]] std::string_view to_string(Upos);          ///< "PROPN"
[[nodiscard]] std::string_view to_string(Deprel);        ///< "nsubj"
[[nodiscard]] std::string_view to_string(Section);       ///< "headline"
/// @}

/// @name Names read
/// The way back from to_string(); nullopt for a name that is none of them.
/// @{
[[nodiscard]] std::optional<EntityType> parse_entity_type(std::string_view);      ///< "PERSON"
[[nodiscard]] std::optional<RelationType> parse_relation_type(std::string_view);  ///< "CONSULT"
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view);                   ///< "PROPN"
[[nodiscard]] std::optional<Deprel> parse_deprel(std::string_view);               ///< "nsubj"
/// @}

}  // namespace demarche
