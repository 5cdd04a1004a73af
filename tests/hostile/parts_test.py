#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A text that has some of every piece of grammar.py, again and again the same or with other names each time, and one of twice as much: the instructions that each part of the work takes for them. Parts
are every stage, explain, every output format (the report is one), open triples and merge; for twice the text none may take more than 2.2 times as many. parts.cpp names the parts as they come: a new
stage or format is tested without a word here."""
import collections, glob, os, re, shutil, subprocess, sys, unittest
sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"), os.path.dirname(os.path.abspath(__file__))]
PARTS = sys.argv.pop(3)
from program_case import *
from grammar import PIECES

TIMES = 10
MORE = 2.2
# What is there whatever the text: tables that grow by doubling, a page's head. A loop over pairs of a text's words would take tens of millions more.
CONSTANT = 400_000


def text(times, distinct):
    return "\n\n".join("".join(piece(i * distinct) for piece in PIECES.values()) for i in range(times))


@unittest.skipUnless(shutil.which("valgrind"), "no valgrind")
class Parts(ProgramCase):
    def counts(self, files):
        """{file: {part: instructions}}"""
        out = self.path("callgrind")
        command = ["valgrind", "--tool=callgrind", "-q", "--combine-dumps=no", f"--callgrind-out-file={out}", PARTS, SOURCE, self.folder, *files]
        result = subprocess.run(command, capture_output=True)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        counts = collections.defaultdict(collections.Counter)
        for dump in glob.glob(out + ".*"):
            with open(dump) as f: head = f.read(4000)
            name = re.search(r"^desc: Trigger: Client Request: (.*)$", head, re.M)
            if not name or name[1] == "-": continue
            file, part = name[1].split("|")
            counts[file][part] += int(re.search(r"^summary: (\d+)$", head, re.M)[1])
        return counts

    def test_no_part_takes_more_than_its_share_for_twice_the_text(self):
        files = {(distinct, twice): self.file(f"{distinct}{twice}.txt", text(TIMES * (1 + twice), distinct)) for distinct in (0, 1) for twice in (0, 1)}
        # what is read or made at the first time only is counted in a text that is not compared
        counts = self.counts([self.file("first.txt", text(2, 1)), *files.values()])
        worst = {}
        for distinct in (0, 1):
            once, twice = (counts[f"{distinct}{more}.txt"] for more in (0, 1))
            self.assertEqual(set(once), set(twice))
            self.assertGreaterEqual(len(twice), 25, twice)
            for part in twice:
                with self.subTest(f"{part}, {'other names' if distinct else 'the same'}"):
                    worst[part] = max(worst.get(part, 0), (twice[part] - CONSTANT) / max(1, once[part]))
                    self.assertLessEqual(twice[part], MORE * once[part] + CONSTANT)
        print(", ".join(f"{part} {growth:.2f}" for part, growth in sorted(worst.items(), key=lambda p: -p[1])))


main()
