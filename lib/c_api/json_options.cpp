// SPDX-License-Identifier: Apache-2.0
#include "c_api/json_options.hpp"

#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace demarche::c_api {
namespace {

using nlohmann::json;

class Reader : public json::json_sax_t {
 public:
  explicit Reader(std::vector<Option>& options) : options_(options) {}

  bool null() override { return value(Option::Kind::null, {}); }
  bool boolean(bool flag) override {
    value(Option::Kind::boolean, flag ? "true" : "false");
    options_.back().flag = flag;
    return true;
  }
  bool number_integer(number_integer_t number) override {
    return value(Option::Kind::number, std::to_string(number));
  }
  bool number_unsigned(number_unsigned_t number) override {
    return value(Option::Kind::number, std::to_string(number));
  }
  bool number_float(number_float_t, const string_t& written) override {
    return value(Option::Kind::number, written);
  }
  bool string(string_t& text) override {
    if (!in_list_) return value(Option::Kind::text, std::move(text));
    options_.back().strings.push_back(std::move(text));
    return true;
  }
  bool binary(binary_t&) override { return false; }  // not in JSON text
  bool start_object(std::size_t) override {
    if (begun_) options_.back().wrong("no object");
    begun_ = true;
    return true;
  }
  bool end_object() override { return true; }
  bool key(string_t& name) override {
    options_.emplace_back().key = std::move(name);
    return true;
  }
  bool start_array(std::size_t) override {
    value(Option::Kind::list, {});
    in_list_ = true;
    return true;
  }
  bool end_array() override {
    in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    throw OptionError("options are not valid JSON in UTF-8");
  }

 private:
  bool value(Option::Kind kind, std::string written) {
    if (!begun_) throw OptionError("options: expected a JSON object");
    auto& option = options_.back();
    if (in_list_) option.wrong("a list of strings");
    option.kind = kind;
    option.string = std::move(written);
    return true;
  }

  std::vector<Option>& options_;
  bool begun_ = false, in_list_ = false;
};

}  // namespace

bool Option::boolean() const {
  if (kind != Kind::boolean) wrong("true or false");
  return flag;
}

const std::string& Option::text() const {
  if (kind != Kind::text) wrong("a string");
  return string;
}

std::size_t Option::count(std::size_t most) const {
  std::size_t value = 0;
  const auto* const end = string.data() + string.size();
  if (const auto read = std::from_chars(string.data(), end, value);
      kind != Kind::number || read.ec != std::errc() || read.ptr != end || value > most)
    wrong("a whole number from 0 to " + std::to_string(most));
  return value;
}

float Option::share() const {
  float value = 0;
  const auto* const end = string.data() + string.size();
  if (const auto read = std::from_chars(string.data(), end, value);
      kind != Kind::number || read.ec != std::errc() || read.ptr != end || !(value >= 0) ||
      value > 1)
    wrong("a number from 0 to 1");
  return value;
}

const std::vector<std::string>& Option::list() const {
  if (kind != Kind::list) wrong("a list of strings");
  return strings;
}

void Option::wrong(const std::string& expected) const {
  const auto on_one_line = [](std::string shown) {
    for (char& c : shown)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (shown.size() <= 60) return shown;
    std::size_t end = 57;  // not within a character of several bytes
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
    return shown.substr(0, end) + "...";
  };
  std::string found = kind == Kind::null ? "null" : kind == Kind::list ? "a list" : string;
  if (kind == Kind::text) found = '"' + on_one_line(found) + '"';
  throw OptionError("option \"" + on_one_line(key) + "\": expected " + expected + ", found " +
                    found);
}

std::vector<Option> read_options(const char* text) {
  std::vector<Option> options;
  if (text == nullptr) return options;
  Reader reader(options);
  json::sax_parse(text, text + std::strlen(text), &reader);
  return options;
}

}  // namespace demarche::c_api
