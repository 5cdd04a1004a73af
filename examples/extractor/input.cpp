// SPDX-License-Identifier: Apache-2.0
#include "input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace program {
namespace {

namespace fs = std::filesystem;

class Reader {
 public:
  Reader(InputKind standard, const std::function<bool(InputDocument)>& take)
      : standard_(standard), take_(take) {}

  bool input(const std::string& path) {
    if (path == "-")
      return standard_ == InputKind::jsonl ? lines(std::cin, "standard input")
                                           : whole(std::cin, "stdin");
    std::error_code error;
    if (fs::is_directory(path, error)) return folder(path);
    return file(path);
  }

 private:
  bool fail(const std::string& id, const std::string& problem) {
    InputDocument doc;
    doc.id = id;
    doc.problem = problem;
    return take_(std::move(doc));
  }

  bool file(const fs::path& path) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    if (!in || fs::is_directory(path, error))
      return fail(path.string(),
                  path.string() + ": " + (errno ? std::strerror(errno) : "cannot be read"));
    const auto ending = path.extension().string();
    if (ending == ".jsonl" || (ending != ".txt" && standard_ == InputKind::jsonl))
      return lines(in, path.string());
    return whole(in, ending == ".txt" ? path.stem().string() : path.filename().string());
  }

  bool folder(const fs::path& path) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator
             it(path, fs::directory_options::skip_permission_denied, error),
         end;
         it != end && !error; it.increment(error)) {
      const auto ending = it->path().extension();
      if ((ending == ".txt" || ending == ".jsonl") && it->is_regular_file(error))
        files.push_back(it->path());
    }
    if (error) return fail(path.string(), path.string() + ": " + error.message());
    if (files.empty())
      return fail(path.string(), path.string() + ": a folder without .txt or .jsonl files");
    std::sort(files.begin(), files.end());
    return std::all_of(files.begin(), files.end(), [this](const auto& f) { return file(f); });
  }

  bool whole(std::istream& in, const std::string& id) {
    InputDocument doc;
    doc.id = id;
    std::ostringstream buffer;
    if (in.peek() != std::istream::traits_type::eof()) buffer << in.rdbuf();
    if (in.bad()) return fail(id, id + ": reading failed: " + std::strerror(errno));
    doc.text = std::move(buffer).str();
    return take_(std::move(doc));
  }

  bool lines(std::istream& in, const std::string& name) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (!take_(record(line, name, number))) return false;
    }
    return true;
  }

  static InputDocument record(const std::string& line, const std::string& name,
                              std::size_t number) {
    InputDocument doc;
    doc.id = std::to_string(number);
    const auto where = name + ":" + std::to_string(number) + ": ";
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (object.is_discarded() || !object.is_object()) {
      doc.problem = where + "not a JSON object";
      return doc;
    }
    if (const auto id = object.find("id"); id != object.end())
      doc.id = id->is_string() ? id->get<std::string>() : id->dump();
    const auto text = object.find("text");
    if (text == object.end() || !text->is_string()) {
      doc.problem = where + "no string \"text\" in the record";
      return doc;
    }
    doc.text = text->get<std::string>();
    if (const auto date = object.find("date"); date != object.end() && date->is_string())
      doc.date = date->get<std::string>();
    return doc;
  }

  InputKind standard_;
  const std::function<bool(InputDocument)>& take_;
};

}  // namespace

void for_each_document(const std::vector<std::string>& inputs, InputKind standard,
                       const std::function<bool(InputDocument)>& take) {
  Reader reader(standard, take);
  for (const auto& input : inputs)
    if (!reader.input(input)) return;
}

}  // namespace program
