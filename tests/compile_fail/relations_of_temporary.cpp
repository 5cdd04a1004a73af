// SPDX-License-Identifier: Apache-2.0
// Must not compile: the loop would read relations of a document that is gone.
#include <demarche/demarche.hpp>

void dangling(const demarche::Extractor& extractor) {
  for (const auto& relation : extractor.extract("").relations()) (void)relation;
}
