#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the scorer of antecedents (lib/entity/antecedents.hpp) and puts it into a model file.

    antecedents.py learn DOCUMENTS WORK --dump build/demarche_antecedent_dump --data . [--rounds 2]
    antecedents.py apply WORK/antecedents.npz models/en-1.model

DOCUMENTS holds NAME.txt and NAME.gold.json; WORK is a folder for what is made on the way. Round 1 learns from documents that the
rules have resolved; in each further round the documents of a fold are resolved by what was learnt without that fold, so that the
scorer meets the mistakes that it makes itself. `apply` replaces the sections antecedent.* of a model file and nothing else; in place of antecedents.npz it takes another
model file too, whose sections it copies.
"""
import argparse, collections, glob, json, os, shutil, struct, subprocess, sys
import numpy as np
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import model_file
from events_data import fold

ROWS, UNITS, FOLDS, FORM = 1 << 13, 23, 5, b"1"
KINDS = ["nominal", "number", "he", "she", "it", "they", "we", "i", "you"]


def fold_of(name): return fold(name)  # as the events' students have it, whose candidates are resolved by weights that have not seen the document either


# ---- gold ----

def load_documents(folder):
    docs = []
    for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
        with open(path, encoding="utf-8") as f: gold = json.load(f)
        with open(path[:-len(".gold.json")] + ".txt", encoding="utf-8", errors="replace", newline="") as f: text = f.read()
        name = os.path.basename(path)[:-len(".gold.json")]
        docs.append({"id": name, "text": text, "date": gold.get("date") or "", "gold": gold, "fold": fold_of(name)})
    return docs


class Gold:
    """Answers of one document: which gold entities a token heads."""
    def __init__(self, doc, dumped):
        text = doc["text"]; at = [0]
        for c in text: at.append(at[-1] + len(c.encode("utf-8")))
        tokens = dumped["tokens"]; begins = np.array([t[0] for t in tokens] or [0])
        self.entities = {e["id"]: e for e in doc["gold"]["entities"]}
        self.named = {i for i, e in self.entities.items() if any(m.get("kind", "name") == "name" for m in e["mentions"])}
        def head(b, e):
            first = int(np.searchsorted(begins, b, "right")) - 1; inside = []
            for t in range(max(first, 0), len(tokens)):
                if tokens[t][0] >= e: break
                if tokens[t][1] > b: inside.append(t)
            for t in inside:
                if not (inside[0] <= tokens[t][2] <= inside[-1]) and tokens[t][3] not in ("punct", "case"): return t
            return inside[-1] if inside else None
        self.at = collections.defaultdict(set)      # head token -> gold ids, of nominals and pronouns
        spans = []
        heads = {}
        for i, e in self.entities.items():
            for m in e["mentions"]:
                b, n = at[m["begin"]], at[m["end"]]
                if m.get("kind", "name") == "name": spans.append((b, n, i))
                else:
                    h = head(b, n); heads[(m["begin"], m["end"])] = h
                    if h is not None: self.at[h].add(i)
        self.arguments = set()                      # head tokens that are an argument of a relation
        for r in doc["gold"]["relations"]:
            for side in ("subject", "object"):
                m = r.get(side + "_mention")
                if r[side] and m and heads.get((m["begin"], m["end"])) is not None: self.arguments.add(heads[(m["begin"], m["end"])])
        self.map = {}                               # our entity -> gold entity, by names
        for k, e in enumerate(dumped["entities"]):
            votes = collections.Counter()
            for b, n in e["names"]:
                for gb, gn, i in spans:
                    o = min(n, gn) - max(b, gb)
                    if o > 0: votes[i] += o / max(gn - gb, n - b)
            if votes: self.map[k] = votes.most_common(1)[0][0]

    def state(self, i):
        e = self.entities.get(i)
        if e and e.get("country") and (e["type"] == "NORP" or (e["type"] == "GPE" and e.get("subtype") in ("country", None))): return e["country"]
        return i


def read_features(path):
    data = np.fromfile(path, dtype=np.uint32); at = 0
    while at < len(data):
        n = int(data[at]); yield data[at + 1:at + 1 + n]; at += 1 + n


# ---- examples ----

class Example:
    __slots__ = ("doc", "kind", "own", "features", "right", "weight", "argument", "gold", "unnamed", "reachable", "chosen", "fold", "rules", "lenient")


def examples(docs, prefixes, others=0.3):
    """An Example for each phrase that somebody marked, and for a share of the `others`."""
    by_id = {d["id"]: d for d in docs}; result = []; rng = np.random.default_rng(1)
    for prefix in prefixes:
        stream = read_features(prefix + ".features")
        for line in open(prefix + ".jsonl", encoding="utf-8"):
            dumped = json.loads(line); doc = by_id[dumped["id"]]; gold = Gold(doc, dumped)
            ours = dict(gold.map); told = set()      # our unnamed entities get a gold one with their first phrase
            for p in dumped["phrases"]:
                own = next(stream); features = [next(stream) for _ in p["candidates"]]
                want = gold.at.get(p["head"], set())
                x = Example(); x.doc = doc["id"]; x.fold = doc["fold"]; x.kind = p["kind"]; x.own = own; x.features = features
                x.argument = p["head"] in gold.arguments; x.gold = bool(want); x.chosen = p["chosen"]
                x.rules = next((k for k, r in enumerate(p["reasons"]) if r & 1), None)
                x.unnamed = bool(want) and not (want & gold.named)
                sets = [frozenset(ours.get(e, ("?", e)) for e in c) for c in p["candidates"]]
                right = np.zeros(len(features), bool); lenient = np.zeros(len(features), bool)
                states = lambda s: frozenset(gold.state(i) for i in s)
                if want:
                    for k, s in enumerate(sets):
                        if not p["candidates"][k]: continue
                        right[k] = s == want; lenient[k] = states(s) == states(want)
                    new = x.unnamed and not (want & told) and not right.any()
                    if new: right[-1] = lenient[-1] = True
                    if not right.any() and lenient.any(): right = lenient.copy()
                    x.reachable = bool(right.any()); lenient |= right
                    if not right.any() and len(want) > 1:   # the nearest of what there is
                        overlap = [len(s & want) / len(s | want) for s in sets]
                        if max(overlap) >= 0.5: right = np.array([o == max(overlap) for o in overlap])
                    told |= want
                elif p["kind"] < 2:
                    x.reachable = False; right[-1] = True   # a noun phrase that nobody marked is hardly anybody who is named
                else: x.reachable = False
                x.right = right; x.lenient = lenient; x.weight = (1.0 if x.argument else 0.7) if want else 0.15
                for e in p["who"]:
                    if e not in ours and want: ours[e] = min(want)
                if want or (right.any() and rng.random() < others): result.append(x)
    return result


# ---- the network ----

def train(xs, seed, epochs=4, rate=0.003, decay=0.0, drop=0.3, others=0.8):
    """Learns the phrases that somebody marked, and a share of the `others` that changes with each epoch; features are dropped at random, so that no
    single one is trusted; the weights are averaged over the second half."""
    import torch
    torch.set_num_threads(1); torch.manual_seed(seed); rng = np.random.default_rng(seed)
    table = torch.nn.EmbeddingBag(ROWS, UNITS + 1, mode="sum"); torch.nn.init.normal_(table.weight, std=0.03)
    bias = torch.nn.Parameter(torch.zeros(UNITS)); out = torch.nn.Parameter(torch.randn(UNITS) * 0.3)
    optimizer = torch.optim.Adam([{"params": table.parameters()}, {"params": [bias, out]}], lr=rate)
    xs = [x for x in xs if x.right.any()]; steps = 0; marked = np.array([x.gold for x in xs])
    total = int(epochs * (marked.sum() + others * (~marked).sum()) // 64 + epochs); means = None
    for epoch in range(epochs):
        order = np.flatnonzero(marked | (rng.random(len(xs)) < others)); rng.shuffle(order)
        for start in range(0, len(order), 64):
            batch = [xs[i] for i in order[start:start + 64]]
            for g in optimizer.param_groups: g["lr"] = rate * max(0.05, 1 - steps / total)
            steps += 1
            loss = batch_loss(table, bias, out, batch, drop)
            if decay: loss = loss + decay * (table.weight ** 2).sum()
            optimizer.zero_grad(); loss.backward(); optimizer.step()
            if steps > total // 2 and steps % 5 == 0:
                now = [table.weight.detach(), bias.detach(), out.detach()]
                if means is None: means, counted = [p.clone() for p in now], 1
                else:
                    counted += 1
                    for m, p in zip(means, now): m += (p - m) / counted
    return means[0].numpy().copy(), np.stack([means[1].numpy(), means[2].numpy()])


def bags(lists):
    offsets = np.zeros(len(lists), np.int64); np.cumsum([len(f) for f in lists[:-1]], out=offsets[1:])
    return (np.concatenate(lists) & (ROWS - 1)).astype(np.int64), offsets


def batch_loss(table, bias, out, batch, drop):
    import torch
    n = len(batch); owner = torch.from_numpy(np.repeat(np.arange(n), [len(x.features) for x in batch]))
    right = np.concatenate([x.right for x in batch]); weight = np.array([x.weight for x in batch], np.float32)
    def run(lists):
        ids, offsets = bags(lists)
        return table(torch.from_numpy(ids), torch.from_numpy(offsets), per_sample_weights=(torch.rand(len(ids)) >= drop).float() / (1 - drop))
    sums = run([f for x in batch for f in x.features]) + run([x.own for x in batch])[owner]
    scores = sums[:, 0] + torch.relu(sums[:, 1:] + bias) @ out
    top = torch.full((n,), -1e9).scatter_reduce(0, owner, scores.detach(), "amax")
    e = torch.exp(scores - top[owner])
    all_ = torch.zeros(n).index_add(0, owner, e)
    good = torch.zeros(n).index_add(0, owner, e * torch.from_numpy(right.astype(np.float32)))
    return -(torch.from_numpy(weight) * torch.log(good / all_ + 1e-9)).sum() / n


def predict(weights, x):
    table, hidden = weights; base = table[x.own & (ROWS - 1)].sum(0); best = []
    for f in x.features:
        s = base + table[f & (ROWS - 1)].sum(0); best.append(s[0] + np.maximum(s[1:] + hidden[0], 0) @ hidden[1])
    return np.array(best)


# ---- figures ----

def report(xs, choose, title):
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    for x in xs:
        if not x.gold: continue
        k = choose(x)
        group = "unnamed" if x.unnamed else ("nominal" if x.kind < 2 else "pronoun")
        for key in [group, "  " + KINDS[x.kind] + (" unnamed" if x.unnamed else "")] + (["argument: " + group, "argument: all"] if x.argument else []):
            r = rows[key]; r[0] += 1; r[3] += x.reachable
            if k is not None: r[1] += bool(x.right[k]) and x.reachable; r[2] += bool(x.lenient[k])
    print(f"\n{title:40}{'phrases':>8}{'right':>8}{'state':>8}{'in reach':>9}")
    for key in sorted(rows):
        n, right, lenient, reach = rows[key]; print(f"{key:40}{n:8}{100 * right / n:8.1f}{100 * lenient / n:8.1f}{100 * reach / n:9.1f}")
    sys.stdout.flush()


# ---- files ----

def save(path, weights): np.savez(path, table=weights[0].astype(np.float32), hidden=weights[1].astype(np.float32))


def apply_to(weights, path):
    table, hidden = weights
    sections = [s for s in model_file.read(path) if not s[0].startswith("antecedent.")]
    sections += [("antecedent.form", model_file.BYTES, 0, 0, FORM),
                 ("antecedent.table", model_file.F32, table.shape[0], table.shape[1], table.astype("<f4").tobytes()),
                 ("antecedent.hidden", model_file.F32, 2, hidden.shape[1], hidden.astype("<f4").tobytes())]
    model_file.write(path, sections)


def load(path):
    """Weights as `learn` leaves them, or those of a model file."""
    if not path.endswith(".model"):
        w = np.load(path); return w["table"], w["hidden"]
    found = {n: np.frombuffer(data, "<f4").reshape(rows, columns) for n, _, rows, columns, data in model_file.read(path) if n in ("antecedent.table", "antecedent.hidden")}
    if len(found) != 2: raise SystemExit(f"{path}: no antecedents in it")
    return found["antecedent.table"], found["antecedent.hidden"]


def bare(path):
    model_file.write(path, [s for s in model_file.read(path) if not s[0].startswith("antecedent.")])


def resolve(args, docs, name, weights=None):
    """Runs the dump over documents, with a scorer or without one; returns the prefix of its files."""
    data = os.path.join(args.work, "data-" + name); models = os.path.join(data, "models"); os.makedirs(models, exist_ok=True)
    link = os.path.join(data, "gazetteers")
    if not os.path.lexists(link): os.symlink(os.path.abspath(os.path.join(args.data, "gazetteers")), link)
    source = sorted(glob.glob(os.path.join(args.data, "models", "*.model")))[0]; target = os.path.join(models, os.path.basename(source))
    shutil.copyfile(source, target)
    apply_to(weights, target) if weights is not None else bare(target)
    prefix = os.path.join(args.work, name)
    text = "".join(json.dumps({k: d[k] for k in ("id", "text", "date")}) + "\n" for d in docs)
    subprocess.run([args.dump, data, prefix], input=text.encode(), check=True)
    shutil.rmtree(data)
    return prefix


def learn(args):
    os.makedirs(args.work, exist_ok=True); docs = load_documents(args.documents)
    prefixes = [resolve(args, docs, "rules")]
    xs = examples(docs, prefixes); report(xs, lambda x: x.rules, "rules")
    for round_ in range(args.rounds):
        folds = [train([x for x in xs if x.fold != f], seed=f, epochs=args.epochs, decay=args.decay) for f in range(FOLDS)]
        report(xs, lambda x: int(predict(folds[x.fold], x).argmax()), f"round {round_ + 1}, out of fold")
        for f in range(FOLDS): save(os.path.join(args.work, f"fold{f}.npz"), folds[f])
        if round_ + 1 < args.rounds:
            prefixes = [resolve(args, [d for d in docs if d["fold"] == f], f"round{round_ + 1}-{f}", folds[f]) for f in range(FOLDS)]
            xs = examples(docs, prefixes)
            report(xs, lambda x: x.chosen if x.chosen < len(x.features) else None, f"as resolved after round {round_ + 1}")
    save(os.path.join(args.work, "antecedents.npz"), train(xs, seed=FOLDS, epochs=args.epochs, decay=args.decay))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter); sub = a.add_subparsers(dest="what", required=True)
    l = sub.add_parser("learn"); l.add_argument("documents"); l.add_argument("work"); l.add_argument("--dump", required=True); l.add_argument("--data", required=True)
    l.add_argument("--rounds", type=int, default=2); l.add_argument("--epochs", type=int, default=10); l.add_argument("--decay", type=float, default=0.0)
    p = sub.add_parser("apply"); p.add_argument("weights"); p.add_argument("model")
    args = a.parse_args()
    if args.what == "learn": return learn(args)
    apply_to(load(args.weights), args.model)


if __name__ == "__main__": main()
