#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The texts of grammar.py, each read with and without a date, as text and as a web page, at two sizes: no kind of work may grow faster than the text. A stage that counts its work is tested by it;
parts_test.py counts the instructions of all parts, and here are those of what reads no texts."""
import json, os, re, shutil, sys
sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"), os.path.dirname(os.path.abspath(__file__))]
from program_case import *
from grammar import texts

SIZE = 5000
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
