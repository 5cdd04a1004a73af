#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs that are ended and go on: kill -9 at any moment, signals, shards, output folders, outputs that fail."""
import gzip, itertools, os, pty, random, resource, signal, time
from program_case import *


class Resume(SmallDataCase):
    def start(self, *arguments, **more):
        return subprocess.Popen([PROGRAM, "extract", "--plain", *arguments], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment, **more)

    def kill_at_random(self, moments, command, finished):
        """Starts `command` again and again, each time killed at a random moment, until `moments` are used; counts the runs that were not done."""
        killed = 0
        while moments and not finished():
            process = self.start(*command)
            try: process.wait(moments.pop())
            except subprocess.TimeoutExpired: process.kill(); killed += 1
            process.communicate()
        return killed

    def test_fifty_kills_lose_and_repeat_nothing(self):
        chance = random.Random(7)
        source = self.file("in.jsonl", "".join([*records(1000), "not json\n", *records(1000), '{"id": "no text"}\n', *records(1200)]))
        begin = time.monotonic(); whole = self.run_small("extract", "--plain", source).stdout; took = time.monotonic() - begin
        self.assertEqual(whole.count(b"\n"), 3200)
        moments = [chance.uniform(0.05, 0.9) * took for _ in range(50)]
        out, killed = self.path("out.jsonl"), 0
        while moments:
            if os.path.exists(out): os.remove(out)
            killed += self.kill_at_random(moments, ["--resume", out, source], lambda: os.path.exists(out) and os.path.getsize(out) == len(whole))
            if os.path.exists(out):
                self.assertTrue(whole.startswith(self.read("out.jsonl")))
            result = self.run_small("extract", "--plain", "--resume", out, source)
            self.assertEqual(result.returncode, 1); self.assertIn(b"in.jsonl:1001:", result.stderr); self.assertIn(b"in.jsonl:2002:", result.stderr)
            self.assertEqual(self.read("out.jsonl"), whole)
        self.assertGreater(killed, 10)  # how many, depends on what else runs on the machine

    def test_a_torn_line_is_cut_at_any_byte(self):
        source = self.file("in.jsonl", "".join(records(12)))
        whole = self.run_small("extract", source).stdout
        for cut in (0, 1, len(whole) // 3, whole.index(b"\n"), whole.index(b"\n") + 1, len(whole) - 1, len(whole)):
            self.file("out.jsonl", whole[:cut])
            self.assertEqual(self.run_small("extract", "--resume", self.path("out.jsonl"), source).returncode, 0); self.assertEqual(self.read("out.jsonl"), whole, cut)

    def test_another_output_is_refused_and_stays(self):
        source = self.file("in.jsonl", "".join(records(5)))
        for content, cause in (('{"id": "d0"}\n{"id": "x"}\n', b"out.jsonl:2: holds document \"x\" where the inputs have \"d1\""), ("hello\n", b"out.jsonl:1: not a document"),
                               ("".join(f'{{"id": "d{i}"}}\n' for i in range(6)), b"out.jsonl:6: holds document \"d5\", and the inputs end")):
            result = self.run_small("extract", "--resume", self.file("out.jsonl", content), source)
            self.assertEqual(result.returncode, 3); self.assertIn(cause, result.stderr); self.assertEqual(self.read("out.jsonl").decode(), content)
        self.assertEqual(self.run_small("extract", "--resume", self.path("x"), "--format", "text", source).returncode, 2)
        self.assertEqual(self.run_small("extract", "--resume", self.path("x"), "-o", self.path("y"), source).returncode, 2)

    def test_every_layout_gives_the_same_bytes(self):
        lines = list(records(60)); lines[17] = "broken\n"
        source = self.file("in.jsonl", "".join(lines))
        whole = self.run_small("extract", "--threads", "1", source)
        for threads in ("2", "7", "32"): self.assertEqual(self.run_small("extract", "--threads", threads, source).stdout, whole.stdout)
        shards = [self.run_small("extract", "--shard", f"{i}/4", source) for i in (1, 2, 3, 4)]
        dealt = itertools.chain.from_iterable(itertools.zip_longest(*(s.stdout.splitlines(True) for s in shards), fillvalue=b""))
        self.assertEqual(b"".join(dealt), whole.stdout)
        self.assertEqual(sorted(s.returncode for s in shards), [0, 0, 0, 1])  # one of them says the broken line
        out = self.file("shard.jsonl", shards[1].stdout[:len(shards[1].stdout) // 2])
        self.run_small("extract", "--shard", "2/4", "--resume", out, source); self.assertEqual(self.read("shard.jsonl"), shards[1].stdout)
        for wrong in ("0/4", "5/4", "2", "a/b", "1/4x"): self.assertEqual(self.run_small("extract", "--shard", wrong, source).returncode, 2)

    def test_output_folder(self):
        for name, content in (("in/a.txt", SENTENCE), ("in/b/c.jsonl", "".join(records(3))), ("in/b/d.jsonl.gz", gzip.compress("".join(records(40)).encode())), ("in/empty.jsonl", "")): self.file(name, content)
        files = {"a.txt.jsonl": 1, "b/c.jsonl.jsonl": 3, "b/d.jsonl.gz.jsonl": 40, "empty.jsonl.jsonl": 0}
        tree = lambda top: sorted(os.path.relpath(os.path.join(d, f), top) for d, _, fs in os.walk(top) for f in fs)
        self.assertEqual(self.run_small("extract", "--output-dir", self.path("out"), self.path("in")).returncode, 0)
        self.assertEqual(tree(self.path("out")), sorted(files))
        for name, count in files.items(): self.assertEqual(self.read("out", name).count(b"\n"), count)
        for i in (1, 2, 3): self.assertEqual(self.run_small("extract", "--shard", f"{i}/3", "--output-dir", self.path("shards"), self.path("in")).returncode, 0)
        for name in files: self.assertEqual(self.read("shards", name), self.read("out", name))
        # What is whole stays, what is .partial goes on, what is missing is done.
        partial = self.path("shards", "b/d.jsonl.gz.jsonl"); os.rename(partial, partial + ".partial"); os.truncate(partial + ".partial", os.path.getsize(partial + ".partial") // 2)
        self.file("shards/a.txt.jsonl", "mine\n"); os.remove(self.path("shards", "empty.jsonl.jsonl"))
        self.assertEqual(self.run_small("extract", "--resume", self.path("shards"), self.path("in")).returncode, 0)
        self.assertEqual(tree(self.path("shards")), sorted(files)); self.assertEqual(self.read("shards/a.txt.jsonl"), b"mine\n")
        self.assertEqual(self.read("shards/b/d.jsonl.gz.jsonl"), self.read("out/b/d.jsonl.gz.jsonl"))
        self.file("in/b/d.jsonl.gz", gzip.compress("".join(records(40)).encode())[:-5])
        self.assertEqual(self.run_small("extract", "--output-dir", self.path("cut"), self.path("in")).returncode, 1)
        self.assertIn("b/d.jsonl.gz.jsonl.partial", tree(self.path("cut")))
        self.assertEqual(self.run_small("extract", "--output-dir", self.path("in", "out"), self.path("in")).returncode, 2)
        twice = self.run_small("extract", "--output-dir", self.path("twice"), self.path("in/a.txt"), self.file("other/a.txt", "x"))
        self.assertEqual(twice.returncode, 1); self.assertIn(b"two inputs would write this file", twice.stderr)

    def test_signals_end_it_with_whole_documents(self):
        source = self.file("in.jsonl", "".join(records(60_000)))
        for number in (signal.SIGINT, signal.SIGTERM):
            out = self.path(f"out{number}.jsonl")
            process = self.start("-o", out, source)
            while not (os.path.exists(out) and os.path.getsize(out)): time.sleep(0.01)
            process.send_signal(number)
            _, stderr = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 128 + number)
            written = self.read(out); ids = [json.loads(l)["id"] for l in written.splitlines()]
            self.assertTrue(written.endswith(b"\n")); self.assertEqual(ids, [f"d{i}" for i in range(len(ids))]); self.assertLess(len(ids), 60_000)
            self.assertIn(f"{len(ids)} documents are written whole; go on with --resume {out}".encode(), stderr)
        # While it waits for input, too.
        process = subprocess.Popen([PROGRAM, "extract"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment)
        time.sleep(1); process.send_signal(signal.SIGINT)
        process.wait(20); self.assertEqual(process.returncode, 130)
        for pipe in (process.stdin, process.stdout, process.stderr): pipe.close()

    def test_documents_of_a_slow_input_come_at_once(self):
        process = subprocess.Popen([PROGRAM, "extract", "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment)
        for line in records(3):
            process.stdin.write(line.encode()); process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["id"], json.loads(line)["id"])
        process.communicate(); self.assertEqual(process.returncode, 0)

    def test_outputs_that_fail(self):
        source = self.file("in.jsonl", "".join(records(2000)))
        whole = self.run_small("extract", source).stdout
        full = self.run_small("extract", "-o", self.path("limited.jsonl"), source, preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))))
        self.assertEqual(full.returncode, 3); self.assertIn(b"limited.jsonl: writing failed: File too large", full.stderr)
        written = self.read("limited.jsonl")
        self.assertTrue(written.endswith(b"\n") and whole.startswith(written)); self.assertGreater(len(written), 50_000)
        self.assertEqual(self.run_small("extract", "--resume", self.path("limited.jsonl"), source).returncode, 0); self.assertEqual(self.read("limited.jsonl"), whole)
        with open("/dev/full", "w") as out: self.assertEqual(subprocess.run([PROGRAM, "extract", source], stdout=out, stderr=subprocess.PIPE, env=self.environment).returncode, 3)
        self.assertEqual(self.run_small("extract", "-o", "/proc/version", source).returncode, 3)
        self.assertEqual(self.run_small("extract", "--output-dir", "/proc/no", source).returncode, 3)
        process = self.start(source, stdout=subprocess.PIPE)
        process.stdout.read(10); process.stdout.close()
        self.assertIn(b"its reader has closed it", process.stderr.read()); self.assertEqual(process.wait(60), 141); process.stderr.close()


class Reports(ProgramCase):
    def test_progress_is_for_terminals(self):
        source = self.file("in.jsonl", "".join(records(12000)))
        terminal, its_end = pty.openpty()
        process = subprocess.Popen([PROGRAM, "extract", "-o", self.path("out.jsonl"), source], stdin=subprocess.DEVNULL, stderr=its_end, env=ENVIRONMENT)
        os.close(its_end); shown = b""
        # However fast the machine is, the run takes long enough to be worth a line: it sleeps in its middle.
        while process.poll() is None and not (os.path.exists(self.path("out.jsonl")) and os.path.getsize(self.path("out.jsonl"))): time.sleep(0.002)
        process.send_signal(signal.SIGSTOP); time.sleep(1.3); process.send_signal(signal.SIGCONT)
        while True:
            try: part = os.read(terminal, 4096)
            except OSError: break
            if not part: break
            shown += part
        os.close(terminal); self.assertEqual(process.wait(60), 0)
        self.assertRegex(shown.decode(), r"\d documents, [\d.]+ MB, [\d.]+ MB/s, [\d,]+ words/s"); self.assertIn(b" left", shown); self.assertTrue(shown.endswith(b"\r\x1b[K"))
        self.assertEqual(run("extract", "-o", self.path("out.jsonl"), source).stderr, b"")

    def test_timings_name_every_stage(self):
        table = run("extract", "--timings", stdin=SENTENCE.encode()).stderr.decode()
        stages = ["structure", "words", "sentences", "gazetteer", "analysis", "quotation", "titles", "values", "mentions", "entities", "relations", "unused", "output", "all"]
        times, work = table.split("\n\n")
        self.assertEqual([line.split()[0] for line in times.splitlines()[1:-1]], stages)
        self.assertEqual(work.splitlines()[0].split(), ["work", "count", "a", "word"])
        counts = {line[:13].strip(): int(line.split()[-2]) for line in work.splitlines()[1:]}
        self.assertGreater(counts["rules"], 0); self.assertEqual(counts["network words"], int(times.splitlines()[-1].split()[0]))


main()
