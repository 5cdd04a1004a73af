// SPDX-License-Identifier: Apache-2.0
/// Documents as one web page, with their sources and a reader's corrections:
/// docs/formats/report.md.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "demarche/corrections.hpp"
#include "demarche/document.hpp"

namespace demarche {

/// As ReportWriter, which writes the same page; this one is also told where documents are from, and
/// which actors are the same. Text of the documents is data in the page, never markup.
/// Threads: one at a time. Memory: grows with the relations, not with the texts.
class ReportPage {
 public:
  /// `corrections` say which actors are the same and which are not; documents are given as they
  /// are: Corrections::apply corrects them.
  explicit ReportPage(Corrections corrections = {});
  /// What was moved from may only be destroyed or assigned to.
  ReportPage(ReportPage&&) noexcept;
  /// As the constructor.
  ReportPage& operator=(ReportPage&&) noexcept;
  ~ReportPage();

  /// The page until its first document.
  [[nodiscard]] std::string begin() const;
  /// One document's piece of the page. `id`: how the page calls it; ids need not differ. `source`:
  /// where it is from, a path or an address, which the page links to if it is http or https.
  [[nodiscard]] std::string add(const Document& document, std::string_view id,
                                std::string_view source = {});
  /// The rest of the page.
  [[nodiscard]] std::string end() const;
  /// How many were added.
  [[nodiscard]] std::size_t documents() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace demarche
