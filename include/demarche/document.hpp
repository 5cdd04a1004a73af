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
  Span span;
};

struct Sentence {
  TokenRange tokens;
  Section section = Section::body;
};

/// One token's place in the parse; parallel to Document::tokens().
struct Syntax {
  static constexpr std::uint32_t root = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t head = root;  ///< index into Document::tokens(), or `root`
  Upos pos = Upos::x;
  Deprel rel = Deprel::root;
  std::string_view lemma;
};

struct Entity;

/// A span that denotes an entity.
struct Mention {
  Span span;          ///< the bytes: may be part of a token ("Pakistan" in "anti-Pakistan")
  TokenRange tokens;  ///< the tokens that the span touches
  EntityType type = EntityType::person;
  MentionKind kind = MentionKind::name;
  float confidence = 0;     ///< 0 to 1
  std::string_view source;  ///< the rule, model or gazetteer that made it
  Id<Entity> entity;        ///< never none in a finished document
  Id<Entity> stands_for;    ///< a capital or seat that means its government: the country here, or
  std::string_view
      stands_for_country;  ///< its ISO 3166 alpha-3 code where the country is not mentioned
};

/// What a value means; which fields count depends on the entity's type.
struct Value {
  std::string_view text;  ///< DATE, TIME: ISO 8601 date, time or interval
  double number = 0;      ///< MONEY's amount, PERCENT, QUANTITY, CARDINAL, ORDINAL
  std::string_view unit;  ///< MONEY: ISO 4217 code; QUANTITY: unit
  bool known = false;
};

/// All mentions of one person, body, country or value.
struct Entity {
  EntityType type = EntityType::person;
  std::string_view subtype;    ///< "country", "armed_group", ... or empty
  std::string_view name;       ///< the canonical or the fullest name
  std::string_view country;    ///< ISO 3166 alpha-3, or empty
  std::string_view wikidata;   ///< "Q42", or empty
  std::string_view geonames;   ///< or empty
  std::string_view gazetteer;  ///< id of the gazetteer's row: "officials:...", or empty
  Value value;
  Id<Mention> first;  ///< its first mention in the text
};

/// Who did what to whom.
struct Relation {
  RelationType type = RelationType::consult;
  std::string_view cameo;      ///< CAMEO code, empty for standing relations
  std::string_view predicate;  ///< verb lemma or noun: "meet"
  std::string_view rule;       ///< the rule that made it
  Id<Entity> subject, object;  ///< one of them may be none: a one-sided event
  Id<Mention> subject_mention, object_mention;
  Span trigger;
  Id<Sentence> sentence;
  Status status = Status::actual;
  Tense tense = Tense::none;
  Id<Entity> attributed_to;  ///< who says so; none where the article does
  Id<Mention> time, place;
  std::string_view role;       ///< ROLE: the title's text
  std::string_view happening;  ///< key that is equal for the same happening in other documents
  float confidence = 0;
};

/// Who, when and where an article says it is, and which parts of the text are not the article.
struct Article {
  struct Part {
    Span span;
    std::string_view kind;  ///< "comments", "furniture", "published"
  };
  std::optional<Span> headline, byline, dateline;
  std::string_view date;  ///< ISO 8601 day, or empty
  std::vector<Span> body;
  std::vector<Part> skipped;
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
  explicit Document(std::shared_ptr<const detail::Layers> layers) : layers_(std::move(layers)) {}

  [[nodiscard]] std::string_view text() const&;
  [[nodiscard]] const Article& article() const&;
  [[nodiscard]] std::span<const Token> tokens() const&;
  [[nodiscard]] std::span<const Sentence> sentences() const&;
  /// Empty without a model file, else one per token.
  [[nodiscard]] std::span<const Syntax> syntax() const&;
  [[nodiscard]] std::span<const Mention> mentions() const&;  ///< in text order
  [[nodiscard]] std::span<const Entity> entities() const&;   ///< in order of first mention
  [[nodiscard]] std::span<const Relation> relations() const&;

  [[nodiscard]] std::string_view text(Span) const&;
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

  // A view into a temporary would dangle, so these do not compile:
  // for (auto& r : extractor.extract(text).relations()) ...
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

  /// For the library's own stages and writers.
  [[nodiscard]] const detail::Layers& layers() const& { return *layers_; }

 private:
  std::shared_ptr<const detail::Layers> layers_;
};

}  // namespace demarche
