// SPDX-License-Identifier: Apache-2.0
/// The noun phrases and pronouns of a text that an event could be about.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entity/builder.hpp"

namespace demarche::detail {

enum class PhraseKind : std::uint8_t { nominal, number, he, she, it, they, we, i, you };

/// A name, or a pronoun before it, inside of a noun phrase: "[Kenyan] officials", "the government
/// of [Kenya]", "[our] partners".
struct Modifier {
  std::uint32_t head;  ///< of the phrase
  std::uint32_t token;
  Id<Mention> name;  ///< none: a pronoun
  Deprel rel;
  std::string_view preposition;
};

struct Phrase {
  std::uint32_t head;
  TokenRange range;
  PhraseKind kind = PhraseKind::nominal;
  bool plural = false;
  std::string word;        ///< folded: of a pronoun itself, of a noun's determiner
  std::string_view lemma;  ///< of a noun, in small letters
};

/// A noun in apposition to a name or before it: "the Kenyan rights group [Haki]", "President
/// [Quist]".
struct Descriptor {
  std::string_view lemma;  ///< in small letters
  TokenRange words;
  std::uint32_t token;
  Id<Entity> entity;
};

/// What the parse says of phrases, found in one walk over the document.
struct PhraseLayer {
  std::vector<Phrase> phrases;            ///< by head
  std::vector<Modifier> modifiers;        ///< by phrase head
  std::vector<Descriptor> descriptors;    ///< by token
  std::vector<std::uint32_t> name_heads;  ///< a token per name mention
  [[nodiscard]] std::span<const Modifier> modifiers_of(std::uint32_t head) const;
};

/// The token of a range whose head lies outside of it; needs the parse.
[[nodiscard]] std::uint32_t range_head(const Layers& document, TokenRange range);

/// Needs the parse. Complexity: linear.
[[nodiscard]] PhraseLayer find_phrases(const EntityBuilder& builder);

}  // namespace demarche::detail
