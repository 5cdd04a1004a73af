// SPDX-License-Identifier: Apache-2.0
/// How offices and their dates are compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace demarche::detail {

/// A title as it is compared: small letters, "defense" and "defence" alike, "minister of foreign
/// affairs" as "foreign minister".
[[nodiscard]] std::string normalised_title(std::string_view title);
/// The key under which an office's holders are found; `title` is normalised.
[[nodiscard]] std::uint64_t holder_key(std::string_view title, std::string_view country);
/// What an office's dates say of a day: that it was held, by stated dates or an attestation on both
/// sides; that it is likely, as it was attested within two years; nothing much, within five; or
/// that it was another time. Attestations are as_of, one day or "first/last".
enum class Standing { later, earlier, unknown, likely, stated };
struct Office;
[[nodiscard]] Standing standing_on(const Office& office, std::string_view date);
/// Compares ISO dates of unequal precision: "2018" holds all of 2018.
[[nodiscard]] bool on_or_before(std::string_view a, std::string_view b);

}  // namespace demarche::detail
