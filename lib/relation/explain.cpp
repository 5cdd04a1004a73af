// SPDX-License-Identifier: Apache-2.0
#include "demarche/explain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "model.hpp"
#include "relation/described_countries.hpp"
#include "relation/events.hpp"
#include "relation/explain_model.hpp"
#include "relation/standing_clauses.hpp"

namespace demarche {
namespace {

using namespace detail;

constexpr int max_indent = 40;  // a tree deeper than this is a parse gone wrong

/// Which of a list's things belong to each sentence, so that a sentence looks at its own only.
class BySentence {
 public:
  BySentence() = default;
  template <class Things, class SentenceOf>
  BySentence(std::size_t sentences, const Things& things, const SentenceOf& sentence_of)
      : of_(sentences) {
    for (std::uint32_t i = 0; i < things.size(); ++i)
      if (const std::size_t s = sentence_of(things[i]); s < of_.size()) of_[s].push_back(i);
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of(std::size_t sentence) const {
    return of_[sentence];
  }

 private:
  std::vector<std::vector<std::uint32_t>> of_;
};

class Explanation {
 public:
  explicit Explanation(const Layers& doc)
      : doc_(doc),
        tree_(doc),
        clauses_(tree_),
        arguments_(tree_),
        attribution_(tree_, clauses_, arguments_) {
    const RelationContext context{doc, doc.model->rules, tree_, clauses_, arguments_, attribution_};
    relations_ = find_events(context, &trace_);
    if (doc.model->scorer) candidates_ = propose(context, with_standing(context, relations_));
    std::vector<std::uint32_t> sentence_of(doc.tokens.size());
    for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
      for (auto t = doc.sentences[s].tokens.begin; t < doc.sentences[s].tokens.end; ++t)
        sentence_of[t] = s;
    const auto count = doc.sentences.size();
    told_ = BySentence(count, relations_, [](const Relation& r) { return r.sentence.value; });
    steps_ = BySentence(count, trace_, [&](const RuleTrace& t) { return sentence_of[t.trigger]; });
    events_ =
        BySentence(count, doc.events, [&](const EventScores& e) { return sentence_of[e.trigger]; });
    proposed_ =
        BySentence(count, candidates_, [&](const Proposal& p) { return sentence_of[p.word]; });
    links_ = BySentence(count, doc.link_candidates, [&](const LinkCandidate& c) {
      const auto token =
          std::partition_point(doc.tokens.begin(), doc.tokens.end(),
                               [&](const Token& word) { return word.span.end <= c.name.begin; });
      return token == doc.tokens.end()
                 ? 0U
                 : sentence_of[static_cast<std::size_t>(token - doc.tokens.begin())];
    });
  }

  void sentence(std::size_t index, std::string& out) const {
    const auto range = doc_.sentences[index].tokens;
    if (range.empty()) return;
    out += "Sentence " + std::to_string(index + 1) + ": ";
    for (const char c : doc_.view(doc_.span(range))) out += c == '\n' || c == '\r' ? ' ' : c;
    out += '\n';
    for (auto t = range.begin; t < range.end; ++t)
      if (!range.contains(tree_.head(t))) subtree(t, out);
    for (const auto r : told_.of(index)) fired(relations_[r], out);
    for (const auto s : steps_.of(index))
      if (!trace_[s].fired) not_fired(trace_[s], out);
    if (doc_.model->scorer) {
      for (const auto e : events_.of(index)) explain_trigger(doc_, doc_.events[e], out);
      for (const auto p : proposed_.of(index))
        explain_candidate(doc_, candidates_[p], *doc_.model->scorer, out);
    }
    links(index, out);
    out += '\n';
  }

 private:
  /// What names of the sentence may have meant, where the gazetteer has several.
  void links(std::size_t sentence, std::string& out) const {
    Span last{};
    for (const auto l : links_.of(sentence)) {
      const auto& c = doc_.link_candidates[l];
      if (!(c.name == last)) {
        out += "  name: \"";
        out += doc_.view(c.name);
        out += "\" may be\n";
        last = c.name;
      }
      out += c.chosen ? "    chosen: " : "    not: ";
      out += c.canonical;
      if (!c.country.empty()) {
        out += " (";
        out += c.country;
        out += ')';
      }
      std::array<char, 16> score{};
      std::snprintf(score.data(), score.size(), " %.2f ", static_cast<double>(c.score));
      out += score.data();
      out += c.id;
      if (!c.why.empty()) {
        out += ": ";
        out += c.why;
      }
      out += '\n';
    }
  }

  void subtree(TokenIndex root, std::string& out) const {
    std::vector<std::pair<TokenIndex, int>> open = {{root, 1}};
    while (!open.empty()) {
      const auto [token, depth] = open.back();
      open.pop_back();
      out.append(2 * static_cast<std::size_t>(std::min(depth, max_indent)), ' ');
      out += to_string(tree_.rel(token));
      out += "  ";
      out += tree_.text(token);
      if (tree_.lemma(token) != tree_.text(token)) {
        out += " (";
        out += tree_.lemma(token);
        out += ')';
      }
      out += ' ';
      out += to_string(tree_.pos(token));
      for (const auto m : arguments_.headed_by(token)) {
        const auto& mention = doc_.mentions[m.value];
        out += "  [";
        out += to_string(mention.type);
        out += ' ';
        out += doc_.view(mention.span);
        out += ']';
      }
      out += '\n';
      const auto children = tree_.children(token);
      for (auto c = children.rbegin(); c != children.rend(); ++c)
        if (tree_.rel(*c) != Deprel::punct) open.emplace_back(*c, depth + 1);
    }
  }

  void side(Id<Mention> mention, std::string& out) const {
    if (!mention) {
      out += "nobody";
      return;
    }
    out += doc_.view(doc_.mentions[mention.value].span);
  }

  void fired(const Relation& r, std::string& out) const {
    out += "  fired: ";
    out += r.rule;
    out += " at \"";
    out += doc_.view(r.trigger);
    out += "\": ";
    out += to_string(r.type);
    out += ' ';
    side(r.subject_mention, out);
    out += " -> ";
    side(r.object_mention, out);
    out += ", ";
    out += to_string(r.status);
    if (r.attributed_to) {
      out += ", says ";
      out += doc_.entities[r.attributed_to.value].name;
    }
    out += '\n';
  }

  void not_fired(const RuleTrace& step, std::string& out) const {
    out += "  not fired: ";
    out += step.rule->name;
    out += " at \"";
    out += tree_.text(step.trigger);
    out += "\": ";
    out += step.failed;
    if (step.failed_at != no_token) {
      out += ": \"";
      out += tree_.text(step.failed_at);
      out += '"';
    }
    out += '\n';
  }

  const Layers& doc_;
  Tree tree_;
  Clauses clauses_;
  Arguments arguments_;
  Attribution attribution_;
  std::vector<RuleTrace> trace_;
  std::vector<Relation> relations_;
  std::vector<Proposal> candidates_;
  BySentence told_, steps_, events_, proposed_, links_;
};

}  // namespace

std::string explain(const Document& document, std::size_t sentence) {
  // What finds relations counts its work and keeps texts in the document: in a copy of its own, as
  // several threads may explain one Document.
  auto doc = copy_of(document.layers());
  // what finds relations did not know these
  for (const auto& [entity, country] : described_countries(doc))
    if (auto& known = doc.entities[entity.value].country; known == country) known = {};
  std::string out;
  if (doc.syntax.empty() || !doc.model || sentence > doc.sentences.size()) return out;
  const Explanation explanation(doc);
  for (std::size_t s = 0; s < doc.sentences.size(); ++s)
    if (sentence == 0 || sentence == s + 1) explanation.sentence(s, out);
  return out;
}

}  // namespace demarche
