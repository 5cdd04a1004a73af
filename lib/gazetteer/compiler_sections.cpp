// SPDX-License-Identifier: Apache-2.0
/// The tables of a compiled gazetteer.
#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "demarche/error.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/offices.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

using namespace image_format;

namespace {

template <class T>
std::string bytes_of(const std::vector<T>& rows) {
  return {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T)};
}

/// Places prefixes, sorted by hash, so that the table is written from front to back. False where
/// two in reach of each other have the same fingerprint.
template <class Nodes>
bool fill(const Nodes& nodes, std::uint64_t salt, std::vector<Slot>& slots,
          std::uint32_t& longest_probe) {
  std::fill(slots.begin(), slots.end(), Slot{});
  longest_probe = 0;
  for (const auto& node : nodes) {
    const auto print = fingerprint(node.hash, salt);
    auto at = place(node.hash, slots.size());
    std::uint32_t probes = 0;
    for (; slots[at].record != 0; ++probes) {
      if (slots[at].fingerprint == print) return false;
      if (++at == slots.size()) at = 0;
    }
    slots[at] = {print, node.record};
    longest_probe = std::max(longest_probe, probes);
  }
  return true;
}

}  // namespace

std::string Compiler::filter_section() {
  std::sort(firsts_.begin(), firsts_.end());
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < firsts_.size(); ++i)
    distinct += i == 0 || firsts_[i].first != firsts_[i - 1].first ? 1 : 0;
  // Two buckets a byte, at least four buckets a first unit.
  const auto size = std::bit_ceil(std::max<std::size_t>(distinct * 2, 64));
  const auto shift = 63U - static_cast<unsigned>(std::countr_zero(size));
  std::string result(size, '\0');
  for (const auto& [hash, bits] : firsts_) {
    const auto bucket = hash >> shift;
    auto& byte = result[bucket >> 1U];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | bits << ((bucket & 1U) * 4));
  }
  firsts_ = {};
  return result;
}

std::string Compiler::pairs_section() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  const auto bits = std::bit_ceil(std::max<std::size_t>(pairs_.size() * 8, 512));
  std::vector<std::uint64_t> words(bits / 64);
  for (const auto hash : pairs_)
    words[(hash & (bits - 1)) >> 6U] |= std::uint64_t{1} << (hash & 63U);
  pairs_ = {};
  return bytes_of(words);
}

/// A sense's place among those of its name.
std::uint32_t Compiler::sense_number(std::size_t i) const {
  std::uint32_t sense = 0;
  while (sense < i && rows_[order_[i - sense - 1].row].record == rows_[order_[i].row].record)
    ++sense;
  return sense;
}

std::string Compiler::holders_section() {
  std::vector<std::pair<std::string_view, Holder>> found;  // with the name's text, to sort by
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const auto& row = rows_[order_[i].row];
    if (row.office_count == 0 || profiles_[row.profile].canonical) continue;
    const auto sense = sense_number(i);
    for (auto o = row.first_office; o < row.first_office + row.office_count; ++o)
      found.push_back(
          {row.text(),
           {holder_key(normalised_title(texts_[offices_[o].title]), texts_[offices_[o].country]),
            row.record, sense}});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.second.key != b.second.key ? a.second.key < b.second.key : a.first < b.first;
  });
  std::vector<Holder> result;
  result.reserve(found.size());
  for (const auto& [name, holder] : found) result.push_back(holder);
  return bytes_of(result);
}

std::string Compiler::countries_section() const {
  std::vector<std::pair<std::string_view, CountryRow>> found;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const auto& row = rows_[order_[i].row];
    const auto& p = profiles_[row.profile];
    if (p.canonical || !p.country[0] || subtype_names()[p.subtype] != "country") continue;
    CountryRow country{{}, row.record, sense_number(i)};
    std::copy(std::begin(p.country), std::end(p.country), country.code);
    found.emplace_back(row.text(), country);
  }
  const auto code = [](const auto& row) { return std::string_view(row.second.code, 3); };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return code(a) != code(b) ? code(a) < code(b) : a.first < b.first;
  });
  std::vector<CountryRow> result;
  for (const auto& row : found)
    if (result.empty() || std::string_view(result.back().code, 3) != code(row))
      result.push_back(row.second);
  return bytes_of(result);
}

std::string Compiler::words_section(std::vector<CountedWord>& words) {
  std::stable_sort(words.begin(), words.end(), [this](const CountedWord& a, const CountedWord& b) {
    return texts_[a.text] < texts_[b.text];
  });
  for (auto& word : words) word.text = place_text(word.text);
  return bytes_of(words);
}

Image Compiler::finish() {
  std::string contents[section_count];
  sort_rows();
  write_records();
  strings_.assign(1, '\0');
  text_places_.assign(texts_.size(), none);
  for (const auto& patch : patches_) {
    const auto reference = place_text(patch.text);
    std::memcpy(records_.data() + patch.at, &reference, 4);
  }
  patches_ = {};
  contents[holders] = holders_section();
  contents[countries] = countries_section();
  for (auto& office : offices_)
    for (auto* field : {&office.title, &office.country, &office.body, &office.from, &office.to,
                        &office.as_of, &office.source})
      *field = place_text(*field);
  contents[image_format::offices] = bytes_of(offices_);
  for (auto& p : profiles_) {
    p.id_prefix = place_text(p.id_prefix);
    p.denotes = place_text(p.denotes);
  }
  contents[profiles] = bytes_of(profiles_);
  contents[given_names] = words_section(given_names_);
  contents[surnames] = words_section(surnames_);
  contents[strings] = std::move(strings_);
  contents[meta] = std::move(meta_);
  rows_ = {};
  order_ = {};
  tables_.clear();
  contents[records] = std::move(records_);
  contents[filter] = filter_section();
  contents[pairs] = pairs_section();

  std::sort(nodes_.begin(), nodes_.end(),
            [](const Node& a, const Node& b) { return a.hash < b.hash; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if (kept > 0 && nodes_[kept - 1].hash == nodes_[i].hash)
      nodes_[kept - 1].record |= nodes_[i].record;  // a record and the bit `longer`
    else
      nodes_[kept++] = nodes_[i];
  nodes_.resize(kept);
  Header header{};
  header.salt = 0x9E3779B97F4A7C15U;
  std::vector<Slot> table(kept + kept * 3 / 7 + 8);  // at most 70% full
  while (!fill(nodes_, header.salt, table, header.longest_probe))
    header.salt = mixed(header.salt, 0xD6E8FEB86659FD93U) | 1U;
  contents[slots] = bytes_of(table);
  nodes_ = {};
  table = {};

  std::copy(magic.begin(), magic.end(), header.magic);
  header.version = version;
  header.byte_order = byte_order;
  header.names = names_;
  const auto rounded = [](std::size_t n) { return (n + 63) / 64 * 64; };
  auto size = rounded(sizeof header);
  for (std::size_t s = 0; s < section_count; ++s) {
    header.sections[s] = {size, contents[s].size()};
    size += rounded(contents[s].size());
  }
  header.size = size;
  std::vector<std::uint64_t> words(size / 8);
  auto* bytes = reinterpret_cast<char*>(words.data());
  for (std::size_t s = 0; s < section_count; ++s) {
    std::copy(contents[s].begin(), contents[s].end(), bytes + header.sections[s].offset);
    contents[s] = {};
  }
  std::memcpy(bytes, &header, sizeof header);
  constexpr auto covered = offsetof(Header, names);
  header.checksum = checksum({bytes + covered, size - covered});
  std::memcpy(bytes, &header, sizeof header);
  return Image::adopt(std::move(words), size, false);
}

}  // namespace demarche::detail
