// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include <algorithm>

#include "gazetteer/data.hpp"

namespace demarche::detail {

Gazetteer::Gazetteer(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::load(const std::filesystem::path& folder,
                          const std::vector<std::filesystem::path>& user) {
  auto data = std::make_unique<Data>();
  for (const auto& file : user) data->add_names(file, true);
  data->add_folder(folder);
  data->finish();
  return Gazetteer(std::move(data));
}

namespace {

/// The case rule: may the units in the text be this name?
bool spelled_like(const Name& name, std::string_view text, const Unit* units, std::size_t count) {
  if (name.match == CaseRule::fold) return true;
  if (name.match == CaseRule::exact) {
    const auto written =
        text.substr(units[0].span.begin, units[count - 1].span.end - units[0].span.begin);
    if (written == name.text) return true;
    // dots and accents may differ, case may not: "U.S." and "US"
    for (std::size_t i = 0; i < count; ++i)
      if (units[i].capital != name.capitals[i].first ||
          units[i].all_capitals != name.capitals[i].second)
        return false;
    return true;
  }
  for (std::size_t i = 0; i < count; ++i)
    if (name.capitals[i].first && !units[i].capital) return false;
  return true;
}

}  // namespace

std::vector<Hit> Gazetteer::match(const Layers& document) const {
  std::vector<Hit> hits;
  std::vector<Unit> units;
  units.reserve(document.tokens.size() + 16);
  // A name never crosses a sentence's end, so units are matched a sentence at a time.
  for (const auto& sentence : document.sentences) {
    units.clear();
    for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      append_units(document.text, document.tokens[t].span, t, units);
    for (std::size_t i = 0; i < units.size();) {
      std::uint64_t hash = 0;
      std::size_t best = 0;
      std::uint32_t best_name = Data::none;
      for (std::size_t k = i; k < units.size() && k < i + Data::longest_name; ++k) {
        hash = extend(hash, units[k].hash);
        const auto* node = data_->node(hash);
        if (!node) break;
        for (auto n = node->first_name; n != Data::none; n = data_->names[n].next)
          if (data_->names[n].capitals.size() == k - i + 1 &&
              spelled_like(data_->names[n], document.text, &units[i], k - i + 1)) {
            best = k - i + 1;
            best_name = n;
            break;
          }
        if (!node->longer) break;
      }
      if (best == 0) {
        ++i;
        continue;
      }
      Hit hit;
      hit.span = {units[i].span.begin, units[i + best - 1].span.end};
      hit.tokens = {units[i].token, units[i + best - 1].token + 1};
      hit.name = best_name;
      hits.push_back(hit);
      i += best;
    }
  }
  return hits;
}

std::span<const Sense> Gazetteer::senses(std::uint32_t name) const {
  const auto& n = data_->names[name];
  return std::span(data_->senses).subspan(n.first_sense, n.sense_count);
}

std::span<const Sense> Gazetteer::find(std::string_view name) const {
  std::vector<Unit> units;
  append_units(name, {0, static_cast<std::uint32_t>(name.size())}, 0, units);
  std::uint64_t hash = 0;
  for (const auto& unit : units) hash = extend(hash, unit.hash);
  const auto* node = data_->node(hash);
  if (!node || node->first_name == Data::none) return {};
  return senses(node->first_name);
}

std::span<const Office> Gazetteer::offices(const Sense& sense) const {
  return std::span(data_->offices).subspan(sense.first_office, sense.office_count);
}

std::vector<const Sense*> Gazetteer::holders(std::string_view title, std::string_view country,
                                             std::string_view date) const {
  return data_->holders(title, country, date);
}

const Sense* Gazetteer::country(std::string_view alpha3) const {
  const auto found = data_->countries.find(std::string(alpha3));
  return found == data_->countries.end() ? nullptr : &data_->senses[found->second];
}

int Gazetteer::given_name(std::string_view word) const {
  const auto found = data_->given_names.find(word);
  return found == data_->given_names.end() ? 0 : found->second.count;
}

int Gazetteer::surname(std::string_view word) const {
  const auto found = data_->surnames.find(word);
  return found == data_->surnames.end() ? 0 : found->second;
}

std::string_view Gazetteer::gender(std::string_view given_name) const {
  const auto found = data_->given_names.find(given_name);
  if (found == data_->given_names.end()) return {};
  const auto& g = found->second;
  if (g.male > 4 * g.female) return "male";
  if (g.female > 4 * g.male) return "female";
  return {};
}

std::string_view Gazetteer::version() const { return data_->version; }

}  // namespace demarche::detail
