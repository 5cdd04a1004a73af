// SPDX-License-Identifier: Apache-2.0
/// Documents from CSV and TSV files.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <vector>

#include "record.hpp"
#include "source.hpp"
#include "stop.hpp"

namespace program {
namespace {

using Row = std::vector<std::string>;

/// Cuts a source into rows (RFC 4180); a field that is not quoted may hold quotation marks.
class Rows {
 public:
  Rows(Source& source, char comma, std::size_t most)
      : source_(source), comma_(comma), most_(most) {}

  /// False at the end. `too_long`: the row has more than `most` bytes, and its end is gone.
  bool next(Row& row, bool& too_long) {
    row.assign(1, {});
    source_.begin_document();
    size_ = 0;
    bool any = false;
    bool quoted = false;
    for (std::string line; source_.line(line, most_); line.clear()) {
      any = true;
      ++line_;
      if (!quoted) begin_ = line_;
      size_ += line.size();
      if (line.ends_with('\r')) line.pop_back();
      quoted = take(line, row, quoted);
      if (!quoted) break;
      row.back() += '\n';
    }
    too_long = size_ > most_ || source_.unpacks_too_much();
    return any;
  }
  /// The line that the last row began in.
  [[nodiscard]] std::size_t line() const { return begin_; }

 private:
  /// Takes a line, and says whether a quoted field goes on in the next one.
  bool take(std::string_view line, Row& row, bool quoted) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quoted && c == '"') {
        const bool twice = i + 1 < line.size() && line[i + 1] == '"';
        if (twice) row.back() += line[++i];
        quoted = twice;
      } else if (!quoted && c == comma_) {
        row.emplace_back();
      } else if (!quoted && c == '"' && row.back().empty()) {
        quoted = true;
      } else if (size_ <= most_ && !source_.unpacks_too_much()) {
        row.back() += c;
      }
    }
    return quoted;
  }

  Source& source_;
  char comma_;
  std::size_t most_, size_ = 0, line_ = 0, begin_ = 0;
};

/// What cuts the head's columns.
char comma_of(std::string_view head, bool tabs) {
  char best = tabs ? '\t' : ',';
  for (const char c : {',', ';', '\t'})
    if (std::count(head.begin(), head.end(), c) > std::count(head.begin(), head.end(), best))
      best = c;
  return best;
}

void check_head(const Row& head, const RecordFields& fields) {
  nlohmann::json record = nlohmann::json::object();
  for (const auto& name : head) record[name] = "x";
  const auto doc = document_of(record, {fields.text, "id", "-"}, {}, {});
  if (doc.problem.empty()) return;
  std::string columns;
  for (const auto& name : head) columns += (columns.empty() ? "" : ", ") + name.substr(0, 40);
  throw std::runtime_error("no column \"" + (fields.text.empty() ? "text" : fields.text.front()) +
                           "\" in the table's head (" + columns.substr(0, 400) +
                           "); --text-field names the column that holds the text");
}

}  // namespace

bool is_gdelt_row(std::string_view row) {
  if (row.starts_with("GKGRECORDID") || row.starts_with("GLOBALEVENTID")) return true;
  if (std::count(row.begin(), row.end(), '\t') < 12) return false;
  const auto first = row.substr(0, row.find('\t'));
  const auto rest = row.substr(first.size() + 1);
  const auto second = rest.substr(0, rest.find('\t'));
  const auto all_of = [](std::string_view text, std::string_view allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
  };
  return all_of(first, "0123456789-T") && all_of(second, "0123456789") &&
         (second.size() == 8 || second.size() == 14);
}

bool read_table(Source& source, bool tabs, const InputOptions& options, const std::string& name,
                const TakeDocument& take) {
  const auto most = options.record_bytes();
  auto first = source.peek();
  first = first.substr(0, first.find('\n'));
  if (first.starts_with("\xef\xbb\xbf")) first.remove_prefix(3);
  if (is_gdelt_row(first)) throw std::runtime_error(std::string(gdelt_says));
  Rows rows(source, comma_of(first, tabs), most);
  Row head;
  Row row;
  bool too_long = false;
  if (!rows.next(head, too_long)) return true;
  if (head[0].starts_with("\xef\xbb\xbf")) head[0].erase(0, 3);
  check_head(head, options.fields);
  for (std::size_t number = 1; rows.next(row, too_long); ++number) {
    if (stop::requested()) return false;
    if (row.size() == 1 && row[0].empty()) continue;
    const auto id = std::to_string(number);
    const auto where = name + ":" + std::to_string(rows.line()) + ": ";
    nlohmann::json record = nlohmann::json::object();
    for (std::size_t i = 0; i < std::min(head.size(), row.size()); ++i) record[head[i]] = row[i];
    auto doc = document_of(record, options.fields, id, where);
    if (too_long) {
      doc.problem = where + "a row longer than is read (--max-bytes)";
      doc.text.clear();
    }
    if (!take(std::move(doc))) return false;
  }
  return true;
}

}  // namespace program
