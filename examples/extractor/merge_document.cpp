// SPDX-License-Identifier: Apache-2.0
#include "merge_document.hpp"

namespace program {
namespace {

using json = nlohmann::ordered_json;

/// Builds a document without the members that no report needs: layers may be most of it. (A
/// callback of json::parse would do so too, in time that is quadratic in a list's length.)
class DocumentBuilder : public json::json_sax_t {
 public:
  explicit DocumentBuilder(json& document) : inner_(document) {}

  bool null() override { return left_out() || inner_.null(); }
  bool boolean(bool value) override { return left_out() || inner_.boolean(value); }
  bool number_integer(number_integer_t value) override {
    return left_out() || inner_.number_integer(value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return left_out() || inner_.number_unsigned(value);
  }
  bool number_float(number_float_t value, const string_t& text) override {
    return left_out() || inner_.number_float(value, text);
  }
  bool string(string_t& value) override { return left_out() || inner_.string(value); }
  bool binary(binary_t& value) override { return left_out() || inner_.binary(value); }
  bool start_object(std::size_t size) override {
    ++depth_;
    return skips_ || inner_.start_object(size);
  }
  bool end_object() override {
    const bool ours = !skips_;
    close();
    return !ours || inner_.end_object();
  }
  bool start_array(std::size_t size) override {
    ++depth_;
    return skips_ || inner_.start_array(size);
  }
  bool end_array() override {
    const bool ours = !skips_;
    close();
    return !ours || inner_.end_array();
  }
  bool key(string_t& name) override {
    if (depth_ == 1)
      skips_ = name == "tokens" || name == "sentences" || name == "triples" || name == "article";
    return skips_ || inner_.key(name);
  }
  bool parse_error(std::size_t at, const std::string& token,
                   const nlohmann::detail::exception& error) override {
    if (const auto* problem = dynamic_cast<const json::parse_error*>(&error)) throw *problem;
    return inner_.parse_error(at, token, error);
  }

 private:
  /// Is this value that of a member which is left out? A scalar ends such a member.
  bool left_out() {
    if (!skips_) return false;
    if (depth_ == 1) skips_ = false;
    return true;
  }
  void close() {
    --depth_;
    if (depth_ == 1) skips_ = false;
  }

  nlohmann::detail::json_sax_dom_parser<json> inner_;
  std::size_t depth_ = 0;
  bool skips_ = false;
};

}  // namespace

json parse_document(const std::string& line) {
  json document;
  DocumentBuilder builder(document);
  json::sax_parse(line, &builder);
  return document;
}

}  // namespace program
