// SPDX-License-Identifier: Apache-2.0
#include <demarche/demarche.hpp>
#include <iostream>

int main() {
  const auto extractor = demarche::Extractor::load();
  const auto doc = extractor.extract("Norway urged Kenya to sign the treaty.");
  std::cout << demarche::to_text(doc);
  return doc.relations().empty() ? 1 : 0;
}
