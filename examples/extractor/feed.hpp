// SPDX-License-Identifier: Apache-2.0
/// Documents from feeds: RSS 0.9 to 2.0 and Atom.
#pragma once

#include <functional>
#include <string>

#include "input.hpp"

namespace program {

/// A document for each item: its title as a headline and the longest of its texts (content,
/// description, summary); `id` is its link, else its own id, else its number; the date the day it
/// was published. Memory: one item. False where `take` returned it.
/// Throws: std::runtime_error for XML that is no feed, or is damaged; items before it are taken.
bool read_feed(const std::string& xml, const std::function<bool(InputDocument)>& take);

}  // namespace program
