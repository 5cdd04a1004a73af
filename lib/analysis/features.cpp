// SPDX-License-Identifier: Apache-2.0
#include "analysis/features.hpp"

#include <algorithm>

namespace demarche::detail {
namespace {

unsigned char norm(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned char>(c + 32);
  return c >= '0' && c <= '9' ? '0' : c;
}

template <class Range>
std::uint64_t hash_norm(std::uint64_t seed, Range text) {
  Fnv fnv(seed);
  for (const auto c : text) fnv.add(norm(static_cast<unsigned char>(c)));
  return fnv.value();
}

std::uint64_t hash_shape(std::string_view word) {
  Fnv fnv(6);
  unsigned char last = 0;
  int run = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto b = static_cast<unsigned char>(word[i]);
    unsigned char c = b;
    if (b >= 'A' && b <= 'Z')
      c = 'X';
    else if (b >= 'a' && b <= 'z')
      c = 'x';
    else if (b >= '0' && b <= '9')
      c = 'd';
    else if (b >= 0xC0) {
      const auto next = i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : 0;
      c = b == 0xC3 && next >= 0x80 && next <= 0x9E ? 'X' : 'x';
    } else if (b >= 0x80) {
      continue;
    }
    run = c == last ? run + 1 : 1;
    last = c;
    if (run <= 4) fnv.add(c);
  }
  return fnv.value();
}

}  // namespace

Features word_features(std::string_view word) {
  Features f;
  const auto tail = [&](std::size_t n) {
    return word.substr(word.size() - std::min(n, word.size()));
  };
  f.hashes[0] = hash_norm(1, word);
  f.hashes[1] = hash_norm(2, word);
  f.hashes[2] = hash_norm(3, word.substr(0, 3));
  f.hashes[3] = hash_norm(4, tail(3));
  Fnv ending(5);
  if (!word.empty()) ending.add(static_cast<unsigned char>(word[0]));
  for (const auto c : tail(2)) ending.add(norm(static_cast<unsigned char>(c)));
  f.hashes[4] = ending.value();
  f.hashes[5] = hash_shape(word);
  f.vector_key = hash_norm(7, word);
  return f;
}

}  // namespace demarche::detail
