// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include <algorithm>

#include "demarche/error.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/data.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/offices.hpp"
#include "util/build_folder.hpp"

namespace demarche::detail {
namespace {

namespace fs = std::filesystem;

/// Was the compiled file made of the TSV files as they are now? It stands by itself where there are
/// none, as in a package.
bool up_to_date(const fs::path& compiled, const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / "manifest.json", error)) return true;
  const auto made = fs::last_write_time(compiled, error);
  if (error || !Image::is_compiled(compiled)) return !error;  // a wrong file is refused on loading
  const auto image = Image::map(compiled, false);
  for (const auto& [file, size] : image.sources()) {
    const auto path = folder / file;
    if (fs::file_size(path, error) != size || error || fs::last_write_time(path, error) > made ||
        error)
      return false;
  }
  return true;
}

/// Files in order, the TSV ones among them as one layer before the others.
std::vector<Gazetteer::Data::Layer> user_layers(const std::vector<fs::path>& files) {
  std::vector<Gazetteer::Data::Layer> layers;
  Compiler tables;
  for (const auto& file : files)
    if (Image::is_compiled(file))
      layers.push_back({Image::map(file), true, 0});
    else if (is_table_of_offices(file))
      tables.add_file(file);
  for (const auto& file : files)
    if (!Image::is_compiled(file) && !is_table_of_offices(file)) tables.add_file(file);
  if (!tables.empty()) layers.insert(layers.begin(), {tables.finish(), true, 0});
  return layers;
}

}  // namespace

fs::path compiled_file(const fs::path& folder) {
  std::error_code error;
  auto compiled = folder / "gazetteers.gaz";
  if (!fs::exists(compiled, error))
    if (const auto source = source_folder_of_build();
        !source.empty() && fs::equivalent(folder, source / "gazetteers", error))
      compiled = build_folder() / "gazetteers.gaz";
  return fs::exists(compiled, error) && up_to_date(compiled, folder) ? compiled : fs::path();
}

Gazetteer::Gazetteer(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::load(const fs::path& folder, const std::vector<fs::path>& user) {
  auto layers = user_layers(user);
  if (const auto compiled = compiled_file(folder); !compiled.empty()) {
    layers.push_back({Image::map(compiled), false, 0});
  } else {
    Compiler shipped;
    shipped.add_folder(folder);
    layers.push_back({shipped.finish(), false, 0});
  }
  return Gazetteer(std::make_unique<Data>(std::move(layers)));
}

Gazetteer Gazetteer::load_files(const std::vector<fs::path>& files) {
  auto layers = user_layers(files);
  if (layers.empty()) layers.push_back({Compiler().finish(), true, 0});  // tables without a row
  return Gazetteer(std::make_unique<Data>(std::move(layers)));
}

Gazetteer Gazetteer::over(Image image) {
  std::vector<Data::Layer> layers;
  layers.push_back({std::move(image), true, 0});
  return Gazetteer(std::make_unique<Data>(std::move(layers)));
}

std::vector<Hit> Gazetteer::match(const Layers& document) const {
  constexpr std::size_t piece = 8192;  // units matched at once: enough to look ahead in
  std::vector<Hit> hits;
  std::vector<Unit> units;
  std::vector<std::vector<NameMatch>> found(data_->layers.size());
  const auto flush = [&] {
    for (std::size_t l = 0; l < found.size(); ++l) {
      found[l].clear();
      const auto lookups =
          find_names(data_->layers[l].image, document.text, units, units.size(), found[l]);
      document.work->add(Work::lookups, lookups);
    }
    LeftmostLongest().settle(found, [&](std::size_t layer, const NameMatch& match) {
      const auto& first = units[match.unit];
      const auto& last = units[match.unit + match.units - 1];
      Hit hit;
      hit.span = {first.span.begin, last.span.end};
      hit.tokens = {first.token, last.token + 1};
      hit.name = data_->layers[layer].base + match.record;
      hits.push_back(hit);
    });
    units.clear();
  };
  units.reserve(std::min(document.tokens.size() + document.sentences.size(), piece) + 16);
  for (const auto& sentence : document.sentences) {
    for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      append_units(document.text, document.tokens[t].span, t, units);
    if (!units.empty()) units.push_back(barrier(units.back().span.end));
    if (units.size() >= piece) flush();
  }
  flush();
  return hits;
}

std::span<const Sense> Gazetteer::senses(std::uint32_t name) const { return data_->senses(name); }

std::optional<std::uint32_t> Gazetteer::name_of(std::string_view name) const {
  std::vector<Unit> units;
  append_units(name, {0, static_cast<std::uint32_t>(name.size())}, 0, units);
  for (const auto& layer : data_->layers)
    if (const auto record = find_name(layer.image, name, units)) return layer.base + record;
  return std::nullopt;
}

std::span<const Sense> Gazetteer::find(std::string_view name) const {
  if (const auto known = name_of(name)) return data_->senses(*known);
  return {};
}

std::span<const Office> Gazetteer::offices(const Sense& sense) const {
  return data_->offices(sense);
}

std::vector<const Sense*> Gazetteer::ever_held(std::string_view title,
                                               std::string_view country) const {
  std::vector<const Sense*> result;
  const auto wanted = normalised_title(title);
  const auto key = holder_key(wanted, country);
  const auto held = [&](const Office& office) {
    return office.country == country && normalised_title(office.title) == wanted;
  };
  for (const auto& layer : data_->layers) {
    const auto all = layer.image.holders();
    auto at = std::lower_bound(
        all.begin(), all.end(), key,
        [](const image_format::Holder& row, std::uint64_t k) { return row.key < k; });
    for (; at != all.end() && at->key == key; ++at) {
      const auto& senses = data_->senses(layer.base + at->record);
      // The layer's own senses are the first ones of its names.
      if (at->sense >= senses.size()) continue;
      const auto& sense = senses[at->sense];
      const auto& offices = data_->offices(sense);
      if (std::any_of(offices.begin(), offices.end(), held) &&
          (result.empty() || result.back() != &sense))
        result.push_back(&sense);
    }
  }
  return result;
}

std::vector<const Sense*> Gazetteer::holders(std::string_view title, std::string_view country,
                                             std::string_view date) const {
  auto result = ever_held(title, country);
  const auto wanted = normalised_title(title);
  std::erase_if(result, [&](const Sense* sense) {
    const auto& offices = data_->offices(*sense);
    return std::none_of(offices.begin(), offices.end(), [&](const Office& office) {
      return office.country == country && normalised_title(office.title) == wanted &&
             standing_on(office, date) >= Standing::likely;
    });
  });
  return result;
}

std::vector<const Sense*> Gazetteer::office_holders() const {
  std::vector<const Sense*> result;
  for (const auto& layer : data_->layers) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    for (const auto& row : layer.image.holders()) places.emplace_back(row.record, row.sense);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const auto& [record, number] : places) {
      const auto& senses = data_->senses(layer.base + record);
      if (number < senses.size()) result.push_back(&senses[number]);
    }
  }
  return result;
}

const Sense* Gazetteer::country(std::string_view alpha3) const {
  for (const auto& layer : data_->layers) {
    const auto all = layer.image.countries();
    const auto at = std::lower_bound(all.begin(), all.end(), alpha3,
                                     [](const image_format::CountryRow& row, std::string_view c) {
                                       return std::string_view(row.code, 3) < c;
                                     });
    if (at == all.end() || std::string_view(at->code, 3) != alpha3) continue;
    const auto& senses = data_->senses(layer.base + at->record);
    if (at->sense < senses.size()) return &senses[at->sense];
  }
  return nullptr;
}

int Gazetteer::given_name(std::string_view word) const {
  const auto* found = data_->layers.back().image.given_name(word);
  return found ? static_cast<int>(found->count) : 0;
}

int Gazetteer::surname(std::string_view word) const {
  const auto* found = data_->layers.back().image.surname(word);
  return found ? static_cast<int>(found->count) : 0;
}

std::string_view Gazetteer::gender(std::string_view given_name) const {
  const auto* g = data_->layers.back().image.given_name(given_name);
  if (!g) return {};
  if (g->male > 4 * std::uint64_t{g->female}) return "male";
  if (g->female > 4 * std::uint64_t{g->male}) return "female";
  return {};
}

std::string_view Gazetteer::version() const { return data_->layers.back().image.meta("version"); }

}  // namespace demarche::detail
