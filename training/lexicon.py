# SPDX-License-Identifier: Apache-2.0
"""What the shipped gazetteers know of single words, as a class a word: the network's input beside the word's own features."""
import csv, os, re
from features import vector_key

GIVEN, SURNAME, PLACE, NATIONALITY, BODY, TITLE = (1 << i for i in range(6))
CLASSES = 64
LETTERS = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*\.?")  # a word that can be a name's part


def rows(folder, name):
    with open(os.path.join(folder, name + ".tsv"), encoding="utf-8", newline="") as lines:
        yield from csv.reader((l for l in lines if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def word_classes(folder):
    """{key of the small-letter word: bits}; `folder` is the project's gazetteers/"""
    out = {}
    def add(word, bit):
        if LETTERS.fullmatch(word): out[vector_key(word)] = out.get(vector_key(word), 0) | bit
    capital = lambda w: w[:1] != w[:1].lower()
    for name, bit in (("given_names", GIVEN), ("surnames", SURNAME)):
        for r in rows(folder, name): add(r[0], bit)
    for r in rows(folder, "officials"):
        words = r[0].split()
        if len(words) > 1: add(words[0], GIVEN); add(words[-1], SURNAME)
    for name in ("cities", "countries", "regions"):
        for r in rows(folder, name):
            bit = NATIONALITY if "NORP" in r[1:2] else PLACE
            if " " not in r[0]: add(r[0], bit)
    for name in ("bodies", "organisations", "groups"):
        for r in rows(folder, name):
            for w in r[0].split():
                if capital(w): add(w, BODY)
    for r in rows(folder, "titles"):
        for w in r[0].split():
            if capital(w): add(w, TITLE)
    return out
