// SPDX-License-Identifier: Apache-2.0
/// Gazetteers: tables, compiled files and other projects' files.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>

#include "demarche/check.hpp"
#include "demarche/error.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"
#include "fuzz/memory_file.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/image.hpp"
#include "gazetteer/table.hpp"

namespace fuzz {

using namespace demarche;
using namespace demarche::detail;

namespace {

/// Asks a gazetteer everything about the names in a text.
std::string answers(const Gazetteer& gazetteer, const Layers& doc) {
  std::string result;
  for (const auto& hit : gazetteer.match(doc)) {
    require(hit.span.begin < hit.span.end && hit.span.end <= doc.text.size(), "a hit outside");
    result += std::string(doc.view(hit.span)) + '=';
    for (const auto& sense : gazetteer.senses(hit.name)) {
      for (const auto view : {sense.id, sense.canonical, sense.country, sense.wikidata,
                              sense.geonames, sense.denotes, sense.subtype, sense.gender})
        result += std::string(view) + ',';
      require(sense.prior >= 0 && sense.prior <= 70, "a prior that is no number");
      for (const auto& office : gazetteer.offices(sense))
        result += std::string(office.title) + std::string(office.from) + std::string(office.to);
    }
    result += '\n';
  }
  static_cast<void>(gazetteer.country("NOR"));
  static_cast<void>(gazetteer.given_name("Ada"));
  static_cast<void>(gazetteer.surname("Quist"));
  static_cast<void>(gazetteer.gender("Ada"));
  for (const auto* holder : gazetteer.holders("President", "NOR", "2020"))
    result += std::string(holder->canonical);
  return result;
}

const Layers& reading_text() {
  static const auto doc = read_document(
      "Ada Quist of the Harbour Party (HP) left Quay House, the U.S. and Los Ángeles.", true);
  return doc;
}

std::string first_bytes(const std::filesystem::path& file, std::size_t most) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes(most, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

/// What is checked without a problem compiles, and the compiled form says the same.
void gazetteer_table(std::string_view input) {
  if (take_way(input, 2) == 1) {
    // Most inputs fail at their first line: these begin with one that is right.
    static std::string table;
    table =
        "#demarche-gazetteer 1\nname\ttype\tsubtype\tid\tcanonical\tcountry\twikidata\t"
        "geonames\tdenotes\tprior\tcase\tflags\n" +
        std::string(input);
    input = table;
  }
  const MemoryFile file(input);
  const auto checked = check_gazetteer(file.path());
  const auto compiled = memory_folder() / "fuzz.gaz";
  std::string problem;
  try {
    compile_gazetteer({file.path()}, compiled);
  } catch (const Error& error) {
    problem = error.what();
    require(problem.find("/proc/self/fd/") != std::string::npos, "no file in an error", problem);
  }
  const auto real =
      std::count_if(checked.problems.begin(), checked.problems.end(), [](const std::string& p) {
        return !p.ends_with("stands in this file before with the same type, id and country");
      });
  const bool offices = is_table_of_offices(file.path());
  if (!offices && problem.empty() != (real == 0))
    fail("check and compile do not agree", problem.empty() ? checked.problems[0] : problem);
  if (!problem.empty()) return;
  const auto doc = read_document(std::string(input.substr(0, 2000)), true);
  const auto from_table = Gazetteer::load_files({file.path()});
  const auto from_compiled = Gazetteer::load_files({compiled});
  require(answers(from_table, doc) == answers(from_compiled, doc),
          "a table and its compiled form differ");
  if (offices) return;
  const Table table(file.path(), name_columns(), {"name", "type"});
  table.for_each([&](const Table::Row& row, std::size_t) {
    require(!from_compiled.find(row[0]).empty(), "a name that is not found", row[0]);
  });
}

/// Compiled bytes: as they are, with the checksum made right, and without looking at it.
void gazetteer_file(std::string_view input) {
  std::string bytes(input);
  const auto open = [&bytes](bool verify) {
    std::vector<std::uint64_t> words(bytes.size() / 8 + 1);
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words.data()));
    return Gazetteer::over(Image::adopt(std::move(words), bytes.size(), verify));
  };
  const auto use = [&](bool verify) {
    try {
      const auto gazetteer = open(verify);
      const auto once = answers(gazetteer, reading_text());
      require(once == answers(gazetteer, reading_text()), "another answer the second time");
    } catch (const Error&) {
    }
  };
  use(true);
  if (bytes.size() >= sizeof(image_format::Header)) {
    const std::uint64_t size = bytes.size();
    std::memcpy(bytes.data() + offsetof(image_format::Header, size), &size, sizeof size);
    const auto sum = image_format::checksum(
        std::string_view(bytes).substr(offsetof(image_format::Header, names)));
    std::memcpy(bytes.data() + offsetof(image_format::Header, checksum), &sum, sizeof sum);
    use(true);
  }
  const MemoryFile file(bytes);
  try {
    static_cast<void>(Gazetteer::load_files({file.path()}));
  } catch (const Error&) {
  }
  static_cast<void>(check_gazetteer(file.path()));
}

/// What an importer writes is a gazetteer without a problem.
void importers(std::string_view input) {
  const auto& formats = import_formats();
  const auto way = take_way(input, static_cast<unsigned>(formats.size()));
  ImportOptions options;
  options.type = "PERSON";
  options.country = input.size() % 2 == 0 ? "NOR" : "";
  std::size_t reported = 0;
  options.problem = [&reported](const std::string& problem) {
    ++reported;
    require(!problem.empty(), "a problem without words");
  };
  const MemoryFile file(input);
  const auto output = memory_folder() / "import.tsv";
  ImportResult result;
  try {
    result = import_gazetteer(formats[way], file.path(), output, options);
  } catch (const Error&) {
    return;
  }
  require(reported == result.left_out, "rows that were left out in silence");
  const auto checked = check_gazetteer(output);
  require(checked.problems.empty(), "an imported table with a problem",
          checked.problems.empty() ? "" : checked.problems[0] + first_bytes(output, 1000));
  require(checked.rows == result.names, "another number of rows than said");
  std::vector<std::filesystem::path> tables = {output};
  if (!result.offices_file.empty()) tables.insert(tables.begin(), result.offices_file);
  compile_gazetteer(tables, memory_folder() / "import.gaz");
}

}  // namespace fuzz
