# SPDX-License-Identifier: Apache-2.0
"""The model file that docs/model-format.md describes, as sections (name, kind, rows, columns, bytes)."""
import os, struct

MAGIC, VERSION, ORDER = b"DMRCHMDL", 2, 0x01020304
BYTES, F32, I8, U16, U32 = 0, 1, 2, 3, 4


def checksum(data):
    """FNV-1a over 64-bit little-endian words in four lanes (word i in lane i mod 4), then over the lanes; zero padded to 32 bytes."""
    data += b"\0" * (-len(data) % 32)
    def fnv(words):
        h = 0xCBF29CE484222325
        for w in words: h = ((h ^ w) * 0x100000001B3) & ((1 << 64) - 1)
        return h
    words = struct.unpack(f"<{len(data) // 8}Q", data)
    return fnv(fnv(words[lane::4]) for lane in range(4))


def read(path):
    with open(path, "rb") as f: data = f.read()
    magic, version, *_, count = struct.unpack_from("<8sIIQQQI", data)
    if (magic, version) != (MAGIC, VERSION): raise SystemExit(f"{path}: no model of format {VERSION}")
    sections = []
    for i in range(count):
        name, kind, rows, columns, _, at, size = struct.unpack_from("<32sIIIIQQ", data, 64 + 64 * i)
        sections.append((name.rstrip(b"\0").decode(), kind, rows, columns, data[at:at + size]))
    return sections


def write(path, sections):
    at, body, directory = 64 + 64 * len(sections), b"", b""
    for name, kind, rows, columns, data in sections:
        body += b"\0" * (-(at + len(body)) % 64)
        directory += struct.pack("<32sIIIIQQ", name.encode(), kind, rows, columns, 0, at + len(body), len(data)); body += data
    rest = directory + body + b"\0" * (-len(body) % 64)
    with open(path + ".part", "wb") as f: f.write(struct.pack("<8sIIQQQI20x", MAGIC, VERSION, ORDER, 64 + len(rest), checksum(rest), 64, len(sections)) + rest)
    os.replace(path + ".part", path)
