// SPDX-License-Identifier: Apache-2.0
/// The forms that texts come in: how a file is known, and how its bytes become a text.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input.hpp"

namespace program {

/// The names that --input takes.
[[nodiscard]] std::vector<std::string> form_names();

/// The form of this name. Precondition: it is one of form_names().
[[nodiscard]] InputKind form_named(std::string_view name);

/// What a file's name says of its content, "news.jsonl.gz" and "NEWS.JSONL" as "news.jsonl";
/// nothing for an unknown ending.
[[nodiscard]] std::optional<InputKind> kind_of(const std::filesystem::path& path);

/// The file's name without the endings that kind_of() knows.
[[nodiscard]] std::string stem_of(const std::filesystem::path& path);

/// What bytes are that hold no text that could be read, and what to do with them: "a PDF file;
/// ...". Empty for a text, and for bytes that nothing is known of. Looks at the first 4 KB.
[[nodiscard]] std::string no_text(std::string_view bytes);

/// Makes a text of the document's bytes, by its form. Threads: any number at once.
/// Throws: std::runtime_error for what is damaged, or not of that form.
void read_form(InputDocument& document);

}  // namespace program
