// SPDX-License-Identifier: Apache-2.0
/// Documents as RDF: docs/formats/ntriples.md lists the classes and properties.
#pragma once

#include <string>
#include <string_view>

#include "demarche/document.hpp"

namespace demarche {

/// How a document is written.
struct NtriplesOptions {
  std::string_view id;  ///< the document's id, a part of its IRIs; empty becomes "0"
};

/// The document's entities and relations as N-Triples in UTF-8: linked entities are Wikidata's, the
/// sentences that state a relation are its PROV sources.
[[nodiscard]] std::string to_ntriples(const Document& document,
                                      const NtriplesOptions& options = {});
/// What stands once in a file: the program as a PROV agent.
[[nodiscard]] std::string ntriples_header();

}  // namespace demarche
