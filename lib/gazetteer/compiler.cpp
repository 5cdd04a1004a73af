// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/compiler.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "demarche/error.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

using namespace image_format;

namespace {

/// Digits without a leading zero that fit 60 bits: what may be stored as a number.
bool plain_number(std::string_view text, std::uint64_t& value) {
  if (text.empty() || text.size() > 18 || (text[0] == '0' && text.size() > 1)) return false;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
}

/// "officials:Q42": what stands before the number, if it is of a kind that many ids share.
std::string_view id_prefix_of(std::string_view id, std::uint64_t& number) {
  auto begin = id.size();
  while (begin > 0 && id[begin - 1] >= '0' && id[begin - 1] <= '9') --begin;
  const auto prefix = id.substr(0, begin);
  const auto colon = prefix.rfind(':');
  const auto letters = colon == std::string_view::npos ? prefix.size() : prefix.size() - colon - 1;
  return letters <= 1 && plain_number(id.substr(begin), number) ? prefix : std::string_view{};
}

}  // namespace

std::uint32_t Compiler::text(std::string_view value) {
  const auto [found, fresh] =
      text_index_.try_emplace(value, static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_.push_back(value);
  return found->second;
}

std::uint32_t Compiler::profile(const Profile& p) {
  std::string key(reinterpret_cast<const char*>(&p), sizeof p);
  const auto [found, fresh] =
      profile_index_.try_emplace(std::move(key), static_cast<std::uint32_t>(profiles_.size()));
  if (fresh) profiles_.push_back(p);
  return found->second;
}

void Compiler::add_row(const Table::Row& fields, const std::string& file, std::size_t line) {
  const auto [sense, rule] = read_sense(fields, file, line);
  if (rows_.size() >= none) throw Error(file, line, "more than 4,294,967,294 rows");
  Row row{};
  row.rule = rule;
  row.name = fields[0].data();
  row.name_size = static_cast<std::uint32_t>(fields[0].size());
  add_prefixes(name_units(fields[0], file, line), rule, row);

  Profile p{};
  p.type = static_cast<std::uint8_t>(sense.type);
  const auto subtypes = subtype_names();
  p.subtype = static_cast<std::uint8_t>(std::find(subtypes.begin(), subtypes.end(), sense.subtype) -
                                        subtypes.begin());
  p.flags = static_cast<std::uint8_t>(
      (sense.gender == "male" ? male : 0U) | (sense.gender == "female" ? female : 0U) |
      (sense.stands_for ? stands_for : 0U) | (sense.needs_context ? context : 0U) |
      (sense.generic ? generic : 0U));
  std::copy(sense.country.begin(), sense.country.end(), p.country);
  p.prior = static_cast<std::uint16_t>(std::lround(sense.prior * 1000.0F));
  p.denotes = text(sense.denotes);
  p.id_prefix = text({});
  if (const auto prefix = id_prefix_of(sense.id, row.id); !prefix.empty()) {
    p.id_form = number;
    p.id_prefix = text(prefix);
  } else if (!sense.id.empty()) {
    p.id_form = image_format::text;
    row.id_text = text(sense.id);
  }
  const auto field = [&](std::string_view value, std::string_view digits, std::uint8_t& form,
                         std::uint64_t& as_number, std::uint32_t& as_text) {
    if (value.empty()) return;
    if (!plain_number(digits, as_number)) {
      form = image_format::text;
      as_text = text(value);
    } else {
      form = p.id_form == number && as_number == row.id ? id_number : number;
    }
  };
  field(sense.wikidata, sense.wikidata.empty() ? sense.wikidata : sense.wikidata.substr(1),
        p.wikidata_form, row.wikidata, row.wikidata_text);
  field(sense.geonames, sense.geonames, p.geonames_form, row.geonames, row.geonames_text);
  if (sense.canonical != fields[0]) {
    p.canonical = 1;
    row.canonical = text(sense.canonical);
  }
  if (!sense.id.empty())
    if (const auto found = offices_of_.find(sense.id); found != offices_of_.end()) {
      p.offices = 1;
      row.first_office = found->second.first;
      row.office_count = found->second.second;
    }
  row.profile = profile(p);
  rows_.push_back(row);
}

void Compiler::add_prefixes(const std::vector<Unit>& units, CaseRule rule, Row& row) {
  const bool capital = rule != CaseRule::fold && units[0].capital;
  unsigned bits = 0;
  if (units.size() == 1)
    bits = capital ? is_capital : is_any;
  else
    bits = capital ? begins_capital : begins_any;
  auto hash = units[0].hash;
  firsts_.emplace_back(hash, bits);
  for (std::size_t i = 1; i < units.size(); ++i) {
    hash = extend(hash, units[i].hash);
    if (i == 1) pairs_.push_back(hash);
    if (i + 1 < units.size()) nodes_.push_back({hash, longer});
  }
  row.hash = hash;
  // Few first units are distinct: what repeats is thrown away now and then.
  if (firsts_.size() > 2 * firsts_sorted_ + 1'000'000) {
    std::sort(firsts_.begin(), firsts_.end());
    firsts_.erase(std::unique(firsts_.begin(), firsts_.end()), firsts_.end());
    firsts_sorted_ = firsts_.size();
  }
}

void Compiler::sort_rows() {
  order_.reserve(rows_.size());
  for (std::uint32_t r = 0; r < rows_.size(); ++r) order_.push_back({rows_[r].hash, r});
  std::sort(order_.begin(), order_.end(), [this](const Key& a, const Key& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const auto& x = rows_[a.row];
    const auto& y = rows_[b.row];
    if (x.text() != y.text()) return x.text() > y.text();  // small letters before capitals
    if (profiles_[x.profile].prior != profiles_[y.profile].prior)
      return profiles_[x.profile].prior > profiles_[y.profile].prior;
    return a.row < b.row;
  });
}

class Compiler::Bytes {
 public:
  static void varint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out += static_cast<char>(value | 0x80U);
    out += static_cast<char>(value);
  }
};

/// Names of one hash stand together; the names' texts come before what they denote.
void Compiler::write_records() {
  records_.assign(1, '\0');  // offset 0 means: no record
  records_.reserve(rows_.size() * 24);
  std::size_t i = 0;
  while (i < order_.size()) {
    const auto hash = order_[i].hash;
    nodes_.push_back({hash, static_cast<std::uint32_t>(records_.size())});
    while (i < order_.size() && order_[i].hash == hash) {
      const auto name = rows_[order_[i].row].text();
      auto end = i;
      auto rule = CaseRule::exact;
      for (;
           end < order_.size() && order_[end].hash == hash && rows_[order_[end].row].text() == name;
           ++end) {
        rows_[order_[end].row].record = static_cast<std::uint32_t>(records_.size());
        rule = std::max(rule, rows_[order_[end].row].rule);
      }
      const bool more = end < order_.size() && order_[end].hash == hash;
      Bytes::varint(records_, name.size() << 1U | (more ? 1U : 0U));
      records_ += name;
      Bytes::varint(records_, (end - i) << 2U | static_cast<unsigned>(rule));
      for (; i < end; ++i) write_sense(rows_[order_[i].row]);
      ++names_;
      if (records_.size() >= longer)
        throw Error("more than 2 GiB of names: split the gazetteer into several");
    }
  }
}

void Compiler::write_sense(const Row& row) {
  const auto& p = profiles_[row.profile];
  const auto reference = [this](std::uint32_t text) {
    patches_.push_back({static_cast<std::uint32_t>(records_.size()), text});
    records_.append(4, '\0');
  };
  Bytes::varint(records_, row.profile);
  if (p.id_form == number) Bytes::varint(records_, row.id);
  if (p.id_form == image_format::text) reference(row.id_text);
  if (p.wikidata_form == number) Bytes::varint(records_, row.wikidata);
  if (p.wikidata_form == image_format::text) reference(row.wikidata_text);
  if (p.geonames_form == number) Bytes::varint(records_, row.geonames);
  if (p.geonames_form == image_format::text) reference(row.geonames_text);
  if (p.canonical) reference(row.canonical);
  if (p.offices) {
    Bytes::varint(records_, row.first_office);
    Bytes::varint(records_, row.office_count);
  }
}

/// 0: the text is no name here.
std::uint32_t Compiler::record_of(std::string_view name) const {
  std::vector<Unit> units;
  append_units(name, {0, static_cast<std::uint32_t>(name.size())}, 0, units);
  if (units.empty()) return 0;
  auto hash = units[0].hash;
  for (std::size_t i = 1; i < units.size(); ++i) hash = extend(hash, units[i].hash);
  auto found = std::lower_bound(order_.begin(), order_.end(), hash,
                                [](const Key& key, std::uint64_t h) { return key.hash < h; });
  for (; found != order_.end() && found->hash == hash; ++found)
    if (rows_[found->row].text() == name) return rows_[found->row].record;
  return 0;
}

std::uint32_t Compiler::place_text(std::uint32_t index) {
  auto& place = text_places_[index];
  if (place != none) return place;
  const auto value = texts_[index];
  if (value.empty()) return place = 0;
  if (const auto record = record_of(value)) return place = record | in_records;
  place = static_cast<std::uint32_t>(strings_.size());
  Bytes::varint(strings_, value.size());
  strings_ += value;
  if (strings_.size() >= in_records)
    throw Error("more than 2 GiB of texts: split the gazetteer into several");
  return place;
}

}  // namespace demarche::detail
