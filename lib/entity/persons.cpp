// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <unordered_map>

#include "entity/builder.hpp"
#include "mention/titles.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

/// One edit (a letter put in, left out, changed, or two exchanged) apart.
bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

struct Person {
  Id<Entity> entity;
  std::vector<std::string> words;  ///< folded names without initials and "Jr."
  std::string_view gender;
  std::uint32_t last_mention = 0;
};

class Persons {
 public:
  explicit Persons(EntityBuilder& b) : b_(b) {}

  void run() {
    for (std::size_t m = 0; m < b_.name_count();
         ++m)  // full names first: "Janjua" in a caption may come before them
      if (b_.mentions[m].type == EntityType::person && name_words(b_.mentions[m]).size() > 1)
        full(m);
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (b_.mentions[m].type == EntityType::person && !b_.mentions[m].entity) single(m);
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (b_.mentions[m].type == EntityType::person) note_context(m);
    for (auto& person : people_) finish(person);
  }

 private:
  [[nodiscard]] std::vector<std::string> name_words(const Mention& m) const {
    std::vector<std::string> words;
    for (auto t = m.tokens.begin; t < m.tokens.end; ++t) {
      auto w = folded(b_.word(t));
      while (!w.empty() && w.back() == '.') w.pop_back();
      if (w.size() < 2 || w == "jr" || w == "sr" || w == "--" ||
          static_cast<unsigned char>(w[0]) < '0')
        continue;
      words.push_back(std::move(w));
    }
    if (words.empty()) words.push_back(folded(b_.text(m)));
    return words;
  }

  /// Same person's names: same surname and given names that do not speak against it, or one inside
  /// the other.
  static bool same_full(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto contains = [](const auto& big, const auto& small) {
      return std::all_of(small.begin(), small.end(), [&](const auto& w) {
        return std::find(big.begin(), big.end(), w) != big.end();
      });
    };
    if (contains(a, b) || contains(b, a)) return true;
    const auto near = [](const std::string& x, const std::string& y) {
      return x == y || (x.size() >= 5 && y.size() >= 5 && one_edit_apart(x, y));
    };
    return near(a.back(), b.back()) && near(a.front(), b.front());
  }

  void full(std::size_t m) {
    auto& mention = b_.mentions[m];
    const auto words = name_words(mention);
    Person* found = nullptr;
    for (const auto& key : {words.back(), words.front()}) {
      const auto range = by_word_.find(key);
      if (range == by_word_.end()) continue;
      for (const auto p : range->second)
        if (people_[p].words.size() > 1 && same_full(people_[p].words, words)) found = &people_[p];
      if (found) break;
    }
    if (!found)
      for (auto& p : people_)  // a misspelt surname: few persons, so a look at all of the last ones
        if (&p + 64 > &people_.back() && same_full(p.words, words)) found = &p;
    if (!found) found = &create(mention, words);
    if (words.size() > found->words.size()) {
      found->words = words;
      b_.entities[found->entity.value].name = b_.text(mention);
    }
    index(*found, words);
    attach(mention, *found);
  }

  void single(std::size_t m) {
    auto& mention = b_.mentions[m];
    const auto word = name_words(mention).back();
    Person* found = nullptr;
    std::uint32_t nearest = 0;
    if (const auto range = by_word_.find(word); range != by_word_.end()) {
      for (const auto p : range->second) {
        auto& person = people_[p];
        const auto distance = person.last_mention > m
                                  ? 1000 + person.last_mention - static_cast<std::uint32_t>(m)
                                  : static_cast<std::uint32_t>(m) - person.last_mention;
        const bool surname = person.words.back() == word;
        const auto cost = distance + (surname ? 0 : 500);
        const auto gender = context_gender(mention.tokens.begin);
        if (!gender.empty() && !person.gender.empty() && gender != person.gender) continue;
        if (!found || cost < nearest) found = &person, nearest = cost;
      }
    }
    if (!found && word.size() >= 4 &&
        titled(mention.tokens.begin))  // "Ms Well" where Wells is known
      for (auto& person : people_)
        if (one_edit_apart(person.words.back(), word)) found = &person;
    if (!found) {
      found = &create(mention, {word});
      index(*found, {word});
    }
    attach(mention, *found);
  }

  [[nodiscard]] bool titled(std::uint32_t token) const {
    if (token == 0) return false;
    const auto before = b_.name_ending_at(token);
    return is_honorific(b_.word(token - 1)) ||
           (before && b_.mentions[before.value].type == EntityType::title);
  }
  [[nodiscard]] std::string_view context_gender(std::uint32_t token) const {
    return token > 0 ? honorific_gender(b_.word(token - 1)) : std::string_view{};
  }

  Person& create(const Mention& mention, const std::vector<std::string>& words) {
    Person person;
    person.entity = b_.create(mention);
    person.words = words;
    people_.push_back(std::move(person));
    return people_.back();
  }
  void index(const Person& person, const std::vector<std::string>& words) {
    const auto p = static_cast<std::size_t>(&person - people_.data());
    for (const auto& w : words) {
      auto& list = by_word_[w];
      if (std::find(list.begin(), list.end(), p) == list.end() && list.size() < 50)
        list.push_back(p);
    }
  }
  void attach(Mention& mention, Person& person) {
    mention.entity = person.entity;
    person.last_mention = static_cast<std::uint32_t>(&mention - b_.mentions.data());
    if (person.gender.empty()) person.gender = context_gender(mention.tokens.begin);
  }

  /// Titles beside the name, and the country that the words before them tell.
  void note_context(std::size_t m) {
    const auto& mention = b_.mentions[m];
    auto& context = contexts_[mention.entity.value];
    auto begin = mention.tokens.begin;
    if (begin > 0 && is_honorific(b_.word(begin - 1))) --begin;
    for (auto before = b_.name_ending_at(begin);
         before && b_.mentions[before.value].type == EntityType::title;
         before = b_.name_ending_at(begin)) {
      context.titles.push_back(b_.text(b_.mentions[before.value]));
      begin = b_.mentions[before.value].tokens.begin;
    }
    if (context.country.empty() && begin != mention.tokens.begin)
      context.country = b_.country_before(begin);
    if (context.country.empty()) {  // "Pakistani Prime Minister and ally X", "X of Canada", "X,
                                    // Romania's foreign minister"
      const auto behind = mention.tokens.end;
      if (b_.word(behind) == "of" && !context.titles.empty()) {
        auto next = behind + 1;
        if (b_.word(next) == "the") ++next;
        if (const auto name = b_.name_beginning_at(next);
            name && b_.mentions[name.value].type == EntityType::gpe)
          context.country = b_.entities[b_.mentions[name.value].entity.value].country;
      } else if (b_.word(behind) == ",") {
        auto next = behind + 1;
        while (b_.word(next) == "the" || b_.word(next) == "a") ++next;
        if (const auto name = b_.name_beginning_at(next); name) {
          const auto& found = b_.mentions[name.value];
          if (found.type == EntityType::gpe || found.type == EntityType::norp ||
              found.type == EntityType::org) {
            auto t = found.tokens.end;
            for (int steps = 0; steps < 4 && t < b_.doc.tokens.size(); ++steps) {
              const auto at = b_.name_beginning_at(t);
              if (at && b_.mentions[at.value].type == EntityType::title) {
                context.country = b_.entities[found.entity.value].country;
                context.titles.push_back(b_.text(b_.mentions[at.value]));
                break;
              }
              t = at ? b_.mentions[at.value].tokens.end : t + 1;
            }
          } else if (found.type == EntityType::title) {
            context.titles.push_back(b_.text(found));
            auto t = found.tokens.end;
            if (b_.word(t) == "of" || b_.word(t) == "for") ++t;
            if (b_.word(t) == "the") ++t;
            if (const auto of = b_.name_beginning_at(t); of) {
              const auto type = b_.mentions[of.value].type;
              if (type == EntityType::gpe || type == EntityType::org)
                context.country = b_.entities[b_.mentions[of.value].entity.value].country;
            }
          }
        }
      }
    }
    for (const auto* sense : b_.senses(m)) context.senses.push_back(sense);
  }

  struct Context {
    std::vector<std::string_view> titles;
    std::string_view country;
    std::vector<const Sense*> senses;
  };

  [[nodiscard]] bool held_office(const Sense& sense, const Context& context) const {
    const auto date = b_.doc.article.date;
    for (const auto& office : b_.gazetteer.offices(sense)) {
      const auto title = folded(office.title);
      for (const auto& t : context.titles) {
        const auto wanted = folded(t);
        if (title.find(wanted) == std::string::npos && wanted.find(title) == std::string::npos)
          continue;
        if (date.empty()) return true;
        const auto n = std::min(office.from.size(), date.size());
        const auto k = std::min(office.to.size(), date.size());
        if (office.from.substr(0, n) <= date.substr(0, n) &&
            (office.to.empty() || date.substr(0, k) <= office.to.substr(0, k)))
          return true;
      }
    }
    return false;
  }

  void finish(Person& person) {
    const auto& context = contexts_[person.entity.value];
    auto& entity = b_.entities[person.entity.value];
    const Sense* best = nullptr;
    float best_score = 0;
    bool tie = false;
    for (const auto* sense : context.senses) {
      float score = 0.5F + sense->prior * 0.3F + (sense->user ? 10.0F : 0.0F);
      if (!context.country.empty() && !sense->country.empty())
        score += sense->country == context.country ? 0.6F : -0.6F;
      else if (b_.country_entity(sense->country))
        score += 0.15F;
      if (!context.titles.empty() && held_office(*sense, context)) score += 0.5F;
      if (score > best_score + 0.001F)
        best = sense, best_score = score, tie = false;
      else if (best && sense->id != best->id && score > best_score - 0.001F)
        tie = true;
    }
    if (!best && !context.titles.empty()) best = by_office(person, context);
    if (best && best_score >= 0 && !tie && (best_score == 0 || best_score > 0.35F))
      b_.link(person.entity, *best);
    else if (best && tie &&
             std::all_of(context.senses.begin(), context.senses.end(),
                         [&](const auto* s) { return s->country == best->country; }))
      entity.country = best->country;
    if (entity.country.empty()) entity.country = context.country;
  }

  /// "U.S. President Trump": who of that surname held that office then?
  const Sense* by_office(const Person& person, const Context& context) const {
    if (b_.doc.article.date.empty()) return nullptr;
    std::vector<std::string_view> countries;
    if (!context.country.empty())
      countries.push_back(context.country);
    else
      for (const auto& e : b_.entities)
        if (e.subtype == "country" &&
            std::find(countries.begin(), countries.end(), e.country) == countries.end() &&
            countries.size() < 12)
          countries.push_back(e.country);
    const Sense* found = nullptr;
    for (const auto country : countries)
      for (const auto title : context.titles)
        for (const auto* sense : b_.gazetteer.holders(title, country, b_.doc.article.date)) {
          const auto name = " " + folded(sense->canonical) + " ";
          if (name.find(" " + person.words.back() + " ") == std::string::npos) continue;
          if (found && found->id != sense->id) return nullptr;
          found = sense;
        }
    return found;
  }

  EntityBuilder& b_;
  std::vector<Person> people_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
  std::unordered_map<std::uint32_t, Context> contexts_;
};

}  // namespace

void resolve_persons(EntityBuilder& builder) { Persons(builder).run(); }

}  // namespace demarche::detail
