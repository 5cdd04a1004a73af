# SPDX-License-Identifier: Apache-2.0
"""Token features: hashes that lib/analysis/features.cpp computes in the same way."""
import re

# (name, rows, width, hashes a token); rows are powers of two
TABLES = [("norm", 32768, 64, 2), ("prefix", 8192, 32, 1), ("suffix", 16384, 48, 1), ("ending", 8192, 32, 1), ("shape", 2048, 32, 1)]
VECTOR, CLASS = 96, 16
MASK = (1 << 64) - 1


def fnv(seed, data):
    h = (0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15)) & MASK
    for b in data:
        h = ((h ^ b) * 0x100000001B3) & MASK
    return (h ^ (h >> 29)) & MASK


def norm(word):
    """ASCII letters small, digits 0; all else as it is."""
    return bytes(b + 32 if 65 <= b <= 90 else 48 if 48 <= b <= 57 else b for b in word.encode("utf-8", "replace"))


def shape(raw):
    """X, x, d and the punctuation itself; runs cut at 4. Bytes beyond ASCII: X for C3 80-9E, else x, once a character."""
    out, i = bytearray(), 0
    while i < len(raw):
        b = raw[i]
        if 65 <= b <= 90: c = 88
        elif 97 <= b <= 122: c = 120
        elif 48 <= b <= 57: c = 100
        elif b < 0x80: c = b
        elif b >= 0xC0: c = 88 if b == 0xC3 and i + 1 < len(raw) and 0x80 <= raw[i + 1] <= 0x9E else 120
        else: i += 1; continue
        if not (len(out) >= 4 and all(x == c for x in out[-4:])): out.append(c)
        i += 1
    return bytes(out)


def rows(word):
    """Row numbers: norm a, norm b, prefix, suffix, ending, shape."""
    raw, n = word.encode("utf-8", "replace"), norm(word)
    return [fnv(1, n) % 32768, fnv(2, n) % 32768, fnv(3, n[:3]) % 8192, fnv(4, n[-3:]) % 16384, fnv(5, raw[:1] + n[-2:]) % 8192, fnv(6, shape(raw)) % 2048]


def vector_key(word):
    return fnv(7, norm(word))


def words(text):
    return re.findall(r"\S+", text)
