// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "entity/builder.hpp"
#include "entity/name_similarity.hpp"
#include "entity/person_context.hpp"
#include "entity/person_links.hpp"
#include "mention/titles.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t compared = 64;  // how many of the last persons a misspelt name may be

struct Person {
  Id<Entity> entity;
  std::vector<std::string> words;  ///< plain names without initials and "Jr."
  std::vector<std::string> titles;
  std::string_view gender;
  std::string_view id;  ///< the gazetteer's, where its name is that of one person only
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
    std::unordered_map<std::uint32_t, PersonContext> contexts;
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      if (mention.type != EntityType::person) continue;
      auto& context = contexts[mention.entity.value];
      read_context(b_, m, context);
      if (!b_.doc.link_persons) continue;
      for (const auto* sense : b_.senses(m))  // "Quist" is also somebody's name alone
        if (name_words(mention).size() > 1 || words_of(mention.entity).size() == 1)
          context.senses.push_back(sense);
    }
    for (const auto& person : people_)
      link_person(b_, person.entity, person.words, contexts[person.entity.value]);
  }

 private:
  [[nodiscard]] std::vector<std::string> name_words(const Mention& m) const {
    std::vector<std::string> words;
    for (auto t = m.tokens.begin; t < m.tokens.end; ++t) {
      auto w = plain_name(b_.word(t));
      if (w.size() < 2 || w == "jr" || w == "sr") continue;
      words.push_back(std::move(w));
    }
    if (words.empty()) words.push_back(folded(b_.text(m)));
    return words;
  }
  [[nodiscard]] const std::vector<std::string>& words_of(Id<Entity> entity) const {
    return people_[of_entity_.at(entity.value)].words;
  }

  void full(std::size_t m) {
    auto& mention = b_.mentions[m];
    const auto words = name_words(mention);
    const auto gender = b_.gazetteer.gender(b_.word(mention.tokens.begin));
    const auto id = only_id(m);
    Person* found = nullptr;
    if (const auto known = by_id_.find(id); !id.empty() && known != by_id_.end())
      found = &people_[known->second];
    const auto same = [&](const Person& person) {
      b_.doc.work->add(Work::comparisons);
      if (person.words.size() < 2 || !same_full_name(person.words, words)) return false;
      if (words.size() != person.words.size())
        return words.front() == person.words.front() || may_be_one(person, gender, id);
      return gender.empty() || person.gender.empty() || gender == person.gender ||
             person.words == words;
    };
    for (const auto& key : {words.back(), words.front()}) {
      if (found) break;
      const auto range = by_word_.find(key);
      if (range == by_word_.end()) continue;
      for (const auto p : range->second)
        if (same(people_[p])) found = &people_[p];
    }
    for (std::size_t p = people_.size() > compared ? people_.size() - compared : 0;
         !found && p < people_.size(); ++p)
      if (same(people_[p])) found = &people_[p];
    if (!found) found = &create(mention, words);
    if (words.size() > found->words.size()) {
      found->words = words;
      b_.entities[found->entity.value].name = b_.text(mention);
    }
    if (found->gender.empty()) found->gender = gender;
    if (found->id.empty()) found->id = id;
    if (!id.empty()) by_id_.emplace(id, static_cast<std::size_t>(found - people_.data()));
    index(*found, words);
    attach(mention, *found);
  }

  /// "Nawaz Sharif" is not Maryam Nawaz Sharif: one has a first name before the other's, and they
  /// are known as two, or the first names are a woman's and a man's.
  [[nodiscard]] static bool may_be_one(const Person& person, std::string_view gender,
                                       std::string_view id) {
    if (!id.empty() && !person.id.empty() && id != person.id) return false;
    return gender.empty() || person.gender.empty() || gender == person.gender;
  }

  /// The gazetteer's person of exactly this name, if it has but one: "Jim Quist" is "James Quist".
  [[nodiscard]] std::string_view only_id(std::size_t m) const {
    std::string_view id;
    if (!b_.doc.link_persons) return id;
    for (const auto* sense : b_.senses(m)) {
      if (!id.empty() && sense->id != id) return {};
      id = sense->id;
    }
    return id;
  }

  void single(std::size_t m) {
    auto& mention = b_.mentions[m];
    const auto word = name_words(mention).back();
    auto begin = mention.tokens.begin;
    const auto gender = context_gender(begin);
    const auto titles = titles_before(b_, begin);
    const auto id = only_id(m);
    // "Quist" alone is the known Mr Quist, not the Ada Quist whom the text names too
    const auto known_gender = id.empty() ? std::string_view{} : b_.senses(m).front()->gender;
    Person* found = nullptr;
    std::uint32_t nearest = 0;
    const auto consider = [&](Person& person, std::uint32_t penalty) {
      b_.doc.work->add(Work::comparisons);
      if (!gender.empty() && !person.gender.empty() && gender != person.gender) return;
      if (gender.empty() && !known_gender.empty() && !person.gender.empty() &&
          known_gender != person.gender)
        return;
      auto cost = person.last_mention > m
                      ? 1000 + person.last_mention - static_cast<std::uint32_t>(m)
                      : static_cast<std::uint32_t>(m) - person.last_mention;
      cost += penalty + (person.words.back() == word ? 0 : 500);
      for (const auto title : titles)  // "Prime Minister Quist" of two Quists
        if (std::find(person.titles.begin(), person.titles.end(), folded(title)) !=
            person.titles.end())
          cost = cost > 5000 ? cost - 5000 : 0;
        else if (!person.titles.empty())
          cost += 200;
      if (!found || cost < nearest) found = &person, nearest = cost;
    };
    if (const auto range = by_word_.find(word); range != by_word_.end())
      for (const auto p : range->second) consider(people_[p], 0);
    if (!found && !id.empty())
      if (const auto known = by_id_.find(id); known != by_id_.end())
        found = &people_[known->second];
    if (!found && begin != mention.tokens.begin)  // "Ms Well" where Wells is known
      for (std::size_t p = people_.size() > compared ? people_.size() - compared : 0;
           p < people_.size(); ++p) {
        b_.doc.work->add(Work::comparisons);
        const auto& last = people_[p].words.back();
        if (similar_names(last, word) || (word.size() >= 4 && one_edit_apart(last, word)))
          consider(people_[p], 5000);
      }
    if (!found && word.size() >= 6)
      found = misspelt(word, id.empty() && b_.gazetteer.surname(word) == 0);
    if (!found) {
      found = &create(mention, {word});
      index(*found, {word});
      if (!id.empty()) by_id_.emplace(id, static_cast<std::size_t>(found - people_.data()));
    }
    attach(mention, *found);
  }

  /// A surname that nobody has, of somebody named in full: "Weinbrger".
  /// `unknown`: nobody else has the surname.
  [[nodiscard]] Person* misspelt(const std::string& word, bool unknown) {
    for (std::size_t p = people_.size() > compared ? people_.size() - compared : 0;
         p < people_.size(); ++p) {
      b_.doc.work->add(Work::comparisons);
      const auto& words = people_[p].words;
      if (words.size() < 2 || words.back().size() < 6) continue;
      if (differ_in_article(words.back(), word) || (unknown && similar_names(words.back(), word)))
        return &people_[p];
    }
    return nullptr;
  }

  /// "elsisi" and "alsisi"
  static bool differ_in_article(std::string_view a, std::string_view b) {
    const auto article = [](std::string_view w) {
      return w.starts_with("al") || w.starts_with("el");
    };
    return article(a) && article(b) && a.substr(2) == b.substr(2);
  }

  [[nodiscard]] std::string_view context_gender(std::uint32_t token) const {
    return token > 0 ? honorific_gender(b_.word(token - 1)) : std::string_view{};
  }

  Person& create(const Mention& mention, const std::vector<std::string>& words) {
    Person person;
    person.entity = b_.create(mention);
    person.words = words;
    of_entity_.emplace(person.entity.value, people_.size());
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
    auto begin = mention.tokens.begin;
    for (const auto title : titles_before(b_, begin))
      if (person.titles.size() < 8) person.titles.push_back(folded(title));
  }

  EntityBuilder& b_;
  std::vector<Person> people_;
  std::unordered_map<std::uint32_t, std::size_t> of_entity_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

}  // namespace

void resolve_persons(EntityBuilder& builder) { Persons(builder).run(); }

}  // namespace demarche::detail
