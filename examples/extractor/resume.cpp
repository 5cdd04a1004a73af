// SPDX-License-Identifier: Apache-2.0
#include "resume.hpp"

#include <algorithm>
#include <demarche/error.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace program {
namespace {

/// Finds the id of a document without building the rest of it; ends the parse there.
class IdFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::string id;
  bool found = false;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& value) override {
    if (depth_ != 1 || !is_id_) return true;
    id = std::move(value);
    found = true;
    return false;
  }
  bool start_object(std::size_t) override { return ++depth_ > 0; }
  bool end_object() override { return depth_-- > 0; }
  bool start_array(std::size_t) override { return ++depth_ > 0; }
  bool end_array() override { return depth_-- > 0; }
  bool key(string_t& value) override {
    is_id_ = value == "id";
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  int depth_ = 0;
  bool is_id_ = false;
};

/// Bytes until and with the last newline.
std::uint64_t whole_lines(std::ifstream& file, std::uint64_t size) {
  std::string block;
  while (size > 0) {
    const auto step = std::min<std::uint64_t>(size, 64 * 1024);
    block.resize(step);
    file.seekg(static_cast<std::streamoff>(size - step));
    file.read(block.data(), static_cast<std::streamsize>(step));
    if (!file) return 0;
    if (const auto end = block.rfind('\n'); end != std::string::npos) return size - step + end + 1;
    size -= step;
  }
  return 0;
}

/// The id as it stands in an output: never empty, and in UTF-8.
std::string written(const std::string& id) {
  if (id.empty()) return "0";
  using nlohmann::json;
  return json::parse(json(id).dump(-1, ' ', false, json::error_handler_t::replace))
      .get<std::string>();
}

}  // namespace

DoneBefore::DoneBefore(std::string path) : path_(std::move(path)) {
  std::error_code error;
  const auto status = std::filesystem::status(path_, error);
  if (!std::filesystem::exists(status)) return;
  if (!std::filesystem::is_regular_file(status))
    throw demarche::Error(path_, 0, "not a regular file, so that it cannot be continued");
  file_.open(path_, std::ios::binary);
  const auto bytes = std::filesystem::file_size(path_, error);
  if (!file_ || error) throw demarche::Error(path_, 0, "cannot be read");
  size_ = whole_lines(file_, bytes);
  file_.clear();
  file_.seekg(0);
}

bool DoneBefore::next(std::string& id) {
  std::string line;
  if (read_ >= size_ || !std::getline(file_, line)) return false;
  ++line_;
  read_ += line.size() + 1;
  IdFinder finder;
  nlohmann::json::sax_parse(line, &finder);
  if (!finder.found)
    throw demarche::Error(path_, line_,
                          "not a document; only an output of --format jsonl can be continued");
  id = std::move(finder.id);
  return true;
}

bool DoneBefore::contains(const std::string& id) {
  std::string found;
  if (!next(found)) return false;
  if (found == id || found == written(id)) return true;
  throw demarche::Error(path_, line_,
                        "holds document \"" + found + "\" where the inputs have \"" + id +
                            "\"; continue with the inputs, order and --shard that it was begun "
                            "with, or write to another file");
}

void DoneBefore::finish() {
  std::string found;
  if (next(found))
    throw demarche::Error(path_, line_,
                          "holds document \"" + found +
                              "\", and the inputs end before it; continue with the inputs that it "
                              "was begun with, or write to another file");
}

}  // namespace program
