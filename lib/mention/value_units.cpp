// SPDX-License-Identifier: Apache-2.0
#include "mention/value_units.hpp"

namespace demarche::detail {

std::string_view currency_of(std::string_view text) {
  const auto has = [text](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  };
  if (has("A$") || has("AU$") || has("AUD") || has("Australian")) return "AUD";
  if (has("C$") || has("CA$") || has("CAD") || has("Canadian")) return "CAD";
  if (has("NZ$")) return "NZD";
  if (has("HK$")) return "HKD";
  if (has("S$") && !has("US$")) return "SGD";
  if (has("$") || has("USD") || has("dollar")) return "USD";
  if (has("\xE2\x82\xAC") || has("EUR") || has("euro")) return "EUR";
  if (has("\xC2\xA3") || has("GBP") || has("pound")) return "GBP";
  if (has("\xC2\xA5") || has("JPY") || has("yen")) return "JPY";
  if (has("CNY") || has("yuan")) return "CNY";
  if (has("\xE2\x82\xB9") || has("INR") || has("Indian")) return "INR";
  if (has("PKR") || has("Rs") || has("rupee")) return "PKR";
  if (has("AED") || has("dirham")) return "AED";
  if (has("SAR") || has("riyal")) return "SAR";
  if (has("rouble") || has("ruble")) return "RUB";
  if (has("lira")) return "TRY";
  if (has("rial")) return "IRR";
  return {};
}

std::string_view unit_of(std::string_view text) {
  const auto cut = text.find_last_of(" -");
  auto word = cut == std::string_view::npos ? text : text.substr(cut + 1);
  while (!word.empty() && ((word[0] >= '0' && word[0] <= '9') || word[0] == '.' || word[0] == ','))
    word.remove_prefix(1);
  return word;
}

}  // namespace demarche::detail
