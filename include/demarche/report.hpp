// SPDX-License-Identifier: Apache-2.0
/// Documents as one web page: docs/formats/report.md.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "demarche/document.hpp"

namespace demarche {

/// Writes one self-contained page over any number of documents, piece by piece: begin(), add() for
/// each document, end(). Text of the documents is data in the page, never markup.
/// Threads: one at a time. Memory: grows with the relations, not with the texts.
class ReportWriter {
 public:
  ReportWriter();
  /// What was moved from may only be destroyed or assigned to.
  ReportWriter(ReportWriter&&) noexcept;
  /// As the constructor.
  ReportWriter& operator=(ReportWriter&&) noexcept;
  ~ReportWriter();

  /// The page until its first document.
  [[nodiscard]] std::string begin() const;
  /// One document's piece of the page. `id`: how the page calls it; ids need not differ.
  [[nodiscard]] std::string add(const Document& document, std::string_view id);
  /// The rest of the page.
  [[nodiscard]] std::string end() const;
  /// How many were added.
  [[nodiscard]] std::size_t documents() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

/// The page of one document.
[[nodiscard]] std::string to_report(const Document& document, std::string_view id = "0");

}  // namespace demarche
