// SPDX-License-Identifier: Apache-2.0
/// "The two sides", "both leaders", "our two countries".
#include <algorithm>
#include <array>
#include <map>

#include "entity/nominals.hpp"

namespace demarche::detail {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Pairs {
 public:
  explicit Pairs(EntityBuilder& b) : b_(b) {}

  void run() {
    rank_countries();
    for (const auto& sentence : b_.doc.sentences)
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
        pair_at(t, sentence.tokens);
  }

 private:
  /// Countries by how often the document means them, capitals and demonyms included.
  void rank_countries() {
    struct Count {
      int mentions = 0;
      std::size_t first = 0;
    };
    std::map<std::string_view, Count> count;
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      const auto& e = b_.entities[mention.entity.value];
      if (e.country.empty()) continue;
      const bool country = e.subtype == "country" ||
                           (mention.type == EntityType::norp && e.subtype == "nationality") ||
                           mention.stands_for || !mention.stands_for_country.empty();
      if (!country && mention.type != EntityType::person) continue;
      auto& c = count.try_emplace(e.country, Count{0, m}).first->second;
      ++c.mentions;
    }
    std::vector<std::pair<std::string_view, Count>> order(count.begin(), count.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return a.second.mentions != b.second.mentions ? a.second.mentions > b.second.mentions
                                                    : a.second.first < b.second.first;
    });
    // Of the two that it is about the text may name but one, the other only by its people: then no
    // third takes that place.
    const auto home = b_.home;
    clear_ = order.size() >= 2 && !home.empty() &&
             (order[0].first == home || order[1].first == home) && order[1].second.mentions > 1 &&
             (order.size() == 2 || order[1].second.mentions >= 2 * order[2].second.mentions);
    if (order.size() > 2) order.resize(2);
    for (const auto& [country, n] : order) {
      if (const auto entity = b_.state_entity(country)) pair_.push_back(entity);
    }
  }

  /// "the two sides", "both countries", "the two leaders".
  void pair_at(std::uint32_t t, TokenRange sentence) {
    const auto w = folded(b_.word(t));
    std::uint32_t noun = 0;
    if (w == "our" && common_bond(t, sentence)) return;
    if (w == "our")  // "our two nations"
      noun = b_.word(t + 1) == "two" ? t + 2 : t + 1;
    else if (w == "both")
      noun = b_.word(t + 1) == "the" ? t + 2 : t + 1;
    else if (w == "the" && b_.word(t + 1) == "two")
      noun = t + 2;
    else if (w == "the" && (b_.word(t + 1) == "sides" || is_leaders(t + 1)))
      noun = t + 1;
    else if (b_.word(t) == "Leaders")  // as statements write it
      noun = t;
    else if (w == "two" && (t == sentence.begin || folded(b_.word(t - 1)) != "the"))
      noun = t + 1;
    else
      return;
    if (noun >= sentence.end) return;
    if (b_.word(noun) == "neighbouring" || b_.word(noun) == "neighboring") ++noun;
    const auto n = folded(b_.word(noun));
    constexpr std::array<std::string_view, 8> states = {"sides",       "countries",  "nations",
                                                        "governments", "neighbours", "neighbors",
                                                        "allies",      "states"};
    constexpr std::array<std::string_view, 8> people = {"leaders",   "presidents", "ministers",
                                                        "officials", "men",        "diplomats",
                                                        "premiers",  "envoys"};
    std::vector<Id<Entity>> members;
    if (among(states, n))
      members = pair_;
    else if (w == "our")
      return;
    else if (among(people, n) && w != "two")
      members = last_persons(t);
    else if (w == "the" && noun == t + 2 && !b_.doc.syntax.empty() &&
             b_.doc.syntax[t + 1].rel == Deprel::nsubj) {  // "The two discussed ..."
      members = last_persons(t);
      --noun;
    }
    if (members.size() < 2) return;
    for (const auto entity : members)
      b_.add_mention(b_.doc.span({t, noun + 1}), {t, noun + 1}, entity, MentionKind::nominal,
                     "nominal.pair", 0.8F);
  }

  /// "our close cooperation" in a statement about one other country is the two countries'.
  bool common_bond(std::uint32_t t, TokenRange sentence) {
    if (!clear_ || pair_.size() < 2) return false;
    constexpr std::array<std::string_view, 8> bonds = {
        "cooperation", "partnership",   "relationship", "ties",
        "friendship",  "collaboration", "coordination", "alliance"};
    auto noun = t + 1;
    while (noun < sentence.end && noun < t + 5 && !among(bonds, b_.word(noun))) {
      const auto w = b_.word(noun);
      if (!b_.doc.syntax.empty() &&
          (b_.doc.syntax[noun].pos == Upos::adp || b_.doc.syntax[noun].pos == Upos::punct ||
           b_.doc.syntax[noun].pos == Upos::verb))
        return false;
      if (w == "own" || w == "respective" || w == "collective") return false;
      ++noun;
    }
    if (noun >= sentence.end || noun >= t + 5) return false;
    const auto next = b_.word(noun + 1);
    if (next == "with" || next == "to" || next == "between" || next == "among") return false;
    for (const auto entity : pair_)
      b_.add_mention(b_.doc.span({t, t + 1}), {t, t + 1}, entity, MentionKind::pronoun,
                     "nominal.pair", 0.7F);
    return true;
  }

  /// "The leaders discussed ...", but not "the leaders of Kenya".
  [[nodiscard]] bool is_leaders(std::uint32_t t) const {
    return (b_.word(t) == "leaders" || b_.word(t) == "Leaders") && b_.word(t + 1) != "of" &&
           b_.word(t + 1) != "from" && b_.word(t + 1) != "and";
  }

  /// The last two persons named before the token.
  [[nodiscard]] std::vector<Id<Entity>> last_persons(std::uint32_t token) const {
    std::vector<Id<Entity>> found;
    auto m = std::partition_point(
        b_.mentions.begin(), b_.mentions.begin() + static_cast<std::ptrdiff_t>(b_.name_count()),
        [token](const auto& x) { return x.tokens.begin < token; });
    for (int steps = 0; m != b_.mentions.begin() && steps < 60 && found.size() < 2; ++steps) {
      --m;
      if (m->type == EntityType::person &&
          std::find(found.begin(), found.end(), m->entity) == found.end())
        found.push_back(m->entity);
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  EntityBuilder& b_;
  std::vector<Id<Entity>> pair_;
  bool clear_ = false;  // the text is about these two, one of whom issues it
};

}  // namespace

void add_pairs(EntityBuilder& builder) { Pairs(builder).run(); }

}  // namespace demarche::detail
