// SPDX-License-Identifier: Apache-2.0
#include "relation/explain_model.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "relation/choice.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, event_role_count> role_names = {"subject", "object",
                                                                       "speaker", "time", "place"};
constexpr float least_shown = 0.2F;  ///< arguments that are less likely are not worth a reader

void number(float p, std::string& out) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", static_cast<double>(p));
  out += text.data();
}

void side(const Layers& doc, Id<Mention> mention, Id<Entity> entity, std::string& out) {
  if (!mention) {
    out += "nobody";
    return;
  }
  const auto words = doc.view(doc.mentions[mention.value].span);
  out += words;
  const auto name = doc.entities[entity.value].name;
  if (name == words) return;
  out += " (";
  out += name;
  out += ')';
}

}  // namespace

void explain_trigger(const Layers& doc, const EventScores& event, std::string& out) {
  out += "  model: \"";
  out += doc.view(doc.tokens[event.trigger]);
  out += "\" may tell ";
  out += to_string(event.type);
  out += ' ';
  number(event.probability, out);
  const auto best = std::max_element(event.status.begin(), event.status.end());
  out += ", ";
  out += to_string(static_cast<Status>(best - event.status.begin()));
  out += ' ';
  number(*best, out);
  for (std::size_t role = 0; role < role_names.size(); ++role)
    for (const auto& argument : event.arguments) {
      if (argument.probability[role] < least_shown) continue;
      out += "; ";
      out += role_names[role];
      out += " \"";
      out += doc.view(doc.tokens[argument.word]);
      out += "\" ";
      number(argument.probability[role], out);
    }
  out += '\n';
}

void explain_candidate(const Layers& doc, const Proposal& candidate, const RelationScorer& scorer,
                       std::string& out) {
  const auto& r = candidate.relation;
  const float p = scorer.probability(features_of(doc, candidate));
  out += p < needed(Limits{}.min_confidence, r) ? "  left out " : "  told ";
  number(p, out);
  out += ": ";
  out += to_string(r.type);
  out += ' ';
  side(doc, r.subject_mention, r.subject, out);
  out += " -> ";
  side(doc, r.object_mention, r.object, out);
  out += ", at \"";
  out += doc.view(r.trigger);
  out += "\", by ";
  out += candidate.by_rule ? r.rule : std::string_view{};
  if (candidate.by_model) out += candidate.by_rule ? " and the model" : "the model";
  if (candidate.told_before > 0) {
    out += ", told before with ";
    number(candidate.told_before, out);
  }
  out += '\n';
}

}  // namespace demarche::detail
