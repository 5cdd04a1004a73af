// SPDX-License-Identifier: Apache-2.0
#include "demarche/document.hpp"

#include <type_traits>

#include "layers.hpp"

namespace demarche {

static_assert(std::is_trivially_copyable_v<Token> && std::is_trivially_copyable_v<Sentence> &&
              std::is_trivially_copyable_v<Syntax> && std::is_trivially_copyable_v<Mention> &&
              std::is_trivially_copyable_v<Entity> && std::is_trivially_copyable_v<Relation>);

std::string_view detail::Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  auto* bytes = static_cast<char*>(memory_.allocate(text.size(), 1));
  text.copy(bytes, text.size());
  return {bytes, text.size()};
}

detail::Layers detail::copy_of(const Layers& document) {
  Layers copy;
  copy.model = document.model;
  copy.text = document.text;
  copy.plain = document.plain;
  copy.link_persons = document.link_persons;
  copy.given_date = document.given_date;
  copy.language = document.language;
  copy.article = document.article;
  copy.blocks = document.blocks;
  copy.tokens = document.tokens;
  copy.sentences = document.sentences;
  copy.syntax = document.syntax;
  copy.events = document.events;
  copy.quotations = document.quotations;
  copy.mentions = document.mentions;
  copy.entities = document.entities;
  copy.link_candidates = document.link_candidates;
  copy.relations = document.relations;
  copy.evidence = document.evidence;
  copy.cut = document.cut;
  return copy;
}

std::string_view Document::text() const& { return layers_->text; }
const Article& Document::article() const& { return layers_->article; }
std::span<const Token> Document::tokens() const& { return layers_->tokens; }
std::span<const Sentence> Document::sentences() const& { return layers_->sentences; }
std::span<const Syntax> Document::syntax() const& { return layers_->syntax; }
std::span<const Mention> Document::mentions() const& { return layers_->mentions; }
std::span<const Entity> Document::entities() const& { return layers_->entities; }
std::span<const Relation> Document::relations() const& { return layers_->relations; }
std::string_view Document::text(Span span) const& { return layers_->view(span); }
std::string_view Document::text(Id<Mention> id) const& {
  return id ? layers_->view(layers_->mentions[id.value].span) : std::string_view{};
}
std::string_view Document::name(Id<Entity> id) const& {
  return id ? layers_->entities[id.value].name : std::string_view{};
}
std::span<const Span> Document::evidence(Id<Relation> id) const& {
  return id.value < layers_->evidence.size() ? std::span<const Span>(layers_->evidence[id.value])
                                             : std::span<const Span>{};
}
std::string_view Document::language() const& { return layers_->language; }
std::string_view Document::cut() const& { return layers_->cut; }

}  // namespace demarche
