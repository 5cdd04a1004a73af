#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every hostile text of make.py: extracted without a fault, its spans inside it, and with work that grows as the text does, and is at most three times that for a byte of normal text. Work is
counted, not timed, so the machine and what else runs on it do not matter."""
import os, re, sys
sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"), os.path.dirname(os.path.abspath(__file__))]
from program_case import *
from make import NAMES, make

# About what each kind of work costs in nanoseconds.
WEIGHTS = {"letters": 5, "lookups": 20, "network words": 2500, "arcs": 12, "patterns": 250, "candidates": 500, "comparisons": 20, "looked back": 10, "rules": 60, "clause words": 10, "event words": 2}
BOUNDED = {"looked back": 12, "comparisons": 1, "clause words": 0.25}  # a byte: little more than normal text has
SIZE = 20_000


class Hostile(ProgramCase):
    def work(self, name, size):
        text = make(name, size)
        result = run("extract", "--threads", "1", "--timings", "--offsets", "byte", stdin=text)
        self.assertEqual(result.returncode, 0, result.stderr)
        doc, = documents(result)
        for e in doc["entities"]:
            for m in e["mentions"]: self.assertTrue(0 <= m["begin"] < m["end"] <= len(text))
        for r in doc["relations"]:
            self.assertTrue(0 <= r["begin"] < r["end"] <= len(text)); self.assertTrue(r["evidence"])
        found = {kind: int(count) for kind, count in re.findall(r"^(\w[\w ]*?) +(\d+) +[\d.]+$", result.stderr.decode().split("work  ")[1], re.M)}
        self.assertEqual(set(found), set(WEIGHTS))
        return found, sum(WEIGHTS[kind] * count for kind, count in found.items()) / len(text), doc

    def test_work_is_linear_and_bounded(self):
        _, normal, _ = self.work("normal", 2 * SIZE)
        worst = 0, None
        for name in NAMES:
            with self.subTest(name):
                once, _, _ = self.work(name, SIZE)
                twice, cost, _ = self.work(name, 2 * SIZE)
                # what is bounded by a constant, as candidates of antecedents are, may grow until it is reached
                for kind in once: self.assertLessEqual(twice[kind], max(2.3 * once[kind] + 4000, BOUNDED.get(kind, 0) * 2 * SIZE), kind)
                self.assertLessEqual(cost, 3 * normal)
                worst = max(worst, (cost / normal, name))
        print(f"most work for a byte, against normal text: {worst[0]:.2f} ({worst[1]})")

    def test_other_languages_give_few_names(self):
        doc = self.work("other languages", SIZE)[2]
        self.assertEqual(doc["language"], "fr"); self.assertEqual(doc["entities"], []); self.assertEqual(doc["relations"], [])

    def test_a_name_repeated_is_one_and_others_are_many(self):
        persons = lambda name: sum(e["type"] == "PERSON" for e in self.work(name, SIZE)[2]["entities"])
        self.assertIn(persons("one name repeated"), (2, 3))  # the last name is cut in its middle
        self.assertGreater(persons("distinct names"), 200)  # many of them differ in a letter, as spellings do


main()
