// SPDX-License-Identifier: Apache-2.0
/// A validator for the keywords of JSON Schema that docs/schema.json uses, and no others.
#pragma once

#include <boost/regex.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace fuzz {

class Schema {
 public:
  /// Throws: std::runtime_error for a schema with a keyword that is not known here: a rule that is
  /// not checked must not look as if it held.
  explicit Schema(const std::filesystem::path& file);

  /// Empty, or what is wrong and where: "/relations/0/subject: ...".
  [[nodiscard]] std::string problem(const nlohmann::json& value) const;

 private:
  void learn(const nlohmann::json& schema);
  [[nodiscard]] std::string check(const nlohmann::json& schema, const nlohmann::json& value,
                                  const std::string& at) const;
  nlohmann::json schema_;
  std::map<std::string, boost::regex> patterns_;
};

}  // namespace fuzz
