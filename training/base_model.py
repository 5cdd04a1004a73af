# SPDX-License-Identifier: Apache-2.0
"""The trained network read back from a model file, with the file's own table of words: what training/events.py builds on."""
import json
import numpy as np
import torch
from data import DEPREL, TAGS
from features import CLASS, TABLES, VECTOR, rows as feature_rows, vector_key
from model_file import BYTES, F32, I8, U16, U32, read
from network import ARC, LABEL, WIDTH, Network

DTYPE = {F32: np.float32, I8: np.int8, U16: np.uint16, U32: np.uint32}


class File:
    def __init__(self, path):
        self.sections = {name: (kind, rows, columns, data) for name, kind, rows, columns, data in read(path)}

    def __getitem__(self, name):
        kind, rows, columns, data = self.sections[name]
        return data if kind == BYTES else np.frombuffer(data, DTYPE[kind]).reshape(rows, columns)

    def table(self, name): return torch.from_numpy(self["table." + name].astype(np.float32) * self["scale." + name])

    def packed(self, name):
        """Undoes export.py's order of bytes"""
        q = self[name + ".bytes"]; r, c = q.shape
        return torch.from_numpy(q.reshape(r // 16, c // 4, 16, 4).transpose(0, 2, 1, 3).reshape(r, c).astype(np.float32) * self[name + ".scale"])

    def tensor(self, name): return torch.from_numpy(self[name].copy())


class Words:
    """Feature rows of words, looked up as the program does."""
    def __init__(self, file):
        self.keys, self.vectors, self.classes = (file["word." + n].reshape(-1).tolist() for n in ("keys", "vectors", "classes"))
        self.cache = {}
        self.mask = len(self.keys) - 1

    def __call__(self, forms): return [self.word(f) for f in forms]

    def word(self, form):
        if form not in self.cache:
            key = vector_key(form); slot, row, known = key & self.mask, 0, 0
            while self.vectors[slot]:
                if self.keys[slot] == key >> 48: row, known = int(self.vectors[slot]), int(self.classes[slot]) & 63; break
                slot = (slot + 1) & self.mask
            self.cache[form] = feature_rows(form) + [row, known]
        return self.cache[form]


def load(path):
    """(network in evaluation mode, Words, meta)"""
    f = File(path); meta = json.loads(f["meta"]); d = meta["dilations"]
    net = Network(f.table("vector"), d["shared"], d["parse"], d["names"])
    state = {f"tables.{k}.weight": f.table(name) for k, (name, *_) in enumerate(TABLES)}
    state["classes.weight"] = f.table("class")
    state.update({"input.linear.weight": f.tensor("input.weight"), "input.linear.bias": f.tensor("input.bias")[:, 0], "input_norm.weight": f.tensor("input.gain")[:, 0], "input_norm.bias": f.tensor("input.shift")[:, 0]})
    for kind, prefix in (("shared", "shared"), ("parse", "parse_layers"), ("names", "name_layers")):
        for i in range(len(d[kind])):
            state[f"{prefix}.{i}.mix.linear.weight"] = torch.cat(f.packed(f"{kind}{i}").chunk(3, 0), 1)
            state[f"{prefix}.{i}.mix.linear.bias"] = f.tensor(f"{kind}{i}.bias")[:, 0]
            state[f"{prefix}.{i}.norm.weight"], state[f"{prefix}.{i}.norm.bias"] = f.tensor(f"{kind}{i}.gain")[:, 0], f.tensor(f"{kind}{i}.shift")[:, 0]
    state["names.weight"], state["names.bias"] = f.packed("tags")[:len(TAGS)], f.tensor("tags.bias")[:len(TAGS), 0]
    net.load_state_dict({**net.state_dict(), **state})  # the parse's own heads are not needed here
    return net.eval(), Words(f), meta


def follows(a, b):
    """May tag b follow tag a? As lib/analysis/analyzer.cpp has it."""
    opened = a != 0 and (a - 1) % 4 in (0, 1)
    if not opened: return b == 0 or (b - 1) % 4 in (0, 3)
    return b != 0 and (b - 1) // 4 == (a - 1) // 4 and (b - 1) % 4 in (1, 2)


ALLOWED = torch.tensor([[0.0 if follows(a, b) else -1e30 for b in range(len(TAGS))] for a in range(len(TAGS))])


def best_tags(scores):
    """Viterbi over [words, tags] of log probabilities"""
    best, back = scores[0] + ALLOWED[0], []
    for s in scores[1:]:
        best, at = (best.unsqueeze(1) + ALLOWED).max(0); best = best + s; back.append(at)
    tags = [int((best + ALLOWED[:, 0]).argmax())]
    for at in reversed(back): tags.append(int(at[tags[-1]]))
    return tags[::-1]


@torch.no_grad()
def encode(net, words, sentences, size=4000):
    """For each list of words: (what the shared layers say, float16 [n, WIDTH]; name tags, uint8 [n])"""
    out = [None] * len(sentences); order = sorted(range(len(sentences)), key=lambda i: len(sentences[i])); batch = []
    def run():
        n = max(len(sentences[i]) for i in batch)
        rows, mask = torch.zeros(len(batch), n, 8, dtype=torch.long), torch.zeros(len(batch), n)
        for k, i in enumerate(batch): rows[k, :len(sentences[i])] = torch.tensor(words(sentences[i])); mask[k, :len(sentences[i])] = 1
        x, m = net.encode(rows, mask); tags = torch.log_softmax(net.name_scores(x, m), -1)
        greedy = tags.argmax(-1)
        for k, i in enumerate(batch):
            l = len(sentences[i]); g = greedy[k, :l].tolist()
            fine = all(follows(a, b) for a, b in zip([0] + g, g + [0]))
            out[i] = (x[k, :l].half().numpy(), np.array(g if fine else best_tags(tags[k, :l]), np.uint8))
    for i in order:
        if batch and (len(batch) + 1) * len(sentences[i]) > size: run(); batch = []
        batch.append(i)
    if batch: run()
    return out
