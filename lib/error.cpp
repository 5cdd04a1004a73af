// SPDX-License-Identifier: Apache-2.0
#include "demarche/error.hpp"

namespace demarche {
namespace {

std::string located(const std::string& file, std::size_t line, const std::string& message) {
  std::string text = file;
  if (line > 0) text.append(":").append(std::to_string(line));
  return text.append(": ").append(message);
}

}  // namespace

Error::Error(const std::string& message) : std::runtime_error(message) {}
Error::Error(const std::string& file, std::size_t line, const std::string& message)
    : std::runtime_error(located(file, line, message)), file_(file), line_(line) {}

}  // namespace demarche
