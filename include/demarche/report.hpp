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
  ReportWriter(ReportWriter&&) noexcept;
  ReportWriter& operator=(ReportWriter&&) noexcept;
  ~ReportWriter();

  [[nodiscard]] std::string begin() const;
  [[nodiscard]] std::string add(const Document& document, std::string_view id);
  [[nodiscard]] std::string end() const;
  [[nodiscard]] std::size_t documents() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

/// The page of one document.
[[nodiscard]] std::string to_report(const Document& document, std::string_view id = "0");

}  // namespace demarche
