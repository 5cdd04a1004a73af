// SPDX-License-Identifier: Apache-2.0
#include "mention/name_candidates.hpp"

#include <algorithm>
#include <unordered_map>

#include "mention/name_cutter.hpp"
#include "mention/words.hpp"
#include "util/letters.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

constexpr float no_model = -1;

/// The model's candidates by their first token, for quick look-up of what it says about a range.
class ModelOpinion {
 public:
  explicit ModelOpinion(const MentionInputs& inputs) : names_(inputs.names) {}

  /// Score of a name of a compatible type that overlaps the range; 0 if the model saw none, -1
  /// without a model.
  [[nodiscard]] float score(TokenRange range, EntityType type) const {
    if (names_.empty()) return no_model;
    float best = 0;
    for (auto it = first_behind(range.begin); it != names_.end() && it->tokens.begin < range.end;
         ++it)
      if (it->tokens.overlaps(range) && compatible(it->type, type))
        best = std::max(best, it->score);
    return best;
  }

  /// Does the model see a longer name of which the range is a part?
  [[nodiscard]] bool longer(TokenRange range) const {
    const auto it = first_behind(range.begin);
    return it != names_.end() && it->tokens.contains(range) && it->tokens.size() > range.size();
  }

 private:
  [[nodiscard]] std::vector<NameCandidate>::const_iterator first_behind(std::uint32_t token) const {
    return std::partition_point(names_.begin(), names_.end(),
                                [token](const auto& n) { return n.tokens.end <= token; });
  }
  static bool compatible(EntityType a, EntityType b) {
    const auto place = [](EntityType t) {
      return t == EntityType::gpe || t == EntityType::loc || t == EntityType::fac;
    };
    return a == b || (place(a) && place(b));
  }
  const std::vector<NameCandidate>& names_;
};

/// Which tokens stand right behind an honorific or a title. Complexity: linear to make, then
/// constant.
class BehindTitle {
 public:
  BehindTitle(const MentionInputs& inputs, const Layers& document)
      : document_(document), ends_(document.tokens.size() + 1, false) {
    for (const auto& title : inputs.titles) ends_[title.tokens.end] = true;
  }
  [[nodiscard]] bool operator()(std::uint32_t token) const {
    return token > 0 && (ends_[token] || is_honorific(document_.view(document_.tokens[token - 1])));
  }

 private:
  const Layers& document_;
  std::vector<bool> ends_;
};

/// A noun for one private person, behind whom a comma announces the name.
bool is_kin_or_civilian(std::string_view w) {
  constexpr std::string_view nouns[] = {
      "girl",     "boy",     "man",    "woman",   "student",  "teacher",   "farmer",  "villager",
      "resident", "refugee", "driver", "widow",   "mother",   "father",    "son",     "daughter",
      "brother",  "sister",  "wife",   "husband", "neighbor", "neighbour", "witness", "survivor",
      "activist", "cousin",  "uncle",  "aunt",    "nephew",   "niece",     "fiancee", "colleague"};
  return std::find(std::begin(nouns), std::end(nouns), w) != std::end(nouns);
}

/// A newspaper or agency follows: "told Dawn", "news agency Sana".
bool announces_media(std::string_view w) {
  return w == "told" || w == "tells" || w == "agency" || w == "newspaper" || w == "daily" ||
         w == "broadcaster" || w == "channel" || w == "website";
}

/// A name that is also a common word: does the context show that it is the name here?
bool context_shows_name(const Layers& document, const TokenShapes& shapes, const Hit& hit,
                        const Sense& sense, float model) {
  if (model > 0.5F) return true;
  const auto first = hit.tokens.begin;
  if (shapes.in_title_case(first)) return false;
  const auto text = document.view(hit.span);
  if (is_acronym(text)) {  // "the LOC": written as an acronym among words that are not
    const auto shouted = [&](std::uint32_t t) {  // "SHE IS THE BEST" is no name
      const auto w = t < document.tokens.size() ? document.view(document.tokens[t]) : "";
      return w.size() > 1 && is_acronym(w);
    };
    const auto next = hit.tokens.end;
    if (model != no_model && model < 0.3F && shouted(next) && first > 0 && shouted(first - 1))
      return false;
    return model == no_model || model > 0.1F || sense.prior > 0.5F ||
           (first > 0 && document.view(document.tokens[first - 1]) == "the");
  }
  if (shapes.initial(first) || !shapes.capitalised(first)) return false;
  if (sense.subtype == "media" && first > 0 &&
      announces_media(document.view(document.tokens[first - 1])))
    return true;
  const bool left = first > 0 && shapes.capitalised(first - 1) && !shapes.initial(first - 1);
  const bool right = hit.tokens.end < document.tokens.size() && shapes.capitalised(hit.tokens.end);
  if (left || right) return false;  // a part of some longer name
  return model == no_model || sense.type == EntityType::org;
}

/// How much a sense's type fits here: prior, model, and what stands before.
float fit(const Sense& sense, float model, bool titled) {
  float score = sense.prior + (sense.user ? 10.0F : 0.0F);
  if (model > 0) score += 2 * model;
  if (titled) score += sense.type == EntityType::person ? 2.0F : -0.5F;
  return score;
}

/// "[Ada] Quist": a given name, as the sentence uses it, stands before a surname.
bool follows_given_name(const Layers& document, const Gazetteer& gazetteer,
                        const TokenShapes& shapes, std::uint32_t surname) {
  if (surname == 0) return false;
  const auto before = surname - 1;
  return shapes.capitalised(before) && !shapes.all_caps(before) &&
         (document.syntax.empty() || document.syntax[before].pos == Upos::propn) &&
         gazetteer.given_name(document.view(document.tokens[before])) > 0 &&
         !is_honorific(document.view(document.tokens[before]));
}

}  // namespace

void add_gazetteer_candidates(const Layers& document, const Gazetteer& gazetteer,
                              const MentionInputs& inputs, const TokenShapes& shapes,
                              std::vector<Candidate>& out) {
  const ModelOpinion opinion(inputs);
  const BehindTitle behind_title(inputs, document);
  for (const auto& hit : inputs.hits) {
    const bool titled = behind_title(hit.tokens.begin);
    const Sense* best = nullptr;
    float best_fit = -10;
    float best_model = 0;
    for (const auto& sense : gazetteer.senses(hit.name)) {
      if (sense.type == EntityType::title) continue;
      const float model = opinion.score(hit.tokens, sense.type);
      if (sense.needs_context && !sense.user &&
          !context_shows_name(document, shapes, hit, sense, model) &&
          !(titled && sense.type == EntityType::person))
        continue;
      // "ODE" is an office that the text has named, not the town of Ode
      if (sense.subtype == "city" && !sense.user && hit.tokens.size() == 1 && model < 0.3F &&
          hit.span.size() <= 4 && is_acronym(document.view(hit.span)))
        continue;
      const float now = fit(sense, model, titled);
      if (now > best_fit) best = &sense, best_fit = now, best_model = model;
    }
    if (!best) continue;
    Candidate c{hit.span, hit.tokens, best->type};
    c.name = hit.name;
    c.source = best->user ? "gazetteer.user" : "gazetteer";
    const bool single = hit.tokens.size() == 1;
    c.confidence = best->needs_context ? 0.75F : single ? 0.92F : 0.97F;
    if (best_model > 0) c.confidence = std::min(0.99F, c.confidence + 0.1F * best_model);
    const bool announced = best->subtype == "media" && hit.tokens.begin > 0 &&
                           announces_media(document.view(document.tokens[hit.tokens.begin - 1]));
    const bool famous = best->type == EntityType::person && single && best->prior >= 0.9F;
    if (famous && follows_given_name(document, gazetteer, shapes, hit.tokens.begin)) {
      c.tokens.begin -= 1;  // "Ada Quist", whoever the famous Quist is
      c.span = document.span(c.tokens);
      c.name = Candidate::no_name;
      c.source = "surname";
    }
    if (opinion.longer(hit.tokens)) best_model = 0;  // "Kenya" in "North Kenya Railways"
    c.weight =
        (best->user ? Weights::user : Weights::gazetteer - (best->needs_context ? 1.0F : 0.0F)) +
        (announced || famous ? 2.0F : 0.0F) +
        Weights::per_token * static_cast<float>(hit.tokens.size()) + std::max(0.0F, best_model);
    out.push_back(c);
  }
}

/// What stands before a picture's source: "Minister Quist Photo: Navy".
bool is_credit(std::string_view word) {
  for (const std::string_view credit :
       {"Credit", "Photo", "Photograph", "Image", "Picture", "Source"})
    if (word == credit) return true;
  return false;
}

/// "PRESIDENT QUIST [MET] ...": of what is written in capitals only the grammar tells names.
bool is_no_name_in_capitals(const Layers& document, std::uint32_t token) {
  if (document.syntax.empty()) return false;
  switch (document.syntax[token].pos) {
    case Upos::verb:
    case Upos::aux:
    case Upos::adp:
    case Upos::det:
    case Upos::cconj:
    case Upos::sconj:
    case Upos::pron:
    case Upos::part:
    case Upos::adv:
      return true;
    default:
      return false;
  }
}

void add_titled_persons(const Layers& document, const Gazetteer& gazetteer,
                        const MentionInputs& inputs, const TokenShapes& shapes,
                        std::vector<Candidate>& out) {
  const auto n = static_cast<std::uint32_t>(document.tokens.size());
  std::vector<bool> not_person(n, false);                  // tokens of longer names of other kinds
  std::unordered_map<std::uint32_t, std::uint32_t> known;  // persons' names of several words
  for (const auto& hit : inputs.hits) {
    const auto senses = gazetteer.senses(hit.name);
    const bool person = std::any_of(senses.begin(), senses.end(), [](const auto& s) {
      return s.type == EntityType::person || s.type == EntityType::title || s.needs_context;
    });
    const bool city = std::any_of(senses.begin(), senses.end(),
                                  [](const auto& s) { return s.subtype == "city"; });
    if (hit.tokens.size() > 1 && !senses.empty() && senses.front().type == EntityType::person)
      known[hit.tokens.begin] = hit.tokens.end;
    const bool address = std::any_of(senses.begin(), senses.end(), [](const auto& s) {
      return s.type == EntityType::title;
    });  // "Mr. President", and not "Mr. King"
    if ((!person && !(city && hit.tokens.size() == 1)) ||
        (address && gazetteer.surname(document.view(document.tokens[hit.tokens.begin])) == 0))
      for (auto t = hit.tokens.begin; t < hit.tokens.end; ++t) not_person[t] = true;
  }
  std::vector<bool> title(n, false), begins_sentence(n, false);
  for (const auto& t : inputs.titles)
    for (auto k = t.tokens.begin; k < t.tokens.end; ++k) title[k] = true;
  for (const auto& s : document.sentences)
    if (s.tokens.begin < n) begins_sentence[s.tokens.begin] = true;
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  const auto take = [&](std::uint32_t first, bool sure = false) {
    std::uint32_t end = first;
    while (end < n && end < first + 6 && !title[end] && (sure || !not_person[end])) {
      const auto text = word(end);
      if (end > first && (begins_sentence[end] || is_weekday(text)))
        break;  // "President Quist [Monday] signed ..."
      const bool particle =
          end > first && is_name_particle(text) && end + 1 < n && shapes.capitalised(end + 1);
      const bool hyphen = end > first && text == "-" &&
                          document.tokens[end].span.begin == document.tokens[end - 1].span.end;
      if (!shapes.capitalised(end) && !particle && !hyphen) break;
      if (end > first && shapes.all_caps(end) && !particle && is_no_name_in_capitals(document, end))
        break;
      if (is_honorific(text) || type_by_head(text) == EntityType::org) break;
      if (end + 1 < n && word(end + 1) == ":" && is_credit(text)) break;
      ++end;
    }
    while (end > first && word(end - 1) == "-") --end;
    if (end == first) return;
    // "PRESIDENT ADA QUIST MET NORWAY'S ...": in capitals a name that is known ends where it does
    if (const auto name = known.find(first);
        name != known.end() && name->second < end && shapes.all_caps(name->second))
      end = name->second;
    for (const std::string_view junior : {"Jr.", "Jr", "Sr."})  // "Joseph R. Quist, Jr."
      if (end + 1 < n && word(end) == "," && word(end + 1) == junior) end += 2;
    Candidate c{document.span({first, end}), {first, end}, EntityType::person};
    c.confidence = 0.93F;
    c.source = "title";
    c.weight = Weights::titled_person + Weights::per_token * static_cast<float>(end - first);
    out.push_back(c);
  };
  for (const auto& t : inputs.titles)
    if (t.tokens.end < n) take(t.tokens.end);
  for (std::uint32_t t = 0; t + 1 < n; ++t)
    if (is_honorific(word(t))) take(t + 1);
    // "a young girl, [Layla], said", "his brother, [Omar Farah],"
    else if (is_kin_or_civilian(word(t)) && word(t + 1) == "," && t + 3 < n &&
             shapes.capitalised(t + 2)) {
      auto end = t + 2;
      while (end < n && end < t + 5 && shapes.capitalised(end)) ++end;
      if (end < n && word(end) == ",") take(t + 2, true);
    }
}

void add_labelled_persons(const Layers& document, const MentionInputs& inputs,
                          std::vector<Candidate>& out) {
  auto title = inputs.titles.begin();
  for (const auto& q : document.quotations.all) {
    if (q.kind != Quotation::Kind::turn) continue;
    auto begin = q.label.begin;
    while (title != inputs.titles.end() && title->tokens.begin < begin) ++title;
    for (; title != inputs.titles.end() && title->tokens.end <= q.label.end; ++title)
      begin = title->tokens.end;
    const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
    while (begin < q.label.end &&
           (is_honorific(word(begin)) || !is_capitalised(word(begin)) || word(begin) == "THE"))
      ++begin;
    if (begin == q.label.end || q.label.end - begin > 4 || word(begin).size() < 2) continue;
    if (is_human_noun(folded(word(q.label.end - 1)))) continue;  // "SENIOR OFFICIAL:"
    Candidate c{document.span({begin, q.label.end}), {begin, q.label.end}, EntityType::person};
    c.confidence = 0.9F;
    c.source = "title";
    c.weight = Weights::shape + Weights::per_token * static_cast<float>(c.tokens.size());
    out.push_back(c);
  }
}

void add_model_candidates(const Layers& document, const MentionInputs& inputs,
                          const NameCutter& cutter, std::vector<Candidate>& out) {
  for (const auto& found : inputs.names)
    for (const auto& name : cutter.cut(found)) {
      Candidate c{document.span(name.tokens), name.tokens, name.type};
      c.confidence = name.score;
      c.source = "model";
      c.weight = Weights::model + Weights::per_token * static_cast<float>(name.tokens.size()) +
                 2 * name.score;
      out.push_back(c);
    }
}

void add_shape_candidates(const Layers& document, const Gazetteer& gazetteer,
                          const MentionInputs& inputs, const TokenShapes& shapes,
                          const NameCutter& cutter, std::vector<Candidate>& out) {
  std::vector<bool> titled(document.tokens.size(), false);
  for (const auto& title : inputs.titles)
    for (auto t = title.tokens.begin; t < title.tokens.end; ++t) titled[t] = true;
  const bool has_model = !inputs.names.empty();
  const auto word = [&](std::uint32_t t) { return document.view(document.tokens[t]); };
  for (const auto& sentence : document.sentences) {
    auto t = sentence.tokens.begin;
    while (t < sentence.tokens.end) {
      if (!shapes.capitalised(t) || shapes.in_title_case(t)) {
        ++t;
        continue;
      }
      auto end = t;  // a run of capitalised words, with "of" and "and" inside
      while (end < sentence.tokens.end) {
        if (shapes.capitalised(end)) {
          ++end;
          continue;
        }
        const auto text = word(end);
        const bool joins = text == "of" || text == "for" || is_name_particle(text);
        if (end > t && joins && end + 1 < sentence.tokens.end && shapes.capitalised(end + 1)) {
          ++end;
          continue;
        }
        break;
      }
      const TokenRange range{t, end};
      std::optional<EntityType> type;
      if (range.size() >= 2) {
        type = type_by_head(word(end - 1));
        if (!type && range.size() >= 3 && word(t + 1) == "of") type = type_by_first(word(t));
        if (!type && range.size() <= 4 && gazetteer.given_name(word(t)) > 0 &&
            std::none_of(titled.begin() + range.begin, titled.begin() + range.end,
                         [](bool title) { return title; }))
          type = EntityType::person;
      }
      if (!type && range.size() == 1 && t > sentence.tokens.begin && word(t - 1) == "the" &&
          type_by_head(word(t)) == EntityType::law)
        type = EntityType::law;  // "the Treaty", once a text has named it
      if (type && !(has_model && *type == EntityType::person))
        for (const auto& name : cutter.cut({range, *type, 0.6F})) {
          Candidate c{document.span(name.tokens), name.tokens, name.type};
          c.confidence = name.score;
          c.source = "shape";
          c.weight = Weights::shape + Weights::per_token * static_cast<float>(name.tokens.size());
          out.push_back(c);
        }
      t = std::max(end, t + 1);
    }
  }
}

}  // namespace demarche::detail
