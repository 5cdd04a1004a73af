#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts made by a grammar: a piece (a name, a titled name, a quotation, a number, a bracket, a tag, a list ...), and how it goes on (the same again, another one each time, longer each time, one
in the other). Each is read with and without a date, as text and as a web page, at two sizes: no kind of work may grow faster than the text. A stage that counts its work is tested by it.

What counts no work is told by the instructions that it takes (valgrind, where it is there): merge, web pages, explain, the report and the formats."""
import json, os, re, shutil, sys
sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program")]
from program_case import *

SIZE = 5000
SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru".split()
COUNTRIES = "Norway Kenya Japan Peru Ghana Chile Qatar Jordan".split()


def name(i):
    word = ""
    for _ in range(3): word += SYLLABLES[i % len(SYLLABLES)]; i //= len(SYLLABLES)
    return word.capitalize()


PIECES = {  # the i-th piece of a text; i is 0 where it is repeated
    "name": lambda i: f"{name(i)} {name(7 * i + 3)} met him. ",
    "titled name": lambda i: f"President {name(i)} {name(7 * i + 3)} met him. ",
    "titled surname": lambda i: f"Foreign Minister {name(i)} of {COUNTRIES[i % 8]} met Kenya. ",
    "office": lambda i: f"The {COUNTRIES[i % 8]} minister met the {name(i)} president, and its envoy left. ",
    "body": lambda i: f"The {name(i)} Council of {COUNTRIES[i % 8]} (C{i}C) met the C{i}C. ",
    "quotation": lambda i: f"\"We met {COUNTRIES[i % 8]},\" {name(i)} said. ",
    "turn": lambda i: f"\n\nMS. {name(i).upper()}: We met {COUNTRIES[i % 8]}.\n\nQ Did he?",
    "number": lambda i: f"{7919 * i + 1} ",
    "date": lambda i: f"On {i % 28 + 1} May {1950 + i % 99} Kenya met Norway. ",
    "tag": lambda i: f"<p class=\"{name(i)}\">Kenya met {name(i)}.</p>",
    "list": lambda i: f"{name(i)} {name(3 * i + 1)}, ",
    "pronoun": lambda i: f"{name(i)} told him that they met her. ",
}
BRACKETS = {"brackets": ("He said (", ") "), "quotation marks": ("He said, \u201cwe met ", "\u201d "), "tags": ("<div>Kenya met ", "</div>"), "clauses": ("the envoy who said that ", "left "),
            "of": ("the minister of the ", ""), "possessives": ("Kenya's ", "envoy ")}


def joined(piece, size, number):
    text, length, i = [], 0, 0
    while length < size: text.append(piece(number(i))); length += len(text[-1]); i += 1
    return "".join(text)


def growing(piece, size):
    text, i = "", 1
    while len(text) < size: text += piece(i).strip().rstrip(".") * min(i, 1 + (size - len(text)) // 40) + ". "; i += 1
    return text


def texts(size):
    for kind, piece in PIECES.items():
        yield f"{kind}, repeated", joined(piece, size, lambda i: 0)
        yield f"{kind}, distinct", joined(piece, size, lambda i: i)
        yield f"{kind}, growing", growing(piece, size)
    for kind, (opening, closing) in BRACKETS.items():
        n = size // len((opening + closing).encode())
        yield f"{kind}, nested", opening * n + closing * n


class Grammar(ProgramCase):
    def work(self, text, *options, html=False):
        if html: text = "<html><body><article><p>" + text + "</p></article></body></html>"
        path = self.path("text.html" if html else "text.txt")
        with open(path, "w", encoding="utf-8") as f: f.write(text)
        result = run("extract", "--threads", "1", "--timings", *options, path)
        self.assertEqual(result.returncode, 0, result.stderr)
        documents(result)
        return {kind: int(count) for kind, count in re.findall(r"^(\w[\w ]*?) +(\d+) +[\d.]+$", result.stderr.decode().split("work  ")[1], re.M)}

    def test_no_kind_of_work_grows_faster_than_the_text(self):
        for how in ({}, {"options": ("--date", "2024-05-03")}, {"html": True}):
            for (what, once), (_, twice) in zip(texts(SIZE), texts(2 * SIZE)):
                with self.subTest(f"{what}, {how}"):
                    small, large = (self.work(text, *how.get("options", ()), html=how.get("html", False)) for text in (once, twice))
                    # what a constant bounds, as the antecedents that are weighed, may grow until it is reached
                    for kind in small: self.assertLessEqual(large[kind], max(2.2 * small[kind] + 4000, (24 if kind == "looked back" else 0) * len(twice.encode())), kind)


@unittest.skipUnless(shutil.which("valgrind"), "no valgrind")
class Instructions(ProgramCase):
    def instructions(self, *command):
        out = self.path("callgrind.out")
        result = subprocess.run(["valgrind", "--tool=callgrind", "-q", f"--callgrind-out-file={out}", PROGRAM, *command], capture_output=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        with open(out) as f: return int(re.search(r"^(?:summary|totals): (\d+)", f.read(), re.M).group(1))

    def assert_linear(self, make, size, *command):
        """`make(n)` writes a file of size n and gives its path."""
        least, once, twice = (self.instructions(*command, make(n)) for n in (10, size, 2 * size))
        self.assertLessEqual(twice - least, 2.2 * (once - least) + 1_000_000)

    def write(self, file, text):
        with open(self.path(file), "w", encoding="utf-8") as f: f.write(text)
        return self.path(file)

    def test_merge_of_a_document_of_many_mentions(self):
        def document(n):
            entity = {"id": "e1", "type": "GPE", "name": "Norway", "mentions": [{}] * n}
            return self.write("merge.jsonl", json.dumps({"format": "demarche/1", "id": "a", "offsets": "codepoint", "date": None, "entities": [entity], "relations": []}) + "\n")
        self.assert_linear(document, 20_000, "merge")

    def test_a_tag_of_many_attributes(self):
        page = lambda n: self.write("page.html", "<html><body><article><p " + " ".join(f"a{i}" for i in range(n)) + ">Ada met Bo.</p></article></body></html>")
        self.assert_linear(page, 10_000, "extract")


main()
