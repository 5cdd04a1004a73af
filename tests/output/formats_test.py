#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every format of `extract --format`, over articles and hostile texts: by the format's rules, and by readers that are not ours.

    formats_test.py PROGRAM SOURCE [READERS]

READERS is a Python that has packages of PyPI; checks that need one that is missing are skipped and named."""
import base64, csv, functools, glob, hashlib, io, json, os, re, shutil, sqlite3, subprocess, sys, tempfile, unicodedata, unittest, xml.etree.ElementTree

PROGRAM, SOURCE = sys.argv[1:3]
READERS = sys.argv[3] if len(sys.argv) > 3 else ""
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import brat_rules, conllu_rules

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
    @functools.cache
    def run_all(cls, name, *more): return cls.extract(name, *more, inputs=cls.inputs)

    @classmethod
    def extract(cls, name, *more, inputs=None):
        if inputs is None: return cls.run_all(name, *more)
        return subprocess.run([PROGRAM, "extract", "--format", name, *more, *inputs], capture_output=True, check=True).stdout

    def reader(self, code, package, data):
        """Runs a script under a Python that has `package`, with `data` on its standard input."""
        for python in (READERS, sys.executable, "/usr/bin/python3"):
            if python and os.path.exists(python) and subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode == 0:
                done = subprocess.run([python, "-c", code], input=data, capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr.decode()[-2000:])
                return done.stdout.decode()
        self.skipTest(f"no Python here has {package}")

    def test_unknown_format_shows_the_list(self):
        wrong = subprocess.run([PROGRAM, "extract", "--format", "sgml"], input=b"x", capture_output=True)
        self.assertEqual(wrong.returncode, 2)
        for name in "sgml text jsonl json conllu csv tsv csv-entities tsv-entities plover brat graphml dot ntriples sqlite html".split(): self.assertIn(name, wrong.stderr.decode())

    def test_formats_that_need_a_file_say_so(self):
        for name in ("sqlite", "brat", "html"):
            for more in ([], ["-o", "-"]):
                wrong = subprocess.run([PROGRAM, "extract", "--format", name, *more], input=b"x", capture_output=True)
                self.assertEqual(wrong.returncode, 2); self.assertIn(b"needs -o", wrong.stderr)
            wrong = subprocess.run([PROGRAM, "extract", "--format", name, "-o", os.path.join(self.raw, "x")], input=b"x", capture_output=True)
            self.assertEqual(wrong.returncode, 3); self.assertIn(b"bytes.txt", wrong.stderr)

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


    def relations(self):
        """Document id as the formats make it unique, document, relation, and a function from entity id to entity."""
        seen = set()
        for doc in self.documents:
            name, n = doc["id"], 2
            while name in seen: name, n = f"{doc['id']}-{n}", n + 1
            seen.add(name)
            entities = {e["id"]: e for e in doc["entities"]}
            for r in doc["relations"]: yield name, doc, r, entities.get

    def test_tables_have_the_relations_and_entities_of_the_json(self):
        for name, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
            out = self.extract(name).decode("utf-8")
            rows = list(csv.DictReader(io.StringIO(out, newline=""), dialect=dialect, strict=True))
            self.assertEqual(len(rows), len(out.split("\n")) - 2, "a line break inside a cell")
            expected = list(self.relations())
            self.assertEqual(len(rows), len(expected))
            for row, (document, doc, r, entity) in zip(rows, expected):
                self.assertNotIn(None, row.values()); self.assertNotIn(None, row)
                self.assertEqual((row["document"], row["relation"], row["type"], row["predicate"], row["status"], row["subject"], row["object"], row["begin"], float(row["confidence"])),
                                 (document, r["id"], r["type"], r["predicate"], r["status"], r["subject"] or "", r["object"] or "", str(r["begin"]), r["confidence"]))
                self.assertEqual(row["subject_name"], " ".join((entity(r["subject"]) or {"name": ""})["name"].split()))
            rows = list(csv.DictReader(io.StringIO(self.extract(name + "-entities").decode("utf-8"), newline=""), dialect=dialect, strict=True))
            expected = [e for d in self.documents for e in d["entities"]]
            self.assertEqual([(r["entity"], r["type"], r["mentions"]) for r in rows], [(e["id"], e["type"], str(len(e["mentions"]))) for e in expected])

    def test_plover_events(self):
        rows = list(csv.DictReader(io.StringIO(self.extract("plover").decode("utf-8"), newline=""), dialect="excel-tab", strict=True))
        standing = {"ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN"}
        change = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
        expected = {}
        for document, _, r, _ in self.relations():
            if r["type"] in standing or r["status"] == "negated": continue
            kind = change.get(r["type"], r["type"]) if r["status"] == "planned" else r["type"]
            if r["object"] or kind not in ("COOPERATE", "AID", "SANCTION"): expected[f"{document}-{r['id']}"] = kind
        self.assertEqual({row["event_id"]: row["event_type"] for row in rows}, expected)
        self.assertIn(("AGREE", "036"), {(row["event_type"], row["cameo"]) for row in rows})
        for row in rows:
            self.assertRegex(row["actor_country"], "^([A-Z]{3})?$"); self.assertRegex(row["actor_sector"], "^([A-Z]{3})?$"); self.assertRegex(row["event_date"], r"^(\d{4}-\d\d-\d\d)?$")
            self.assertIn(row["quad_code"], "1234"); self.assertEqual(row["actor"], row["actor_country"] + row["actor_sector"])

    def test_brat_keeps_its_rules(self):
        folder = self.path("brat")
        self.extract("brat", "-o", folder)
        names = sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".ann"))
        self.assertEqual(len(names), len(self.documents)); self.assertEqual(names, sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".txt")))
        with open(os.path.join(folder, "annotation.conf"), encoding="utf-8") as f: configuration = f.read()
        for name in names:
            with open(os.path.join(folder, name + ".txt"), encoding="utf-8", newline="") as f: text = f.read()
            with open(os.path.join(folder, name + ".ann"), encoding="utf-8", newline="") as f: lines = f.read()
            self.assertNotIn("\r", text); self.assertEqual(len(lines.splitlines()), lines.count("\n"), "a line that Python breaks")
            self.assertEqual(brat_rules.problems(text, lines, configuration), [], name)

    def test_brat_is_read_by_bioc(self):
        folder = self.path("brat-bioc")
        self.extract("brat", "-o", folder, inputs=ARTICLES)
        code = ("import sys\nfrom pathlib import Path\nfrom bioc import brat\nfor f in sorted(Path(sys.stdin.read()).glob('*.ann')):\n"
                "    with open(f.with_suffix('.txt'), newline='') as text, open(f) as lines: d = brat.load(text, lines)\n"
                "    for e in d.entities: assert e.text == ' '.join(d.text[s.begin:s.end] for s in sorted(e.locations)), e\n"
                "    print(f.stem, len(d.events) + len(d.relations))")
        found = dict(line.rsplit(" ", 1) for line in self.reader(code, "bioc", folder.encode()).splitlines())
        def written(doc):
            """brat marks no word twice: of a phrase around a name or title ("the Kenyan envoy") only that is, and a standing relation of the phrase has no place."""
            marked = [(m["begin"], m["end"]) for e in doc["entities"] for m in e["mentions"] if m["kind"] == "name"]
            lost = lambda m: (m["begin"], m["end"]) not in marked and any(b < m["end"] and m["begin"] < e for b, e in marked)
            return sum(bool(r["cameo"]) or not (lost(r["subject_mention"]) or lost(r["object_mention"])) for r in doc["relations"])
        self.assertEqual(found, {d["id"]: str(written(d)) for d in self.documents[:len(ARTICLES)]})

    def test_graphml_has_the_actors(self):
        out = self.extract("graphml")
        root = xml.etree.ElementTree.fromstring(out)
        space = "{http://graphml.graphdrawing.org/xmlns}"
        nodes = {n.get("id") for n in root.iter(space + "node")}
        edges = list(root.iter(space + "edge"))
        for e in edges: self.assertLessEqual({e.get("source"), e.get("target")}, nodes)
        weight = sum(int(d.text) for e in edges for d in e if d.get("key") == "weight")
        self.assertEqual(weight, sum(1 for _, _, r, _ in self.relations() if r["subject"] and r["object"]))
        code = "import networkx, io, sys\ng = networkx.read_graphml(io.BytesIO(sys.stdin.buffer.read()))\nprint(g.number_of_nodes(), g.number_of_edges(), sum(w for _, _, w in g.edges(data='weight')))"
        self.assertEqual(list(map(int, self.reader(code, "networkx", out).split())), [len(nodes), len(edges), weight])

    def test_dot_is_read_by_graphviz(self):
        if not shutil.which("dot"): self.skipTest("no Graphviz here")
        out = self.extract("dot", inputs=[*ARTICLES[:4], self.lines])
        done = subprocess.run(["dot", "-Tplain"], input=out, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout.count(b"\nedge "), out.count(b" -> "))
        self.assertEqual(out.count(b" -> "), self.extract("graphml", inputs=[*ARTICLES[:4], self.lines]).count(b"<edge "))

    def test_ntriples_are_read_by_rdflib(self):
        out = self.extract("ntriples")
        for line in out.decode("utf-8").split("\n")[:-1]: self.assertRegex(line, r'^<[^<>"{}|^`\\\x00-\x20]+> <[^<>"{}|^`\\\x00-\x20]+> (<[^<>"{}|^`\\\x00-\x20]+>|"([^"\\\n\r]|\\[tnr"\\u])*"(\^\^<[^<> ]+>)?) \.$')
        code = ("import rdflib, sys\ng = rdflib.Graph(); g.parse(data=sys.stdin.buffer.read().decode(), format='nt')\n"
                "q = 'PREFIX v: <urn:demarche:vocabulary:> PREFIX p: <http://www.w3.org/ns/prov#> SELECT DISTINCT ?r WHERE { ?r v:predicate ?x ; p:wasDerivedFrom ?e . ?e p:wasQuotedFrom ?d ; p:value ?t . ?d a v:Document }'\nprint(len(list(g.query(q))))")
        self.assertEqual(int(self.reader(code, "rdflib", out)), sum(1 for _ in self.relations()))

    def test_sqlite_has_the_rows_of_the_json(self):
        path = self.path("out.sqlite")
        with open(path, "w") as f: f.write("an older file")
        self.extract("sqlite", "-o", path)
        self.assertFalse(os.path.exists(path + ".part"))
        db = sqlite3.connect(path)
        self.addCleanup(db.close)
        self.assertEqual(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)]); self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
        found = db.execute("SELECT document, id, type, predicate, subject, object, status, round(confidence, 3) FROM triples ORDER BY relation").fetchall()
        name = lambda e: " ".join(e["name"].split()) if e else None
        self.assertEqual(found, [(d, r["id"], r["type"], r["predicate"], name(e(r["subject"])), name(e(r["object"])), r["status"], r["confidence"]) for d, _, r, e in self.relations()])
        self.assertEqual(db.execute("SELECT count(*) FROM mentions").fetchone()[0], sum(len(e["mentions"]) for d in self.documents for e in d["entities"]))
        # Offsets are code points, as SQLite counts them.
        wrong = db.execute("SELECT m.text, substr(d.text, m.begin + 1, m.\"end\" - m.begin) FROM mentions m JOIN entities USING (entity) JOIN documents d USING (document) WHERE m.text <> substr(d.text, m.begin + 1, m.\"end\" - m.begin)").fetchall()
        self.assertEqual(wrong, [])
        for view in ("dyads", "country_dyads", "events_by_day", "actor_counts"): self.assertGreater(len(db.execute(f"SELECT * FROM {view}").fetchall()), 0, view)
        plan = db.execute("EXPLAIN QUERY PLAN SELECT * FROM relations WHERE type = 'CONSULT' AND status = 'actual'").fetchall()
        self.assertIn("relations_type", str(plan))
        # A run that fails leaves neither half a database nor the older one changed.
        before = os.path.getsize(path)
        self.assertEqual(subprocess.run([PROGRAM, "extract", "--format", "sqlite", "-o", path, "--data", "/no/such"], capture_output=True, input=b"x").returncode, 3)
        self.assertEqual(os.path.getsize(path), before); self.assertFalse(os.path.exists(path + ".part"))

    def test_cells_are_no_formulas(self):
        command = [PROGRAM, "extract", "--plain", "--format"]
        text = "=Quist Party met Kenya. Ada Quist visited Norway on -5 and said: @Norway agreed."
        def cells(*options):
            done = subprocess.run([*command, *options], check=True, capture_output=True, input=text.encode()).stdout.decode()
            return [cell for row in csv.reader(io.StringIO(done), delimiter="\t" if options[0] == "tsv" else ",") for cell in row]
        for name in ("csv", "csv-entities"): self.assertFalse([c for c in cells(name) if re.match(r"[=@]|[+-].*[^\d.,% ]", c)])
        self.assertIn("'=Quist Party met Kenya.", cells("csv")); self.assertIn("=Quist Party met Kenya.", cells("csv", "--no-safe-cells")); self.assertIn("=Quist Party met Kenya.", cells("tsv"))

    def test_report_is_one_page(self):
        page = self.path("report.html")
        for inputs in (ARTICLES[:1], self.inputs):
            subprocess.run([PROGRAM, "report", *inputs, "-o", page], check=True, capture_output=True)
            with open(page, encoding="utf-8") as f: text = f.read()
            self.assertFalse(os.path.exists(page + ".part"))
            found = re.findall(r'<script type="application/json" class="document">(.*)</script>', text)
            self.assertEqual(len(found), len(inputs) if inputs == ARTICLES[:1] else len(self.documents))
            for line, doc in zip(found, self.documents):
                self.assertNotRegex(line, "[<>&]"); self.assertEqual(len(json.loads(line)["relations"]), len(doc["relations"]))
            script, = re.findall("<script>(.*?)</script>", text, re.S)  # only this one may run
            self.assertIn(f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'", text)
            self.assertEqual(text.count("<script"), len(found) + 2 + (len(found) > 1))  # the data, its index, the map of many, the page's own
            self.assertNotIn("https://", re.sub(r"<script type.*", "", text))
            if inputs == ARTICLES[:1]: self.assertLess(len(text), 500_000)

    def test_report_faults(self):
        page = self.path("none.html")
        for arguments, code, word in ((["-o", page, "--input", "jsonl"], 3, b"no document"), (["-o", os.path.join(self.raw, "x")], 3, b"cannot be written"), ([], 2, b"--output"), (["-o", "-"], 2, b"file"), (["-o", page, "/no/such.txt"], 3, b"such.txt")):
            done = subprocess.run([PROGRAM, "report", *arguments], input=b"", capture_output=True)
            self.assertEqual(done.returncode, code, (arguments, done.stderr)); self.assertIn(word, done.stderr)
        self.assertEqual([f for f in os.listdir(self.folder.name) if f.startswith("none")], [])

    def test_outputs_do_not_depend_on_threads(self):
        for name in ("csv", "csv-entities", "plover", "graphml", "dot", "ntriples"):
            self.assertEqual(self.extract(name, "--threads", "1"), self.extract(name, "--threads", "8"), name)


unittest.main(argv=sys.argv[:1])
