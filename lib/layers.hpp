// SPDX-License-Identifier: Apache-2.0
/// The inside of a Document, and what the stages hand to each other.
///
/// A stage is a `const` callable that reads `const Layers&` and returns one new layer; only
/// Extractor::extract writes. So a stage can be tested on a Layers that a test fills by hand.
#pragma once

#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/event_features.hpp"
#include "demarche/document.hpp"
#include "quotation/quotation.hpp"
#include "util/work.hpp"

namespace demarche::detail {

struct Model;

/// Owns the strings that a document's records point to (lemmas, ISO dates, happening keys).
class Arena {
 public:
  /// Copies `text`; the view is good for as long as the Arena.
  [[nodiscard]] std::string_view copy(std::string_view text);

 private:
  std::pmr::monotonic_buffer_resource memory_;
};

/// A match of a gazetteer row in the text, before mentions are decided; see lib/gazetteer/.
struct Hit {
  Span span;
  TokenRange tokens;
  std::uint32_t name =
      0;  ///< index of the gazetteer's name (surface form); its senses are asked of the Gazetteer
};

/// A span that the statistical model takes for a name.
struct NameCandidate {
  TokenRange tokens;
  EntityType type = EntityType::person;
  float score = 0;  ///< probability, 0 to 1
};

/// A date, time, amount or number with its OntoNotes extent.
struct ValueCandidate {
  Span span;
  TokenRange tokens;
  EntityType type = EntityType::date;
  Value value;
  std::string_view rule;
};

/// Sources of mentions that only rules with "unnamed" take for an argument: a noun phrase that no
/// name stands for, and the "I" of a text that does not say who writes it.
inline constexpr std::string_view participant_source = "nominal.participant";
inline constexpr std::string_view author_source = "pronoun.author";

/// What the analysis stage returns: one Syntax per token, name candidates, and words that may tell
/// an event or a standing relation, in text order.
struct Analysis {
  std::vector<Syntax> syntax;
  std::vector<NameCandidate> names;
  std::vector<EventScores> events;
};

/// A run of text that is read as one: a headline, a byline, a paragraph. Sentences never cross one.
struct Block {
  Span span;
  Section section = Section::body;
};

/// A gazetteer row that a name may have meant; kept where there were several. `why` tells what
/// spoke for and against it.
struct LinkCandidate {
  Span name;
  std::string_view id, canonical, country, why;
  float score = 0;
  bool chosen = false;
};

struct Layers {
  std::shared_ptr<const Model> model;  ///< keeps what the records' views point to alive
  std::string text;
  bool plain = false;
  bool link_persons = true;          ///< the gazetteer may say who a person is
  std::string_view given_date;       ///< the caller's date for the document, or empty
  std::string_view language = "en";  ///< BCP 47; see text/language.hpp
  Article article;
  std::vector<Block> blocks;  ///< the article's parts in text order; what is skipped has none
  std::vector<Token> tokens;  ///< of the article's parts only: what is skipped has none
  std::vector<Sentence> sentences;
  std::vector<Syntax> syntax;
  std::vector<EventScores> events;  ///< what the model proposes, by words; empty without its heads
  QuotationLayer quotations;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<LinkCandidate> link_candidates;  ///< by name, best first
  std::vector<Relation> relations;
  std::vector<std::vector<Span>> evidence;  ///< parallel to relations; may be shorter
  std::string cut;
  /// Strings of this document; a stage may add to it through its own `const Layers&`, as nothing
  /// that another stage has read changes by that.
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();
  /// What was done for it; every stage adds to it in the same way.
  std::unique_ptr<WorkCount> work = std::make_unique<WorkCount>();

  [[nodiscard]] std::string_view view(Span span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
  [[nodiscard]] std::string_view view(Token token) const { return view(token.span); }
  /// The bytes from a range's first token to its last.
  [[nodiscard]] Span span(TokenRange range) const {
    return range.empty() ? Span{}
                         : Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  }
};

/// The same layers with an arena and a count of work of their own. Its views point to what
/// `document` owns.
[[nodiscard]] Layers copy_of(const Layers& document);

}  // namespace demarche::detail
