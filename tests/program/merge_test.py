#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""demarche merge: against stored results, against the plain reference of its rule, whatever the order, packing and memory."""
import csv, gzip, io, itertools, random, resource, shutil, signal, time
from program_case import *
import importlib.util, pathlib
spec = importlib.util.spec_from_file_location("merge_reference", pathlib.Path(__file__).parents[2] / "python" / "demarche" / "merge.py")
merge_reference = importlib.util.module_from_spec(spec)
spec.loader.exec_module(merge_reference)

STORED = os.path.join(SOURCE, "tests", "program", "merge")
ACCEPT = os.environ.get("DEMARCHE_ACCEPT") == "1"


def lines(documents): return "".join(json.dumps(d) + "\n" for d in documents)


def invented(random, number):
    """A document of the output's form from a small world, so that many happenings meet; with names and dates that are hard to sort."""
    people = ["Ada Quist", "ADA  QUIST", "Daniel\tOtieno", "Zo\u00eb | Bex", "\U0001f600", "\uffee", "a\u0000b", "a"]
    entities = []
    for i in range(random.randint(2, 6)):
        entity = {"id": f"e{i + 1}", "type": "PERSON", "subtype": None, "name": random.choice(people), "country": random.choice([None, "NOR"]), "wikidata": None, "geonames": None, "gazetteer": None, "value": None}
        kind = random.randrange(7)
        if kind == 0: entity.update(type="GPE", subtype="country", name="Norway", country="NOR", wikidata="Q20", gazetteer="countries:NOR")
        if kind == 1: entity.update(type="NORP", subtype="nationality", name="Norwegian", country="NOR", gazetteer="demonyms:NOR")
        if kind == 2: entity.update(type="GPE", subtype="city", name="Oslo", country="NOR", wikidata="Q585")
        if kind == 3: entity.update(type="ORG", name="Foreign Ministry", country=random.choice(["KEN", "NOR", None]))
        if kind == 4: entity.update(name=random.choice(["Bex", "Lea Bex"]), wikidata=random.choice([None, "Q9"]), gazetteer=random.choice([None, "mine:bex"]), geonames=random.choice([None, "77"]))
        entity["mentions"] = [{"begin": 10 * i + m, "end": 10 * i + m + 3, "kind": random.choice(["name", "nominal"]), "text": "x", "confidence": 0.5, "source": None,
                               "stands_for": random.choice(["NOR", "e1"]) if kind == 2 and random.random() < 0.5 else None} for m in range(2)]
        entities.append(entity)
    day = lambda: random.choice(["2024-05-06", "2024-05-07", "2024-W19", "2024-05", "2024", "2024-05-06/2024-05-09", "2024-05-06T10:00", "P3M", ""])
    relations = []
    for i in range(random.randrange(1, 8)):
        subject, object = random.choice(entities), random.choice([*entities, None])
        if random.random() < 0.2 and object: subject, object = object, subject
        type = random.choice(["CONSULT", "AGREE", "ACCUSE", "AID", "ROLE", "PART_OF"])
        span = lambda e: {k: random.choice(e["mentions"])[k] for k in ("begin", "end")} if e else None
        mention = lambda e: (lambda m: {"begin": m["begin"], "end": m["end"]})(random.choice(e["mentions"])) if e else None
        place = random.choice(entities)
        relations.append({"id": f"r{i + 1}", "triple": [None, "x", None], "type": type, "cameo": random.choice(["040", "042", None]), "predicate": random.choice(["meet", "visit"]),
                          "subject": subject and subject["id"], "object": object and object["id"], "subject_mention": mention(subject), "object_mention": mention(object),
                          "begin": i, "end": i + 1, "sentence": {"begin": i, "end": i + 5}, "status": random.choice(["actual", "actual", "planned", "possible", "negated"]), "tense": None,
                          "attributed_to": random.choice([None, entities[0]["id"]]), "time": None, "place": random.choice([None, {"begin": 0, "end": 1, "text": "x", "entity": place["id"]}]),
                          "role": random.choice([None, "minister", "envoy"]) if type == "ROLE" else None, "confidence": random.choice([0.5, 0.25, 0.9, 1e-05]), "rule": "r",
                          "happening": f"{type}|x|y|{'' if type in merge_reference.STANDING else day()}", "evidence": [{"begin": random.randrange(3), "end": i + 5}, {"begin": 90, "end": 95}][:random.randint(1, 2)]})
    return {"format": "demarche/1", "program": "0", "data": {"gazetteers": None, "model": None}, "id": random.choice([f"d{number}", f"d{number % 7}"]), "offsets": "codepoint", "language": "en",
            "date": random.choice([None, "2024-05-01", "2024-05-06", "2024-05-08"]), "cut": None, "article": {}, "entities": entities, "relations": relations}


class Merge(ProgramCase):
    def happenings(self, *arguments, code=0, **more):
        done = run("merge", *arguments, **more)
        self.assertEqual(done.returncode, code, done.stderr.decode()[-500:])
        return documents(done)

    def test_stored_results(self):
        for name, format in (("happenings.jsonl", "jsonl"), ("happenings.tsv", "tsv")):
            got = run("merge", "--format", format, os.path.join(STORED, "documents.jsonl"))
            self.assertEqual((got.returncode, got.stderr), (0, b""))
            path = os.path.join(STORED, name)
            if ACCEPT:
                with open(path, "wb") as f: f.write(got.stdout)
            with open(path, "rb") as f: self.assertEqual(got.stdout, f.read(), name)

    def test_the_rule_on_invented_documents(self):
        for seed in range(6):
            chance = random.Random(seed)
            docs = [invented(chance, n) for n in range([20, 40, 40, 40, 400, 400][seed])]
            chance.shuffle(docs)
            wanted = merge_reference.merge(docs, sources=[1000, 2][seed % 2])
            source = self.file("in.jsonl", lines(docs))
            got = self.happenings(source, "--sources", str([1000, 2][seed % 2]))
            self.assertEqual(got, wanted, f"seed {seed}")
            self.assertEqual([list(h) for h in got], [list(h) for h in wanted])
            self.assertGreater(max(h["documents"] for h in got), 1)
            self.assertEqual(self.happenings(source, source, "--sources", str([1000, 2][seed % 2])), wanted, "read twice")

    def test_order_packing_and_memory_change_nothing(self):
        chance = random.Random(7)
        docs = [invented(chance, n) for n in range(3000)]
        wanted = run("merge", self.file("all.jsonl", lines(docs))).stdout
        chance.shuffle(docs)
        os.makedirs(self.path("in", "deep"))
        self.file("in/a.jsonl", lines(docs[:900])); self.file("in/not-read.txt", "Norway met Kenya.")
        with gzip.open(self.path("in", "deep", "b.jsonl.gz"), "wt") as f: f.write(lines(docs[900:2000]))
        rest = lines(docs[2000:])
        for memory in ("1", "64"):
            self.assertTrue(run("merge", self.path("in"), "-", "--memory", memory, stdin=rest.encode()).stdout == wanted, memory)
        if shutil.which("zstd"):
            subprocess.run(["zstd", "-q", "--rm", self.path("in", "a.jsonl")], check=True)
            self.assertTrue(run("merge", "-", self.path("in"), stdin=rest.encode()).stdout == wanted)

    def test_more_than_memory(self):
        """Some 70 MB of records under 1 MB, with temporary files in several levels of merging; the program's own memory is bounded."""
        document = json.loads(lines([invented(random.Random(3), 0)]))
        document["relations"] = [r for r in document["relations"]][:1]
        relation = document["relations"][0]
        temp = self.path("temp"); os.mkdir(temp)
        source = self.path("in.jsonl")
        with open(source, "w") as f:
            for n in range(2000):
                document["id"] = f"d{n * 7919 % 2000:04}"
                document["relations"] = [{**relation, "id": f"r{i}", "role": "x" * 500, "happening": f"ACCUSE|x|y|2024-{i % 9 + 1:02}", "type": "ACCUSE"} for i in range(20)]
                f.write(json.dumps(document) + "\n")
        command = [PROGRAM, "merge", source, "--memory", "1", "--temp", temp, "--sources", "1", "-o", self.path("out.jsonl")]
        process = subprocess.Popen(command, env=ENVIRONMENT)
        most = 0
        while process.poll() is None: most = max(most, len(os.listdir(temp))); time.sleep(0.005)
        self.assertEqual(process.returncode, 0)
        self.assertLessEqual(most, 1)  # a name lives for the moment between making and unlinking
        self.assertEqual(os.listdir(temp), [])
        got = [json.loads(line) for line in self.read("out.jsonl").splitlines()]
        self.assertEqual([(h["date"], h["documents"], h["reports"]) for h in got], [(f"2024-{m:02}", 2000, 6000 if m <= 2 else 4000) for m in range(1, 10)])
        self.assertEqual({h["sources"][0]["document"] for h in got}, {"d0000"})
        if "DEMARCHE_SANITIZED" not in os.environ: self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 60_000)

    def test_lines_that_are_no_documents(self):
        good = lines([invented(random.Random(1), 1)]).strip()
        document = json.loads(good)
        broken = {"not a JSON object": "{", "no \"format\"": '{"id": "x", "text": "Norway met Kenya."}', "its format is \"demarche/2\"": '{"format": "demarche/2"}', "no \"entities\"": '{"format": "demarche/1"}', "\"demarche-happening/1\"": '{"format": "demarche-happening/1"}'}
        for cause, change in {"is \"e99\", which is no entity": {"subject": "e99"}, "\"DANCE\" is no type": {"type": "DANCE"}, "\"done\" is no status": {"status": "done"}, "no happening": {"happening": "x"}, "without evidence": {"evidence": []},
                              "is no list": {"evidence": 3}, "is no offset": {"evidence": [{"begin": -1, "end": 2}]}, "is no number": {"confidence": "high"}, "is no string": {"predicate": 4}, "without an actor": {"subject": None, "object": None}}.items():
            broken[cause] = json.dumps({**document, "relations": [*document["relations"], {**document["relations"][0], **change}]})
        source = self.file("in.jsonl", "\n".join([good, "", *broken.values(), good]) + "\n")
        done = run("merge", source)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(documents(done), self.happenings("-", stdin=good.encode()))
        errors = done.stderr.decode().splitlines()
        self.assertEqual(len(errors), len(broken) + 1)
        for i, cause in enumerate(broken): self.assertIn(f"in.jsonl:{i + 3}: ", errors[i]); self.assertIn(cause, errors[i])
        self.assertIn(f"{len(broken)} of {len(broken) + 2}", errors[-1])

    def test_inputs_that_cannot_be_read(self):
        good = lines([invented(random.Random(1), 1)])
        packed = self.file("torn.jsonl.gz", gzip.compress((good * 500).encode())[:-2000])
        for name, cause in ((self.path("none.jsonl"), "none.jsonl: No such file"), (packed, "torn.jsonl.gz:"), (self.file("a.txt", "Norway met Kenya."), "a.txt: not JSON lines"), (self.path("empty"), "without")):
            os.makedirs(self.path("empty"), exist_ok=True)
            done = run("merge", name, "-", stdin=good.encode())
            self.assertEqual(done.returncode, 1, name); self.assertIn(cause, done.stderr.decode())
            self.assertEqual(documents(done), self.happenings("-", stdin=good.encode()))
        self.assertEqual(run("merge", stdin=b"").stdout, b""); self.assertEqual(run("merge", "--format", "csv", stdin=b"").stdout.count(b"\n"), 1)

    def test_outputs_that_cannot_be_written(self):
        good = self.file("in.jsonl", lines([invented(random.Random(1), 1)]))
        old = self.file("old.jsonl", "old")
        for arguments, code, cause in ((["-o", self.path("no", "x")], 3, "no/x"), (["-o", self.folder], 3, "it is a folder"), (["-o", "/dev/full"], 3, "No space left"), (["-o", good], 2, "is an input too"),
                                       (["--format", "xml"], 2, "jsonl"), (["--memory", "0"], 2, "--memory"), (["-o", old, "--sources", "-1"], 2, "--sources")):
            done = run("merge", good, *arguments)
            self.assertEqual(done.returncode, code, arguments); self.assertIn(cause, done.stderr.decode())
        many = self.file("many.jsonl", lines(invented(random.Random(n), n) for n in range(1500)))
        done = run("merge", many, "--memory", "1", "--temp", self.path("no"), "-o", old)
        self.assertEqual(done.returncode, 3); self.assertIn("no temporary file can be made here", done.stderr.decode())
        self.assertEqual(self.read("old.jsonl"), b"old"); self.assertFalse(os.path.exists(old + ".part"))
        process = subprocess.Popen([PROGRAM, "merge", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
        process.stdout.readline(); process.stdout.close(); self.assertEqual(process.wait(60), 141); process.stderr.close()

    def test_ctrl_c_leaves_nothing(self):
        temp = self.path("temp"); os.mkdir(temp)
        old = self.file("old.jsonl", "old")
        many = lines(invented(random.Random(n), n) for n in range(1500)).encode()
        process = subprocess.Popen([PROGRAM, "merge", "--memory", "1", "--temp", temp, "-o", old], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
        process.stdin.write(many); process.stdin.flush()
        while not os.path.exists(old + ".part"): time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), 130); self.assertIn(b"nothing is written", process.stderr.read())
        process.stdin.close(); process.stderr.close()
        self.assertEqual((os.listdir(temp), self.read("old.jsonl"), os.path.exists(old + ".part")), ([], b"old", False))

    def test_rows_say_what_json_says(self):
        source = self.file("in.jsonl", lines(invented(random.Random(n), n) for n in range(100)))
        whole = self.happenings(source)
        flat = lambda x: " ".join("".join(" " if ord(c) <= 32 else c for c in str(x)).split(" ")).strip() if x is not None else ""
        for format, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
            text = run("merge", "--format", format, source).stdout.decode()
            rows = list(csv.DictReader(io.StringIO(text), dialect=dialect))
            self.assertEqual(len(rows), len(whole)); self.assertEqual(text.count("\n"), len(whole) + 1)
            for row, h in zip(rows, whole):
                for key in ("happening", "type", "cameo", "predicate", "status", "date", "role", "place", "documents", "reports", "first_seen", "last_seen", "asserted"): self.assertEqual(row[key], flat(h[key]), key)
                for side in ("subject", "object"):
                    for key in ("key", "name", "type", "country", "wikidata"): self.assertEqual(row[f"{side}_{key}"], flat((h[side] or {}).get(key)))
                for status, count in h["statuses"].items(): self.assertEqual(row[status], str(count))
                self.assertEqual(float(row["confidence"]), h["confidence"])
                self.assertEqual(row["speakers"], flat("; ".join(s["name"] for s in h["speakers"])))
                self.assertEqual(row["sources"], flat("; ".join(id for id, _ in itertools.groupby(s["document"] for s in h["sources"]))))

    def test_what_extract_writes_can_be_merged(self):
        texts = self.file("texts.jsonl", "".join(json.dumps({"id": i, "date": "2024-05-03", "text": t}) + "\n" for i, t in enumerate(
            ["Norway's Foreign Minister Ada Quist will meet Daniel Otieno in Nairobi on May 4.", "Ada Quist met Daniel Otieno on Saturday.", "Norway accused Kenya."])))
        out = run("extract", "--plain", "--format", "jsonl", "--layers", "tokens,sentences", "--open", "maximal", "--offsets", "utf16", texts)
        got = self.happenings("-", stdin=out.stdout)
        self.assertEqual(got, merge_reference.merge(documents(out)))
        self.assertEqual({s["offsets"] for h in got for s in h["sources"]}, {"utf16"})


main()
