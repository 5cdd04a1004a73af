// SPDX-License-Identifier: Apache-2.0
/// Which words a date, an amount or a number may begin with. Asked at every word, so that the
/// patterns are tried at few of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::detail {

/// A set of the kinds of words below.
using Openings = std::uint32_t;

namespace opening {

inline constexpr Openings digit = 1U << 0U;      ///< 12, 3rd
inline constexpr Openings sign = 1U << 1U;       ///< $, US$
inline constexpr Openings code = 1U << 2U;       ///< EUR, Rs.
inline constexpr Openings month = 1U << 3U;      ///< May
inline constexpr Openings weekday = 1U << 4U;    ///< Friday
inline constexpr Openings spelled = 1U << 5U;    ///< nine, hundred
inline constexpr Openings plural = 1U << 6U;     ///< dozens
inline constexpr Openings ordinal = 1U << 7U;    ///< fifth
inline constexpr Openings about = 1U << 8U;      ///< nearly, more (than)
inline constexpr Openings a = 1U << 9U;          ///< a, an, several
inline constexpr Openings the = 1U << 10U;       ///< the
inline constexpr Openings relative = 1U << 11U;  ///< next, this
inline constexpr Openings earlier = 1U << 12U;   ///< earlier, later
inline constexpr Openings early = 1U << 13U;     ///< early, mid
inline constexpr Openings today = 1U << 14U;     ///< tomorrow, noon
inline constexpr Openings period = 1U << 15U;    ///< weeks
inline constexpr Openings season = 1U << 16U;    ///< spring
inline constexpr Openings fiscal = 1U << 17U;    ///< fiscal, FY2024, Q3
inline constexpr Openings calendar = 1U << 18U;  ///< Ramadan, Persian (year), AH
inline constexpr Openings holiday = 1U << 19U;   ///< Easter, Saint (Patrick's Day)
inline constexpr Openings dollar = 1U << 20U;    ///< US ($5)
/// What a number may begin with ("a hundred" too).
inline constexpr Openings number = digit | spelled | a;
/// These begin a value only together with a word that follows.
inline constexpr Openings leading = about | a | the | relative | earlier | early | season;

}  // namespace opening

/// The kinds of a word, which is not empty; 0 where no value begins with it. Upper and lower case
/// are the same.
[[nodiscard]] Openings openings_of(std::string_view word);

/// Whether a value that begins with a word of `openings` may go on as `rest`, the text behind that
/// word, does. Looks at one word.
[[nodiscard]] bool may_go_on(Openings openings, std::string_view rest);

}  // namespace demarche::detail
