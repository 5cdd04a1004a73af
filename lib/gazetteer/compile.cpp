// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "demarche/error.hpp"
#include "demarche/gazetteer.hpp"
#include "gazetteer/compiler.hpp"

namespace demarche {
namespace detail {

void write_image(const Image& image, const std::filesystem::path& file) {
  auto part = file;
  part += "." + std::to_string(::getpid()) + ".part";
  const auto fail = [&](int error) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(file.string(), 0, std::string("cannot be written: ") + std::strerror(error));
  };
  std::FILE* out = std::fopen(part.c_str(), "wb");
  if (!out) fail(errno);
  const auto bytes = image.bytes();
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
  const int write_error = errno;
  if (std::fclose(out) != 0 || !written) fail(written ? errno : write_error);
  if (std::rename(part.c_str(), file.c_str()) != 0) fail(errno);
}

}  // namespace detail

CompileResult compile_gazetteer(const std::vector<std::filesystem::path>& inputs,
                                const std::filesystem::path& output) {
  detail::Compiler compiler;
  std::error_code error;
  for (const bool offices : {true, false})
    for (const auto& input : inputs)
      if (std::filesystem::is_directory(input, error)) {
        if (!offices) compiler.add_folder(input);
      } else if (detail::is_table_of_offices(input) == offices) {
        compiler.add_file(input);
      }
  CompileResult result;
  result.rows = compiler.rows();
  const auto image = compiler.finish();
  result.names = image.names();
  result.bytes = image.bytes().size();
  detail::write_image(image, output);
  return result;
}

}  // namespace demarche
