#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains what decides between the proposals of rules and model: the probability that each is a relation of its text, and its status.

    score.py --data DATA --model models/en-1.model --dump build/demarche_candidates [--work DIR] [--gazetteers gazetteers]

The candidates of each annotated document come from the student that has not seen it (events.py folds: DIR/events-fold*.model; documents of folds that were
not trained are left out). Five scorers, each of four
fifths of the documents, say how good the fifth is that they have not seen: that is the calibration reported. The one of all documents goes into the model file.
"""
import argparse, collections, glob, json, os, pickle, subprocess, sys, tempfile, zlib
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from events_data import FOLDS, STATUS, TYPES, cached, fold
from events_export import floats, replace

HIDDEN = 64
SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE"}
EVENTS = set(TYPES[:16])


class Net(nn.Module):
    def __init__(self, features, outputs):
        super().__init__()
        self.hidden, self.out, self.drop = nn.Linear(features, HIDDEN), nn.Linear(HIDDEN, outputs), nn.Dropout(0.2)

    def forward(self, x): return self.out(self.drop(torch.relu(self.hidden(x))))

    def sections(self, name):
        s = {k: v.detach().numpy() for k, v in self.state_dict().items()}
        return [floats(f"{name}.{k}", s[k]) for k in ("hidden.weight", "hidden.bias", "out.weight", "out.bias")]


def blank(features):
    """Sections of a scorer that lets everything pass"""
    out = []
    for name, n in (("score.relation", 1), ("score.status", len(STATUS))):
        net = Net(features, n)
        for p in net.parameters(): p.data.zero_()
        out += net.sections(name)
    return out


def dump(a, model, rows):
    """What the program proposes with that model file"""
    folder = tempfile.mkdtemp()
    os.symlink(os.path.abspath(a.gazetteers), os.path.join(folder, "gazetteers")); os.mkdir(os.path.join(folder, "models"))
    replace(model, os.path.join(folder, "models", "en-1.model"), "score.", blank(a.features))
    run = subprocess.run([a.dump, folder], input="".join(json.dumps(r) + "\n" for r in rows), stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if run.returncode: sys.exit(f"{a.dump}: exit {run.returncode}")
    return [json.loads(l) for l in run.stdout.splitlines()]


def aligned(gold, doc):
    """Each entity of the program's with the gold entity whose mentions it covers most"""
    spans = sorted((m["begin"], m["end"], e["id"]) for e in gold["entities"] for m in e["mentions"]); out = {}
    for e in doc["entities"]:
        votes = collections.Counter()
        for m in e["mentions"]:
            for b, n, i in spans:
                if b >= m["end"]: break
                shared = min(n, m["end"]) - max(b, m["begin"])
                if shared > 0: votes[i] += shared / max(n - b, m["end"] - m["begin"])
        out[e["id"]] = votes.most_common(1)[0][0] if votes else None
    return out


def alike(gold):
    """Entities that count as the same argument: a nationality and its country, a capital and the country that it stands for"""
    same, states = collections.defaultdict(set), collections.defaultdict(set)
    for e in gold["entities"]:
        for m in e["mentions"]:
            if m.get("stands_for"): same[e["id"]].add(m["stands_for"]); same[m["stands_for"]].add(e["id"])
        if e.get("country") and (e["type"] == "NORP" or e["type"] == "GPE" and e.get("subtype") == "country"): states[e["country"]].add(e["id"])
    for ids in states.values():
        for i in ids: same[i] |= ids - {i}
    return same


def judged(gold, doc, candidates):
    """By candidate: (1 right, 0 wrong, None not counted; the gold relation or None)"""
    to, like = aligned(gold, doc), alike(gold); eq = lambda g, p: g == p or (g is not None and p is not None and p in like[g])
    sides = [(to.get(c["subject"]) if c["subject"] else None, to.get(c["object"]) if c["object"] else None) for c in candidates]
    def fits(g, k):
        c, (s, o) = candidates[k], sides[k]
        if g["type"] != c["type"]: return False
        if (g["subject"] is None) != (c["subject"] is None) or (g["object"] is None) != (c["object"] is None): return False
        one = lambda x, y: x is None or (y is not None and eq(x, y))
        return (one(g["subject"], s) and one(g["object"], o)) or (g["type"] in SYMMETRIC and g["subject"] and g["object"] and eq(g["subject"], o) and eq(g["object"], s))
    label, of, used = [0] * len(candidates), [None] * len(candidates), set()
    for g in gold["relations"]:
        right = sorted((k for k in range(len(candidates)) if fits(g, k)), key=lambda k: (abs(candidates[k]["trigger"][0] - g["begin"]), -candidates[k]["features"][8]))
        for n, k in enumerate(x for x in right if x not in used):
            if n == 0: label[k], of[k] = 1, g; used.add(k); taken = candidates[k]
            elif label[k] == 0 and (candidates[k]["word"] == taken["word"] or doc_word(doc, candidates[k]) == doc_word(doc, taken)): label[k] = None
    for k, c in enumerate(candidates):
        if label[k] == 0 and not (c["subject"] and c["object"]):
            part = any(g["type"] == c["type"] and g["subject"] and g["object"] and ((sides[k][0] and eq(g["subject"], sides[k][0])) or (sides[k][1] and eq(g["object"], sides[k][1]))) for g in gold["relations"])
            if part: label[k] = None
    return label, of


def doc_word(doc, c): return doc["words"].get(c["trigger"][0])


def load(a):
    """[(document name, gold, document, candidates, labels, gold relations)] out of fold"""
    folder = os.path.join(a.data, "training_documents"); names = sorted(os.path.basename(f)[:-10] for f in glob.glob(os.path.join(folder, "*.gold.json"))); out = []
    for k in range(FOLDS):
        if not os.path.exists(os.path.join(a.work, f"events-fold{k}.model")): continue
        some = [n for n in names if fold(n) == k]; golds = [json.load(open(os.path.join(folder, n + ".gold.json"), encoding="utf-8")) for n in some]
        texts = [open(os.path.join(folder, n + ".txt"), encoding="utf-8").read() for n in some]
        rows = [{"id": n, "text": t, **({"date": g["date"]} if g.get("date") else {})} for n, t, g in zip(some, texts, golds)]
        for n, g, t, d in zip(some, golds, texts, dump(a, os.path.join(a.work, f"events-fold{k}.model"), rows)):
            doc, cs = d["document"], d["candidates"]; raw = t.encode()
            doc["words"] = {c["trigger"][0]: raw[c["trigger"][0]:c["trigger"][1]].decode(errors="replace").lower()[:6] for c in cs}
            at = {0: 0}; pos = 0
            for i, ch in enumerate(t): pos += len(ch.encode()); at[pos] = i + 1
            words = {}
            for c in cs: b = at.get(c["trigger"][0], 0); words[b] = doc["words"][c["trigger"][0]]; c["trigger"] = [b, at.get(c["trigger"][1], b)]
            doc["words"] = words
            out.append((n, g, {"entities": doc["entities"], "words": words}, cs, *judged(g, doc, cs)))
    return out


def train(x, y, net, loss, steps, seed):
    torch.manual_seed(seed); opt = torch.optim.AdamW(net.parameters(), lr=0.005, weight_decay=0.05); net.train()
    for step in range(steps):
        for g in opt.param_groups: g["lr"] = 0.005 * (1 - step / steps) + 1e-4
        pick = torch.randint(0, len(x), (2048,)); l = loss(net(x[pick]), y[pick]); opt.zero_grad(); l.backward(); opt.step()
    return net.eval()


def report(p, y, wanted, what):
    """Best F1 over thresholds of p, with `wanted` relations in all; calibration in ten steps"""
    order = np.argsort(-p); hits = np.cumsum(y[order]); n = np.arange(1, len(p) + 1); f1 = 200 * hits / (n + wanted); k = int(f1.argmax())
    print(f"{what}: F1 {f1[k]:.1f} (P {100 * hits[k] / n[k]:.1f}, R {100 * hits[k] / wanted:.1f}) at {p[order][k]:.2f}; at 0.3: {200 * y[p > 0.3].sum() / ((p > 0.3).sum() + wanted):.1f}", flush=True)
    error = 0.0
    for lo in np.arange(0, 1, 0.1):
        some = (p >= lo) & (p < lo + 0.1)
        if some.sum(): error += some.sum() * abs(p[some].mean() - y[some].mean()); print(f"   {lo:.1f}: {some.sum():6d}  said {p[some].mean():.3f}  right {y[some].mean():.3f}")
    print(f"   expected calibration error {100 * error / len(p):.1f} %")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True); p.add_argument("--model", required=True); p.add_argument("--dump", required=True); p.add_argument("--gazetteers", default="gazetteers"); p.add_argument("--out")
    p.add_argument("--work", default=os.path.expanduser("~/.cache/demarche-training")); p.add_argument("--features", type=int, default=136); p.add_argument("--steps", type=int, default=3000); p.add_argument("--fresh", action="store_true", help="ask the program again, which has changed")
    a = p.parse_args(); torch.set_num_threads(1)
    docs = load(a) if a.fresh or not os.path.exists(os.path.join(a.work, "candidates.pkl")) else pickle.load(open(os.path.join(a.work, "candidates.pkl"), "rb"))
    pickle.dump(docs, open(os.path.join(a.work, "candidates.pkl"), "wb"))
    wanted = sum(len(d[1]["relations"]) for d in docs); two = sum(bool(r["subject"] and r["object"]) for d in docs for r in d[1]["relations"])
    X, Y, K, S, G, kind = [], [], [], [], [], []
    for n, gold, doc, cs, label, of in docs:
        for c, l, g in zip(cs, label, of):
            if l is None: continue
            X.append(c["features"]); Y.append(l); K.append(zlib.crc32(f"score {n}".encode()) % FOLDS); kind.append((c["type"], bool(c["subject"] and c["object"]), bool(c["rule"]), c["model"]))
            S.append(STATUS.index(g["status"]) if g and c["type"] in EVENTS else -1); G.append(STATUS.index(c["read"]))
    X, Y, K, S, G = torch.tensor(X), torch.tensor(Y, dtype=torch.float32), np.array(K), np.array(S), np.array(G)
    print(f"{len(docs)} documents, {wanted} relations ({two} of two parties), {len(X)} candidates, {int(Y.sum())} right", flush=True)
    score = lambda net, x: torch.sigmoid(net(x)).detach().numpy()[:, 0]
    binary = lambda out, y: F.binary_cross_entropy_with_logits(out[:, 0], y)
    P = np.zeros(len(X)); said = np.zeros(len(X), int)
    for k in range(FOLDS):
        inside, outside = np.where(K != k)[0], np.where(K == k)[0]
        P[outside] = score(train(X[inside], Y[inside], Net(X.shape[1], 1), binary, a.steps, k), X[outside])
        events = np.where((K != k) & (S >= 0))[0]; net = train(X[events], torch.tensor(S[events]), Net(X.shape[1], len(STATUS)), F.cross_entropy, a.steps // 12, k)
        said[outside] = net(X[outside]).argmax(-1).numpy()
    y = Y.numpy(); pairs = np.array([k[1] for k in kind])
    report(P[pairs], y[pairs], two, "two parties, out of fold"); report(P[~pairs], y[~pairs], wanted - two, "one party, out of fold")
    for what, some in (("rules alone", np.array([k[2] for k in kind])), ("model alone", np.array([k[3] for k in kind])), ("events", np.array([k[0] in EVENTS for k in kind])), ("standing", np.array([k[0] not in EVENTS for k in kind]))):
        m = some & pairs; w = two if what.endswith("alone") else sum((r["type"] in EVENTS) == (what == "events") and bool(r["subject"] and r["object"]) for d in docs for r in d[1]["relations"])
        order = np.argsort(-P[m]); hits = np.cumsum(y[m][order]); f = 200 * hits / (np.arange(1, len(order) + 1) + w); print(f"{what}: F1 {f.max():.1f}, all of them right: {y[m].mean():.2f} of {m.sum()}")
    s = S >= 0
    for what, guess in (("grammar", G), ("learnt", said)):
        right = guess[s] == S[s]; other = S[s] != 0; found = guess[s] != 0
        print(f"status by {what}: {100 * right.mean():.1f} % right; not actual F1 {200 * (right & other).sum() / (other.sum() + found.sum()):.1f}")
    relation = train(X, Y, Net(X.shape[1], 1), binary, a.steps, 0); events = np.where(s)[0]; status = train(X[events], torch.tensor(S[events]), Net(X.shape[1], len(STATUS)), F.cross_entropy, a.steps // 12, 0)
    replace(a.model, a.out or a.model, "score.", relation.sections("score.relation") + status.sections("score.status"))


if __name__ == "__main__":
    main()
