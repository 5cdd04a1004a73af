// SPDX-License-Identifier: Apache-2.0
#include "serve_request.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "forms.hpp"
#include "record.hpp"

namespace program {
namespace {

struct MediaType {
  const char* format;
  const char* type;
};

/// Formats that are no files on a disk.
constexpr std::array<MediaType, 13> served{{
    {"jsonl", "application/x-ndjson"},
    {"json", "application/json"},
    {"text", "text/plain; charset=utf-8"},
    {"conllu", "text/plain; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8; header=present"},
    {"tsv", "text/tab-separated-values; charset=utf-8"},
    {"csv-entities", "text/csv; charset=utf-8; header=present"},
    {"tsv-entities", "text/tab-separated-values; charset=utf-8"},
    {"plover", "text/tab-separated-values; charset=utf-8"},
    {"graphml", "application/xml"},
    {"dot", "text/vnd.graphviz; charset=utf-8"},
    {"ntriples", "application/n-triples"},
    {"html", "text/html; charset=utf-8"},
}};

const MediaType* find_served(std::string_view name) {
  const auto* const found = std::find_if(
      served.begin(), served.end(), [&](const MediaType& format) { return format.format == name; });
  return found == served.end() ? nullptr : found;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      result += ' ';
    } else if (text[i] != '%') {
      result += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        throw RequestError(400, "query: % is not followed by two hex digits");
      result += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return result;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

[[noreturn]] void wrong(const std::string& name, const std::string& value,
                        const std::string& expected) {
  throw RequestError(400, "query: " + name + "=" + value.substr(0, 60) + ": expected " + expected);
}

bool flag(const std::string& name, const std::string& value) {
  if (value.empty() || value == "true" || value == "1") return true;
  if (value != "false" && value != "0") wrong(name, value, "true or false");
  return false;
}

void read_parameter(const std::string& name, const std::string& value, ExtractRequest& request) {
  auto& json = request.options.json;
  if (name == "format") {
    std::string names;
    for (const auto& format : served)
      names += (names.empty() ? "" : ", ") + std::string(format.format);
    if (!find_served(value)) wrong(name, value, "one of " + names);
    request.format = value;
  } else if (name == "open") {
    if (value != "minimal" && value != "maximal") wrong(name, value, "minimal or maximal");
    json.open =
        value == "minimal" ? demarche::OpenTriples::minimal : demarche::OpenTriples::maximal;
  } else if (name == "offsets") {
    if (value != "codepoint" && value != "byte" && value != "utf16")
      wrong(name, value, "codepoint, byte or utf16");
    json.offsets = value == "byte"    ? demarche::OffsetUnit::byte
                   : value == "utf16" ? demarche::OffsetUnit::utf16
                                      : demarche::OffsetUnit::codepoint;
  } else if (name == "layers") {
    for (const auto& layer : split(value, ',')) {
      if (layer != "tokens" && layer != "sentences")
        wrong(name, value, "tokens, sentences or both");
      (layer == "tokens" ? json.tokens : json.sentences) = true;
    }
  } else if (name == "plain") {
    request.plain = flag(name, value);
  } else if (name == "id") {
    request.id = value;
  } else if (name == "date") {
    if (!valid_date(value)) wrong(name, value, "YYYY-MM-DD");
    request.date = value;
  } else {
    throw RequestError(400, "query: unknown parameter " + name.substr(0, 60) +
                                " (expected format, open, offsets, layers, plain, id or date)");
  }
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

ExtractRequest::Body body_of(std::string_view content_type) {
  const auto parts = split(lower(std::string(content_type)), ';');
  auto type = parts[0];
  while (!type.empty() && type.back() == ' ') type.pop_back();
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (const auto at = parts[i].find("charset="); at != std::string::npos) {
      auto charset = parts[i].substr(at + 8);
      std::erase(charset, '"');
      std::erase(charset, ' ');
      if (charset != "utf-8" && charset != "us-ascii" && charset != "ascii")
        throw RequestError(415, "texts are read as UTF-8, not as " + charset.substr(0, 60));
    }
  if (type == "text/plain") return ExtractRequest::Body::text;
  if (type == "application/json") return ExtractRequest::Body::json;
  if (type == "application/x-ndjson") return ExtractRequest::Body::lines;
  throw RequestError(415,
                     "Content-Type: expected text/plain, application/json or application/x-ndjson, "
                     "found " +
                         (type.empty() ? "none" : type.substr(0, 60)));
}

/// Formats::html writes a file; this one does not.
class Page : public FormatWriter {
 public:
  std::string header() override { return page_.begin(); }
  std::string document(const demarche::Document&, const std::string&) const override { return {}; }
  [[nodiscard]] bool takes() const override { return true; }
  void take(const demarche::Document& doc, const std::string& id) override {
    text_ += page_.add(doc, id);
  }
  std::string footer() override { return text_ + page_.end(); }

 private:
  demarche::ReportWriter page_;
  std::string text_;
};

/// Documents go in, the answer's body grows.
class Writing {
 public:
  Writing(const demarche::Extractor& extractor, const demarche::ExtractOptions& reading,
          const ExtractRequest& request)
      : extractor_(extractor), reading_(reading), request_(request) {
    const auto* const format = find_format(request.format);
    unique_ = format->unique_ids;
    lines_ = format->lines;
    writer_ = request.format == "html" ? std::make_unique<Page>() : format->open(request.options);
    result_.answer.body = writer_->header();
    reading_.plain = request.plain;
  }

  void add(InputDocument document) {
    try {
      if (document.problem.empty()) read_form(document);
    } catch (const std::runtime_error& error) {
      document.problem = error.what();
    }
    if (!document.problem.empty()) return problem(document);
    reading_.date = document.date.empty() ? request_.date : document.date;
    result_.bytes += document.text.size();
    ++result_.documents;
    const auto doc = extractor_.extract(std::move(document.text), reading_);
    const auto id = unique_ ? ids_(document.id) : document.id;
    if (writer_->takes()) writer_->take(doc, id);
    result_.answer.body += writer_->document(doc, id);
  }

  Extracted finish() {
    result_.answer.body += writer_->footer();
    return std::move(result_);
  }

 private:
  /// A line of JSON of its own, where there can be one.
  void problem(const InputDocument& document) {
    if (request_.body != ExtractRequest::Body::lines || !lines_)
      throw RequestError(422, document.problem);
    const nlohmann::ordered_json line = {
        {"id", document.id}, {"error", {{"status", 422}, {"message", document.problem}}}};
    result_.answer.body +=
        line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }

  const demarche::Extractor& extractor_;
  demarche::ExtractOptions reading_;
  const ExtractRequest& request_;
  std::unique_ptr<FormatWriter> writer_;
  UniqueIds ids_;
  bool unique_ = false, lines_ = false;
  Extracted result_;
};

}  // namespace

Answer problem_answer(unsigned status, std::string_view message) {
  const nlohmann::ordered_json body = {{"error", {{"status", status}, {"message", message}}}};
  return {status, "application/json",
          body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"};
}

ExtractRequest ExtractRequest::read(std::string_view query, std::string_view content_type) {
  ExtractRequest request;
  if (!query.empty())
    for (const auto& parameter : split(query, '&')) {
      if (parameter.empty()) continue;
      const auto equals = parameter.find('=');
      read_parameter(decoded(parameter.substr(0, equals)),
                     equals == std::string::npos ? "" : decoded(parameter.substr(equals + 1)),
                     request);
    }
  request.body = body_of(content_type);
  if (request.format.empty()) request.format = "jsonl";
  return request;
}

Extracted extract(const demarche::Extractor& extractor, const demarche::ExtractOptions& reading,
                  const ExtractRequest& request) {
  Writing writing(extractor, reading, request);
  if (request.body == ExtractRequest::Body::text) {
    InputDocument document;
    document.id = request.id;
    document.text = request.content;
    writing.add(std::move(document));
  } else if (request.body == ExtractRequest::Body::json) {
    auto document = read_record(request.content, {}, request.id, "");
    if (document.problem.starts_with("not a JSON object ("))
      throw RequestError(400, document.problem);
    writing.add(std::move(document));
  } else {
    std::size_t number = 0;
    for (std::string_view rest = request.content; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const std::string line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto name = std::to_string(number);
      writing.add(read_record(line, {}, name, "line " + name + ": "));
    }
  }
  auto result = writing.finish();
  const bool one = request.body != ExtractRequest::Body::lines;
  result.answer.type =
      one && request.format == "jsonl" ? "application/json" : find_served(request.format)->type;
  return result;
}

}  // namespace program
