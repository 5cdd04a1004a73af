# SPDX-License-Identifier: Apache-2.0
"""Annotated documents, and PropBank's trees, as sentences with triggers and their arguments: what training/events.py learns from."""
import bisect, glob, json, os, pickle, subprocess, sys, tempfile, zlib
from data import DEPREL, UPOS, conllu

TYPES = ("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT "
         "ROLE MEMBER_OF NATIONALITY PART_OF LOCATED_IN").split()
ANY = len(TYPES)  # the type of a PropBank predicate: none of ours, but its arguments teach what arguments are
ROLES = "subject object speaker time place".split()
STATUS = "actual planned possible negated".split()
LONGEST = 160  # words of a sentence that the program's network reads at once
FOLDS = 5


def fold(name): return zlib.crc32(name.encode()) % FOLDS


class Sentence:
    """words; upos, head (-1: root), rel: one number a word; triggers {(word, type): {"args": [set of words] * 5, "status": number or -1}}"""
    def __init__(self, doc, first, words, lemmas, upos, head, rel):
        self.doc, self.first, self.words, self.lemmas, self.upos, self.head, self.rel = doc, first, words, lemmas, upos, head, rel
        self.triggers, self.full = {}, True


def run_program(program, rows, extra=()):
    """The program's documents, one a row ({"id", "text", "date"?})"""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        for r in rows: f.write(json.dumps(r) + "\n")
    run = subprocess.Popen([program, "extract", "--layers", "tokens,sentences", "--format", "jsonl", *extra, f.name], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    for line in run.stdout: yield json.loads(line)
    if run.wait(): sys.exit(f"{program}: exit {run.returncode}")
    os.unlink(f.name)


def sentences(doc, text):
    """The program's sentences of a document and, by token, (sentence, word)"""
    tokens = doc["tokens"]; starts = [t["begin"] for t in tokens]; out, where = [], {}
    for s in doc["sentences"]:
        a, b = bisect.bisect_left(starts, s["begin"]), bisect.bisect_left(starts, s["end"])
        for first in range(a, b, LONGEST):
            part = tokens[first:min(b, first + LONGEST)]
            heads = [t["head"] - first if first <= t["head"] < first + len(part) else -1 for t in part]
            out.append(Sentence(doc["id"], first, [text[t["begin"]:t["end"]] for t in part], [t["lemma"] for t in part], [UPOS.index(t["upos"]) for t in part], heads,
                                [DEPREL.index(t["deprel"].split(":")[0]) for t in part]))
            for k in range(len(part)): where[first + k] = (len(out) - 1, k)
    return out, where


def annotate(doc, gold, sents, where):
    """Puts the gold relations into the sentences."""
    tokens = doc["tokens"]; starts = [t["begin"] for t in tokens]; entities = {e["id"]: e for e in gold["entities"]}
    def head(span):
        """The token of a span whose head lies outside"""
        i = bisect.bisect_left(starts, span["begin"])
        if i > 0 and tokens[i - 1]["end"] > span["begin"]: i -= 1
        inside = []
        while i < len(tokens) and tokens[i]["begin"] < span["end"]: inside.append(i); i += 1
        return next((k for k in inside if tokens[k]["head"] not in inside), inside[-1] if inside else None)
    lost = 0
    for r in gold["relations"]:
        t = head(r)
        if t is None or t not in where: lost += 1; continue
        k, w = where[t]; s = sents[k]
        trigger = s.triggers.setdefault((w, TYPES.index(r["type"])), {"args": [set() for _ in ROLES], "status": STATUS.index(r["status"])})
        speaker = None
        if r["attributed_to"] in entities:
            begin, end = tokens[s.first]["begin"], tokens[s.first + len(s.words) - 1]["end"]
            near = [m for m in entities[r["attributed_to"]]["mentions"] if begin <= m["begin"] < end]
            speaker = min(near, key=lambda m: min(abs(m["begin"] - r["end"]), abs(r["begin"] - m["end"])), default=None)
        for role, span in enumerate((r.get("subject_mention"), r.get("object_mention"), speaker, r["time"], r["place"])):
            a = head(span) if span else None
            if a in where and where[a][0] == k: trigger["args"][role].add(where[a][1])
    return lost


def documents(program, folder):
    """[(name, text, the program's document, gold, sentences)] of a folder of NAME.txt and NAME.gold.json"""
    names = sorted(os.path.basename(f)[:-10] for f in glob.glob(os.path.join(folder, "*.gold.json"))); out = []
    golds = [json.load(open(os.path.join(folder, n + ".gold.json"), encoding="utf-8")) for n in names]
    texts = [open(os.path.join(folder, n + ".txt"), encoding="utf-8").read() for n in names]
    rows = [{"id": n, "text": t, **({"date": g["date"]} if g.get("date") else {})} for n, t, g in zip(names, texts, golds)]
    for n, t, g, d in zip(names, texts, golds, run_program(program, rows)):
        s, where = sentences(d, t); annotate(d, g, s, where); out.append((n, t, d, g, s))
    return out


def propbank(conllu_file, file):
    """UD EWT's sentences with PropBank's predicates, of type ANY: arguments only"""
    trees, out = {}, []
    name = None; rows = []
    for line in open(conllu_file, encoding="utf-8"):
        if line.startswith("# sent_id"): name, rows = line.split("=")[1].strip(), []
        elif line[0].isdigit() and line.split("\t")[0].isdigit(): rows.append(line.rstrip("\n").split("\t"))
        elif not line.strip(): trees[name] = rows
    for line in open(file, encoding="utf-8"):
        r = json.loads(line); rows = trees.get(r["id"])
        if not rows or len(rows) != len(r["tokens"]) or len(rows) > 80: continue
        head = [int(c[6]) - 1 for c in rows]; rel = [c[7].split(":")[0] for c in rows]
        s = Sentence(r["id"], 0, r["tokens"], [c[2] for c in rows], [UPOS.index(c[3]) if c[3] in UPOS else 16 for c in rows], head, [DEPREL.index(x) if x in DEPREL else DEPREL.index("dep") for x in rel])
        for p in r["preds"]:
            if p["roleset"].split(".")[0] in ("be", "have", "do"): continue
            args = [set() for _ in ROLES]
            for label, a, b in p["args"]:
                role = {"ARG0": 0, "ARG1": 1, "ARG2": 1, "ARGM-TMP": 3, "ARGM-LOC": 4}.get(label)
                if role is None: continue
                h = next((i for i in range(a, b + 1) if not a <= head[i] <= b), b)
                if rows[h][3] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"): args[role].add(h)
            if args[0] or args[1]: s.triggers[p["i"], ANY] = {"args": args, "status": -1}
        s.full = False
        if s.triggers: out.append(s)
    return out


def cached(path, make):
    if not os.path.exists(path):
        with open(path + ".part", "wb") as f: pickle.dump(make(), f)
        os.replace(path + ".part", path)
    return pickle.load(open(path, "rb"))
