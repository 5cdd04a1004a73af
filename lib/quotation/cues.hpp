// SPDX-License-Identifier: Apache-2.0
/// The verbs of saying that stand beside quotations.
#pragma once

#include "layers.hpp"

namespace demarche::detail {

/// Sets `saying` of the quotations in marks: "X said" behind, before or between, in the sentence
/// before that ends with a colon, and of what a quotation goes on from. Complexity: linear in the
/// words; 40 of them are looked at on either side of a quotation.
void find_sayings(const Layers& document, QuotationLayer& layer);

}  // namespace demarche::detail
