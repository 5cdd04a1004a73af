#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains what finds events and their arguments, on top of a trained model file (train.py), whose encoder stays as it is.

    events.py teacher  --data DATA --model models/en-1.model --program build/demarche --work DIR    fine-tunes MiniLM, labels unlabelled text
    events.py folds    ...    five students, each of four fifths of the annotated documents, say what they see in the other fifth
    events.py student  ...    the student of all documents; writes its sections into the model file

Each step keeps its results in DIR, and does nothing when they are there. One thread; deterministic for one seed.
"""
import argparse, glob, json, os, pickle, random, sys, time, zlib
import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import base_model
from events_data import ANY, FOLDS, ROLES, STATUS, TYPES, cached, documents, fold, propbank, run_program, sentences
from events_export import export
from events_network import FROZEN, Student, Teacher, lemma_rows, paths
from network import WIDTH


def prepare(sents, net, words):
    """Adds to each sentence what the networks read: x, tag, lemma rows"""
    lemmas = {}
    for s, (x, tag) in zip(sents, base_model.encode(net, words, [s.words for s in sents])):
        rows = []
        for l in s.lemmas:
            if l not in lemmas: lemmas[l] = lemma_rows(l)
            rows.append(lemmas[l])
        s.__dict__.update(x=x, tag=tag, lemma=np.array(rows, np.int64), rel_=np.array(s.rel, np.int64), upos_=np.array(s.upos, np.int64),
                          head_=np.array([h if h >= 0 else -1 for h in s.head], np.int64), path={})
    return sents


def look_up(sents, words):
    """Adds each word's row of the static vectors; after the caches, which need not know of them"""
    for s in sents: s.vector = np.array([row[6] for row in words(s.words)], np.int64)
    return sents


def batches(sents, size, rng=None):
    order = sorted(range(len(sents)), key=lambda i: len(sents[i].words) + (rng.random() * 6 if rng else 0)); out, cur, longest = [], [], 0
    for i in order:
        n = len(sents[i].words)
        if cur and (len(cur) + 1) * max(longest, n) > size: out.append(cur); cur, longest = [], 0
        cur.append(sents[i]); longest = max(longest, n)
    if cur: out.append(cur)
    if rng: rng.shuffle(out)
    return out


def path_of(s, t):
    if t not in s.path: s.path[t] = np.array(paths(s.head, s.rel, t), np.int16)
    return s.path[t]


def tensors(batch, pieces=None):
    B, W = len(batch), max(len(s.words) for s in batch)
    b = {k: torch.zeros(B, W, dtype=torch.long) for k in ("rel", "upos", "tag", "vector")}
    b["head"] = torch.full((B, W), W); b["mask"] = torch.zeros(B, W); b["lemma"] = torch.zeros(B, W, 2, dtype=torch.long); b["x"] = torch.zeros(B, W, WIDTH)
    for i, s in enumerate(batch):
        n = len(s.words); b["mask"][i, :n] = 1
        for k, v in (("rel", s.rel_), ("upos", s.upos_), ("tag", s.tag.astype(np.int64)), ("lemma", s.lemma), ("vector", s.vector)): b[k][i, :n] = torch.from_numpy(v)
        b["head"][i, :n] = torch.from_numpy(np.where(s.head_ < 0, W, s.head_)); b["x"][i, :n] = torch.from_numpy(s.x.astype(np.float32))
    if pieces:
        coded = [[pieces(w) for w in s.words] for s in batch]; L = max(sum(map(len, c)) for c in coded) + 2
        b["pieces"], b["word_of"] = torch.zeros(B, L, dtype=torch.long), torch.full((B, L), -2)
        for i, c in enumerate(coded):
            ids, of = [pieces.first], [-1]
            for w, p in enumerate(c): ids += p; of += [w] * len(p)
            b["pieces"][i, :len(ids) + 1] = torch.tensor(ids + [pieces.last]); b["word_of"][i, :len(of) + 1] = torch.tensor(of + [-1])
    return b


def targets(batch, W):
    """(types [B, W, 21], full [B], triggers: sentence, word, type, weight; arguments [T, W, 5]; status [T, 4], its weight; path [T, W])"""
    y, full = torch.zeros(len(batch), W, len(TYPES)), torch.tensor([float(s.full) for s in batch]); at, args, status, path = [], [], [], []
    for i, s in enumerate(batch):
        n = len(s.words)
        for (t, k), g in s.triggers.items():
            p = g.get("p", 1.0)
            if k != ANY: y[i, t, k] = p
            if p < 0.1: continue
            a = torch.zeros(W, len(ROLES))
            if "soft" in g: a[:n] = torch.from_numpy(g["soft"].astype(np.float32)); st = torch.from_numpy(g["status"].astype(np.float32)); w = 1.0
            else:
                for r, ws in enumerate(g["args"]):
                    for x in ws: a[x, r] = 1
                st = torch.zeros(len(STATUS)); w = float(g["status"] >= 0)
                if w: st[g["status"]] = 1
            q = torch.zeros(W, dtype=torch.long); q[:n] = torch.from_numpy(path_of(s, t).astype(np.int64))
            at.append((i, t, k, p, w)); args.append(a); status.append(st); path.append(q)
    return y, full, at, args, status, path


def loss_of(model, batch, pieces=None):
    b = tensors(batch, pieces); W = b["mask"].shape[1]; y, full, at, args, status, path = targets(batch, W)
    e = model(b); m = b["mask"] * full.unsqueeze(1)
    loss = (F.binary_cross_entropy_with_logits(model.trigger(e), y, reduction="none").sum(-1) * m).sum() / (m.sum() * 0.06 + 1)
    if not at: return loss
    i, t, k = (torch.tensor([a[j] for a in at]) for j in range(3)); p, w = (torch.tensor([a[j] for a in at]) for j in (3, 4))
    scores = model.arguments(e, i, t, k, torch.stack(path))
    each = (F.binary_cross_entropy_with_logits(scores, torch.stack(args), reduction="none").sum(-1) * b["mask"][i]).sum(-1)
    loss = loss + (each * p).sum() / (p.sum() * 1.5)
    st = -(torch.log_softmax(model.status(e[i, t]), -1) * torch.stack(status)).sum(-1) * w * p
    return loss + 0.5 * st.sum() / ((w * p).sum() + 1)


@torch.no_grad()
def predict(model, sents, pieces=None, least=0.1, size=4000):
    """Per sentence: [(word, type, p, status probabilities, argument probabilities [n, 5])]"""
    model.eval(); out = {}
    for batch in batches(sents, size):
        b = tensors(batch, pieces); e = model(b); p = torch.sigmoid(model.trigger(e)) * b["mask"].unsqueeze(-1)
        i, t, k = (p > least).nonzero(as_tuple=True)
        for s in batch: out[id(s)] = []
        if not len(i): continue
        W = b["mask"].shape[1]; path = torch.zeros(len(i), W, dtype=torch.long)
        for n, (si, ti) in enumerate(zip(i.tolist(), t.tolist())):
            q = path_of(batch[si], ti); path[n, :len(q)] = torch.from_numpy(q.astype(np.int64))
        a = torch.sigmoid(model.arguments(e, i, t, k, path)).numpy(); st = torch.softmax(model.status(e[i, t]), -1).numpy()
        for n, (si, ti, ki) in enumerate(zip(i.tolist(), t.tolist(), k.tolist())):
            s = batch[si]; out[id(s)].append((ti, ki, float(p[si, ti, ki]), st[n], a[n, :len(s.words)]))
    model.train()
    return [out[id(s)] for s in sents]


def judged(sents, found, th=0.35, ath=0.4):
    """F1 of (trigger, type), and of (trigger, type, subject words, object words) pairs; share of right status among right triggers"""
    g = f = r = pg = pf = pr = so = sn = 0
    for s, ps in zip(sents, found):
        gold = {k: v for k, v in s.triggers.items() if k[1] != ANY}; g += len(gold)
        gp = {(k, a, o) for k, v in gold.items() for a in (v["args"][0] or {-1}) for o in (v["args"][1] or {-1})}; pg += len(gp)
        for t, k, p, st, a in ps:
            if p < th: continue
            f += 1
            if (t, k) in gold: r += 1; sn += 1; so += int(st.argmax()) == gold[t, k]["status"]
            S, O = set(np.nonzero(a[:, 0] > ath)[0].tolist()) or {-1}, set(np.nonzero(a[:, 1] > ath)[0].tolist()) or {-1}
            pp = {((t, k), x, o) for x in S for o in O if x != o or x == -1}; pf += len(pp); pr += len(pp & gp)
    F1 = lambda r, f, g: round(200 * r / max(1, f + g), 1)
    return {"triggers": F1(r, f, g), "pairs": F1(pr, pf, pg), "status": round(100 * so / max(1, sn), 1), "found": f, "gold": g}


def fit(model, groups, epochs, lr, seed, size, name, encoder_lr=None, pieces=None, tests=(), accumulate=1):
    """groups: [(sentences, share of them an epoch)]. Weights averaged over the last steps are what is left in the model."""
    rng = random.Random(seed); torch.manual_seed(seed)
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]; fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    opt = torch.optim.AdamW([{"params": fast, "lr": lr}] + ([{"params": slow, "lr": encoder_lr}] if slow else []), betas=(0.9, 0.98), weight_decay=0.01); tops = [g["lr"] for g in opt.param_groups]
    plan = lambda: [x for g, share in groups for x in batches(rng.sample(g, int(len(g) * share)) if share < 1 else g, size, rng)]
    total = epochs * sum(len(batches(g, size)) * share for g, share in groups) * 1.02; step, start = 0, time.time()
    average = None
    model.train()
    for epoch in range(epochs):
        todo = plan(); rng.shuffle(todo); sum_ = 0.0
        for n, batch in enumerate(todo):
            for group, top in zip(opt.param_groups, tops): group["lr"] = top * min(1, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
            loss = loss_of(model, batch, pieces); opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0); opt.step(); step += 1; sum_ += loss.item()
            if step > 0.7 * total and step % 5 == 0:
                now = model.state_dict()
                if average is None: average = [1, {k: v.clone() for k, v in now.items()}]
                else:
                    average[0] += 1
                    for k, v in now.items():
                        if v.is_floating_point(): average[1][k].lerp_(v, 1 / average[0])
            if n % 100 == 99: print(f"{name} epoch {epoch + 1} {n + 1}/{len(todo)} loss {sum_ / (n + 1):.3f} {time.time() - start:.0f} s", flush=True)
        print(f"{name} epoch {epoch + 1} loss {sum_ / len(todo):.3f} {time.time() - start:.0f} s", flush=True)
        if tests and (epoch % 3 == 2 or epoch == epochs - 1):
            for what, s in tests: print("   ", what, judged(s, predict(model, s, pieces)), flush=True)
    if average: model.load_state_dict(average[1])
    for what, s in tests: print("    averaged:", what, judged(s, predict(model, s, pieces)), flush=True)
    return model


class Pieces:
    """The encoder's word pieces of a form, at most eight, remembered"""
    def __init__(self, path):
        from tokenizers import Tokenizer
        self.tokenizer, self.cache = Tokenizer.from_file(os.path.join(path, "tokenizer.json")), {}
        self.tokenizer.no_padding(); self.tokenizer.no_truncation()
        self.first, self.last = (next(i for i in map(self.tokenizer.token_to_id, names) if i is not None) for names in (("<s>", "[CLS]"), ("</s>", "[SEP]")))

    def __call__(self, form):
        if form not in self.cache: self.cache[form] = self.tokenizer.encode(form, add_special_tokens=False).ids[:8] or [100]
        return self.cache[form]


def unlabelled(a, net, words):
    """Sentences of raw text of the domain, with the program's own parse: a sample of each source, those of one document together"""
    texts = []
    for path in sorted(glob.glob(os.path.join(a.data, "unlabelled", "*.jsonl"))):
        rows = [json.loads(l) for l in open(path, encoding="utf-8")]; rng = random.Random(1); rng.shuffle(rows)
        budget = a.words // 5; name = os.path.basename(path)[:-6]
        for r in rows:
            text = r.get("text") or r.get("sentence") or ""
            if not text: continue
            texts.append({"id": f"{name}-{r.get('id', len(texts))}", "text": text[:20000]}); budget -= text.count(" ") + 1
            if budget < 0: break
    out = []
    for r, d in zip(texts, run_program(a.program, texts)):
        out += [s for s in sentences(d, r["text"])[0] if 5 < len(s.words) <= 80]
    return prepare(out, net, words)


def label(model, sents, pieces):
    """The teacher's probabilities become the sentences' triggers"""
    start = time.time()
    for at in range(0, len(sents), 4000):
        part = sents[at:at + 4000]
        for s, found in zip(part, predict(model, part, pieces, 0.02, 3000)):
            s.triggers = {(t, k): {"p": p, "soft": a.astype(np.float16), "status": st.astype(np.float16)} for t, k, p, st, a in found}
        print(f"labelled {at + len(part)}/{len(sents)} {time.time() - start:.0f} s", flush=True)
    return sents


def together(labels):
    """The sentences of several teachers, who have labelled the same ones, with the mean of what they say"""
    if not labels: sys.exit("no teacher has labelled text yet: events.py teacher does")
    for sents in zip(*labels):
        if any(s.words != sents[0].words for s in sents): sys.exit("the teachers have labelled different sentences: make their labels anew")
        said = {}
        for s in sents:
            for at, g in s.triggers.items():
                if g["p"] >= 0.02: said.setdefault(at, []).append(g)
        share = lambda of, what: sum(g["p"] * g[what].astype(np.float32) for g in of) / sum(g["p"] for g in of)
        sents[0].triggers = {at: {"p": sum(g["p"] for g in of) / len(sents), "soft": share(of, "soft"), "status": share(of, "status")} for at, of in said.items()}
    return labels[0]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("step", choices=["teacher", "folds", "student"]); p.add_argument("--data", required=True); p.add_argument("--model", required=True); p.add_argument("--program", required=True)
    p.add_argument("--work", default=os.path.expanduser("~/.cache/demarche-training")); p.add_argument("--words", type=int, default=1500000, help="of unlabelled text")
    p.add_argument("--encoder", choices=["minilm", "mpnet"], default="minilm", help="what the teacher is made of"); p.add_argument("--seed", type=int, default=1); p.add_argument("--epochs", type=int); p.add_argument("--start-epochs", type=int, default=3); p.add_argument("--folds", type=int, default=FOLDS, help="how many of the five to make"); p.add_argument("--label-words", type=int, default=500000, help="of it that the teacher labels"); p.add_argument("--out", help="the model file to write; else --model itself"); p.add_argument("--without", nargs="*", default=[], choices=["taught", "propbank"])
    a = p.parse_args(); torch.set_num_threads(1); work = lambda n: os.path.join(a.work, n)
    net, words, _ = base_model.load(a.model)
    docs = cached(work("events-documents.pkl"), lambda: documents(a.program, os.path.join(a.data, "training_documents")))
    gold = prepare([s for d in docs for s in d[4]], net, words)
    bank = cached(work("events-propbank.pkl"), lambda: prepare(propbank(os.path.join(a.data, "ud", "en_ewt-ud-train.conllu"), os.path.join(a.data, "supervision", "ewt_propbank_train.jsonl")), net, words)) if "propbank" not in a.without else []
    gold = look_up([s for s in gold if len(s.words) > 1], words); look_up(bank, words)
    print(f"{len(gold)} sentences, {sum(len(s.words) for s in gold)} words, {sum(len(s.triggers) for s in gold)} triggers; {len(bank)} of PropBank", flush=True)
    if a.step == "teacher":
        from transformers import AutoModel
        from teacher import encoder_path, mpnet_path
        path = mpnet_path(a.work) if a.encoder == "mpnet" else encoder_path()
        raw = look_up(cached(work("events-unlabelled.pkl"), lambda: unlabelled(a, net, words)), words)
        model = Teacher(AutoModel.from_pretrained(path), FROZEN[a.encoder]); pieces = Pieces(path)
        held = [s for s in gold if zlib.crc32(s.doc.encode()) % 29 == 0]; apart = set(map(id, held))
        kept = work(f"teacher-events-{a.encoder}.pt")
        if not os.path.exists(kept):
            fit(model, [([s for s in gold if id(s) not in apart], 1.0)] + ([(bank, 0.05)] if bank else []), a.epochs or 7, 1e-3, a.seed, 700, "teacher", {"minilm": 1e-4, "mpnet": 4e-5}[a.encoder], pieces, [("held", held)])
            torch.save(model.state_dict(), kept)
        model.load_state_dict(torch.load(kept))
        random.Random(a.seed).shuffle(raw); some, n = [], 0
        for s in raw:
            if n < a.label_words: some.append(s); n += len(s.words)
        cached(work(f"taught-events-{a.encoder}.pkl"), lambda: label(model, some, pieces))
        return
    taught = look_up(together([pickle.load(open(f, "rb")) for f in sorted(glob.glob(work("taught-events-*.pkl")))]), words) if "taught" not in a.without else []
    def start():
        """What all students share: unlabelled text as the teacher reads it, and PropBank"""
        model, path = Student(net.vectors.weight.detach()), work("student-events-start.pt")
        if not taught: return model
        if not os.path.exists(path):
            fit(model, [(taught, 1.0)] + ([(bank, 0.5)] if bank else []), a.start_epochs, 2e-3, a.seed, 1500, "start", tests=[("training documents, which the teacher has seen", gold[::9])])
            torch.save(model.state_dict(), path)
        model.load_state_dict(torch.load(path)); return model
    groups = lambda some: [(some, 1.0)] + ([(bank, 0.15)] if bank else []) + ([(taught, min(1.0, 4000 / len(taught)))] if taught else [])
    if a.step == "folds":
        for k in range(a.folds):
            out = work(f"events-fold{k}.model")
            if os.path.exists(out): continue
            inside, outside = [s for s in gold if fold(s.doc) != k], [s for s in gold if fold(s.doc) == k]
            model = fit(start(), groups(inside), a.epochs or 8, 1e-3, a.seed, 800, f"fold {k}", tests=[("out of fold", outside)])
            export(model.eval(), net, words, a.model, out)
    else:
        model = fit(start(), groups(gold), a.epochs or 8, 1e-3, a.seed, 800, "student")
        torch.save(model.state_dict(), work("student-events.pt")); export(model.eval(), net, words, a.model, a.out or a.model)


if __name__ == "__main__":
    main()
