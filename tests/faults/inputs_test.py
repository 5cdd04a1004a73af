#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Faults of inputs and of memory: files that cannot be read, fail in the middle, shrink or grow while they are read; documents for which memory does not suffice. Each is named,
and all other documents are done."""
import os, resource, sys, time
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"))
from program_case import *


class Inputs(SmallDataCase):
    def ids(self, result): return [d["id"] for d in documents(result)]

    def test_files_that_cannot_be_read(self):
        good = self.file("good.txt", SENTENCE)
        os.symlink("/proc/self/mem", self.path("fails.txt"))  # opens, and fails at the first byte
        os.symlink(self.path("nowhere"), self.path("gone.txt"))
        os.symlink(self.path("loop.txt"), self.path("loop.txt"))
        bad = ["fails.txt", "gone.txt", "loop.txt"]
        if os.geteuid() != 0: os.chmod(self.file("locked.txt", SENTENCE), 0); bad.append("locked.txt")
        for name in bad:
            result = self.run_small("extract", self.path(name), good)
            self.assertEqual(result.returncode, 1, name); self.assertIn(name.encode(), result.stderr); self.assertEqual(self.ids(result), ["good"], name)

    def test_files_that_change_while_they_are_read(self):
        lines = list(records(15_000))
        for change in ("shrinks", "grows", "goes", "is written over"):
            with self.subTest(change):
                source, out = self.file(change + ".jsonl", "".join(lines)), self.path(change + ".out")
                process = subprocess.Popen([PROGRAM, "extract", "--plain", "-o", out, source], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment)
                while process.poll() is None and not (os.path.exists(out) and os.path.getsize(out)): time.sleep(0.002)
                if change == "shrinks": os.truncate(source, os.path.getsize(source) // 3)
                if change == "goes": os.remove(source)
                if change == "grows":
                    with open(source, "a") as f: f.write('{"id": "new", "text": "Aho met Bex."}\n')
                if change == "is written over":
                    with open(source, "r+") as f: f.write("\0" * 5000)
                stderr = process.communicate(timeout=120)[1]
                self.assertIn(process.returncode, (0, 1), stderr)
                with open(out, "rb") as f: ids = [json.loads(line)["id"] for line in f]
                self.assertEqual(ids, sorted(set(ids), key=ids.index))  # none twice
                expected = [f"d{i}" for i in range(15_000)]
                if change == "shrinks": self.assertEqual(ids, expected[:len(ids)])
                else: self.assertEqual(ids[:15_000], expected)

    def test_documents_for_which_memory_does_not_suffice(self):
        big = json.dumps({"id": "big", "text": SENTENCE * 25_000}) + "\n"
        small = list(records(20))
        source = self.file("in.jsonl", "".join(small[:10] + [big] + small[10:]))
        limit = 150 << 20
        result = run("extract", "--plain", "--threads", "1", source, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        self.assertEqual(result.returncode, 1, result.stderr[-500:]); self.assertIn(b"memory", result.stderr)
        self.assertEqual(self.ids(result), [f"d{i}" for i in range(20)])

    def test_limits_are_told(self):
        source = self.file("a.txt", SENTENCE * 40)
        result = run("extract", "--max-bytes", "500", "--max-entities", "3", source)
        doc = documents(result)[0]
        self.assertEqual(result.returncode, 0); self.assertEqual(len(doc["entities"]), 3)
        self.assertRegex(doc["cut"], r"^bytes: the first 4\d\d of 2640; entities: the first 3 of \d+"); self.assertIn(("a: cut by limits: " + doc["cut"]).encode(), result.stderr)
        with open(self.path("c.toml"), "w") as f: f.write("[extract]\nmax-bytes = 500\nno-persons = true\n")
        doc = documents(run("--config", self.path("c.toml"), "extract", source))[0]
        self.assertIn("bytes: the first", doc["cut"])
        self.assertEqual(run("extract", "--max-bytes", "0", source).returncode, 2)


main()
