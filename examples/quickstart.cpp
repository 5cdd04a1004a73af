// SPDX-License-Identifier: Apache-2.0
#include <demarche/demarche.hpp>
#include <iostream>

int main() {
  const auto extractor = demarche::Extractor::load();
  const auto doc = extractor.extract(
      "OSLO: Norway's Foreign Minister Ada Quist met Kenyan President William Ruto in Nairobi on "
      "Friday. "
      "She urged Kenya to sign the treaty.");
  for (const auto& r : doc.relations())
    std::cout << doc.name(r.subject) << " | " << r.predicate << " | " << doc.name(r.object) << " | "
              << to_string(r.type) << '\n';
  std::cout << demarche::to_json(doc).substr(0, 24) << '\n';
}
