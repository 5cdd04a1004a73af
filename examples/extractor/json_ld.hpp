// SPDX-License-Identifier: Apache-2.0
/// What a web page says of its article for machines (JSON-LD, schema.org).
#pragma once

#include <string>
#include <string_view>

namespace program {

/// Empty where a page does not say it.
struct LinkedArticle {
  std::string headline, body, date;
};

/// Takes what the content of one script of type application/ld+json says of an article into
/// `article`: of several the one with the longest body. What is no JSON says nothing.
void read_json_ld(std::string_view script, LinkedArticle& article);

}  // namespace program
