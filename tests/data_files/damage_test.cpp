// SPDX-License-Identifier: Apache-2.0
/// Binary data files, damaged in every byte and cut at every length: refused by name and reason, or
/// read without harm.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>

#include "analysis/analyzer.hpp"
#include "catch.hpp"
#include "demarche/error.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/image.hpp"
#include "tiny_model.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

namespace fs = std::filesystem;

/// A file in memory whose bytes can be changed in place: a million damages need no disk.
class ChangingFile {
 public:
  explicit ChangingFile(const std::string& bytes) : file_(::memfd_create("damaged.model", 0)) {
    REQUIRE(file_ >= 0);
    REQUIRE(::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  ~ChangingFile() { ::close(file_); }
  ChangingFile(const ChangingFile&) = delete;
  ChangingFile& operator=(const ChangingFile&) = delete;
  void put(std::size_t at, std::string_view bytes) const {
    REQUIRE(::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at)) ==
            static_cast<ssize_t>(bytes.size()));
  }
  void cut(std::size_t size) const { REQUIRE(::ftruncate(file_, static_cast<off_t>(size)) == 0); }
  [[nodiscard]] fs::path path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

/// Why a model file is refused; empty where it is not.
template <class Load>
std::string refusal(Load load) {
  try {
    load();
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

const Layers& sentence() {
  static const auto doc = read_document("Ada Quist met Kenya's envoys. They went home.", true);
  return doc;
}

/// What an analysis gives must be of its form, whatever the weights are.
void check_analysis(const Analysis& analysis) {
  REQUIRE(analysis.syntax.size() == sentence().tokens.size());
  for (const auto& s : analysis.syntax) {
    REQUIRE((s.head == Syntax::root || s.head < analysis.syntax.size()));
    REQUIRE(static_cast<std::size_t>(s.pos) < upos_count);
    REQUIRE(static_cast<std::size_t>(s.rel) < deprel_count);
  }
  for (const auto& name : analysis.names) {
    REQUIRE((name.score >= 0 && name.score <= 1));
    REQUIRE(name.tokens.end <= sentence().tokens.size());
  }
}

constexpr char masks[] = {'\x01', '\x80', '\xFF'};

}  // namespace

TEST_CASE("a small model file loads and reads", "[data_files]") {
  const ChangingFile file(tiny_model());
  check_analysis(Analyzer::load(file.path())(sentence()));
}

TEST_CASE("a model file with any byte changed is refused by name and reason", "[data_files]") {
  ModelBuilder small;
  small.text("meta", "{\"a\": 1}");
  small.floats("weights", 4, 3);
  small.bytes8("bytes", 5, 3);
  small.shorts("keys", {1, 2, 3});
  const auto good = small.file();
  REQUIRE(good.size() < 1000);
  const ChangingFile file(good);
  REQUIRE(refusal([&] { const ModelFile model(file.path()); }).empty());
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const char mask : masks) {
      const char changed = static_cast<char>(good[at] ^ mask);
      file.put(at, {&changed, 1});
      const auto why = refusal([&] { const ModelFile model(file.path()); });
      // What the format leaves unused may differ: what is read is the same then.
      INFO("byte " << at << " of the header");
      const bool unused = at >= 44 && at < 64;
      CHECK((unused ? why.empty() : why.starts_with(file.path().string() + ": ")));
      file.put(at, {&good[at], 1});
    }
}

TEST_CASE("a model file of any other length is refused by name and reason", "[data_files]") {
  const auto good = tiny_model();
  const ChangingFile file(good);
  // All lengths up to the weights, then every 64th: the header's size is what tells.
  for (std::size_t size = good.size(); size-- > 0;) {
    if (size > 8192 && size % 64 != 0) continue;
    file.cut(size);
    const auto why = refusal([&] { const ModelFile model(file.path()); });
    INFO(size << " bytes: " << why);
    REQUIRE((why.find("truncated or extended") != std::string::npos ||
             why.find("only " + std::to_string(size) + " bytes") != std::string::npos));
  }
}

TEST_CASE("a model's directory and texts, damaged under a right checksum, do no harm",
          "[data_files]") {
  const auto good = tiny_model();
  std::uint32_t sections = 0;
  std::memcpy(&sections, good.data() + 40, sizeof sections);
  const std::size_t end = 64 + sections * std::size_t{64} + 512;  // the texts stand first
  std::size_t refused = 0;
  std::size_t read = 0;
  for (std::size_t at = 40; at < end; ++at) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ masks[at % 3]);
    seal_model(bad);
    const ChangingFile file(bad);
    const auto why = refusal([&] { check_analysis(Analyzer::load(file.path())(sentence())); });
    INFO("byte " << at << ": " << why);
    REQUIRE((why.empty() || why.starts_with(file.path().string() + ": ")));
    ++(why.empty() ? read : refused);
  }
  CHECK(refused > 2000);  // names, kinds, shapes and places
  CHECK(read > 100);      // the words of the texts, and what is filled up with zeros
}

TEST_CASE("weights that are no numbers, or none that a sum can hold, are refused", "[data_files]") {
  const auto filled_with = [](std::uint32_t weight) {
    auto model = tiny_model();
    for (std::size_t at = 8192; at + 4 <= model.size(); at += 4)
      std::memcpy(model.data() + at, &weight, 4);
    seal_model(model);
    return model;
  };
  // NaN, infinity, the largest float, 1024; a cast of NaN to a byte is what a fuzzer found.
  for (const std::uint32_t weight :
       {0x7FC00000U, 0xFFC00000U, 0x7F800000U, 0xFF800000U, 0x7F7FFFFFU, 0x44800000U}) {
    const ChangingFile file(filled_with(weight));
    CHECK_THAT(refusal([&] { static_cast<void>(Analyzer::load(file.path())); }),
               Catch::Contains("has a number that is none or beyond 1000"));
  }
  for (const std::uint32_t weight : {0x00000001U, 0x447A0000U}) {  // the smallest float, 1000
    const ChangingFile file(filled_with(weight));
    check_analysis(Analyzer::load(file.path())(sentence()));
  }
}

TEST_CASE("a model of another format says whether it is older or newer", "[data_files]") {
  auto model = tiny_model();
  for (const auto& [version, says] :
       {std::pair{'\x01', "older than the program"}, std::pair{'\x03', "newer than the program"}}) {
    model[8] = version;
    const ChangingFile file(model);
    const auto why = refusal([&] { const ModelFile read(file.path()); });
    CHECK_THAT(why, Catch::Contains(std::string("model format ") +
                                    std::to_string(static_cast<int>(version))));
    CHECK_THAT(why, Catch::Contains(says));
  }
}

namespace {

/// A compiled gazetteer with every section filled: names, offices, holders, countries, words.
std::string full_gazetteer() {
  const auto folder = temporary_path("full");
  fs::create_directories(folder);
  const auto write = [&folder](const char* name, const char* content) {
    std::ofstream(folder / name, std::ios::binary) << content;
  };
  write("names.tsv",
        "#demarche-gazetteer 1\nname\ttype\tsubtype\tid\tcanonical\tcountry\twikidata\tprior\n"
        "Ada Quist\tPERSON\t\tp:1\tAda Quist\tNOR\tQ1\t0.9\n"
        "A. Quist\tPERSON\t\tp:1\tAda Quist\tNOR\tQ1\t0.4\n"
        "Norway\tGPE\tcountry\tcountries:NOR\tNorway\tNOR\tQ20\t1\n"
        "Harbour Party\tORG\tparty\tp:2\tHarbour Party\tNOR\t\t\n");
  write("offices.tsv",
        "#demarche-gazetteer 1\nid\ttitle\tcountry\tbody\tfrom\tto\tas_of\tsource\n"
        "p:1\tPresident\tNOR\t\t2019-01\t2021\t\tours\n");
  write("given.tsv", "#demarche-gazetteer 1\nname\tcount\tmale\tfemale\nAda\t9\t0\t9\n");
  write("surnames.tsv", "#demarche-gazetteer 1\nname\tcount\nQuist\t4\n");
  write("manifest.json",
        R"({"format": 1, "version": "2024-05", "files": [
            {"file": "names.tsv", "holds": "names"}, {"file": "offices.tsv", "holds": "offices"},
            {"file": "given.tsv", "holds": "given_names"},
            {"file": "surnames.tsv", "holds": "surnames"}]})");
  const auto compiled = folder / "full.gaz";
  compile_gazetteer({folder}, compiled);
  std::ifstream in(compiled, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  in.close();
  fs::remove_all(folder);
  return bytes;
}

Image open(const std::string& bytes, bool verify) {
  std::vector<std::uint64_t> words(bytes.size() / 8 + 1);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words.data()));
  return Image::adopt(std::move(words), bytes.size(), verify);
}

void seal_gazetteer(std::string& bytes) {
  constexpr auto covered = offsetof(image_format::Header, names);
  const auto sum = image_format::checksum(std::string_view(bytes).substr(covered));
  std::memcpy(bytes.data() + offsetof(image_format::Header, checksum), &sum, sizeof sum);
}

/// Every answer that a gazetteer gives, as one text.
std::string answers(const Gazetteer& gazetteer) {
  static const auto doc = read_document("Ada Quist of the Harbour Party left Norway.", true);
  std::string all(gazetteer.version());
  for (const auto& hit : gazetteer.match(doc))
    for (const auto& sense : gazetteer.senses(hit.name)) {
      for (const auto text : {sense.id, sense.canonical, sense.country, sense.wikidata})
        all += std::string(text) + '|';
      for (const auto& office : gazetteer.offices(sense)) {
        all += office.title;
        all += office.source;
      }
    }
  if (const auto* country = gazetteer.country("NOR")) all += country->canonical;
  for (const auto* holder : gazetteer.holders("President", "NOR", "2020")) all += holder->canonical;
  for (const auto* holder : gazetteer.office_holders()) all += holder->canonical;
  all += std::to_string(gazetteer.given_name("Ada") + gazetteer.surname("Quist"));
  return all + std::string(gazetteer.gender("Ada"));
}

}  // namespace

TEST_CASE("a compiled gazetteer with any byte changed is refused", "[data_files]") {
  const auto good = full_gazetteer();
  REQUIRE(answers(Gazetteer::over(open(good, true))) ==
          "2024-05p:1|Ada Quist|NOR|Q1|Presidentours"
          "p:2|Harbour Party|NOR||"
          "countries:NOR|Norway|NOR|Q20|"
          "NorwayAda QuistAda Quist13female");
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const char mask : masks) {
      auto bad = good;
      bad[at] = static_cast<char>(bad[at] ^ mask);
      INFO("byte " << at);
      const auto why = refusal([&] { static_cast<void>(open(bad, true)); });
      REQUIRE(why.starts_with("compiled gazetteer: "));
    }
  for (std::size_t size = 0; size < good.size(); ++size)
    REQUIRE_FALSE(refusal([&] { static_cast<void>(open(good.substr(0, size), true)); }).empty());
}

TEST_CASE("a compiled gazetteer damaged under a right checksum does no harm", "[data_files]") {
  const auto good = full_gazetteer();
  const auto right = answers(Gazetteer::over(open(good, true)));
  std::size_t same = 0;
  std::size_t other = 0;
  std::size_t refused = 0;
  for (std::size_t at = offsetof(image_format::Header, names); at < good.size(); ++at)
    for (const char mask : masks) {
      auto bad = good;
      bad[at] = static_cast<char>(bad[at] ^ mask);
      seal_gazetteer(bad);
      try {
        const auto gazetteer = Gazetteer::over(open(bad, true));
        const auto once = answers(gazetteer);
        REQUIRE(once == answers(gazetteer));  // at least it says the same twice
        ++(once == right ? same : other);
      } catch (const Error&) {
        ++refused;
      }
    }
  CHECK(refused > 100);  // sections outside of the file, impossible sizes
  CHECK(same > 100);     // what this text does not touch
  CHECK(other > 100);    // wrong facts, read in bounds
}

TEST_CASE("a compiled gazetteer of another format says so", "[data_files]") {
  auto bytes = full_gazetteer();
  for (const char version : {'\x00', '\x01', '\x03'}) {
    bytes[8] = version;
    CHECK_THAT(refusal([&] { static_cast<void>(open(bytes, true)); }),
               Catch::Contains("compiled gazetteer of format " +
                               std::to_string(static_cast<int>(version)) +
                               ", this program reads 2: compile it again"));
  }
}
