// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/image.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "demarche/error.hpp"
#include "gazetteer/units.hpp"

namespace demarche::detail {

using namespace image_format;

std::uint64_t image_format::checksum(std::string_view bytes) {
  // Eight chains at once; a step can be undone, so that no single change is lost.
  constexpr std::uint64_t prime = 0x9E3779B185EBCA87U;
  std::array<std::uint64_t, 8> chains{1, 2, 3, 4, 5, 6, 7, 8};
  std::size_t i = 0;
  for (; i + 64 <= bytes.size(); i += 64) {
    std::array<std::uint64_t, 8> words{};
    std::memcpy(words.data(), bytes.data() + i, 64);
    for (std::size_t k = 0; k < 8; ++k) chains[k] = (chains[k] ^ words[k]) * prime;
  }
  auto hash = bytes.size();
  for (auto chain : chains) hash = (hash ^ chain ^ (chain >> 32U)) * prime;
  for (; i < bytes.size(); ++i) hash = (hash ^ static_cast<unsigned char>(bytes[i])) * prime;
  return hash ^ (hash >> 32U);
}

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && at_ < bytes_.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

std::uint32_t ByteReader::word() {
  std::uint32_t value = 0;
  if (at_ + 4 <= bytes_.size()) std::memcpy(&value, bytes_.data() + at_, 4);
  at_ = std::min(at_ + 4, bytes_.size());
  return value;
}

std::string_view ByteReader::text(std::size_t size) {
  if (at_ >= bytes_.size()) return {};
  const auto result = bytes_.substr(at_, size);
  at_ += result.size();
  return result;
}

bool Image::is_compiled(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, 8> begin{};
  in.read(begin.data(), begin.size());
  return in.gcount() == 8 && std::string_view(begin.data(), 8) == magic;
}

Image::Image(std::optional<MappedFile> file, std::vector<std::uint64_t> words, std::size_t size)
    : file_(std::move(file)),
      words_(std::move(words)),
      bytes_(file_ ? file_->bytes()
                   : std::string_view(reinterpret_cast<const char*>(words_.data()), size)) {}

Image Image::map(const std::filesystem::path& file, bool verify) {
  Image image(MappedFile(file), {}, 0);
  if (verify) image.file_->read_ahead();
  image.open(file.string(), verify);
  return image;
}

Image Image::adopt(std::vector<std::uint64_t> words, std::size_t size, bool verify) {
  Image image(std::nullopt, std::move(words), size);
  image.open("compiled gazetteer", verify);
  return image;
}

void Image::open(const std::string& file, bool verify) {
  const auto refuse = [&file](const std::string& what) { throw Error(file, 0, what); };
  if (bytes_.size() < sizeof(Header))
    refuse("not a compiled gazetteer: only " + std::to_string(bytes_.size()) + " bytes");
  std::memcpy(&header_, bytes_.data(), sizeof header_);
  if (std::string_view(header_.magic, 8) != magic)
    refuse("not a compiled gazetteer (it begins with other bytes)");
  if (header_.byte_order != byte_order) refuse("a compiled gazetteer of the other byte order");
  if (header_.version != version)
    refuse("compiled gazetteer of format " + std::to_string(header_.version) +
           ", this program reads " + std::to_string(version) +
           ": compile it again (demarche gazetteer compile)");
  if (header_.size != bytes_.size())
    refuse("truncated or extended: " + std::to_string(bytes_.size()) + " bytes, the header says " +
           std::to_string(header_.size));
  constexpr auto covered = offsetof(Header, names);
  if (verify && checksum(bytes_.substr(covered)) != header_.checksum)
    refuse("damaged: the checksum does not match");
  for (const auto& s : header_.sections)
    if (s.offset % 64 != 0 || s.offset < sizeof(Header) || s.offset > bytes_.size() ||
        s.size > bytes_.size() - s.offset)
      refuse("damaged: a section lies outside of the file");
  const auto filter_size = header_.sections[filter].size;
  const auto pairs_size = header_.sections[pairs].size;
  slot_count_ = header_.sections[slots].size / sizeof(Slot);
  header_.names = std::min(header_.names, header_.sections[records].size);
  header_.longest_probe =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(header_.longest_probe, slot_count_));
  if (!std::has_single_bit(filter_size) || pairs_size < 8 || !std::has_single_bit(pairs_size) ||
      slot_count_ == 0 || header_.sections[records].size >= longer)
    refuse("damaged: a section has an impossible size");
  filter_ = reinterpret_cast<const unsigned char*>(section(filter).data());
  filter_shift_ = 63U - static_cast<unsigned>(std::countr_zero(filter_size));
  pairs_ = reinterpret_cast<const std::uint64_t*>(section(pairs).data());
  pairs_mask_ = pairs_size * 8 - 1;
  slots_ = reinterpret_cast<const Slot*>(section(slots).data());
}

Image::Name Image::name(std::uint32_t record) const {
  ByteReader reader(section(records), record);
  Name result;
  result.record = record;
  const auto head = reader.varint();
  result.more = (head & 1U) != 0;
  result.text = reader.text(head >> 1U);
  const auto body = reader.varint();
  result.rule = static_cast<CaseRule>(std::min<std::uint64_t>(body & 3U, 2));
  // A sense takes a byte at least: no count can be larger than what is left.
  result.senses = static_cast<std::uint32_t>(std::min<std::uint64_t>(
      body >> 2U, section(records).size() - std::min(reader.at(), section(records).size())));
  result.body = reader.at();
  return result;
}

Image::Name Image::next(const Name& before) const {
  ByteReader reader(section(records), before.body);
  for (std::uint32_t i = 0; i < before.senses && !reader.ended(); ++i)
    static_cast<void>(read_sense(reader));
  return name(static_cast<std::uint32_t>(reader.at()));
}

Image::StoredSense Image::read_sense(ByteReader& reader) const {
  static constexpr Profile nothing{};
  const auto all = rows<Profile>(profiles);
  const auto index = reader.varint();
  StoredSense sense;
  sense.profile = index < all.size() ? &all[index] : &nothing;
  const auto& p = *sense.profile;
  if (p.id_form == number) sense.id = reader.varint();
  if (p.id_form == image_format::text) sense.id_text = reader.word();
  const auto field = [&](std::uint8_t form, std::uint64_t& value, std::uint32_t& string) {
    if (form == id_number) value = sense.id;
    if (form == number) value = reader.varint();
    if (form == image_format::text) string = reader.word();
  };
  field(p.wikidata_form, sense.wikidata, sense.wikidata_text);
  field(p.geonames_form, sense.geonames, sense.geonames_text);
  if (p.canonical) sense.canonical = reader.word();
  if (p.offices) {
    const auto first = reader.varint();
    const auto count = reader.varint();
    const auto known = offices().size();
    sense.first_office = static_cast<std::uint32_t>(std::min<std::uint64_t>(first, known));
    sense.office_count =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(count, known - sense.first_office));
  }
  return sense;
}

std::vector<Image::StoredSense> Image::senses(const Name& name) const {
  std::vector<StoredSense> result;
  ByteReader reader(section(records), name.body);
  for (std::uint32_t i = 0; i < name.senses && !reader.ended(); ++i)
    result.push_back(read_sense(reader));
  return result;
}

std::string_view Image::text(std::uint32_t reference) const {
  const bool name = (reference & in_records) != 0;
  ByteReader reader(section(name ? records : strings), reference & ~in_records);
  const auto head = reader.varint();
  return reader.text(name ? head >> 1U : head);
}

template <class T>
std::span<const T> Image::rows(SectionName name) const {
  const auto bytes = section(name);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}
std::span<const OfficeRow> Image::offices() const { return rows<OfficeRow>(image_format::offices); }
std::span<const Holder> Image::holders() const { return rows<Holder>(image_format::holders); }
std::span<const CountryRow> Image::countries() const {
  return rows<CountryRow>(image_format::countries);
}

const CountedWord* Image::word(SectionName section, std::string_view word) const {
  const auto all = rows<CountedWord>(section);
  const auto found = std::lower_bound(
      all.begin(), all.end(), word,
      [this](const CountedWord& row, std::string_view w) { return text(row.text) < w; });
  return found != all.end() && text(found->text) == word ? &*found : nullptr;
}
const CountedWord* Image::given_name(std::string_view w) const {
  return word(image_format::given_names, w);
}
const CountedWord* Image::surname(std::string_view w) const {
  return word(image_format::surnames, w);
}

std::string_view Image::meta(std::string_view key) const {
  auto rest = section(image_format::meta);
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == '\t')
      return line.substr(key.size() + 1);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return {};
}

std::vector<std::pair<std::string, std::uint64_t>> Image::sources() const {
  std::vector<std::pair<std::string, std::uint64_t>> result;
  std::istringstream lines{std::string(section(image_format::meta))};
  constexpr std::string_view key = "source ";
  for (std::string line; std::getline(lines, line);) {
    const auto tab = line.find('\t');
    if (!line.starts_with(key) || tab == std::string::npos) continue;
    std::uint64_t size = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), size);
    result.emplace_back(line.substr(key.size(), tab - key.size()), size);
  }
  return result;
}

}  // namespace demarche::detail
