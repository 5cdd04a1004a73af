// SPDX-License-Identifier: Apache-2.0
/// What the program reads: texts in files of all kinds, its settings, gold documents and the
/// outputs of earlier runs.
#include <zlib.h>
#include <zstd.h>

#include <demarche/error.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../../examples/extractor/commands.hpp"
#include "../../examples/extractor/config.hpp"
#include "../../examples/extractor/eval_score.hpp"
#include "../../examples/extractor/forms.hpp"
#include "../../examples/extractor/http.hpp"
#include "../../examples/extractor/input.hpp"
#include "../../examples/extractor/page.hpp"
#include "../../examples/extractor/resume.hpp"
#include "fuzz/memory_file.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace program;

namespace {

class Taker final : public InputTaker {
 public:
  bool begin_file(const std::string& /*name*/, bool& wanted) override { return wanted = true; }
  bool document(InputDocument document) override {
    try {
      if (document.problem.empty()) read_form(document);
    } catch (const std::runtime_error& error) {
      document.problem = error.what();
      document.text.clear();
    }
    require(document.problem.empty() || document.text.empty(), "a text with a problem");
    require(!document.problem.empty() || document.date.empty() || valid_date(document.date),
            "a date that is none");
    // The input's name differs from run to run; what follows it does not.
    const auto problem = document.problem.find(": ");
    read += document.id + '\x1f' + document.date + '\x1f' + document.text + '\x1f' +
            (problem == std::string::npos ? "" : document.problem.substr(problem)) + '\x1e';
    documents.push_back(std::move(document));
    return true;
  }
  bool end_file(bool /*whole*/) override {
    ++ends;
    return true;
  }
  std::string read;
  std::vector<InputDocument> documents;
  int ends = 0;
};

Taker read_all(std::string_view bytes, InputKind kind) {
  const MemoryFile file(bytes);
  InputOptions options;
  options.standard = kind;
  Taker taker;
  read_inputs({file.path().string()}, options, taker);
  require(taker.ends == 1, "a file that does not end");
  return taker;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  require(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "deflate");
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1);
  require(!ZSTD_isError(size), "ZSTD_compress");
  out.resize(size);
  return out;
}

/// Packed bytes give what the bytes themselves give; so do bytes in two members.
void same_packed(std::string_view input, InputKind kind) {
  const bool looks_packed = input.starts_with("\x1f\x8b") || input.starts_with("\x28\xb5") ||
                            (input.size() > 1 && input.substr(1).starts_with("\x2a\x4d\x18"));
  const auto plain = read_all(input, kind);
  if (looks_packed || input.empty()) return;
  const auto half = input.size() / 2;
  require(read_all(gzip(input), kind).read == plain.read, "gzip reads otherwise");
  require(read_all(zstandard(input), kind).read == plain.read, "Zstandard reads otherwise");
  require(read_all(gzip(input.substr(0, half)) + gzip(input.substr(half)), kind).read == plain.read,
          "two members read otherwise");
}

}  // namespace

void jsonl(std::string_view input) {
  same_packed(input, InputKind::jsonl);
  for (const auto& document : read_all(input, InputKind::jsonl).documents)
    require(Boundaries(document.text).all_valid(), "a text of JSON that is not UTF-8");
}

/// Raw packed data: corrupt, cut, several members, with dictionaries and skippable frames.
void packed(std::string_view input) {
  for (const auto kind : {InputKind::text, InputKind::jsonl}) read_all(input, kind);
}

void warc(std::string_view input) {
  switch (take_way(input, 3)) {
    case 0:
      return same_packed(input, InputKind::warc);
    case 1:
      try {
        auto response = parse_response(input);
        unpack_body(response, 1 << 20);
        require(response.body.size() <= 1 << 20, "more bytes than allowed");
      } catch (const std::runtime_error&) {
      }
      return;
    default:  // one record with a length that fits
      same_packed(
          "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
          "WARC-Date: 2024-05-02T00:00:00Z\r\nContent-Length: " +
              std::to_string(input.size()) + "\r\n\r\n" + std::string(input) + "\r\n\r\n",
          InputKind::warc);
  }
}

void html(std::string_view input) {
  const auto way = take_way(input, 4);
  constexpr const char* charsets[] = {"", "utf-8", "windows-1251", "no-such-charset"};
  const auto text = to_utf8(input, charsets[way]);
  require(Boundaries(text).all_valid(), "a page that is not UTF-8");
  const auto page = page_text(text);
  require(Boundaries(page.text).all_valid(), "a page's text that is not UTF-8");
  require(page.date.empty() || valid_date(page.date), "a date that is none");
  require(page_text(text).text == page.text, "another text the second time");
}

/// Mail, office files, feeds, tables and the like: read the same twice, or named.
void forms(std::string_view input) {
  constexpr InputKind kinds[] = {InputKind::mail, InputKind::office, InputKind::markdown,
                                 InputKind::mbox, InputKind::feed,   InputKind::subtitles,
                                 InputKind::csv,  InputKind::json,   InputKind::text};
  const auto kind = kinds[take_way(input, std::size(kinds))];
  require(read_all(input, kind).read == read_all(input, kind).read, "another text the second time");
}

void config(std::string_view input) {
  const MemoryFile file(input);
  CLI::App app("", "demarche");
  app.require_subcommand(1);
  app.fallthrough();
  add_config(app);
  int code = ok;
  add_extract(app, code);
  add_report(app, code);
  add_rules(app, code);
  // All is read, and nothing done. (The commands' own callbacks stay: they hold what the options
  // write to.)
  app.parse_complete_callback([] { throw CLI::Success(); });
  try {
    app.parse("--config " + file.path().string() + " extract", false);
  } catch (const CLI::ConfigError& error) {
    require(!config_problem(error).empty(), "an error without words");
  } catch (const CLI::ParseError&) {
  } catch (const std::exception& error) {
    // The program says it and ends.
    require(std::string_view(error.what()).size() > 0, "an error without words");
  }
}

/// Two documents, one a line: one is scored by the other. And the lines of an earlier output.
void gold(std::string_view input) {
  if (take_way(input, 2) == 1) {
    const MemoryFile file(input);
    try {
      DoneBefore done(file.path().string());
      require(done.size() <= input.size(), "more lines than there are");
      while (done.documents() < 100 && done.contains("a")) {
      }
      done.finish();
    } catch (const demarche::Error&) {
    }
    return;
  }
  const auto line = input.find('\n');
  const auto left = nlohmann::json::parse(input.substr(0, line), nullptr, false);
  const auto right = line == std::string_view::npos
                         ? left
                         : nlohmann::json::parse(input.substr(line + 1), nullptr, false);
  if (!left.is_object() || !right.is_object()) return;
  Scores scores;
  try {
    score_document(left, right, scores);
    for (const auto& [name, count] : scores.table())
      require(count.f1() >= 0 && count.f1() <= 100.001, "a figure that is none", name);
  } catch (const nlohmann::json::exception&) {  // "not of the form", as the program says
  }
}

}  // namespace fuzz
