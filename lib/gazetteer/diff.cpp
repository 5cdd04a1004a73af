// SPDX-License-Identifier: Apache-2.0
/// Who came, went and changed office between two gazetteers.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "demarche/gazetteer.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/offices.hpp"
#include "util/letters.hpp"

namespace demarche {
namespace detail {
namespace {

namespace fs = std::filesystem;

/// A folder, a compiled file, or a table with that of its offices.
Gazetteer open_any(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return Gazetteer::load(path);
  std::vector<fs::path> files = {path};
  auto offices = path;
  offices.replace_extension(".offices.tsv");
  if (fs::exists(offices, error)) files.insert(files.begin(), offices);
  return Gazetteer::load_files(files);
}

/// A title for comparing: its words without the small ones, sorted, so that "Minister of Finance
/// and Trade" is "Minister for Trade and Finance".
std::string title_key(std::string_view title) {
  std::vector<std::string> words(1);
  for (const char c : normalised_title(title))
    if (c == ' ' || c == ',' || c == '&')
      words.emplace_back();
    else
      words.back() += c;
  std::erase_if(words, [](const auto& w) {
    return w.empty() || w == "of" || w == "for" || w == "the" || w == "and";
  });
  std::sort(words.begin(), words.end());
  std::string key;
  for (const auto& word : words) key += word + ' ';
  return key;
}

using OfficeKey = std::tuple<std::string_view, std::string_view, std::string>;  // country, body
OfficeKey key_of(const Office& office) {
  return {office.country, office.body, title_key(office.title)};
}

/// One side's persons and who of them has which office.
struct Side {
  struct Holding {
    std::size_t person;
    const Office* office;
  };
  explicit Side(const fs::path& path) : gazetteer(open_any(path)) {
    for (const auto* sense : gazetteer.office_holders()) {
      if (sense->type != EntityType::person) continue;
      const auto person = persons.size();
      persons.push_back(sense);
      if (!sense->wikidata.empty()) by_wikidata.emplace(sense->wikidata, person);
      by_id.emplace(sense->id, person);
      for (const auto& office : gazetteer.offices(*sense))
        (office.to.empty() ? open : ended)[key_of(office)].push_back({person, &office});
    }
  }
  /// Who of this side is the other side's person?
  [[nodiscard]] std::optional<std::size_t> find(const Sense& other) const {
    if (!other.wikidata.empty())
      if (const auto at = by_wikidata.find(other.wikidata); at != by_wikidata.end())
        return at->second;
    for (const auto& sense : gazetteer.find(other.canonical)) {
      if (sense.type != EntityType::person || sense.country != other.country) continue;
      if (!sense.wikidata.empty() && !other.wikidata.empty()) continue;  // two persons, one name
      if (const auto at = by_id.find(sense.id); at != by_id.end()) return at->second;
    }
    return std::nullopt;
  }

  Gazetteer gazetteer;
  std::vector<const Sense*> persons;
  std::unordered_map<std::string_view, std::size_t> by_wikidata, by_id;
  std::map<OfficeKey, std::vector<Holding>> open, ended;
};

class Comparison {
 public:
  Comparison(const fs::path& older, const fs::path& newer) : old_(older), new_(newer) {
    for (const auto* person : new_.persons) {
      was_.push_back(old_.find(*person));
      if (was_.back()) is_.emplace(*was_.back(), was_.size() - 1);
    }
  }

  GazetteerDiff run() {
    for (const auto& [key, holdings] : new_.open) compare(key, holdings);
    for (const auto& [key, holdings] : new_.ended)
      if (!new_.open.contains(key)) compare(key, {});
    join_moves();
    auto& changes = result_.changes;
    const auto order = [](const OfficeChange& c) {
      return std::tie(c.country, c.body, c.title, c.kind, c.person);
    };
    std::stable_sort(changes.begin(), changes.end(),
                     [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return std::move(result_);
  }

 private:
  using Holdings = std::vector<Side::Holding>;

  static const Holdings& at(const std::map<OfficeKey, Holdings>& all, const OfficeKey& key) {
    static const Holdings none;
    const auto found = all.find(key);
    return found == all.end() ? none : found->second;
  }
  static const Side::Holding* of(const Holdings& holdings, std::size_t person) {
    const auto found = std::find_if(holdings.begin(), holdings.end(),
                                    [person](const auto& h) { return h.person == person; });
    return found == holdings.end() ? nullptr : &*found;
  }

  /// One office: `now` are those who hold it in the newer gazetteer.
  void compare(const OfficeKey& key, const Holdings& now) {
    const auto& then = at(old_.open, key);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (of(now, now[i].person) != &now[i]) continue;  // two rows of one office
      const auto before = was_[now[i].person];
      if (before && of(then, *before))
        ++result_.stayed;
      else
        add(OfficeChange::Kind::came, *new_.persons[now[i].person], *now[i].office,
            now[i].office->from, before);
    }
    for (std::size_t i = 0; i < then.size(); ++i) {
      if (of(then, then[i].person) != &then[i]) continue;
      const auto after = is_.find(then[i].person);
      if (after != is_.end() && of(now, after->second)) continue;
      const auto* end = after == is_.end() ? nullptr : of(at(new_.ended, key), after->second);
      // Nobody else holds it, and no end is known: the newer one does not speak of it.
      if (now.empty() && !end) continue;
      add(OfficeChange::Kind::went, *old_.persons[then[i].person], *then[i].office,
          end ? end->office->to : std::string_view{}, then[i].person);
    }
  }

  void add(OfficeChange::Kind kind, const Sense& person, const Office& office,
           std::string_view date, std::optional<std::size_t> old_person) {
    result_.changes.push_back({kind, std::string(person.canonical), std::string(person.wikidata),
                               std::string(office.country), std::string(office.body),
                               std::string(office.title), "", std::string(date)});
    if (old_person)
      (kind == OfficeChange::Kind::came ? came_ : left_)[*old_person].push_back(
          result_.changes.size() - 1);
  }

  /// Who left one office and came to another has changed office.
  void join_moves() {
    std::vector<bool> joined(result_.changes.size());
    for (const auto& [person, left] : left_) {
      const auto came = came_.find(person);
      if (came == came_.end()) continue;
      for (std::size_t i = 0; i < std::min(left.size(), came->second.size()); ++i) {
        auto& change = result_.changes[came->second[i]];
        change.kind = OfficeChange::Kind::moved;
        change.before = result_.changes[left[i]].title;
        joined[left[i]] = true;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < joined.size(); ++i)
      if (!joined[i]) std::swap(result_.changes[kept++], result_.changes[i]);
    result_.changes.resize(kept);
  }

  Side old_, new_;
  std::vector<std::optional<std::size_t>> was_;                  // by new person: the old one
  std::unordered_map<std::size_t, std::size_t> is_;              // the other way
  std::map<std::size_t, std::vector<std::size_t>> came_, left_;  // changes, by old person
  GazetteerDiff result_;
};

}  // namespace
}  // namespace detail

GazetteerDiff diff_gazetteers(const std::filesystem::path& older,
                              const std::filesystem::path& newer) {
  return detail::Comparison(older, newer).run();
}

}  // namespace demarche
