// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace demarche::detail {
namespace {

/// From `first` on, up to the next entry, characters are this letter with marks ('\0': none of
/// ours).
struct Run {
  char32_t first;
  char letter;
};

// Latin Extended-B (the parts that languages' spellings use) and Latin Extended Additional.
constexpr Run runs[] = {
    {0x180, 0},    {0x1A0, 'o'},  {0x1A2, 0},    {0x1AF, 'u'},  {0x1B1, 0},    {0x1CD, 'a'},
    {0x1CF, 'i'},  {0x1D1, 'o'},  {0x1D3, 'u'},  {0x1DD, 0},    {0x1DE, 'a'},  {0x1E4, 'g'},
    {0x1E8, 'k'},  {0x1EA, 'o'},  {0x1EE, 0},    {0x1F4, 'g'},  {0x1F6, 0},    {0x1F8, 'n'},
    {0x1FA, 'a'},  {0x1FE, 'o'},  {0x200, 'a'},  {0x204, 'e'},  {0x208, 'i'},  {0x20C, 'o'},
    {0x210, 'r'},  {0x214, 'u'},  {0x218, 's'},  {0x21A, 't'},  {0x21C, 0},    {0x21E, 'h'},
    {0x220, 0},    {0x226, 'a'},  {0x228, 'e'},  {0x22A, 'o'},  {0x232, 'y'},  {0x234, 0},
    {0x1E00, 'a'}, {0x1E02, 'b'}, {0x1E08, 'c'}, {0x1E0A, 'd'}, {0x1E14, 'e'}, {0x1E1E, 'f'},
    {0x1E20, 'g'}, {0x1E22, 'h'}, {0x1E2C, 'i'}, {0x1E30, 'k'}, {0x1E36, 'l'}, {0x1E3E, 'm'},
    {0x1E44, 'n'}, {0x1E4C, 'o'}, {0x1E54, 'p'}, {0x1E58, 'r'}, {0x1E60, 's'}, {0x1E6A, 't'},
    {0x1E72, 'u'}, {0x1E7C, 'v'}, {0x1E80, 'w'}, {0x1E8A, 'x'}, {0x1E8E, 'y'}, {0x1E90, 'z'},
    {0x1E96, 0},   {0x1EA0, 'a'}, {0x1EB8, 'e'}, {0x1EC8, 'i'}, {0x1ECC, 'o'}, {0x1EE4, 'u'},
    {0x1EF2, 'y'}, {0x1EFA, 0}};

/// U+00C0 to U+017F to their plain letters.
char plain_latin(char32_t c) {
  constexpr std::string_view latin1 =
      "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
  constexpr std::string_view extended =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkklllllllllnnnnnnnnnoooooooorrrrrrsss"
      "ssssstttttt"
      "uuuuuuuuuuuuwwyyyzzzzzzs";
  return c < 0x100 ? latin1[c - 0xC0] : extended[c - 0x100];
}

bool capital_latin(char32_t c) {
  if (c < 0x100) return c <= 0xDE && c != 0xD7;
  // In these two stretches capitals have odd codes, elsewhere even ones.
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1;
  return c == 0x178 || (c < 0x178 && c != 0x138 && c != 0x149 && c % 2 == 0);
}

}  // namespace

FoldedLetter folded_letter(char32_t c) {
  if (c < 0x80) {
    const bool capital = c >= 'A' && c <= 'Z';
    return {capital ? c + 32 : c, capital};
  }
  if (c < 0xC0) return {c, false};
  if (c < 0x180) return {static_cast<char32_t>(plain_latin(c)), capital_latin(c)};
  if (c < 0x234 || (c >= 0x1E00 && c < 0x1F00)) {
    const auto* after = std::upper_bound(std::begin(runs), std::end(runs), c,
                                         [](char32_t x, const Run& run) { return x < run.first; });
    const char letter = after == std::begin(runs) ? '\0' : std::prev(after)->letter;
    const bool odd_capitals = c == 0x1AF || (c >= 0x1CD && c <= 0x1DC);
    if (letter) return {static_cast<char32_t>(letter), (c % 2 == 1) == odd_capitals};
    return {c, false};
  }
  if (c >= 0x300 && c <= 0x36F) return {0, false};  // combining accents
  if (c >= 0x391 && c <= 0x3A9) return {c + 32, true};
  if (c >= 0x410 && c <= 0x42F) return {c + 32, true};
  if (c >= 0x400 && c <= 0x40F) return {c + 80, true};
  return {c, false};
}

}  // namespace demarche::detail
