// SPDX-License-Identifier: Apache-2.0
/// The entities of one document while they are being made.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entity/entities.hpp"
#include "util/letters.hpp"

namespace demarche::detail {

/// Mentions with their entities so far. Every step of the entity stage reads and extends it.
class EntityBuilder {
 public:
  EntityBuilder(const Layers& document, const Gazetteer& gazetteer,
                const MentionEvidence& evidence);

  const Layers& doc;
  const Gazetteer& gazetteer;
  const MentionEvidence& evidence;
  std::vector<Mention>
      mentions;  ///< the name mentions in their order, then what add_mention appended
  std::vector<Entity> entities;

  [[nodiscard]] std::string_view text(const Mention& m) const { return doc.view(m.span); }
  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return token < doc.tokens.size() ? doc.view(doc.tokens[token]) : std::string_view{};
  }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return sentence_[token]; }
  [[nodiscard]] std::size_t name_count() const { return name_count_; }

  /// The name mention that ends right before the token, or begins at it; none if there is none.
  [[nodiscard]] Id<Mention> name_ending_at(std::uint32_t token) const {
    return token < ends_.size() ? ends_[token] : Id<Mention>{};
  }
  [[nodiscard]] Id<Mention> name_beginning_at(std::uint32_t token) const {
    return token < begins_.size() ? begins_[token] : Id<Mention>{};
  }
  [[nodiscard]] Entity& entity_of(Id<Mention> m) {
    return entities[mentions[m.value].entity.value];
  }

  /// A new entity of the mention's type whose name is the mention's text.
  Id<Entity> create(const Mention& mention);
  /// The entity under this key, made from `mention` if it is new.
  Id<Entity> keyed(const std::string& key, const Mention& mention);
  /// Copies what the gazetteer knows to the entity.
  void link(Id<Entity> entity, const Sense& sense);
  /// Keeps what was weighed for a name, if several things bear it: [(sense, score, why)]. At most
  /// the first 200 such names of a document, eight rows each.
  struct Weighed {
    const Sense* sense;
    float score;
    std::string why;
  };
  void keep_weighed(Span name, std::vector<Weighed> weighed, const Sense* chosen);
  /// Is it worth weighing aloud: do the senses name several things, and is there room?
  [[nodiscard]] bool is_choice(const std::vector<const Sense*>& senses) const;
  std::vector<LinkCandidate> link_candidates;
  /// Senses of the mention's gazetteer name that have its type.
  [[nodiscard]] std::vector<const Sense*> senses(std::size_t mention) const;
  void add_mention(Span span, TokenRange tokens, Id<Entity> entity, MentionKind kind,
                   std::string_view source, float confidence);
  /// The country that stands before a token: "Pakistan's", "US", "Afghan", over modifiers of a
  /// title; empty if none.
  [[nodiscard]] std::string_view country_before(std::uint32_t token) const;
  /// Whose statement the text is (issuers_country), once fill_home_country has found out.
  std::string_view home;
  /// The first dozen countries that the text names, once places are resolved.
  [[nodiscard]] const std::vector<std::string_view>& first_countries();
  /// Gazetteer::holders on the article's day; the same title and country are looked up once.
  [[nodiscard]] const std::vector<const Sense*>& holders(std::string_view title,
                                                         std::string_view country);
  /// The document's entity for a country, or none.
  [[nodiscard]] Id<Entity> country_entity(std::string_view alpha3) const;
  /// The same; where only its people is named ("the Norwegian envoy"), the people's entity.
  [[nodiscard]] Id<Entity> state_entity(std::string_view alpha3) const;

 private:
  std::size_t name_count_;
  std::vector<Id<Mention>> begins_, ends_;
  std::vector<std::uint32_t> sentence_;
  std::unordered_map<std::string, Id<Entity>> by_key_;
  std::optional<std::vector<std::string_view>> first_countries_;
  std::map<std::pair<std::string, std::string_view>, std::vector<const Sense*>> holders_;
  std::size_t choices_ = 0;
};

[[nodiscard]] inline bool is_apostrophe_s(std::string_view w) {
  return w == "'s" || w == "\u2019s" || w == "'" || w == "\u2019";
}

/// A small-letter word that may stand between a country and a title: "Kenya's acting president".
[[nodiscard]] bool is_title_modifier(std::string_view word);

// The steps, in their order.
void resolve_places(
    EntityBuilder& builder);  ///< GPE, NORP, LOC, FAC, EVENT, LAW, PRODUCT and values
void resolve_organisations(
    EntityBuilder& builder);  ///< needs places: a ministry takes its country from the text
void resolve_persons(EntityBuilder& builder);  ///< needs organisations: "JuD chief Saeed"
/// The country whose statement the text is: that of the first titled person whose country is known;
/// empty for a report, which has a dateline or a byline.
[[nodiscard]] std::string_view issuers_country(const EntityBuilder& builder);
void fill_home_country(
    EntityBuilder& builder);  ///< to officials and offices that a statement names without one
void resolve_metonyms(EntityBuilder& builder);  ///< sets stands_for of capitals and seats
void add_pronouns(EntityBuilder& builder);      ///< he, she, it, we, I
void add_participants(EntityBuilder& builder);  ///< "foreign ministers", "one villager"

}  // namespace demarche::detail
