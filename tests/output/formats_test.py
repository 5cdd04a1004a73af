#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every format of `extract --format`, over articles and hostile texts: by the format's rules, and by readers that are not ours.

    formats_test.py PROGRAM SOURCE [READERS]

READERS is a Python that has packages of PyPI; checks that need one that is missing are skipped and named."""
import glob, json, os, subprocess, sys, tempfile, unicodedata, unittest

PROGRAM, SOURCE = sys.argv[1:3]
READERS = sys.argv[3] if len(sys.argv) > 3 else ""
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import conllu_rules

ARTICLES = sorted(glob.glob(os.path.join(SOURCE, "examples", "data", "*.txt")) + glob.glob(os.path.join(SOURCE, "tests", "quality", "*.txt")))
HOSTILE = {"empty": b"", "blank": b" \n\t\r\n", "bom": b"\xef\xbb\xbfNorway met Kenya in Oslo.\r\nIt rained.", "bytes": b"Norway \xff\xfe\x80 met\x00 Kenya. \xe2\x82 \xed\xa0\x80 end",
           "letters": "Zürich: Ünal met Çelik 😀 in “Genève”. Łódź agreed. Zu\u0308rich met =\u0338 Kenya. \u0301Oslo \u2028 line\u0085two\u00a0three".encode(),
           "long": b"Norway met Kenya and the envoy " * 400, "brackets": b"(" * 3000, "tabs": b"Norway\tmet\t\tKenya.\r\n\r\nA\tB\x0bC\x0cD _ met _ | = # Kenya.\n# Norway met Kenya.",
           "script": b"<script>alert(1)</script> Norway met </script><b>Kenya</b> & \"Oslo\", 'Bergen' -- ]]> \\n \\t.", "bidi": "‏العربية Norway met \u202eKenya\u202c.‎".encode(),
           "odd name/id #1 – Ü": b"Norway met Kenya in Oslo on Friday."}


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.lines = cls.path("hostile.jsonl")
        with open(cls.lines, "w", encoding="utf-8") as f:
            for name, raw in HOSTILE.items(): f.write(json.dumps({"id": name, "text": raw.decode("utf-8", "replace"), "date": "2024-05-03"}) + "\n")
        cls.raw = cls.path("bytes.txt")
        with open(cls.raw, "wb") as f: f.write(HOSTILE["bytes"])
        # The first article twice: its documents have the same id.
        cls.inputs = [*ARTICLES, cls.lines, cls.raw, ARTICLES[0]]
        cls.documents = [json.loads(line) for line in cls.extract("jsonl").decode("utf-8").splitlines()]

    @classmethod
    def path(cls, name): return os.path.join(cls.folder.name, name)

    @classmethod
    def extract(cls, name, *more, inputs=None):
        return subprocess.run([PROGRAM, "extract", "--format", name, *more, *(cls.inputs if inputs is None else inputs)], capture_output=True, check=True).stdout

    def reader(self, code, package, data):
        """Runs a script under a Python that has `package`, with `data` on its standard input."""
        for python in (READERS, sys.executable, "/usr/bin/python3"):
            if python and subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode == 0:
                done = subprocess.run([python, "-c", code], input=data, capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr.decode()[-2000:])
                return done.stdout.decode()
        self.skipTest(f"no Python here has {package}")

    def test_unknown_format_shows_the_list(self):
        wrong = subprocess.run([PROGRAM, "extract", "--format", "sgml"], input=b"x", capture_output=True)
        self.assertEqual(wrong.returncode, 2)
        for name in (b"sgml", b"text", b"jsonl", b"conllu"): self.assertIn(name, wrong.stderr)

    def test_conllu_keeps_the_rules(self):
        out = self.extract("conllu")
        self.assertEqual(conllu_rules.problems(out), [])
        self.assertEqual(out, self.extract("conllu", "--threads", "1"))
        self.assertEqual(out.count(b"# newdoc id = "), sum(1 for d in self.documents if d["article"]["body"] and d["id"] not in ("empty", "blank")))
        self.assertEqual(self.extract("conllu", inputs=[os.devnull]), b"")

    def test_conllu_has_the_words_and_entities_of_the_json(self):
        docs = [json.loads(line) for line in self.extract("jsonl", "--layers", "tokens", inputs=ARTICLES).splitlines()]
        found = self.extract("conllu", inputs=ARTICLES).decode().split("# newdoc id = ")[1:]
        self.assertEqual(len(docs), len(found))
        for file, doc, lines in zip(ARTICLES, docs, found):
            with open(file, encoding="utf-8", newline="") as f: text = f.read()
            rows = [line.split("\t") for line in lines.splitlines()[1:] if line and not line.startswith("#")]
            ranges = [tuple(map(int, r[9].rsplit("TokenRange=", 1)[1].split(":"))) for r in rows]
            self.assertEqual(ranges, [(t["begin"], t["end"]) for t in doc["tokens"]])
            for row, (begin, end) in zip(rows, ranges): self.assertEqual(row[1], unicodedata.normalize("NFC", text[begin:end]))
            opened = "".join(r[9] for r in rows).count("(" + os.path.basename(file)[:-4].replace("-", "%2D") + ".e")
            self.assertEqual(opened, sum(len(e["mentions"]) for e in doc["entities"]))

    def test_conllu_rules_see_faults(self):
        good = self.extract("conllu", inputs=[ARTICLES[0]])
        word = next(line for line in good.split(b"\n") if line.startswith(b"2\t"))
        self.assertEqual(conllu_rules.problems(good), [])
        for old, new in ((word, word.replace(b"2\t", b"3\t", 1)), (b"\t0\troot", b"\t1\troot"), (b"\tNOUN\t", b"\tNoun\t"), (b"\tnsubj\t", b"\tsubject\t"), (b"SpaceAfter=No|", b""), (b"\n\n", b"\n"),
                         (b"# text = ", b"# text = x"), (b"-2\n", b"-1\n"), (b")|TokenRange", b"|TokenRange"), (word, word + b"\t_"), (b"\n1\t", b"\n1\tZu\xcc\x88")):
            self.assertIn(old, good)
            self.assertNotEqual(conllu_rules.problems(good.replace(old, new, 1)), [], (old, new))

    def test_conllu_is_read_by_conllu(self):
        code = "import conllu, sys\nfor s in conllu.parse(sys.stdin.buffer.read().decode()): s.to_tree(); print(s.metadata['text'])"
        read = self.reader(code, "conllu", self.extract("conllu")).splitlines()
        self.assertEqual(read, [l[9:] for l in self.extract("conllu").decode().split("\n") if l.startswith("# text = ")])

    def test_conllu_is_read_by_udapi(self):
        code = ("import sys, io, udapi\nfrom udapi.core.document import Document\nd = Document(); d.from_conllu_string(sys.stdin.buffer.read().decode())\n"
                "print(sum(len(b.get_tree().descendants) for b in d.bundles)); print(sum(len(e.mentions) for e in d.coref_entities))")
        words, mentions = map(int, self.reader(code, "udapi", self.extract("conllu")).split())
        lines = [l for l in self.extract("conllu").decode().split("\n") if l and not l.startswith("#")]
        self.assertEqual(words, len(lines))
        self.assertEqual(mentions, sum(l.split("\t")[9].count("(") for l in lines))


unittest.main(argv=sys.argv[:1])
