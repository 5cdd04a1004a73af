// SPDX-License-Identifier: Apache-2.0
#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 48> before_names = {
    "Adm", "Amb",  "Asst", "Brig", "Capt", "Cmdr", "Cmmdr", "Col", "Cpl", "Dep",    "Det", "Dir",
    "Dr",  "Fr",   "Ft",   "Gen",  "Gov",  "Hon",  "Insp",  "Lt",  "Maj", "Messrs", "Mr",  "Mrs",
    "Ms",  "Msgr", "Mt",   "Mx",   "Pfc",  "Pres", "Prof",  "Pvt", "Rep", "Reps",   "Rev", "Rt",
    "Sec", "Sen",  "Sens", "Sgt",  "Sir",  "Sr",   "Ssgt",  "St",  "Ste", "Supt",   "V",   "Vice"};
constexpr std::array<std::string_view, 58> others = {
    "Apr",  "Assn",   "Aug",  "Ave", "Bldg", "Blvd",  "Bros", "Cf",   "Co",   "Corp", "Ct",  "Dec",
    "Dept", "Dist",   "Est",  "Etc", "Feb",  "Fig",   "Fri",  "Inc",  "Intl", "Jan",  "Jr",  "Jul",
    "Jun",  "Ltd",    "Mar",  "Mfg", "Mon",  "No",    "Nos",  "Nov",  "Oct",  "PhD",  "Pty", "Rd",
    "Sat",  "Sep",    "Sept", "Sq",  "Thu",  "Thurs", "Tue",  "Tues", "Univ", "Vol",  "Vs",  "Wed",
    "al",   "approx", "cf",   "co",  "dept", "est",   "etc",  "no",   "v",    "vs"};
static_assert(std::is_sorted(before_names.begin(), before_names.end()));
static_assert(std::is_sorted(others.begin(), others.end()));

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "U.S", "a.m", "D.C", "e.g": single letters with stops between.
bool dotted(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0)
    return word == "Ph.D" || word == "B.Sc" || word == "M.Sc";
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? !letter(word[i]) : word[i] != '.') return word == "Ph.D";
  return true;
}

}  // namespace

bool is_title_abbreviation(std::string_view word) {
  // "MS. QUIST", as transcripts write it
  const bool capitals =
      word.size() > 1 && word.size() < 6 && std::all_of(word.begin(), word.end(), is_upper);
  std::string title(word);
  if (capitals) std::transform(title.begin() + 1, title.end(), title.begin() + 1, to_lower);
  return std::binary_search(before_names.begin(), before_names.end(), title);
}

bool is_abbreviation(std::string_view word) {
  if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I';
  return is_title_abbreviation(word) || std::binary_search(others.begin(), others.end(), word) ||
         dotted(word);
}

}  // namespace demarche::detail
