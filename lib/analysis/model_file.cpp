// SPDX-License-Identifier: Apache-2.0
#include "analysis/model_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "demarche/error.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t version = 2;
constexpr std::size_t header_size = 64;
/// No number in a model is larger (the shipped one's largest is 1.8). Whatever stays below it keeps
/// every sum of the network far inside of what a float can hold, so that no infinity or NaN arises.
constexpr float largest_number = 1000;

struct Header {
  char magic[8];
  std::uint32_t version, byte_order;
  std::uint64_t size, checksum, directory;
  std::uint32_t sections;
};

/// FNV-1a over 64-bit words in four lanes, then over the lanes: four multiplications run at once,
/// so that 10 MB take about 1 ms. Every flipped bit changes it.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t start = 0xCBF29CE484222325U;
  constexpr std::uint64_t prime = 0x100000001B3U;
  std::array<std::uint64_t, 4> lanes = {start, start, start, start};
  for (std::size_t i = 0; i < bytes.size(); i += sizeof lanes) {
    std::array<std::uint64_t, 4> words{};  // the last ones are filled up with zeros
    std::memcpy(words.data(), bytes.data() + i, std::min(sizeof words, bytes.size() - i));
    for (std::size_t k = 0; k < lanes.size(); ++k) lanes[k] = (lanes[k] ^ words[k]) * prime;
  }
  auto hash = start;
  for (const auto lane : lanes) hash = (hash ^ lane) * prime;
  return hash;
}

}  // namespace

void ModelFile::fail(const std::string& what) const { throw Error(name_, 0, what); }

ModelFile::ModelFile(const std::filesystem::path& file) : name_(file.string()), file_(file) {
  const auto bytes = file_.bytes();
  Header header{};
  if (bytes.size() < header_size)
    fail("not a model file of demarche: only " + std::to_string(bytes.size()) + " bytes");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, 8) != "DMRCHMDL")
    fail("not a model file of demarche (it begins with other bytes)");
  if (header.byte_order != 0x01020304) fail("a model file of the other byte order");
  if (header.version != version)
    fail("model format " + std::to_string(header.version) + ", this program reads " +
         std::to_string(version) +
         (header.version > version ? ": the model is newer than the program"
                                   : ": the model is older than the program"));
  if (header.size != bytes.size())
    fail("truncated or extended: " + std::to_string(bytes.size()) + " bytes, the header says " +
         std::to_string(header.size));
  if (checksum(bytes.substr(header_size)) != header.checksum)
    fail("damaged: the checksum does not match");
  sections_ = header.sections;
  if (header.directory != header_size || sections_ > 1000 ||
      header_size + sections_ * sizeof(Entry) > bytes.size())
    fail("damaged: the directory lies outside of the file");
  Entry first{};  // sections begin right behind the directory, so its length shows here
  if (sections_ > 0) std::memcpy(&first, bytes.data() + header_size, sizeof first);
  if (first.offset != header_size + sections_ * sizeof(Entry))
    fail("damaged: the directory is not of the length that the header says");
}

bool ModelFile::has(std::string_view name) const {
  for (std::uint32_t i = 0; i < sections_; ++i) {
    Entry e{};
    std::memcpy(&e, file_.bytes().data() + header_size + i * sizeof(Entry), sizeof e);
    if (std::string_view(e.name, ::strnlen(e.name, sizeof e.name)) == name) return true;
  }
  return false;
}

ModelFile::Entry ModelFile::entry(std::string_view name, std::uint32_t kind) const {
  const auto bytes = file_.bytes();
  for (std::uint32_t i = 0; i < sections_; ++i) {
    Entry e{};
    std::memcpy(&e, bytes.data() + header_size + i * sizeof(Entry), sizeof e);
    if (std::string_view(e.name, ::strnlen(e.name, sizeof e.name)) != name) continue;
    if (e.kind != kind || e.offset > bytes.size() || e.size > bytes.size() - e.offset ||
        e.offset % 64 != 0)
      fail("damaged: section \"" + std::string(name) + "\"");
    return e;
  }
  fail("section \"" + std::string(name) + "\" is missing");
}

template <class T>
Matrix<T> ModelFile::matrix(std::string_view name, std::uint32_t kind, std::uint32_t rows,
                            std::uint32_t columns) const {
  const auto e = entry(name, kind);
  if ((rows && e.rows != rows) || (columns && e.columns != columns) ||
      e.size != std::uint64_t(e.rows) * e.columns * sizeof(T))
    fail("section \"" + std::string(name) + "\" is " + std::to_string(e.rows) + " x " +
         std::to_string(e.columns) + ", expected " + std::to_string(rows) + " x " +
         std::to_string(columns));
  return {reinterpret_cast<const T*>(file_.bytes().data() + e.offset), e.rows, e.columns};
}

Matrix<float> ModelFile::floats(std::string_view name, std::uint32_t rows,
                                std::uint32_t columns) const {
  const auto found = matrix<float>(name, 1, rows, columns);
  const auto count = std::size_t{found.rows} * found.columns;
  if (!std::all_of(found.data, found.data + count,
                   [](float x) { return x >= -largest_number && x <= largest_number; }))
    fail("damaged: section \"" + std::string(name) + "\" has a number that is none or beyond 1000");
  return found;
}
Matrix<std::int8_t> ModelFile::bytes8(std::string_view name, std::uint32_t rows,
                                      std::uint32_t columns) const {
  return matrix<std::int8_t>(name, 2, rows, columns);
}
Matrix<std::uint16_t> ModelFile::shorts(std::string_view name) const {
  return matrix<std::uint16_t>(name, 3, 0, 1);
}
std::string_view ModelFile::text(std::string_view name) const {
  const auto e = entry(name, 0);
  return file_.bytes().substr(e.offset, e.size);
}

}  // namespace demarche::detail
