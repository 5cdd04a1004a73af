// SPDX-License-Identifier: Apache-2.0
/// A compiled gazetteer: one run of bytes, mapped or in memory, used in place;
/// docs/gazetteer-format.md says its form.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "util/mapped_file.hpp"

namespace demarche::detail {

/// exact: as written; name: capitals where the name has them, more are allowed ("ISLAMABAD"); fold:
/// any.
enum class CaseRule : std::uint8_t { exact, name, fold };

namespace image_format {

constexpr std::string_view magic = "DMRCHGAZ";
constexpr std::uint32_t version = 2;
constexpr std::uint32_t byte_order = 0x01020304;

enum SectionName {
  filter,       ///< 4 bits per bucket of first units, see FirstUnit
  pairs,        ///< a bit set of the first two units of longer names
  slots,        ///< open-addressed table of prefixes
  records,      ///< names and what they denote
  strings,      ///< other texts: varint length, bytes
  profiles,     ///< what many senses have in common
  offices,      ///< seven strings each
  holders,      ///< by title and country
  countries,    ///< by code
  given_names,  ///< sorted
  surnames,     ///< sorted
  meta,         ///< version, sources
  section_count
};

struct Section {
  std::uint64_t offset, size;
};

struct Header {
  char magic[8];
  std::uint32_t version, byte_order;
  std::uint64_t size, checksum;  // of all that follows
  std::uint64_t names, salt;
  std::uint32_t longest_probe, zero;
  Section sections[section_count];
};
static_assert(sizeof(Header) == 248);

/// Bits of the filter.
enum FirstUnit : unsigned {
  begins_capital = 1,  ///< begins a longer name, with a capital
  begins_any = 2,      ///< the same, without
  is_capital = 4,      ///< is a name by itself, with a capital
  is_any = 8
};

/// A prefix of names. Free where both numbers are 0.
struct Slot {
  std::uint32_t fingerprint;  ///< of the hash; its upper bits decide the place
  std::uint32_t record;  ///< offset of the names that end here, 0 for none; upper bit: `longer`
};
constexpr std::uint32_t longer = 0x80000000U;

/// Every salt is odd; one is chosen for which no two prefixes in reach of each other look alike.
[[nodiscard]] inline std::uint32_t fingerprint(std::uint64_t hash, std::uint64_t salt) {
  return static_cast<std::uint32_t>(hash * salt >> 32U);
}
/// Where in a table of `count` a hash belongs.
[[nodiscard]] inline std::uint64_t place(std::uint64_t hash, std::uint64_t count) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(static_cast<Wide>(hash) * count >> 64U);
}

/// A reference to a text: an offset in `strings`, or with this bit in `records`. 0: empty.
constexpr std::uint32_t in_records = 0x80000000U;

/// How the fields of a sense are written, two bits each.
enum FieldForm : unsigned { absent, id_number, number, text };

struct Profile {
  std::uint8_t type, subtype, flags, id_form, wikidata_form, geonames_form, canonical, offices;
  char country[4];
  std::uint16_t prior;  ///< in thousandths
  std::uint16_t zero;
  std::uint32_t id_prefix, denotes;
};
static_assert(sizeof(Profile) == 24);
enum ProfileFlag : unsigned { male = 1, female = 2, stands_for = 4, context = 8, generic = 16 };

struct OfficeRow {
  std::uint32_t title, country, body, from, to, as_of, source;
};
struct Holder {
  std::uint64_t key;
  std::uint32_t record, sense;
};
struct CountryRow {
  char code[4];
  std::uint32_t record, sense;
};
struct CountedWord {
  std::uint32_t text, count, male, female;
};

/// Bit-exact over every byte; about 15 GB a second.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

}  // namespace image_format

/// Bytes read in order; past the end everything reads as zero.
class ByteReader {
 public:
  ByteReader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}
  [[nodiscard]] std::uint64_t varint();
  [[nodiscard]] std::uint32_t word();
  [[nodiscard]] std::string_view text(std::size_t size);
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool ended() const { return at_ >= bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

class Image {
 public:
  struct Name {
    std::uint32_t record = 0;  ///< its offset: what it is known by
    std::string_view text;
    CaseRule rule = CaseRule::name;
    std::uint32_t senses = 0;
    bool more = false;  ///< another name of the same folded units follows
    std::size_t body = 0;
  };
  /// A sense as it is stored: numbers and references.
  struct StoredSense {
    const image_format::Profile* profile = nullptr;
    std::uint64_t id = 0, wikidata = 0, geonames = 0;
    std::uint32_t id_text = 0, wikidata_text = 0, geonames_text = 0, canonical = 0;
    std::uint32_t first_office = 0, office_count = 0;
  };

  /// Maps a file. `verify`: reads all of it against its checksum; without, damage inside gives
  /// wrong facts, yet nothing is read out of bounds. Throws: Error naming what is wrong.
  [[nodiscard]] static Image map(const std::filesystem::path& file, bool verify = true);
  /// The same for bytes in memory; `size` of them count.
  [[nodiscard]] static Image adopt(std::vector<std::uint64_t> words, std::size_t size,
                                   bool verify = true);
  /// Does the file begin like a compiled one? False where it cannot be read.
  [[nodiscard]] static bool is_compiled(const std::filesystem::path& file);

  [[nodiscard]] std::uint64_t names() const { return header_.names; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::uint32_t records_size() const {
    return static_cast<std::uint32_t>(section(image_format::records).size());
  }

  /// Bits of FirstUnit for a unit's hash.
  [[nodiscard]] unsigned first_unit(std::uint64_t hash) const {
    const auto bucket = hash >> filter_shift_;
    return static_cast<unsigned>(filter_[bucket >> 1U]) >> ((bucket & 1U) * 4) & 15U;
  }
  [[nodiscard]] bool may_be_pair(std::uint64_t hash) const {
    const auto bit = hash & pairs_mask_;
    return (pairs_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  void prefetch_pair(std::uint64_t hash) const {
    __builtin_prefetch(&pairs_[(hash & pairs_mask_) >> 6U]);
  }
  void prefetch_slot(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[image_format::place(hash, slot_count_)]);
  }
  /// The prefix's record and `longer` bit; 0: no such prefix.
  [[nodiscard]] std::uint32_t slot(std::uint64_t hash) const {
    const auto wanted = image_format::fingerprint(hash, header_.salt);
    auto at = image_format::place(hash, slot_count_);
    for (std::uint32_t i = 0; i <= header_.longest_probe; ++i) {
      const auto& s = slots_[at];
      if (s.record == 0) return 0;
      if (s.fingerprint == wanted) return s.record;
      if (++at == slot_count_) at = 0;
    }
    return 0;
  }
  [[nodiscard]] std::uint64_t slot_count() const { return slot_count_; }

  [[nodiscard]] Name name(std::uint32_t record) const;
  /// The next name of the same group; only where name.more.
  [[nodiscard]] Name next(const Name& name) const;
  [[nodiscard]] std::vector<StoredSense> senses(const Name& name) const;
  [[nodiscard]] std::string_view text(std::uint32_t reference) const;

  [[nodiscard]] std::span<const image_format::OfficeRow> offices() const;
  [[nodiscard]] std::span<const image_format::Holder> holders() const;
  [[nodiscard]] std::span<const image_format::CountryRow> countries() const;
  /// nullptr: not listed.
  [[nodiscard]] const image_format::CountedWord* given_name(std::string_view word) const;
  [[nodiscard]] const image_format::CountedWord* surname(std::string_view word) const;
  /// The value of a line "KEY<tab>VALUE" of `meta`; empty if there is none.
  [[nodiscard]] std::string_view meta(std::string_view key) const;
  /// The files that it was made of, with their sizes; empty where no folder was compiled.
  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> sources() const;

 private:
  Image(std::optional<MappedFile> file, std::vector<std::uint64_t> words, std::size_t size);
  void open(const std::string& file, bool verify);
  [[nodiscard]] std::string_view section(image_format::SectionName name) const {
    return bytes_.substr(header_.sections[name].offset, header_.sections[name].size);
  }
  template <class T>
  [[nodiscard]] std::span<const T> rows(image_format::SectionName name) const;
  [[nodiscard]] const image_format::CountedWord* word(image_format::SectionName section,
                                                      std::string_view word) const;
  StoredSense read_sense(ByteReader& reader) const;

  std::optional<MappedFile> file_;
  std::vector<std::uint64_t> words_;
  std::string_view bytes_;
  image_format::Header header_{};
  const unsigned char* filter_ = nullptr;
  const std::uint64_t* pairs_ = nullptr;
  const image_format::Slot* slots_ = nullptr;
  std::uint64_t slot_count_ = 0, pairs_mask_ = 0;
  unsigned filter_shift_ = 0;
};

}  // namespace demarche::detail
