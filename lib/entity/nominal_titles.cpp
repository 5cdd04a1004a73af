// SPDX-License-Identifier: Apache-2.0
/// "The defence secretary": persons by their offices alone.
#include <algorithm>
#include <map>

#include "entity/nominals.hpp"
#include "gazetteer/offices.hpp"

namespace demarche::detail {
namespace {

class Titles {
 public:
  explicit Titles(EntityBuilder& b) : b_(b) {}

  void run() {
    for (std::size_t m = 0; m < b_.name_count(); ++m) note_title(m);
    group_holders();
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (b_.mentions[m].type == EntityType::title) title_alone(m);
    for (std::uint32_t t = 1; t < b_.doc.tokens.size(); ++t)
      if (b_.word(t - 1) == "the" || b_.word(t - 1) == "The") bare_title(t);
  }

 private:
  struct Held {
    std::string title;
    Id<Entity> person;
    std::string_view country;
    std::uint32_t token;
  };

  /// Titles that stand beside a name: who may be meant by the title alone.
  void note_title(std::size_t m) {
    const auto& title = b_.mentions[m];
    if (title.type != EntityType::title) return;
    auto t = title.tokens.end;
    for (int steps = 0; steps < 10; ++steps) {
      const auto next = b_.name_beginning_at(t);
      if (next && b_.mentions[next.value].type == EntityType::person)
        return hold(title, b_.mentions[next.value].entity);
      const auto w = b_.word(t);
      if (w == "," && steps == 0)  // "the ministry's spokesperson, Grace Wanjiru, said"
        if (const auto person = b_.name_beginning_at(t + 1);
            person && b_.mentions[person.value].type == EntityType::person &&
            b_.word(b_.mentions[person.value].tokens.end) == ",")
          return hold(title, b_.mentions[person.value].entity);
      if ((w == "and" || w == ",") &&
          is_title(t + 1)) {  // "Prime Minister and Minister of Defence X"
        t = b_.mentions[b_.name_beginning_at(t + 1).value].tokens.end;
        continue;
      }
      if (next && b_.mentions[next.value].type != EntityType::person &&
          (steps == 0 ? b_.mentions[next.value].type == EntityType::title : true))
        t = b_.mentions[next.value].tokens.end;
      else if (w == "Dr." || w == "Mr." || w == "Ms." || w == "Mr" || w == "Ms" || w == "Dr" ||
               (steps > 0 && (w == "of" || w == "and" || w == "the")) ||
               (steps == 0 && (w == "for" || w == "of" || w == "(")))
        ++t;
      else
        break;
    }
    if (title.tokens.begin >= 2) {  // in apposition behind the name
      auto b = title.tokens.begin;
      for (int steps = 0; steps < 6 && b > 0; ++steps) {
        if (b_.word(b - 1) == ",") {
          const auto person = b_.name_ending_at(b - 1);
          if (person && b_.mentions[person.value].type == EntityType::person)
            hold(title, b_.mentions[person.value].entity);
          return;
        }
        const auto before = b_.name_ending_at(b);
        if (!before && ends_apposition(b - 1)) return;
        b = before ? b_.mentions[before.value].tokens.begin : b - 1;
      }
    }
  }
  /// "Quist, the widow of Otieno, [met] the President": no title of his
  [[nodiscard]] bool ends_apposition(std::uint32_t token) const {
    if (b_.doc.syntax.empty()) return false;
    const auto pos = b_.doc.syntax[token].pos;
    return pos == Upos::verb || pos == Upos::adp || pos == Upos::sconj;
  }
  [[nodiscard]] bool is_title(std::uint32_t token) const {
    const auto name = b_.name_beginning_at(token);
    return name && b_.mentions[name.value].type == EntityType::title;
  }
  void hold(const Mention& title, Id<Entity> person) {
    holders_.push_back({normalised_title(b_.text(title)), person, b_.entities[person.value].country,
                        title.tokens.begin});
    with_name_.push_back(title.tokens.begin);
  }

  /// "the [Kenyan] president", "the president of [Kenya]".
  [[nodiscard]] std::string_view country_of(const Mention& title) const {
    const auto before = b_.country_before(title.tokens.begin);
    if (!before.empty() || b_.word(title.tokens.end) != "of") return before;
    const auto t = title.tokens.end + (b_.word(title.tokens.end + 1) == "the" ? 2 : 1);
    const auto name = b_.name_beginning_at(t);
    if (!name || b_.mentions[name.value].type != EntityType::gpe || !b_.mentions[name.value].entity)
      return {};
    return b_.entities[b_.mentions[name.value].entity.value].country;
  }

  /// "The President" in a state's own statement is its own, whoever else has the title: the one
  /// such person of the text, or none.
  [[nodiscard]] const Held* only_own(const std::string& wanted) {
    if (b_.home.empty()) return nullptr;
    const auto [known, fresh] = own_.try_emplace(wanted, nullptr);  // once a title
    if (!fresh) return known->second;
    const Held* own = nullptr;
    for (const auto& held : holders_) {
      if (held.title != wanted || held.country != b_.home) continue;
      if (own && own->person != held.person) return nullptr;
      own = &held;
    }
    return known->second = own;
  }

  /// A "foreign minister" is a minister; a "vice president" is no president.
  [[nodiscard]] static bool of_kind(std::string_view held, std::string_view wanted) {
    if (held.size() <= wanted.size() + 1 || !held.ends_with(wanted)) return false;
    const auto rest = held.substr(0, held.size() - wanted.size());
    if (!rest.ends_with(' ')) return false;
    for (const std::string_view lesser :
         {"vice ", "vice-", "deputy ", "assistant ", "under ", "associate "})
      if (rest.ends_with(lesser)) return false;
    return true;
  }

  /// Holders of one title and country, in the order of the text.
  struct Group {
    const std::string* title;
    std::string_view country;
    std::vector<const Held*> held;
  };

  void group_holders() {
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
    for (const auto& held : holders_) {
      const auto [it, fresh] = known.try_emplace({held.title, held.country}, groups_.size());
      if (fresh) groups_.push_back({&held.title, held.country, {}});
      groups_[it->second].held.push_back(&held);
    }
  }

  /// Whether one who holds the title may be meant by the other title alone.
  [[nodiscard]] static bool may_mean(const std::string& held, const std::string& wanted) {
    const auto last_word = [](const std::string& s) {
      return std::string_view(s).substr(s.rfind(' ') == std::string::npos ? 0 : s.rfind(' ') + 1);
    };
    return held == wanted || of_kind(held, wanted) || wanted.ends_with(" " + held) ||
           (wanted == "premier" && held == "prime minister") ||
           (wanted.find("spokes") != std::string::npos && last_word(held) == last_word(wanted));
  }

  /// The groups that a title may mean, found once a title; all of them for "the Kenyan official".
  [[nodiscard]] const std::vector<std::size_t>& groups_for(const std::string& wanted,
                                                           bool any_title) {
    const auto [it, fresh] = meant_.try_emplace({wanted, any_title});
    if (fresh)
      for (std::size_t g = 0; g < groups_.size(); ++g)
        if (any_title || may_mean(*groups_[g].title, wanted)) it->second.push_back(g);
    return it->second;
  }

  /// The last holder before the token, or else the first one behind it.
  [[nodiscard]] const Held* nearest_holder(const std::string& wanted, std::string_view country,
                                           std::uint32_t token) {
    const bool any_title = !country.empty() && (wanted == "official" || wanted == "premier");
    const Held* before = nullptr;
    const Held* behind = nullptr;
    for (const auto g : groups_for(wanted, any_title)) {
      const auto& group = groups_[g];
      if (!country.empty() && !group.country.empty() && group.country != country) continue;
      const auto next = std::partition_point(group.held.begin(), group.held.end(),
                                             [token](const Held* h) { return h->token < token; });
      if (next != group.held.begin() && (!before || (*std::prev(next))->token > before->token))
        before = *std::prev(next);
      if (next != group.held.end() && (!behind || (*next)->token < behind->token)) behind = *next;
    }
    return before ? before : behind;
  }

  /// "The defence secretary also met ...": the last person of that title.
  void title_alone(std::size_t m) {
    const auto& title = b_.mentions[m];
    if (std::binary_search(with_name_.begin(), with_name_.end(), title.tokens.begin)) return;
    const auto wanted = normalised_title(b_.text(title));
    const auto country = country_of(title);
    const auto* best = nearest_holder(wanted, country, title.tokens.begin);
    if (country.empty() && best && best->country != b_.home)
      if (const auto* own = only_own(wanted)) best = own;
    auto begin = title.tokens.begin;
    for (int steps = 0; steps < 5 && begin > 0; ++steps) {  // the phrase begins at its article
      const auto w = b_.word(begin - 1);
      if (w == "the" || w == "The" || w == "a" || w == "an" || w == "his" || w == "her" ||
          w == "their") {
        --begin;
        break;
      }
      if (const auto name = b_.name_ending_at(begin);
          name && (b_.mentions[name.value].type == EntityType::gpe ||
                   b_.mentions[name.value].type == EntityType::norp ||
                   b_.mentions[name.value].type == EntityType::org))
        begin = b_.mentions[name.value].tokens.begin;
      else if (is_apostrophe_s(w))
        --begin;
      else
        break;
    }
    if (is_apostrophe_s(b_.word(begin))) ++begin;
    const TokenRange range{begin, title.tokens.end};
    auto person = best ? best->person : Id<Entity>{};
    if (!person) person = office_holder(wanted, country);
    if (person) {
      b_.add_mention(b_.doc.span(range), range, person, MentionKind::nominal, "nominal.title",
                     0.8F);
    } else if (!country.empty() ||
               begin < title.tokens.begin) {  // somebody specific whom the text does not name
      auto& entity =
          unnamed_[folded(b_.doc.view(b_.doc.span({title.tokens.begin, title.tokens.end}))) +
                   std::string(country)];
      if (!entity) {
        Mention phrase;
        phrase.type = EntityType::person;
        phrase.span = b_.doc.span(range);
        entity = b_.create(phrase);
        b_.entities[entity.value].country = country;
      }
      b_.add_mention(b_.doc.span(range), range, entity, MentionKind::nominal, "nominal.unnamed",
                     0.6F);
    }
  }

  /// "the minister" that is no title by itself: the last person before it who is some minister.
  void bare_title(std::uint32_t t) {
    const auto noun = b_.word(t);
    if (noun.size() < 4 || noun[0] < 'a' || noun[0] > 'z' || noun == "member" ||
        noun == "official" || b_.name_beginning_at(t) || b_.name_beginning_at(t + 1))
      return;
    const auto next = b_.word(t + 1);
    if (next == "of" || next == "for" || is_apostrophe_s(next)) return;
    if (!b_.doc.syntax.empty() && b_.doc.syntax[t].rel == Deprel::compound) return;
    constexpr int looked_at = 40;
    const auto is_kind = [&](const Held& held) {
      if (held.title == noun || (noun == "premier" && held.title == "prime minister")) return true;
      if (held.title.size() <= noun.size() + 1 || !held.title.ends_with(noun)) return false;
      const auto rest = std::string_view(held.title).substr(0, held.title.size() - noun.size());
      return rest.ends_with(' ') && !rest.ends_with("prime ") && !rest.ends_with("vice ") &&
             !rest.ends_with("deputy ");  // "the minister" is not the prime minister
    };
    auto held = std::partition_point(holders_.begin(), holders_.end(),
                                     [t](const Held& h) { return h.token < t; });
    const Held* best = nullptr;
    for (int steps = 0; held != holders_.begin() && !best && steps < looked_at; ++steps)
      if (is_kind(*--held)) best = &*held;
    if (!best) return;
    const TokenRange range{t - 1, t + 1};
    b_.add_mention(b_.doc.span(range), range, best->person, MentionKind::nominal, "nominal.title",
                   0.75F);
  }

  /// Who of the text's persons held the office, by the gazetteer, on the article's date; one only.
  [[nodiscard]] Id<Entity> office_holder(const std::string& wanted, std::string_view country) {
    if (!looked_up_) {
      looked_up_ = true;
      for (std::size_t m = 0; m < b_.name_count(); ++m) {
        const auto& mention = b_.mentions[m];
        if (mention.type != EntityType::person) continue;
        const auto& id = b_.entities[mention.entity.value].gazetteer;
        for (const auto* sense : b_.senses(m))
          if (sense->id == id) known_.emplace(mention.entity.value, sense);
      }
    }
    const auto date = b_.doc.article.date;
    Id<Entity> found;
    for (const auto& [entity, sense] : known_) {
      if (!country.empty() && sense->country != country) continue;
      for (const auto& office : b_.gazetteer.offices(*sense)) {
        if (normalised_title(office.title) != wanted) continue;
        const auto n = std::min(office.from.size(), date.size());
        const auto k = std::min(office.to.size(), date.size());
        if (!date.empty() && (office.from.substr(0, n) > date.substr(0, n) ||
                              (!office.to.empty() && office.to.substr(0, k) < date.substr(0, k))))
          continue;
        if (found && found != Id<Entity>(entity)) return {};
        found = Id<Entity>(entity);
      }
    }
    return found;
  }

  EntityBuilder& b_;
  std::vector<Held> holders_;
  std::vector<Group> groups_;
  std::map<std::pair<std::string, bool>, std::vector<std::size_t>> meant_;
  std::vector<std::uint32_t> with_name_;  // where titles that stand beside a name begin
  std::map<std::string, Id<Entity>> unnamed_;
  std::map<std::uint32_t, const Sense*> known_;  // linked persons
  std::map<std::string, const Held*> own_;       // of the issuer, by title
  bool looked_up_ = false;
};

}  // namespace

void add_offices(EntityBuilder& builder) { Titles(builder).run(); }

}  // namespace demarche::detail
