// SPDX-License-Identifier: Apache-2.0
/// What a reader has corrected, from a file, and applied to documents: docs/formats/corrections.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/document.hpp"

namespace demarche {

namespace detail {
struct CorrectionLines;
}

/// The lines of a corrections file. A line that cannot be understood, or that no longer fits the
/// document it names, is told of and left out; the others are applied.
/// Threads: any number may use one object at once.
class Corrections {
 public:
  /// No corrections.
  Corrections();
  /// `text`: the file's bytes. `name`: how messages call the file.
  /// Complexity: linear.
  Corrections(std::string_view text, std::string_view name);
  /// The lines of the file at `path`. Throws: Error where it cannot be read.
  [[nodiscard]] static Corrections read(const std::string& path);

  /// The document as the lines that name it correct it. `id`: the document's.
  /// Complexity: linear in the document where a line fits it, else in the lines of its id.
  [[nodiscard]] Document apply(const Document& document, std::string_view id) const;
  /// The key by which documents know an actor, after `same` and `different`; `name` is what
  /// document `id` calls it.
  [[nodiscard]] std::string actor_key(std::string_view key, std::string_view name,
                                      std::string_view id) const;

  /// "mine.tsv:3: \"merge\" is no correction": lines that cannot be understood, in order.
  [[nodiscard]] const std::vector<std::string>& problems() const;
  /// Lines that did not fit what they name, and why: in order, a line once. `all_read`: every
  /// document was seen, so that a line whose document or actor never came is one of them, too.
  /// `actors_only`: no document was corrected, so that lines about one are no matter.
  [[nodiscard]] std::vector<std::string> not_applied(bool all_read, bool actors_only = false) const;
  /// Is a line about a place of this document?
  [[nodiscard]] bool names(std::string_view id) const;
  /// No line can be understood, or there is none.
  [[nodiscard]] bool empty() const;
  /// For the library's own stages and writers.
  [[nodiscard]] const detail::CorrectionLines& lines() const { return *lines_; }

 private:
  std::shared_ptr<detail::CorrectionLines> lines_;
};

}  // namespace demarche
