// SPDX-License-Identifier: Apache-2.0
#include "warc.hpp"

#include <charconv>
#include <stdexcept>

#include "http.hpp"
#include "source.hpp"
#include "stop.hpp"

namespace program {
namespace {

/// The largest page that is read; pages beyond are no articles.
constexpr std::size_t largest_page = std::size_t{16} << 20U;

class Archive {
 public:
  Archive(Source& source, const std::string& name, const std::function<bool(InputDocument)>& take)
      : source_(source), name_(name), take_(take) {}

  bool read() {
    while (header()) {
      const bool wanted = is_wanted();
      if (!body(wanted)) return false;
      if (!wanted) continue;
      auto doc = document();
      if (doc.problem.empty() && doc.text.empty()) continue;
      if (!take_(std::move(doc))) return false;
    }
    return !stop::requested();
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw std::runtime_error("record " + std::to_string(number_) + ": " + problem);
  }

  /// False at the end of the archive.
  bool header() {
    fields_.clear();
    std::string line;
    do {  // blank lines end the record before
      line.clear();
      if (!source_.line(line, longest_line)) return false;
    } while (line.empty() || line == "\r");
    ++number_;
    if (!line.starts_with("WARC/1.")) {
      if (stop::requested()) return false;
      fail("expected WARC/1.0 or WARC/1.1, found \"" + line.substr(0, 40) + "\"");
    }
    while (true) {
      line.clear();
      if (!source_.line(line, longest_line)) {
        if (stop::requested()) return false;
        fail("the archive ends in the middle of a record's header");
      }
      if (line.empty() || line == "\r") break;
      if (line.size() > longest_line) fail("a header line of more than 64 KB");
      add_field(fields_, line);
    }
    const auto length = field(fields_, "content-length");
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), left_);
    if (length.empty() || error != std::errc{}) fail("no Content-Length in its header");
    return true;
  }

  [[nodiscard]] bool is_wanted() const {
    const auto type = field(fields_, "warc-type");
    if (type != "conversion" && type != "response" && type != "resource") return false;
    const auto language = field(fields_, "warc-identified-content-language");
    return language.empty() || language.find("eng") != std::string_view::npos;
  }

  bool body(bool wanted) {
    body_.clear();
    too_large_ = left_ > largest_page;
    while (left_ > 0) {
      const auto part = source_.next(left_);
      if (stop::requested()) return false;
      if (part.empty()) fail("the archive ends in the middle of the record");
      left_ -= part.size();
      if (wanted && !too_large_) body_.append(part);
    }
    return true;
  }

  InputDocument document() {
    InputDocument doc;
    doc.id = field(fields_, "warc-target-uri");
    if (doc.id.starts_with('<') && doc.id.ends_with('>'))
      doc.id = doc.id.substr(1, doc.id.size() - 2);
    if (doc.id.empty()) doc.id = field(fields_, "warc-record-id");
    if (doc.id.empty()) doc.id = std::to_string(number_);
    if (const auto date = field(fields_, "warc-date"); date.size() >= 10)
      doc.date = date.substr(0, 10);
    if (!valid_date(doc.date)) doc.date.clear();
    try {
      if (too_large_) throw std::runtime_error("larger than 16 MiB");
      content(doc);
    } catch (const std::runtime_error& error) {
      doc.problem =
          name_ + ": record " + std::to_string(number_) + " (" + doc.id + "): " + error.what();
    }
    return doc;
  }

  /// Leaves the text empty where the record holds no text.
  void content(InputDocument& doc) {
    auto type = content_type(field(fields_, "content-type"));
    const auto record = field(fields_, "warc-type");
    if (record == "response") {
      if (type.type != "application/http" && !type.type.empty()) return;
      auto response = parse_response(body_);
      type = content_type(field(response.fields, "content-type"));
      if (response.status != 200 || !is_text(type)) return;
      if (!field(response.fields, "content-encoding").empty())
        doc.most = text_of_packed(response.body.size());
      unpack_body(response, largest_page);
      body_ = std::move(response.body);
    } else if (record == "conversion" && type.type.empty()) {
      type.type = "text/plain";
    }
    if (!is_text(type)) return;
    doc.text = std::move(body_);
    doc.charset = type.charset;
    doc.kind = type.type == "text/plain" ? InputKind::text : InputKind::html;
  }

  static bool is_text(const ContentType& type) {
    return type.type == "text/html" || type.type == "application/xhtml+xml" ||
           type.type == "text/plain";
  }

  static constexpr std::size_t longest_line = 64 * 1024;
  Source& source_;
  const std::string& name_;
  const std::function<bool(InputDocument)>& take_;
  std::size_t number_ = 0;
  std::size_t left_ = 0;
  bool too_large_ = false;
  Fields fields_;
  std::string body_;
};

}  // namespace

bool read_warc(Source& source, const std::string& name,
               const std::function<bool(InputDocument)>& take) {
  return Archive(source, name, take).read();
}

}  // namespace program
