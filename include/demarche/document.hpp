// SPDX-License-Identifier: Apache-2.0
/// What an extraction returns: one text and its layers.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "demarche/types.hpp"

namespace demarche {

/// One word of Universal Dependencies: "don't" is "do" and "n't", "Wells'" is "Wells" and "'".
struct Token {
  Span span;  ///< its bytes; never empty
};

/// Words that the parser reads as one.
struct Sentence {
  TokenRange tokens;                ///< its words; never empty
  Section section = Section::body;  ///< where in the article it stands
};

/// One token's place in the parse; parallel to Document::tokens().
struct Syntax {
  /// The head of a word that has none.
  static constexpr std::uint32_t root = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t head = root;  ///< index into Document::tokens(), or `root`
  Upos pos = Upos::x;         ///< its part of speech
  Deprel rel = Deprel::root;  ///< what it is to its head
  std::string_view lemma;     ///< "meet" of "met"
};

struct Entity;

/// A span that denotes an entity.
struct Mention {
  Span span;          ///< the bytes: may be part of a token ("Pakistan" in "anti-Pakistan")
  TokenRange tokens;  ///< the tokens that the span touches
  EntityType type = EntityType::person;  ///< its entity's
  MentionKind kind = MentionKind::name;  ///< how it denotes
  float confidence = 0;                  ///< 0 to 1
  std::string_view source;               ///< the rule, model or gazetteer that made it
  Id<Entity> entity;                     ///< never none in a finished document
  Id<Entity> stands_for;  ///< a capital or seat that means its government: the country here, or
  std::string_view
      stands_for_country;  ///< its ISO 3166 alpha-3 code where the country is not mentioned
};

/// What a value means; which fields count depends on the entity's type.
struct Value {
  std::string_view text;  ///< DATE, TIME: ISO 8601 date, time or interval
  double number = 0;      ///< MONEY's amount, PERCENT, QUANTITY, CARDINAL, ORDINAL
  std::string_view unit;  ///< MONEY: ISO 4217 code; QUANTITY: unit
  bool known = false;     ///< false: the text could not be understood, and the rest says nothing
};

/// All mentions of one person, body, country or value.
struct Entity {
  EntityType type = EntityType::person;  ///< what it is
  std::string_view subtype;              ///< "country", "armed_group", ... or empty
  std::string_view name;                 ///< the canonical or the fullest name
  std::string_view country;              ///< ISO 3166 alpha-3, or empty
  std::string_view wikidata;             ///< "Q42", or empty
  std::string_view geonames;             ///< or empty
  std::string_view gazetteer;            ///< id of the gazetteer's row: "officials:...", or empty
  Value value;                           ///< of DATE ... ORDINAL
  Id<Mention> first;                     ///< its first mention in the text
};

/// Who did what to whom.
struct Relation {
  RelationType type = RelationType::consult;  ///< PLOVER's event type, or the standing relation
  std::string_view cameo;                     ///< CAMEO code, empty for standing relations
  std::string_view predicate;                 ///< verb lemma or noun: "meet"
  std::string_view rule;                      ///< the rule that made it
  Id<Entity> subject;                         ///< who; may be none: a one-sided event
  Id<Entity> object;                          ///< to whom; may be none, but never both
  Id<Mention> subject_mention;  ///< where the sentence names the subject; none as `subject` is
  Id<Mention> object_mention;   ///< where the sentence names the object; none as `object` is
  Span trigger;                 ///< the words that say it, from the first to the last
  Id<Sentence> sentence;        ///< the first that states it; Document::evidence() has the others
  Status status = Status::actual;  ///< whether it has happened
  Tense tense = Tense::none;       ///< as the sentence has it
  Id<Entity> attributed_to;        ///< who says so; none where the article does
  Id<Mention> time;                ///< a DATE or TIME, or none
  Id<Mention> place;               ///< a GPE, LOC or FAC, or none
  std::string_view role;           ///< ROLE: the title's text
  std::string_view happening;      ///< key that is equal for the same happening in other documents
  float confidence = 0;            ///< 0 to 1: of those with p, about p are right
};

/// Who, when and where an article says it is, and which parts of the text are not the article.
struct Article {
  /// Text that is not the article.
  struct Part {
    Span span;              ///< its bytes
    std::string_view kind;  ///< "comments", "furniture", "published"
  };
  std::optional<Span> headline;  ///< its title
  std::optional<Span> byline;    ///< "By Ada Quist"
  std::optional<Span> dateline;  ///< "NAIROBI, May 2 (Reuters)"
  std::string_view date;         ///< ISO 8601 day, or empty
  std::vector<Span> body;        ///< its paragraphs, in order
  std::vector<Part> skipped;     ///< what was not read, in order
};

namespace detail {
struct Layers;
}

/// The owned, immutable result of Extractor::extract.
///
/// Cheap to copy: copies share the text, the layers and the model they came from, and so does every
/// `string_view` in a record, which is good for as long as one copy lives. Outlives its Extractor.
/// Threads: any number may read one Document.
class Document {
 public:
  /// For the library's own stages; Extractor::extract makes documents.
  explicit Document(std::shared_ptr<const detail::Layers> layers) : layers_(std::move(layers)) {}

  /// The text as it was given, byte for byte.
  [[nodiscard]] std::string_view text() const&;
  /// Its headline, dateline, body, and what was not read.
  [[nodiscard]] const Article& article() const&;
  [[nodiscard]] std::span<const Token> tokens() const&;        ///< in text order
  [[nodiscard]] std::span<const Sentence> sentences() const&;  ///< in text order
  /// Empty without a model file, else one per token.
  [[nodiscard]] std::span<const Syntax> syntax() const&;
  [[nodiscard]] std::span<const Mention> mentions() const&;  ///< in text order
  [[nodiscard]] std::span<const Entity> entities() const&;   ///< in order of first mention
  /// In the order of their triggers.
  [[nodiscard]] std::span<const Relation> relations() const&;

  /// The bytes of a span, which must lie in the text.
  [[nodiscard]] std::string_view text(Span) const&;
  /// A mention's own words; empty for none.
  [[nodiscard]] std::string_view text(Id<Mention>) const&;
  /// The canonical name; empty for none.
  [[nodiscard]] std::string_view name(Id<Entity>) const&;
  /// The further sentences that state the same relation.
  [[nodiscard]] std::span<const Span> evidence(Id<Relation>) const&;
  /// BCP 47: "en"; of a text in another language, that one ("fr", "und-Cyrl"), and then only names
  /// that the gazetteer is sure of were looked for; "und": a language without known words.
  [[nodiscard]] std::string_view language() const&;
  /// What a limit left out, as "entities: the first 10 of 34; ..."; empty if nothing.
  [[nodiscard]] std::string_view cut() const&;

  /// @name Not of a temporary
  /// A view into a temporary would dangle, so these do not compile:
  /// `for (auto& r : extractor.extract(text).relations()) ...`
  /// @{
  std::string_view text() && = delete;
  const Article& article() && = delete;
  std::span<const Token> tokens() && = delete;
  std::span<const Sentence> sentences() && = delete;
  std::span<const Syntax> syntax() && = delete;
  std::span<const Mention> mentions() && = delete;
  std::span<const Entity> entities() && = delete;
  std::span<const Relation> relations() && = delete;
  std::string_view text(Span) && = delete;
  std::string_view text(Id<Mention>) && = delete;
  std::string_view name(Id<Entity>) && = delete;
  std::span<const Span> evidence(Id<Relation>) && = delete;
  std::string_view language() && = delete;
  std::string_view cut() && = delete;
  /// @}

  /// For the library's own stages and writers.
  [[nodiscard]] const detail::Layers& layers() const& { return *layers_; }

 private:
  std::shared_ptr<const detail::Layers> layers_;
};

}  // namespace demarche
