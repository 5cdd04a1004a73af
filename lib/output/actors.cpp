// SPDX-License-Identifier: Apache-2.0
#include "output/actors.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <numeric>

#include "corrections/lines.hpp"
#include "output/facts.hpp"
#include "output/unicode.hpp"

namespace demarche::detail {
namespace {

using Seen = ActorTable::Seen;

bool is_person(const Seen& seen) { return seen.type == "PERSON"; }
bool is_full_name(const Seen& seen) { return seen.folded.find(' ') != std::string::npos; }

/// Which of the actors seen are one: a forest in which an actor that another was joined to is the
/// parent, and what corrections hold apart is never joined.
class Forest {
 public:
  Forest(const std::vector<Seen>& seen, const Corrections& corrections)
      : parent_(seen.size()), apart_(seen.size()), why_(seen.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    if (corrections.lines().actors.empty()) return;
    for (std::size_t i = 0; i < seen.size(); ++i)
      apart_[i] = corrections.lines().apart_sides(seen[i].id,
                                                  {seen[i].key, seen[i].folded, seen[i].country});
    const auto& lines = corrections.lines().actors;
    std::set<int> sides;
    for (const auto& of : apart_) sides.insert(of.begin(), of.end());
    for (const auto side : sides)
      if (side > 0 && sides.count(-side))
        corrections.lines().applied(lines[static_cast<std::size_t>(side) - 1].number);
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool join(std::size_t a, std::size_t b, const std::string& why) {
    a = root(a);
    b = root(b);
    if (a == b) return true;
    for (const auto side : apart_[a])
      if (apart_[b].count(-side)) return false;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    apart_[a].merge(apart_[b]);
    for (const auto& [reason, count] : why_[b]) why_[a][reason] += count;
    ++why_[a][why];
    return true;
  }
  [[nodiscard]] const std::map<std::string, std::size_t>& why(std::size_t root) const {
    return why_[root];
  }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::set<int>> apart_;
  std::vector<std::map<std::string, std::size_t>> why_;
};

std::string first_common(const std::set<std::string>& a, const std::set<std::string>& b) {
  for (const auto& item : a)
    if (b.count(item)) return item;
  return {};
}

/// What two persons of one name share beside it.
std::string shared(const Seen& a, const Seen& b) {
  std::string why = "name";
  if (!a.country.empty() && a.country == b.country) why += ", country";
  if (!first_common(a.titles, b.titles).empty()) why += ", title";
  if (!first_common(a.company, b.company).empty()) why += ", company";
  return why;
}

class Joining {
 public:
  Joining(const std::vector<Seen>& seen, const Corrections& corrections)
      : seen_(seen), forest_(seen, corrections) {
    by_id();
    for (std::size_t i = 0; i < seen_.size(); ++i)
      if (!seen_[i].folded.empty())
        by_name_[(is_person(seen_[i]) ? "P" : "O") + seen_[i].folded].push_back(i);
    for (const auto& [name, group] : by_name_) by_name(group);
    if (corrections.lines().actors.empty()) return;
    for (const auto& [first, second] : corrections.lines().joined(seen_keys()))
      forest_.join(first, second, "corrections");
  }
  Forest& forest() { return forest_; }

 private:
  std::vector<ActorName> seen_keys() const {
    std::vector<ActorName> keys;
    keys.reserve(seen_.size());
    for (const auto& seen : seen_) keys.emplace_back(seen.key, seen.folded, seen.country, seen.id);
    return keys;
  }

  void by_id() {
    std::map<std::string_view, std::vector<std::size_t>> kept;  // several where some are apart
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i].key.empty()) continue;
      auto& firsts = kept[seen_[i].key];
      if (std::none_of(firsts.begin(), firsts.end(), [&](std::size_t first) {
            return forest_.join(first, i, "id " + seen_[i].key);
          }))
        firsts.push_back(i);
    }
  }

  /// Those without an id join the one with an id that has their name, else each other.
  void by_name(const std::vector<std::size_t>& group) {
    std::set<std::size_t> known;  // roots
    std::set<std::string> countries;
    for (const auto i : group) {
      if (!seen_[i].key.empty()) known.insert(forest_.root(i));
      if (!seen_[i].country.empty()) countries.insert(seen_[i].country);
    }
    std::vector<std::size_t> left;
    for (const auto i : group) {
      if (!seen_[i].key.empty()) continue;
      std::set<std::size_t> fits;
      for (const auto root : known)
        if (may_be_known(seen_[i], seen_[root], countries.size())) fits.insert(root);
      if (fits.size() != 1 ||
          !forest_.join(*fits.begin(), i, shared(seen_[i], seen_[*fits.begin()])))
        left.push_back(i);
    }
    std::vector<std::size_t> firsts;
    for (const auto i : left) {
      const auto found = std::find_if(firsts.begin(), firsts.end(), [&](std::size_t first) {
        return are_one(seen_[first], seen_[i], countries.size()) &&
               forest_.join(first, i, shared(seen_[first], seen_[i]));
      });
      if (found == firsts.end() && firsts.size() < most_namesakes) firsts.push_back(i);
    }
  }

  static bool may_be_known(const Seen& seen, const Seen& known, std::size_t countries) {
    if (!seen.named) return false;
    if (seen.country == known.country && !seen.country.empty()) return true;
    return is_person(seen) && is_full_name(seen) && countries < 2 &&
           (seen.country.empty() || known.country.empty());
  }

  static bool are_one(const Seen& a, const Seen& b, std::size_t countries) {
    const bool one_country = !a.country.empty() && a.country == b.country;
    if (!is_person(a)) return a.country == b.country && (one_country || (a.named && b.named));
    if (!a.named || !b.named) return false;
    if (is_full_name(a))
      return a.country == b.country || (countries < 2 && (a.country.empty() || b.country.empty()));
    return one_country && (!first_common(a.titles, b.titles).empty() ||
                           !first_common(a.company, b.company).empty());
  }

  /// Persons of one name that are held apart; beyond it a new one is compared with these only.
  static constexpr std::size_t most_namesakes = 64;

  const std::vector<Seen>& seen_;
  Forest forest_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
};

/// The most frequent first, of equals what sorts first.
std::vector<std::string> by_count(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> result;
  for (auto& item : order) result.push_back(std::move(item.first));
  return result;
}

/// How well a face shows an actor: a country by its own name, then by its people, then by a code.
int rank(const Seen& seen) {
  if (seen.name == seen.country) return 3;
  if (seen.key == seen.country && !seen.key.empty() && seen.type != "GPE") return 2;
  return seen.wikidata.empty() && seen.key.empty() ? 1 : 0;
}

}  // namespace

std::string folded_name(std::string_view name) {
  const auto line = one_line(name);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(line.data()),
      static_cast<utf8proc_ssize_t>(line.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return length < 0
             ? line
             : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

std::size_t ActorTable::add(const Layers& doc, Id<Entity> entity, Id<Mention> mention,
                            std::size_t document, std::string_view id) {
  if (document != document_) index_.clear();
  document_ = document;
  const auto* e = &doc.entities[entity.value];
  Seen seen;
  if (mention) {
    const auto& m = doc.mentions[mention.value];
    if (m.stands_for)
      e = &doc.entities[m.stands_for.value];
    else if (!m.stands_for_country.empty())
      seen.key = m.stands_for_country;
  }
  if (!seen.key.empty()) {  // a seat of a country that the document does not mention
    seen.name = seen.country = seen.key;
    seen.type = to_string(EntityType::gpe);
    seen.subtype = "country";
    seen.named = true;
  } else {
    seen.name = one_line(e->name);
    seen.type = to_string(e->type);
    seen.subtype = e->subtype;
    seen.country = e->country;
    seen.wikidata = e->wikidata;
    const bool is_state = (e->type == EntityType::gpe && e->subtype == "country") ||
                          (e->type == EntityType::norp && e->subtype == "nationality");
    if (is_state && !e->country.empty())
      seen.key = e->country;
    else
      seen.key = linked_id(*e);
    seen.named = e->first && doc.mentions[e->first.value].kind == MentionKind::name;
  }
  seen.folded = folded_name(seen.name);
  seen.document = document;
  seen.id = id;
  const auto identity = seen.type + '\n' + seen.key + '\n' + seen.folded + '\n' + seen.country;
  const auto [found, fresh] = index_.emplace(identity, seen_.size());
  if (fresh) seen_.push_back(std::move(seen));
  return found->second;
}

void ActorTable::title(std::size_t actor, std::string_view role) {
  auto& titles = seen_[actor].titles;
  if (titles.size() < 16) titles.insert(folded_name(role));
}

void ActorTable::company(std::size_t actor, std::size_t other) {
  auto& company = seen_[actor].company;
  const auto& with = seen_[other];
  if (company.size() < 16) company.insert(with.key.empty() ? with.folded : with.key);
}

ActorTable::Joined ActorTable::join(const Corrections& corrections) const {
  Joining joining(seen_, corrections);
  auto& forest = joining.forest();
  Joined result;
  result.of.resize(seen_.size());
  std::unordered_map<std::size_t, std::size_t> numbers;
  std::vector<std::map<std::string, std::size_t>> names;
  std::vector<const Seen*> faces;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const auto [found, fresh] = numbers.emplace(forest.root(i), faces.size());
    if (fresh) {
      faces.push_back(&seen_[i]);
      names.emplace_back();
    }
    result.of[i] = found->second;
    auto& face = faces[found->second];
    if (rank(seen_[i]) < rank(*face)) face = &seen_[i];
    ++names[found->second][seen_[i].name];
  }
  std::set<std::string> keys;
  for (const auto& [root, number] : std::map(numbers.begin(), numbers.end())) {
    const auto& face = *faces[number];
    JoinedActor actor{face.key,
                      face.name,
                      face.type,
                      face.subtype,
                      face.country,
                      face.wikidata,
                      by_count(names[number]),
                      {}};
    if (actor.key.empty())
      actor.key = face.folded + (face.country.empty() ? "" : "@" + face.country);
    if (keys.count(actor.key)) actor.key += "#" + face.id;
    keys.insert(actor.key);
    for (const auto& reason : by_count(forest.why(root)))
      actor.why.push_back(reason + " ×" + std::to_string(forest.why(root).at(reason)));
    result.actors.push_back(std::move(actor));
  }
  return result;
}

}  // namespace demarche::detail
