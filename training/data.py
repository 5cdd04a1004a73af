# SPDX-License-Identifier: Apache-2.0
"""Reads the training sets: UD trees, and names of coarse and fine types over demarche's own tokens."""
import bisect, csv, json, os, subprocess, sys, tempfile

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
DEPREL = ("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat goeswith iobj list "
          "mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp").split()
TYPES = "PERSON NORP ORG GPE LOC FAC EVENT LAW PRODUCT".split()
TAGS = ["O"] + [p + "-" + t for t in TYPES for p in "BIES"]
TAG = {t: i for i, t in enumerate(TAGS)}


def conllu(path):
    """[(forms, lemmas, upos, heads (0 = root), deprels)]"""
    if "-dev" in path or "-test" in path: print(f"evaluation only: {path}", file=sys.stderr)
    out, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows: out.append(tuple(map(list, zip(*rows))))
            rows = []
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                rel = c[7].split(":")[0]
                rows.append((c[1], c[2], UPOS.index(c[3]) if c[3] in UPOS else 16, int(c[6]), DEPREL.index(rel) if rel in DEPREL else DEPREL.index("dep")))
    if rows: out.append(tuple(map(list, zip(*rows))))
    return out


def tokenised(program, texts):
    """demarche's tokens and sentences of each text: [[(begin, end)...] a sentence]"""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        for i, t in enumerate(texts): f.write(json.dumps({"id": str(i), "text": t}) + "\n")
    run = subprocess.Popen([program, "extract", "--plain", "--layers", "tokens,sentences", "--format", "jsonl", f.name], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    for line in run.stdout:
        d = json.loads(line)
        starts, sents = [s["begin"] for s in d["sentences"]], [[] for _ in d["sentences"]]
        for t in d["tokens"]: sents[bisect.bisect_right(starts, t["begin"]) - 1].append((t["begin"], t["end"]))
        yield sents
    if run.wait(): sys.exit(f"{program}: exit {run.returncode}")
    os.unlink(f.name)


class Places:
    """Countries, cities and demonyms of the gazetteer, to tell a coarse LOC or MISC finer."""
    def __init__(self, folder):
        read = lambda f: csv.DictReader(open(os.path.join(folder, f), encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
        self.gpe = {r["name"] for r in read("countries.tsv") if not r["kind"].startswith("demonym")} | {r["name"] for r in read("capitals_cities.tsv")}
        self.norp = {r["name"] for r in read("demonyms.tsv")}


LOC_WORDS = set("Sea Ocean River Valley Gulf Desert Mountains Mountain Lake Bay Peninsula Strait Island Islands East West Asia Europe Africa Coast Hills Canal".split())
FAC_WORDS = set("Airport Bridge Base Palace Square Hospital Mosque Church Prison Stadium Hotel Hall Street Avenue Road Center Centre Building Tower School".split())


def fine_types(label, text, places):
    """The fine types that a coarse label allows."""
    l, last = label.upper(), text.split()[-1] if text.split() else ""
    if l in ("PER", "PERSON", "POLITICIAN"): return ["PERSON"]
    if l in ("ORG", "ORGANISATION", "ORGANIZATION", "POLITICALPARTY", "CORPORATION", "GROUP"): return ["ORG"]
    if l == "COUNTRY": return ["GPE"]
    if l in ("LOC", "LOCATION"):
        if text in places.gpe: return ["GPE"]
        if last in LOC_WORDS: return ["LOC"]
        if last in FAC_WORDS: return ["FAC"]
        return ["GPE", "LOC", "FAC"]
    if l in ("ELECTION", "EVENT"): return ["EVENT"]
    if l in ("WORK_OF_ART", "CREATIVE-WORK"): return []
    if l in TYPES: return [l]
    if text in places.norp: return ["NORP"]
    return ["NORP", "EVENT", "LAW", "PRODUCT"]


def tag_sentence(tokens, names):
    """One set of allowed tags a token (as a sorted tuple). names: (begin, end, [types])"""
    tags = [(0,)] * len(tokens)
    for b, e, types in names:
        inside = [i for i, (tb, te) in enumerate(tokens) if tb < e and te > b]
        if not inside or not types: continue
        for k, i in enumerate(inside):
            p = "S" if len(inside) == 1 else "B" if k == 0 else "E" if k == len(inside) - 1 else "I"
            tags[i] = tuple(TAG[p + "-" + t] for t in types)
    return tags


def names_data(program, path, places, silver=False):
    """[(forms, tag sets)] a sentence of demarche's own"""
    if "dev" in os.path.basename(path): sys.exit(f"{path}: a development file is never trained on")
    rows = [json.loads(l) for l in open(path, encoding="utf-8")]
    out, base = [], os.path.basename(path)
    nationality_unmarked = base.startswith(("btc", "wnut"))  # their guidelines leave demonyms out: O there is "O or NORP"
    for row, sents in zip(rows, tokenised(program, [r["text"] for r in rows])):
        text = row["text"]
        if silver: names = [(b, e, [t] if t in TYPES else []) for b, e, t in row["names"]]
        else: names = [(x["begin"], x["end"], fine_types(x["type"] if x["type"] not in ("misc",) else "MISC", text[x["begin"]:x["end"]], places)) for x in row["entities"]]
        at = 0
        for tokens in sents:
            if not tokens: continue
            mine = [n for n in names if n[0] >= tokens[0][0] and n[1] <= tokens[-1][1]]
            tags = tag_sentence(tokens, mine)
            forms = [text[b:e] for b, e in tokens]
            if nationality_unmarked:
                tags = [(0, TAG["S-NORP"], TAG["B-NORP"], TAG["E-NORP"]) if t == (0,) and f in places.norp else t for t, f in zip(tags, forms)]
            out.append((forms, tags))
    return out
