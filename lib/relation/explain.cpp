// SPDX-License-Identifier: Apache-2.0
#include "demarche/explain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "model.hpp"
#include "relation/events.hpp"
#include "relation/explain_model.hpp"
#include "relation/standing_clauses.hpp"

namespace demarche {
namespace {

using namespace detail;

constexpr int max_indent = 40;  // a tree deeper than this is a parse gone wrong

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
    if (!doc.model->scorer) return;
    candidates_ = propose(context, with_standing(context, relations_));
  }

  void sentence(std::size_t index, std::string& out) const {
    const auto range = doc_.sentences[index].tokens;
    if (range.empty()) return;
    out += "Sentence " + std::to_string(index + 1) + ": ";
    for (const char c : doc_.view(doc_.span(range))) out += c == '\n' || c == '\r' ? ' ' : c;
    out += '\n';
    for (auto t = range.begin; t < range.end; ++t)
      if (!range.contains(tree_.head(t))) subtree(t, out);
    for (const auto& r : relations_)
      if (r.sentence.value == index) fired(r, out);
    for (const auto& step : trace_)
      if (!step.fired && range.contains(step.trigger)) not_fired(step, out);
    if (doc_.model->scorer)
      explain_model({doc_, doc_.model->rules, tree_, clauses_, arguments_, attribution_},
                    candidates_, *doc_.model->scorer, range, out);
    links(doc_.span(range), out);
    out += '\n';
  }

 private:
  /// What names of the sentence may have meant, where the gazetteer has several.
  void links(Span sentence, std::string& out) const {
    Span last{};
    for (const auto& c : doc_.link_candidates) {
      if (!sentence.contains(c.name)) continue;
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
};

}  // namespace

std::string explain(const Document& document, std::size_t sentence) {
  // What finds relations counts its work and keeps texts in the document: in a copy of its own, as
  // several threads may explain one Document.
  const auto doc = copy_of(document.layers());
  std::string out;
  if (doc.syntax.empty() || !doc.model || sentence > doc.sentences.size()) return out;
  const Explanation explanation(doc);
  for (std::size_t s = 0; s < doc.sentences.size(); ++s)
    if (sentence == 0 || sentence == s + 1) explanation.sentence(s, out);
  return out;
}

}  // namespace demarche
