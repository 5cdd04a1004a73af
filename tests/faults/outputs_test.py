#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Faults of outputs, in every format: a full disk, a folder that cannot be written, a closed pipe, kill -9 and Ctrl-C in mid-write. Nothing that was finished is lost, and nothing
that is not whole has its name."""
import os, random, resource, shutil, signal, sys, time
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"))
from program_case import *

STREAMS = ["jsonl", "text", "json", "conllu", "csv", "tsv", "csv-entities", "tsv-entities", "plover", "ntriples"]
WHOLE = ["graphml", "dot", "sqlite", "html"]
COUNT = 300
ENVIRONMENT["DEMARCHE_DATA"] = SOURCE


def invented(i):
    """The i-th of many names."""
    parts = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su"]
    return "".join(parts[int(d)] for d in f"{i:04}").capitalize() + "sen"


def records(count):
    """JSON lines of invented texts, each its own, with relations of people that the others do not have."""
    for i in range(count):
        text = f"OSLO: Norway's Foreign Minister Ada {invented(i)} met Kenyan President Daniel {invented(i + 5000)} in Nairobi on Friday. She urged Kenya to sign the treaty. " * (1 + i % 3)
        yield json.dumps({"id": f"d{i}", "text": text}) + "\n"


class Outputs(ProgramCase):
    def setUp(self):
        super().setUp()
        self.source = self.file("in.jsonl", "".join(records(COUNT)))

    def start(self, *arguments, **more):
        return subprocess.Popen([PROGRAM, "extract", "--plain", *arguments], **{"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "env": ENVIRONMENT, **more})

    def tree(self, *names):
        top = self.path(*names)
        return {os.path.relpath(os.path.join(d, f), top): self.read(*names, os.path.relpath(os.path.join(d, f), top)) for d, _, fs in os.walk(top) for f in fs}

    def whole_of(self, form):
        path = self.path("whole." + form)
        if not os.path.exists(path): self.assertEqual(run("extract", "--plain", "--format", form, "-o", path, self.source).returncode, 0)
        return self.read("whole." + form)

    def same_database(self, a, b):
        import sqlite3
        dump = lambda path: list(sqlite3.connect(path).iterdump())
        self.assertEqual(dump(a), dump(b))

    def test_a_full_file(self):
        for form in STREAMS + WHOLE:
            with self.subTest(form):
                whole, out = self.whole_of(form), self.path("limited." + form)
                with open(out, "w") as f: f.write("an older output")
                limit = max(4096, len(whole) // 3)
                result = run("extract", "--plain", "--format", form, "-o", out, self.source, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                self.assertEqual(result.returncode, 3, result.stderr); self.assertIn(b"limited." + form.encode(), result.stderr)
                name = out if form == "jsonl" else out + ".partial"
                if form != "jsonl": self.assertEqual(self.read("limited." + form), b"an older output")
                if form in STREAMS:  # whole documents, as many as went in
                    written = self.read(os.path.basename(name))
                    self.assertTrue(whole.startswith(written)); self.assertTrue(written.endswith(b"\n")); self.assertGreater(len(written), limit - 3 * 65536)
                if form == "jsonl":
                    self.assertEqual(run("extract", "--plain", "--resume", out, self.source).returncode, 0); self.assertEqual(self.read("limited.jsonl"), whole)

    def test_a_full_disk(self):
        if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode != 0:
            return print("skipped a full disk: mounting needs root", file=sys.stderr)
        os.mkdir(self.path("disk"))
        # The small disk lives in a name space of mounts of its own, and its content is copied out before it goes.
        script = 'mount -t tmpfs -o size=100k none "$1/disk" && shift && at=$1 && shift && { "$@"; code=$?; cp -r "$at/disk" "$at/kept" 2>/dev/null; exit $code; }'
        for form in STREAMS + WHOLE + ["brat"]:
            with self.subTest(form):
                shutil.rmtree(self.path("kept"), ignore_errors=True)
                name = "out." + form
                result = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", self.folder, self.folder, PROGRAM, "extract", "--plain", "--format", form, "-o", self.path("disk", name), self.source], capture_output=True, env=ENVIRONMENT)
                kept = self.tree("kept")
                if form == "brat":  # a document that could not be written is named and counted; those that were are whole
                    self.assertEqual(result.returncode, 1, result.stderr[-300:])
                    texts = {n for n in kept if n.endswith(".txt")}
                    self.assertGreater(len(texts), 10); self.assertTrue(all(n[:-4] + ".ann" in kept for n in texts))
                    continue
                self.assertEqual(result.returncode, 3, result.stderr[-300:]); self.assertIn(b"No space left" if form in STREAMS else b"out." + form.encode(), result.stderr)
                if form in STREAMS:
                    self.assertEqual(list(kept), [name if form == "jsonl" else name + ".partial"])
                    written = next(iter(kept.values()))
                    self.assertTrue(self.whole_of(form).startswith(written)); self.assertTrue(written.endswith(b"\n"))
                else: self.assertNotIn(name, kept)

    def test_full_devices_and_closed_pipes(self):
        for form in STREAMS + ["graphml", "dot"]:
            with self.subTest(form):
                with open("/dev/full", "w") as out: self.assertEqual(run("extract", "--format", form, self.source, capture_output=False, stdout=out, stderr=subprocess.DEVNULL).returncode, 3)
                process = self.start("--format", form, self.source, stdout=subprocess.PIPE)
                process.stdout.read(1); process.stdout.close()
                self.assertIn(b"its reader has closed it", process.stderr.read()); self.assertEqual(process.wait(60), 141); process.stderr.close()

    def test_places_that_cannot_be_written(self):
        places = ["/proc/version", "/proc/no/out", self.path("missing", "out"), self.folder]
        if os.geteuid() != 0:
            os.mkdir(self.path("locked"), 0o555); places.append(self.path("locked", "out"))
        for place in places:
            for form in ("jsonl", "csv", "sqlite", "html", "graphml"):
                with self.subTest((place, form)): self.assertEqual(run("extract", "--format", form, "-o", place, self.source).returncode, 3)
        self.assertTrue(os.path.isdir(self.folder)); self.assertFalse([n for n in os.listdir(self.folder) if n.startswith("out")])

    def test_kill_and_ctrl_c_leave_no_half_file_under_its_name(self):
        chance = random.Random(11)
        for form in STREAMS[1:] + WHOLE:
            whole, out = self.whole_of(form), self.path("killed." + form)
            for number in (signal.SIGKILL, signal.SIGINT):
                with self.subTest((form, number)):
                    with open(out, "w") as f: f.write("an older output")
                    process = self.start("--format", form, "-o", out, "--input", "jsonl", "-", stdin=subprocess.PIPE)
                    process.stdin.write("".join(records(COUNT // 2)).encode()); process.stdin.flush()
                    time.sleep(chance.uniform(0.02, 0.15))
                    process.send_signal(number)
                    stderr = process.communicate()[1]
                    self.assertEqual(self.read("killed." + form), b"an older output")
                    if number == signal.SIGKILL: self.assertEqual(process.returncode, -signal.SIGKILL); continue
                    if process.returncode == -signal.SIGINT: continue  # it came before there was a run
                    self.assertEqual(process.returncode, 130 if form != "html" or b"no document" not in stderr else 3, stderr)
                    if process.returncode == 130 and form in STREAMS[1:]: self.assertTrue(whole.startswith(self.read("killed." + form + ".partial")))
                    if process.returncode == 130 and form == "sqlite":
                        import sqlite3
                        self.assertEqual(sqlite3.connect(out + ".partial").execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(run("extract", "--plain", "--format", form, "-o", out, self.source).returncode, 0)
            if form == "sqlite": self.same_database(out, self.path("whole." + form))
            else: self.assertEqual(self.read("killed." + form), whole)
            self.assertFalse([n for n in os.listdir(self.folder) if n.startswith("killed." + form + ".")])

    def test_kill_in_folders(self):
        chance = random.Random(13)
        for i in range(12): self.file(f"in/{i:02}.jsonl", "".join(records(60)))
        for form in ("jsonl", "csv", "graphml", "brat"):
            self.assertEqual(run("extract", "--plain", "--format", form, "--output-dir", self.path("whole-" + form), self.path("in")).returncode, 0)
            whole = self.tree("whole-" + form)
            for _ in range(4):
                process = self.start("--format", form, "--resume", self.path("out-" + form) + "/", self.path("in"))
                try: process.wait(chance.uniform(0.03, 0.15))
                except subprocess.TimeoutExpired: process.kill()
                process.communicate()
                for name, content in self.tree("out-" + form).items():
                    if ".partial" not in name: self.assertEqual(content, whole[name], name)
            self.assertEqual(run("extract", "--plain", "--format", form, "--resume", self.path("out-" + form), self.path("in")).returncode, 0)
            self.assertEqual(self.tree("out-" + form), whole)

    def test_a_slow_reader_holds_the_work_back(self):
        process = self.start("--format", "json", self.file("many.jsonl", "".join(records(4000))), stdout=subprocess.PIPE)
        taken = process.stdout.read(100_000); time.sleep(0.7)
        with open(f"/proc/{process.pid}/status") as f: peak = next(int(l.split()[1]) for l in f if l.startswith("VmHWM"))
        self.assertIsNone(process.poll())  # it waits
        self.assertLess(peak, 150_000)     # kB
        while part := process.stdout.read(1 << 20): taken += part
        process.stdout.close(); process.stderr.close(); self.assertEqual(process.wait(60), 0)
        self.assertEqual(taken.count(b'\n  "id": "d'), 4000)


main()
