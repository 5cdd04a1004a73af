// SPDX-License-Identifier: Apache-2.0
// Beside another JSON library: the bytes are the same.
#include "output/json_text.hpp"

#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "catch.hpp"

using demarche::detail::JsonText;
using json = nlohmann::ordered_json;

namespace {

std::string dump(const json& value, int indent = -1) {
  return value.dump(indent, ' ', false, json::error_handler_t::replace);
}

std::string number(double value) {
  JsonText text;
  text.number(value);
  return text.take();
}

std::string string(std::string_view value) {
  JsonText text;
  text.string(value);
  return text.take();
}

/// Writes any value as the program would.
void write(JsonText& text, const json& value) {
  if (value.is_object()) {
    text.begin_object();
    for (const auto& [key, member] : value.items()) {
      text.key(key);
      write(text, member);
    }
    text.end_object();
  } else if (value.is_array()) {
    text.begin_array();
    for (const auto& item : value) write(text, item);
    text.end_array();
  } else if (value.is_string()) {
    text.string(value.get_ref<const std::string&>());
  } else if (value.is_boolean()) {
    text.boolean(value.get<bool>());
  } else if (value.is_number_integer()) {
    text.integer(value.get<std::int64_t>());
  } else if (value.is_number()) {
    text.number(value.get<double>());
  } else {
    text.null();
  }
}

}  // namespace

TEST_CASE("JSON: numbers", "[output]") {
  for (const double x : {0.0, -0.0, 1.0, -1.0, 0.78, 1e4, 1e14, 1e15, 123456789012345.0, 1e16, 1e22,
                         1.5e300, 1e-3, 1e-4, 1e-5, 1.25e-5, 5e-324, 1e-300, 0.1 + 0.2})
    CHECK(number(x) == dump(x));
  CHECK(number(std::nan("")) == "null");
  CHECK(number(INFINITY) == "null");
  std::mt19937_64 random(1);
  for (int i = 0; i < 20000; ++i) {
    const auto x = std::bit_cast<double>(random());
    // The peer's digits are now and then one longer than the shortest: both read as the same
    // double.
    if (std::isfinite(x)) REQUIRE(std::strtod(number(x).c_str(), nullptr) == x);
    const auto amount = std::round(std::uniform_real_distribution(0.0, 1e9)(random) * 100) / 100;
    REQUIRE(number(amount) == dump(amount));
  }
}

TEST_CASE("JSON: strings of any bytes", "[output]") {
  for (int c = 0; c < 256; ++c) {
    const std::string byte(1, static_cast<char>(c));
    CHECK(string(byte) == dump(byte));
    CHECK(string("a" + byte + "b") == dump("a" + byte + "b"));
  }
  std::mt19937 random(2);
  const std::vector<std::string> pieces = {
      "a",    "\xC3\xA9",     "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\"",       "\\",
      "\n",   "\x01",         "\xC3",         "\xE2\x82",         "\xF0\x9F", "\xFF",
      "\x7F", "\xED\xA0\x80", "\xC0\xAF"};
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (auto n = random() % 8; n > 0; --n) text += pieces[random() % pieces.size()];
    CAPTURE(dump(text));
    REQUIRE(json::accept(string(text)));
  }
}

TEST_CASE("JSON: nesting and indents", "[output]") {
  const auto value = json::parse(
      R"({"a": [], "b": {}, "c": [1, -2, [3.5, null]], "d": {"e": {"f": [{}, []]}}, "g": true, "h": "x\"y"})");
  for (const int indent : {-1, 0, 2, 4}) {
    JsonText text(indent);
    write(text, value);
    CHECK(text.take() == dump(value, indent));
  }
}
