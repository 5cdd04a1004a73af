// SPDX-License-Identifier: Apache-2.0
#include "relation/candidates.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "relation/circumstance.hpp"
#include "relation/condition.hpp"
#include "relation/model_codes.hpp"
#include "relation/received.hpp"
#include "relation/status.hpp"
#include "relation/stop_context.hpp"
#include "relation/surroundings.hpp"

namespace demarche::detail {
namespace {

constexpr float least_side = 0.10F;    ///< an argument that is less likely is none
constexpr std::size_t most_sides = 8;  ///< of each side of a trigger

/// A mention that may fill one side, and how likely it does.
struct Side {
  Id<Mention> mention;
  Id<Entity> entity;
  float probability = 0;
  float other = 0;  ///< that the word fills the other side
};

enum Role : std::size_t { subject_role, object_role, speaker_role, time_role, place_role };

class Proposer {
 public:
  explicit Proposer(const RelationContext& context)
      : context_(context), doc_(context.document), events_(turned_events(context.tree)) {}

  std::vector<Proposal> run(const std::vector<Relation>& by_rules) {
    const auto stopped = play_contexts(doc_);
    for (const auto& relation : by_rules) add_rule(relation);
    for (const auto& event : events_)
      if (!is_event(event.type) || happens(event, stopped)) add_event(event);
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return a.relation.trigger.begin < b.relation.trigger.begin;
    });
    note_surroundings(doc_, found_);
    return std::move(found_);
  }

 private:
  using Key = std::tuple<std::uint32_t, int, std::uint32_t, std::uint32_t>;

  /// False for what rules would not tell either: play, conditions, friendly acts that are called
  /// off.
  [[nodiscard]] bool happens(const EventScores& event, const std::vector<bool>& stopped) const {
    const auto& tree = context_.tree;
    if (stopped[tree.sentence(event.trigger)]) return false;
    const bool friendly = event.type == RelationType::aid || event.type == RelationType::consult ||
                          event.type == RelationType::cooperate;
    return !friendly || !is_called_off(tree, event.trigger);
  }

  [[nodiscard]] static Key key(const Relation& r) {
    const auto [first, second] = ordered_parties(r);
    const auto where = is_event(r.type) ? r.sentence.value : Id<Sentence>::none;
    return {where, static_cast<int>(r.type), first, second};
  }

  [[nodiscard]] TokenIndex token_at(std::uint32_t byte) const {
    const auto found = std::partition_point(doc_.tokens.begin(), doc_.tokens.end(),
                                            [byte](const auto& t) { return t.span.end <= byte; });
    return static_cast<TokenIndex>(found - doc_.tokens.begin());
  }

  void add_rule(const Relation& relation) {
    Proposal candidate;
    candidate.relation = relation;
    candidate.by_rule = true;
    candidate.rule = relation.confidence;
    candidate.word = std::min<TokenIndex>(token_at(relation.trigger.begin),
                                          static_cast<TokenIndex>(doc_.tokens.size() - 1));
    candidate.read = relation.status;
    see(candidate);
    index_.emplace(key(relation), found_.size());
    found_.push_back(candidate);
  }

  /// What the model says of a rule's relation: the likeliest event of its type at its trigger.
  void see(Proposal& candidate) const {
    const auto end = token_at(candidate.relation.trigger.end - 1);
    const EventScores* best = nullptr;
    auto event = std::partition_point(events_.begin(), events_.end(), [&](const auto& e) {
      return e.trigger + reach < candidate.word;
    });
    for (; event != events_.end() && event->trigger <= end + reach; ++event) {
      if (event->type != candidate.relation.type)
        candidate.other_type = std::max(candidate.other_type, event->probability);
      else if (!best || event->probability > best->probability)
        best = &*event;
    }
    if (!best) return;
    candidate.trigger = best->probability;
    candidate.status = best->status;
    candidate.subject = side_probability(*best, candidate.relation.subject_mention, subject_role);
    candidate.object = side_probability(*best, candidate.relation.object_mention, object_role);
  }

  [[nodiscard]] float side_probability(const EventScores& event, Id<Mention> mention,
                                       Role role) const {
    float best = 0;
    for (const auto& argument : event.arguments) {
      const bool here = mention && doc_.mentions[mention.value].tokens.contains(argument.word);
      if (!mention || here) best = std::max(best, argument.probability[role]);
    }
    return mention ? best : 1 - best;
  }

  /// The mentions of one side, the likeliest first; those of one word together.
  [[nodiscard]] std::vector<Side> sides(const EventScores& event, Role role) const {
    std::vector<Side> result;
    std::vector<EventArgument> arguments(event.arguments);
    std::stable_sort(arguments.begin(), arguments.end(), [role](const auto& a, const auto& b) {
      return a.probability[role] > b.probability[role];
    });
    for (const auto& argument : arguments) {
      if (argument.probability[role] < least_side || result.size() >= most_sides) break;
      const bool backs = is_event(event.type) && event.trigger != argument.word + 2 &&
                         context_.arguments.backs(argument.word);
      const auto word = backs ? context_.arguments.backed_by(argument.word) : argument.word;
      if (word == no_token) continue;
      for (const auto mention : context_.arguments.meant(word)) {
        const auto entity = actor(doc_, mention);
        const bool known = std::any_of(result.begin(), result.end(),
                                       [&](const auto& s) { return s.entity == entity; });
        if (!known)
          result.push_back(
              {mention, entity, argument.probability[role],
               argument.probability[role == subject_role ? object_role : subject_role]});
      }
    }
    return result;
  }

  void add_event(const EventScores& event) {
    const auto subjects = sides(event, subject_role);
    const auto objects = sides(event, object_role);
    doc_.work->add(Work::event_words, 1 + subjects.size() * objects.size());
    if (subjects.empty() && objects.empty()) return;
    Proposal base;
    base.word = event.trigger;
    base.trigger = event.probability;
    base.status = event.status;
    base.by_model = true;
    base.sides = static_cast<std::uint32_t>(
        std::max<std::size_t>(1, subjects.size() * std::max<std::size_t>(1, objects.size())));
    base.other_type = likeliest_other(event);
    circumstances(event, base);
    const Side nobody_acts{{}, {}, side_probability(event, {}, subject_role)};
    const Side nobody_suffers{{}, {}, side_probability(event, {}, object_role)};
    for (const auto& s : subjects)
      for (const auto& o : objects)
        if (s.entity != o.entity) add_pair(base, s, o);
    if (!is_event(event.type)) return;
    for (const auto& s : subjects) add_pair(base, s, nobody_suffers);
    for (const auto& o : objects) add_pair(base, nobody_acts, o);
  }

  /// Of the word's other types the likeliest.
  [[nodiscard]] float likeliest_other(const EventScores& event) const {
    float best = 0;
    auto other = std::partition_point(events_.begin(), events_.end(),
                                      [&](const auto& e) { return e.trigger < event.trigger; });
    for (; other != events_.end() && other->trigger == event.trigger; ++other)
      if (other->type != event.type) best = std::max(best, other->probability);
    return best;
  }

  /// Trigger, sentence, status, speaker, time and place, which all pairs of a trigger share.
  void circumstances(const EventScores& event, Proposal& base) {
    const auto& [document, rules, tree, clauses, arguments, attribution] = context_;
    if (word_.word != event.trigger)  // a word's types come one after the other
      word_ = {event.trigger, modality(tree, clauses, event.trigger),
               attribution.speaker(event.trigger),
               time_of(tree, clauses, arguments, event.trigger)};
    auto& r = base.relation;
    r.type = event.type;
    r.trigger = doc_.tokens[event.trigger].span;
    r.sentence = Id<Sentence>(tree.sentence(event.trigger));
    r.predicate = tree.lemma(event.trigger);
    r.cameo = is_event(r.type) ? model_code(rules, r.type, r.predicate) : std::string_view{};
    base.read = word_.mode.status;
    r.status = word_.mode.status;
    r.tense = word_.mode.tense;
    r.rule = model_rule;
    if (!is_event(r.type)) {
      r.status = Status::actual;
      r.tense = Tense::none;
      if (r.type == RelationType::role)
        if (const auto title = arguments.covering(event.trigger);
            title && doc_.mentions[title.value].type == EntityType::title) {
          r.role = doc_.view(doc_.mentions[title.value].span);
          r.trigger = doc_.mentions[title.value].span;
        }
      if (r.type == RelationType::role && r.role.empty()) r.role = doc_.view(r.trigger);
      return;
    }
    r.attributed_to = word_.speaker;
    if (!r.attributed_to)
      if (const auto speaker = likeliest(event, speaker_role, 0))
        r.attributed_to = actor(doc_, speaker);
    r.time = word_.time;
    constexpr auto times = 1U << static_cast<unsigned>(EntityType::date) |
                           1U << static_cast<unsigned>(EntityType::time);
    if (!r.time) r.time = likeliest(event, time_role, times);
    constexpr auto places = 1U << static_cast<unsigned>(EntityType::gpe) |
                            1U << static_cast<unsigned>(EntityType::loc) |
                            1U << static_cast<unsigned>(EntityType::fac);
    r.place = likeliest(event, place_role, places);
  }

  /// The word that more likely than not has this role, as a mention of one of the types; a speaker
  /// may be of any.
  [[nodiscard]] Id<Mention> likeliest(const EventScores& event, Role role,
                                      std::uint32_t types) const {
    const EventArgument* best = nullptr;
    for (const auto& argument : event.arguments)
      if (argument.probability[role] > 0.5F &&
          (!best || argument.probability[role] > best->probability[role]))
        best = &argument;
    if (!best) return {};
    if (role == speaker_role) {
      const auto denoted = context_.arguments.meant(best->word);
      return denoted.empty() ? Id<Mention>{} : denoted.front();
    }
    const auto mention = context_.arguments.covering(best->word);
    const bool fits =
        mention && (types >> static_cast<unsigned>(doc_.mentions[mention.value].type) & 1U);
    return fits ? mention : Id<Mention>{};
  }

  void add_pair(const Proposal& base, const Side& subject, const Side& object) {
    auto candidate = base;
    auto& r = candidate.relation;
    r.subject = subject.entity;
    r.object = object.entity;
    r.subject_mention = subject.mention;
    r.object_mention = object.mention;
    candidate.subject = subject.probability;
    candidate.object = object.probability;
    candidate.suffers = subject.other;
    candidate.acts = object.other;
    if (r.attributed_to && r.attributed_to == r.subject && candidate.trigger > 0.9F &&
        candidate.subject > 0.9F &&
        r.trigger.begin < doc_.mentions[r.subject_mention.value].span.begin)
      r.attributed_to = {};
    if (r.place && (r.place == r.subject_mention || r.place == r.object_mention)) r.place = {};
    const auto same = index_.find(key(r));
    if (same == index_.end()) {
      index_.emplace(key(r), found_.size());
      found_.push_back(candidate);
      return;
    }
    auto& kept = found_[same->second];
    const bool likelier = candidate.trigger * candidate.subject * candidate.object >
                          kept.trigger * kept.subject * kept.object;
    if (kept.by_model && !likelier) return;
    if (!kept.by_rule) {
      kept = candidate;
      return;
    }
    kept.by_model = true;
    kept.trigger = candidate.trigger;
    kept.subject = candidate.subject;
    kept.object = candidate.object;
    kept.suffers = candidate.suffers;
    kept.acts = candidate.acts;
    kept.sides = candidate.sides;
    kept.other_type = candidate.other_type;
    kept.status = candidate.status;
  }

  /// What the grammar says of a trigger, whatever its type.
  struct Word {
    TokenIndex word = no_token;
    Modality mode;
    Id<Entity> speaker;
    Id<Mention> time;
  };
  Word word_;
  static constexpr TokenIndex reach = 2;  ///< words between a rule's trigger and the model's
  const RelationContext& context_;
  const Layers& doc_;
  const std::vector<EventScores> events_;
  std::vector<Proposal> found_;
  std::map<Key, std::size_t> index_;
};

}  // namespace

std::vector<Proposal> propose(const RelationContext& context,
                              const std::vector<Relation>& by_rules) {
  return Proposer(context).run(by_rules);
}

}  // namespace demarche::detail
