#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the layers that read names on, with the annotated documents beside the public sets; what all tasks share stays as it is.

    names.py --data DATA --model models/en-1.model --program build/demarche [--work DIR] [--out FILE]

The documents are of the program's own conventions ("[U.S.] [Department of State]", no title in a name); the public sets know more names. A twentieth of the
sentences is not learnt: it gives the figures that are printed, and the confidences are calibrated on it. Replaces the sections "names...", "tags..." and their
samples in the model file, and nothing else.
"""
import argparse, copy, glob, json, os, random, sys, zlib
import numpy as np
import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import base_model
from data import TAGS, TYPES, Places, names_data, tag_sentence
from events_data import cached, documents
from events_export import convolution, packed, replace
from model_file import BYTES, read
from train import batches, calibration, spans

PARTS = ("name_layers.", "names.")  # of the network, that learn
KEPT = 0.6  # share of the loss on public sets that asks for what the network said before


def annotated(docs):
    """[(forms, tag sets)] of the annotated documents; sentences of names that begin or end inside of a token are left out"""
    out = []
    for name, text, doc, gold, _ in docs:
        names = sorted((m["begin"], m["end"], [e["type"]]) for e in gold["entities"] if e["type"] in TYPES for m in e["mentions"] if m.get("kind", "name") == "name")
        starts, ends = {t["begin"] for t in doc["tokens"]}, {t["end"] for t in doc["tokens"]}
        for s in doc["sentences"]:
            tokens = [(t["begin"], t["end"]) for t in doc["tokens"] if s["begin"] <= t["begin"] < s["end"]]
            mine = [n for n in names if n[0] < s["end"] and n[1] > s["begin"]]
            if not tokens or len(tokens) > 120 or any(b not in starts or e not in ends or e > tokens[-1][1] for b, e, _ in mine): continue
            out.append(([text[b:e] for b, e in tokens], tag_sentence(tokens, mine)))
    return out


def tensors(batch):
    """(what the shared layers say, mask, log of what is allowed: 0 or very little)"""
    n = max(len(b[1]) for b in batch); x, m = torch.zeros(len(batch), n, batch[0][0].shape[1]), torch.zeros(len(batch), n, 1); allowed = torch.full((len(batch), n, len(TAGS)), -1e4)
    for i, (e, tags) in enumerate(batch):
        x[i, :len(tags)] = torch.from_numpy(e.astype(np.float32)); m[i, :len(tags)] = 1
        for k, t in enumerate(tags): allowed[i, k, list(t)] = 0
    return x, m, allowed


@torch.no_grad()
def judged(net, items):
    """Precision, recall and F1 of exact names, and [(score, right)] a name found; as train.judged_names has it"""
    net.eval(); found = right = wanted = 0; scores = []
    for batch in batches(items, 4000, random.Random(0)):
        x, m, _ = tensors(batch); logs, tags = torch.log_softmax(net.name_scores(x, m), -1).max(-1)
        for i, (_, sets) in enumerate(batch):
            wanted += sum(any(t and (t - 1) % 4 in (0, 3) for t in s) and 0 not in s for s in sets)
            for b, e, kind in spans(tags[i, :len(sets)].tolist()):
                ok = all(1 + 4 * kind + p in sets[k] for k, p in [(b, 3 if b == e else 0)] + [(e, 2)] * (e > b) + [(k, 1) for k in range(b + 1, e)])
                if not ok and all(0 in sets[k] and len(sets[k]) > 1 for k in range(b, e + 1)): continue
                found += 1; right += ok; scores.append((logs[i, b:e + 1].mean().exp().item(), ok))
    net.train(); p, r = right / max(1, found), right / max(1, wanted)
    return [round(100 * v, 1) for v in (p, r, 2 * p * r / max(1e-9, p + r))], scores


def sections(net):
    """The network's parts that have learnt, as the model file has them"""
    state = {k: v.detach() for k, v in net.state_dict().items()}; out = []
    for i in range(len(net.name_layers)): out += convolution(f"names{i}", state, f"name_layers.{i}")
    return out + packed("tags", state["names.weight"], state["names.bias"].numpy(), 64)


@torch.no_grad()
def samples(path, net, words):
    """The file's samples with what the network says of their names now"""
    old = json.loads(next(s for s in read(path) if s[0] == "samples")[4])
    for s in old:
        rows = torch.tensor([words(s["tokens"])]); x, m = net.encode(rows, torch.ones(1, len(s["tokens"]))); scores = net.name_scores(x, m)[0]
        s["names"] = [TAGS[i] for i in scores.argmax(-1)]; s["name_scores"] = [[round(v, 2) for v in r] for r in scores.tolist()]
    data = json.dumps(old).encode()
    return "samples", BYTES, len(data), 1, data


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True); p.add_argument("--model", required=True); p.add_argument("--program", required=True); p.add_argument("--out"); p.add_argument("--work", default=os.path.expanduser("~/.cache/demarche-training"))
    p.add_argument("--epochs", type=int, default=8); p.add_argument("--weight", type=float, default=1.5, help="of the annotated documents' loss"); p.add_argument("--seed", type=int, default=1)
    a = p.parse_args(); torch.set_num_threads(1); torch.manual_seed(a.seed); rng = random.Random(a.seed); work = lambda n: os.path.join(a.work, n)
    net, words, _ = base_model.load(a.model)
    docs = cached(work("events-documents.pkl"), lambda: documents(a.program, os.path.join(a.data, "training_documents")))
    def public():
        places = Places(os.path.join(a.data, "gazetteer"))
        return [s for f in sorted(glob.glob(os.path.join(a.data, "names", "*_train.jsonl"))) for s in names_data(a.program, f, places)]
    kinds = {"documents": annotated(docs), "public sets": [s for s in cached(work("names-public.pkl"), public) if 1 < len(s[0]) <= 120]}
    aside = lambda forms: zlib.crc32(" ".join(forms).encode()) % 20 == 0
    learn, held = {}, {}
    for kind, items in kinds.items():
        coded = [(x, tags, forms) for (forms, tags), (x, _) in zip(items, base_model.encode(net, words, [f for f, _ in items]))]
        learn[kind], held[kind] = ([(x, t) for x, t, f in coded if aside(f) == out] for out in (False, True))
        print(f"{kind}: {len(learn[kind])} sentences, {len(held[kind])} kept apart: {judged(net, held[kind])[0]} before", flush=True)
    before = copy.deepcopy(net).eval()
    learning = [q for n, q in net.named_parameters() if n.startswith(PARTS)]
    opt = torch.optim.AdamW(learning, lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01); average, step = None, 0; net.train()
    plan = lambda: [(w, b) for kind, w in (("documents", a.weight), ("public sets", 1.0)) for b in batches(learn[kind], 1500, rng)]
    total = a.epochs * len(plan())
    for epoch in range(a.epochs):
        todo = plan(); rng.shuffle(todo); lost = 0.0
        for weight, batch in todo:
            for g in opt.param_groups: g["lr"] = 1e-3 * min(1, (step + 1) / 100) * max(0.02, 1 - step / total)
            x, m, allowed = tensors(batch); scores = torch.log_softmax(net.name_scores(net.dropout(x), m), -1)
            loss = -torch.logsumexp(scores + allowed, -1)
            if weight == 1.0:  # what the teacher of names had made of the public sets is not to be lost
                with torch.no_grad(): said = torch.softmax(before.name_scores(x, m), -1)
                loss = (1 - KEPT) * loss - KEPT * (said * scores).sum(-1)
            loss = weight * (loss * m[..., 0]).sum() / m.sum(); opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(learning, 2.0); opt.step(); step += 1; lost += loss.item()
            if step > 0.6 * total:
                now = {k: v for k, v in net.state_dict().items() if k.startswith(PARTS)}
                if average is None: average = [1, {k: v.clone() for k, v in now.items()}]
                else:
                    average[0] += 1
                    for k, v in now.items(): average[1][k].lerp_(v, 1 / average[0])
        print(f"epoch {epoch + 1}: loss {lost / len(todo):.4f}, " + ", ".join(f"{k} {judged(net, h)[0]}" for k, h in held.items()), flush=True)
    net.load_state_dict({**net.state_dict(), **average[1]}); net.eval()
    scores = [s for h in held.values() for s in judged(net, h)[1]]; net.eval()
    print("averaged: " + ", ".join(f"{k} {judged(net, h)[0]}" for k, h in held.items()) + f"; calibration {calibration(scores)}", flush=True); net.eval()
    replace(a.model, a.out or a.model, ("names", "tags.", "samples"), sections(net) + [samples(a.model, net, words)], {"name_calibration": calibration(scores)})


if __name__ == "__main__":
    main()
