// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "demarche/error.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
#include "gazetteer/image.hpp"
#include "gazetteer/table.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

namespace fs = std::filesystem;

const char* const table =
    "#demarche-gazetteer 1\n"
    "name\ttype\tsubtype\tid\tcanonical\tcountry\twikidata\tgeonames\tdenotes\tprior\tcase\tflags\n"
    "Harbour Party\tORG\tparty\tmine:harbour\tHarbour Party\tNOR\tQ12\t\t\t0.4\t\t\n"
    "HP\tORG\tparty\tmine:harbour\tHarbour Party\tNOR\tQ12\t\t\t\texact\tcontext\n"
    "Ada Quist\tPERSON\t\tmine:Q77\t\tNOR\tQ77\t\t\t0.123\t\tfemale\n"
    "Ada Quist\tPERSON\t\tmine:07\t\tKEN\tQ077\t\t\t0.9\t\tmale\n"
    "Quay House\tFAC\t\tmine:12\tQuay House\tNOR\tQ5\t12\tHarbour Ministry\t1\tfold\tstands_for\n"
    "quay house\tFAC\t\t\t\t\t\tmine-13\t\t0\tfold\tgeneric\n";

/// A compiled file that goes away with this.
class Compiled {
 public:
  Compiled(const std::string& name, std::string_view rows)
      : table_(name + ".tsv", rows), file_(table_.path().string() + ".gaz") {
    result = compile_gazetteer({table_.path()}, file_);
  }
  ~Compiled() { fs::remove(file_); }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;
  [[nodiscard]] const fs::path& path() const { return file_; }
  CompileResult result;

 private:
  TemporaryFile table_;
  fs::path file_;
};

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string refusal(const std::string& bytes) {
  const TemporaryFile file("refused.gaz", bytes);
  try {
    static_cast<void>(Gazetteer::load_files({file.path()}));
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("a compiled gazetteer says what its rows say", "[gazetteer]") {
  const Compiled compiled("says", table);
  CHECK(compiled.result.rows == 6);
  CHECK(compiled.result.names == 5);
  CHECK(compiled.result.bytes == fs::file_size(compiled.path()));
  const auto gazetteer = Gazetteer::load_files({compiled.path()});
  const auto party = gazetteer.find("HP");
  REQUIRE(party.size() == 1);
  CHECK(party[0].type == EntityType::org);
  CHECK(party[0].subtype == "party");
  CHECK(party[0].id == "mine:harbour");
  CHECK(party[0].canonical == "Harbour Party");
  CHECK(party[0].country == "NOR");
  CHECK(party[0].wikidata == "Q12");
  CHECK(party[0].needs_context);
  CHECK(party[0].prior == 0.5F);
  CHECK(party[0].user);
  const auto people = gazetteer.find("Ada Quist");
  REQUIRE(people.size() == 2);  // by prior
  CHECK(people[0].id == "mine:07");
  CHECK(people[0].wikidata == "Q077");
  CHECK(people[0].gender == "male");
  CHECK(people[1].id == "mine:Q77");
  CHECK(people[1].wikidata == "Q77");
  CHECK(people[1].gender == "female");
  CHECK(people[1].prior == 0.123F);
  const auto house = gazetteer.find("Quay House");
  REQUIRE(house.size() == 1);
  CHECK(house[0].id == "mine:12");
  CHECK(house[0].geonames == "12");
  CHECK(house[0].denotes == "Harbour Ministry");
  CHECK(house[0].stands_for);
  const auto small = gazetteer.find("quay house");
  REQUIRE(small.size() == 1);
  CHECK(small[0].id.empty());
  CHECK(small[0].geonames == "mine-13");
  CHECK(small[0].canonical == "quay house");
  CHECK(small[0].generic);
  CHECK(gazetteer.find("Quay").empty());
}

TEST_CASE("the shipped rows survive compiling", "[gazetteer]") {
  // Every row of a table is a sense of its name, field by field.
  std::size_t rows = 0;
  const Table countries(source_folder() / "gazetteers" / "countries.tsv",
                        {"name", "type", "subtype", "id", "canonical", "country", "wikidata",
                         "geonames", "denotes", "prior", "case", "flags"},
                        {"name"});
  countries.for_each([&](const Table::Row& row, std::size_t line) {
    const auto senses = shipped().find(row[0]);
    INFO(row[0] << " in line " << line);
    CHECK(std::any_of(senses.begin(), senses.end(), [&](const Sense& s) {
      return s.id == row[3] && s.canonical == row[4] && s.country == row[5] &&
             s.wikidata == row[6] && s.geonames == row[7] && s.subtype == row[2];
    }));
    ++rows;
  });
  CHECK(rows > 1000);
}

TEST_CASE("every damaged compiled file is refused, and read in bounds unverified", "[gazetteer]") {
  const Compiled compiled("damaged", table);
  const auto good = bytes_of(compiled.path());
  const auto doc = read_document("Ada Quist of the Harbour Party (HP) left Quay House.", true);
  const auto use = [&doc](Image image) {
    const auto gazetteer = Gazetteer::over(std::move(image));
    for (const auto& hit : gazetteer.match(doc))
      for (const auto& sense : gazetteer.senses(hit.name)) {
        static_cast<void>(gazetteer.offices(sense));
        static_cast<void>(std::string(sense.id) + std::string(sense.canonical));
      }
    static_cast<void>(gazetteer.find("HP"));
    static_cast<void>(gazetteer.country("NOR"));
    static_cast<void>(gazetteer.given_name("Ada"));
    static_cast<void>(gazetteer.holders("President", "NOR", "2020"));
  };
  const auto open = [](const std::string& bytes, bool verify) {
    std::vector<std::uint64_t> words(bytes.size() / 8 + 1);
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words.data()));
    return Image::adopt(std::move(words), bytes.size(), verify);
  };
  use(open(good, true));
  std::size_t accepted = 0;
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const char mask : {'\x01', '\x80', '\xFF'}) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ mask);
      try {
        static_cast<void>(open(bad, true));
        ++accepted;
      } catch (const Error&) {
      }
      try {
        use(open(bad, false));
      } catch (const Error&) {
      }
    }
  CHECK(accepted == 0);
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK_THROWS_AS(open(good.substr(0, size), false), Error);
}

TEST_CASE("compiled files are refused by name and reason", "[gazetteer]") {
  const Compiled compiled("reasons", table);
  const auto good = bytes_of(compiled.path());
  const auto with = [&good](std::size_t at, const std::string& bytes) {
    auto changed = good;
    changed.replace(at, bytes.size(), bytes);
    return changed;
  };
  const struct {
    std::string bytes;
    const char* says;
  } cases[] = {
      {good.substr(0, 100), "refused.gaz: not a compiled gazetteer: only 100 bytes"},
      {with(8, std::string("\x09\0\0\0", 4)),
       "compiled gazetteer of format 9, this program reads 2: compile it again"},
      {with(12, std::string("\x01\x02\x03\x04", 4)), "of the other byte order"},
      {good.substr(0, good.size() - 64), "truncated or extended"},
      {good + "x", "truncated or extended"},
      {with(300, "xyz"), "damaged: the checksum does not match"},
      {"DMRCHMDL" + good.substr(8), ":1: found \"DMRCHMDL"},
  };
  for (const auto& c : cases) CHECK_THAT(refusal(c.bytes), Catch::Contains(c.says));
  CHECK(refusal(good).empty());
}

TEST_CASE("a compile that fails leaves the old file", "[gazetteer]") {
  const Compiled compiled("kept", table);
  const auto before = bytes_of(compiled.path());
  const TemporaryFile wrong("wrong.tsv", "#demarche-gazetteer 1\nname\ttype\nA\tGPE\nB\tX\n");
  try {
    compile_gazetteer({wrong.path()}, compiled.path());
    FAIL("no error");
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains("wrong.tsv:4: unknown type \"X\""));
  }
  CHECK(bytes_of(compiled.path()) == before);
  const TemporaryFile right("right.tsv", "#demarche-gazetteer 1\nname\ttype\nA\tGPE\n");
  CHECK_THROWS_AS(compile_gazetteer({right.path()}, "/nonexistent-folder/x.gaz"), Error);
  // A folder cannot be replaced by a file: the attempt leaves nothing behind.
  const auto folder = temporary_path("folder.gaz");
  fs::create_directory(folder);
  CHECK_THROWS_AS(compile_gazetteer({right.path()}, folder), Error);
  fs::remove(folder);
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
    CHECK_FALSE(entry.path().string().starts_with(folder.string()));
}

TEST_CASE("users' files stand above the shipped ones, compiled or not", "[gazetteer]") {
  const char* const rows =
      "#demarche-gazetteer 1\nname\ttype\tid\nOslo\tORG\tmine:oslo\nOslo Harbour "
      "Front\tLOC\tmine:front\n";
  const Compiled compiled("above", rows);
  const TemporaryFile plain("above-plain.tsv", rows);
  for (const auto& file : {compiled.path(), plain.path()}) {
    const auto gazetteer = Gazetteer::load(source_folder() / "gazetteers", {file});
    const auto doc = read_document("Oslo Harbour Front in Oslo, Norway.", true);
    std::string found;
    for (const auto& hit : gazetteer.match(doc)) {
      const auto& sense = gazetteer.senses(hit.name)[0];
      found += std::string(doc.view(hit.span)) + '=' + std::string(sense.id) + ' ';
    }
    CHECK(found == "Oslo Harbour Front=mine:front Oslo=mine:oslo Norway=countries:NOR ");
    const auto senses = gazetteer.find("Oslo");
    REQUIRE(senses.size() > 1);  // the city is still known
    CHECK(senses[0].user);
    CHECK_FALSE(senses[1].user);
    CHECK(gazetteer.country("NOR") != nullptr);
  }
}
