// SPDX-License-Identifier: Apache-2.0
/// Names that are none, and names that are longer than they look.
#pragma once

#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "mention/candidates.hpp"

namespace demarche::detail {

/// Out go marks that look like names: a ticker in brackets ("(NYSE: QST)", "(QUI.OS)") and the "RT"
/// before a handle. A handle is a person's or a body's, no place's. Complexity: linear.
void drop_marks(const Layers& document, std::vector<Candidate>& candidates);

/// "TROY, Ohio (AP) -": what a dateline begins with is a place. Complexity: linear.
void retype_datelines(const Layers& document, std::vector<Candidate>& candidates);

/// Persons get what belongs to their names: the rest of "Han Bo-ra", the given name and patronymic
/// of "Ivan Petrovich Quist", known or not. Complexity: linear.
void widen_persons(const Layers& document, const Gazetteer& gazetteer,
                   std::vector<Candidate>& candidates);

}  // namespace demarche::detail
