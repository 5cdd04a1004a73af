// SPDX-License-Identifier: Apache-2.0
#include <demarche/demarche.hpp>
#include <iostream>

int main() {
  const auto extractor = demarche::Extractor::load();
  const auto doc =
      extractor.extract("Norway's Foreign Minister Ada Quist met Daniel Otieno in Nairobi.",
                        {.date = {}, .plain = true});
  for (const auto& r : doc.relations())
    std::cout << doc.name(r.subject) << ' ' << r.predicate << ' ' << doc.name(r.object) << '\n';
  return doc.relations().empty() ? 1 : 0;
}
