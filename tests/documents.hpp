// SPDX-License-Identifier: Apache-2.0
/// Documents for tests: run through the first stages, or with a parse written by hand.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layers.hpp"
#include "text/text.hpp"

namespace demarche::detail {

/// Structure, words and sentences of a text.
inline Layers read_document(std::string text, bool plain = false, std::string_view date = {}) {
  Layers doc;
  doc.text = std::move(text);
  doc.plain = plain;
  doc.given_date = doc.arena->copy(date);
  read_words(doc);
  return doc;
}

/// The tokens joined by blanks: "do n't go".
inline std::string words(const Layers& doc) {
  std::string result;
  for (const auto& token : doc.tokens) {
    if (!result.empty()) result += ' ';
    result += doc.view(token);
  }
  return result;
}

/// The project's folder. One file alone is compiled with its path (source_folder.cpp): all others
/// give the same object wherever the project lies, so that a compiler cache serves every checkout.
const std::filesystem::path& source_folder();

/// The shipped gazetteers, loaded once: they are immutable.
inline const Gazetteer& shipped() {
  static const auto gazetteer = Gazetteer::load(source_folder() / "gazetteers");
  return gazetteer;
}

/// A path for a test's file in the system's folder of temporary files, of this process alone: tests
/// run at once.
inline std::filesystem::path temporary_path(const std::string& name) {
  return std::filesystem::temp_directory_path() /
         ("demarche-test-" + std::to_string(::getpid()) + "-" + name);
}

/// A file there that goes away with this.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, std::string_view content) : path_(temporary_path(name)) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace demarche::detail
