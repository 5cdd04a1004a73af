// SPDX-License-Identifier: Apache-2.0
/// Who speaks from where to where: the one reader of quotation marks and of transcripts.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "demarche/types.hpp"

namespace demarche::detail {

struct Layers;

/// Words that somebody other than the article says, and what in the text names who it is. Whom that
/// means, the stages behind tell: mentions and entities are not yet known here.
struct Quotation {
  enum class Kind : std::uint8_t {
    marks,     ///< between quotation marks
    turn,      ///< of a transcript: "MS. QUIST: ..."
    question,  ///< a turn of one who asks: "Q ..."
  };
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  TokenRange tokens;  ///< what is said, without its marks or label
  Kind kind = Kind::marks;
  bool closed = true;           ///< in marks: by a mark of its own, not by a paragraph's end
  std::uint32_t outer = none;   ///< the quotation that it lies in
  std::uint32_t before = none;  ///< in marks: the paragraph before, which no mark closes
  std::uint32_t saying = none;  ///< in marks: the verb of saying beside it, or beside what it goes
                                ///< on from; a token
  TokenRange label;             ///< of a turn: who speaks, without the colon
};

/// All quotations of a text, by their first word, an outer one before those in it.
struct QuotationLayer {
  std::vector<Quotation> all;
  std::vector<std::uint32_t> innermost;  ///< by token: index in `all`, or Quotation::none

  /// The innermost quotation around a token; null where the article itself speaks.
  [[nodiscard]] const Quotation* at(std::uint32_t token) const {
    const auto i = token < innermost.size() ? innermost[token] : Quotation::none;
    return i == Quotation::none ? nullptr : &all[i];
  }
  [[nodiscard]] const Quotation* outer_of(const Quotation& q) const {
    return q.outer == Quotation::none ? nullptr : &all[q.outer];
  }
  /// The innermost turn around a token; null outside of transcripts.
  [[nodiscard]] const Quotation* turn_at(std::uint32_t token) const {
    const auto* q = at(token);
    while (q && q->kind == Quotation::Kind::marks) q = outer_of(*q);
    return q;
  }
  /// Between quotation marks.
  [[nodiscard]] bool in_marks(std::uint32_t token) const {
    const auto* q = at(token);
    return q && q->kind == Quotation::Kind::marks;
  }
};

/// Reads words, sentences and, where there is one, the parse. A quotation that no mark closes ends
/// with its paragraph, and goes on where the next paragraph opens with the same mark.
/// Complexity: linear in the words; a verb of saying is looked for 40 words on either side.
[[nodiscard]] QuotationLayer find_quotations(const Layers& document);

}  // namespace demarche::detail
