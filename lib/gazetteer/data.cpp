// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/data.hpp"

#include <algorithm>

#include "demarche/error.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/rows.hpp"

namespace demarche::detail {

using namespace image_format;

namespace {

template <class Layers>
std::size_t buckets_for(const Layers& layers) {
  std::size_t names = 0;
  for (const auto& layer : layers) names += layer.image.names();
  return names / 16 + 251;
}

}  // namespace

Gazetteer::Data::Data(std::vector<Layer> all)
    : layers(std::move(all)), senses_(buckets_for(layers)), offices_(buckets_for(layers)) {
  std::uint64_t base = 0;
  for (auto& layer : layers) {
    layer.base = static_cast<std::uint32_t>(base);
    base += layer.image.records_size();
    if (base > 0xFFFFFFFFU) throw Error("the gazetteers together hold more than 4 GiB of names");
  }
}

const std::vector<Sense>& Gazetteer::Data::senses(std::uint32_t name) const {
  return senses_.get(name, [&] { return unpack(name); });
}

std::vector<Sense> Gazetteer::Data::unpack(std::uint32_t name) const {
  std::vector<Sense> result;
  std::size_t l = layers.size() - 1;
  while (l > 0 && layers[l].base > name) --l;
  const auto first = layers[l].image.name(name - layers[l].base);
  std::vector<Unit> units;
  append_units(first.text, {0, static_cast<std::uint32_t>(first.text.size())}, 0, units);
  for (std::size_t k = l; k < layers.size(); ++k) {
    const auto& image = layers[k].image;
    auto found = first;
    if (k != l) {
      const auto record = find_name(image, first.text, units);
      if (record == 0) continue;
      found = image.name(record);
      if (found.text != first.text) continue;
    }
    for (const auto& stored : image.senses(found)) result.push_back(unpack(k, found, stored));
  }
  return result;
}

Sense Gazetteer::Data::unpack(std::size_t layer, const Image::Name& name,
                              const Image::StoredSense& stored) const {
  const auto& image = layers[layer].image;
  const auto& p = *stored.profile;
  const auto numbered = [&](std::string_view prefix, std::uint64_t number) {
    return arena_.copy(std::string(prefix) + std::to_string(number));
  };
  const auto field = [&](unsigned form, std::uint64_t number, std::uint32_t text,
                         std::string_view prefix) -> std::string_view {
    if (form == absent) return {};
    return form == image_format::text ? image.text(text) : numbered(prefix, number);
  };
  Sense sense;
  if (const auto type = static_cast<EntityType>(p.type); !is_value(type)) sense.type = type;
  const auto subtypes = subtype_names();
  sense.subtype = subtypes[std::min<std::size_t>(p.subtype, subtypes.size() - 1)];
  sense.id = field(p.id_form, stored.id, stored.id_text, image.text(p.id_prefix));
  sense.canonical = p.canonical ? image.text(stored.canonical) : name.text;
  sense.country = p.country[0] ? std::string_view(p.country, 3) : std::string_view{};
  sense.wikidata = field(p.wikidata_form, stored.wikidata, stored.wikidata_text, "Q");
  sense.geonames = field(p.geonames_form, stored.geonames, stored.geonames_text, "");
  sense.denotes = image.text(p.denotes);
  if (p.flags & (male | female)) sense.gender = p.flags & male ? "male" : "female";
  sense.prior = static_cast<float>(p.prior) / 1000.0F;
  sense.stands_for = (p.flags & image_format::stands_for) != 0;
  sense.needs_context = (p.flags & context) != 0;
  sense.generic = (p.flags & generic) != 0;
  sense.user = layers[layer].user;
  sense.layer = static_cast<std::uint32_t>(layer);
  sense.first_office = stored.first_office;
  sense.office_count = stored.office_count;
  return sense;
}

const std::vector<Office>& Gazetteer::Data::offices(const Sense& sense) const {
  static const std::vector<Office> nothing;
  if (sense.office_count == 0) return nothing;
  const auto key = std::uint64_t{sense.layer} << 32U | sense.first_office;
  return offices_.get(key, [&] {
    std::vector<Office> result;
    const auto& image = layers[sense.layer].image;
    for (const auto& row : image.offices().subspan(sense.first_office, sense.office_count))
      result.push_back({image.text(row.title), image.text(row.country), image.text(row.body),
                        image.text(row.from), image.text(row.to), image.text(row.as_of),
                        image.text(row.source)});
    return result;
  });
}

}  // namespace demarche::detail
