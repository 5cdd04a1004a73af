# SPDX-License-Identifier: Apache-2.0
"""Puts the student's sections ("events...") into a model file, beside what is there."""
import json
import numpy as np
import torch
from data import DEPREL, UPOS
from events_data import TYPES
from events_network import lemma_rows, paths
from export import quantised
from model_file import BYTES, F32, I8, read, write
from network import WIDTH


def replace(path, out, prefix, sections, meta=None):
    """The model file with all sections that begin with a prefix, or with one of several, replaced; meta: keys of its description that change"""
    kept = [s for s in read(path) if not s[0].startswith(prefix)]
    if meta:
        old = json.loads(next(s for s in kept if s[0] == "meta")[4])
        for k, v in meta.items(): old[k] = {**old.get(k, {}), **v} if isinstance(v, dict) else v
        data = json.dumps(old).encode(); kept = [s if s[0] != "meta" else ("meta", BYTES, len(data), 1, data) for s in kept]
    write(out, kept + sections)


def floats(name, array):
    a = np.ascontiguousarray(array, dtype=np.float32); r, c = a.shape if a.ndim == 2 else (a.shape[0], 1)
    return name, F32, r, c, a.tobytes()


def bytes8(name, q): return name, I8, *q.shape, q.tobytes()


def order(q):
    """As the program multiplies: blocks of 16 rows, in a block four columns of each row side by side"""
    return np.ascontiguousarray(q.reshape(len(q) // 16, 16, -1, 4).transpose(0, 2, 1, 3).reshape(len(q), -1))


def packed(name, weight, bias, rows):
    """Sections of a product: a byte a weight and a scale a row, filled up with zeros"""
    q, scale = quantised(weight); full, s, b = np.zeros((rows, weight.shape[1]), np.int8), np.zeros(rows, np.float32), np.zeros(rows, np.float32)
    full[:len(q)], s[:len(q)], b[:len(bias)] = q, scale, bias
    return [bytes8(name + ".bytes", order(full)), floats(name + ".scale", s), floats(name + ".bias", b)]


def convolution(name, state, prefix):
    """Sections of a layer: a scale for each row of each of the window's three tokens"""
    n = lambda k: state[f"{prefix}.{k}"].numpy(); parts = [quantised(p) for p in state[prefix + ".mix.linear.weight"].chunk(3, 1)]
    return [bytes8(name + ".bytes", order(np.concatenate([q for q, _ in parts]))), floats(name + ".scale", np.concatenate([s for _, s in parts])),
            floats(name + ".bias", n("mix.linear.bias")), floats(name + ".gain", n("norm.weight")), floats(name + ".shift", n("norm.bias"))]


def sections(net):
    out = []; state = {k: v.detach().clone() for k, v in net.state_dict().items()}
    def table(name, weight):
        q, scale = quantised(weight); out.append(bytes8(name, q)); out.append(floats("scale." + name, scale))
    n = lambda k: state[k].numpy()
    out += packed("events.input", torch.cat([state["word.weight"], state["head.weight"]]), n("word.bias"), 4 * WIDTH)
    table("events.lemma", state["lemmas.weight"] @ state["lemma_mix.weight"].T)
    table("events.vector", state["vectors.weight"] @ state["vector_mix.weight"].T)
    for k in ("rel", "upos", "tag"): out.append(floats("events." + k, n(k + ".weight")))
    out.append(floats("events.gain", n("norm.weight"))); out.append(floats("events.shift", n("norm.bias")))
    for i in range(len(net.layers)): out += convolution(f"events{i}", state, f"layers.{i}")
    out += packed("events.trigger", torch.cat([state["trigger.weight"], state["status.weight"]]), np.concatenate([n("trigger.bias"), n("status.bias")]), 32)
    for k in ("query", "key"): out += packed("events." + k, state[f"arguments.{k}.weight"], n(f"arguments.{k}.bias"), len(state[f"arguments.{k}.weight"]))
    out.append(floats("events.type", n("arguments.kind.weight")[:-1]))
    table("events.path", state["arguments.path.weight"]); out.append(floats("events.far", n("arguments.far.weight")))
    out.append(floats("events.role.weight", n("arguments.out.weight"))); out.append(floats("events.role.bias", n("arguments.out.bias")))
    return out


# word, lemma, part of speech, head (0: root), relation: made up, as the program would parse it
SAMPLE = """The the DET 2 det
envoy envoy NOUN 5 nsubj
of of ADP 4 case
Norland Norland PROPN 2 nmod
met meet VERB 0 root
President President PROPN 7 compound
Ada Ada PROPN 5 obj
Quist Quist PROPN 7 flat
in in ADP 10 case
Oslo Oslo PROPN 5 obl
and and CCONJ 12 cc
urged urge VERB 5 conj
Kenya Kenya PROPN 12 obj
to to PART 15 mark
leave leave VERB 12 xcomp
. . PUNCT 5 punct"""


@torch.no_grad()
def sample(net, base, words):
    """What the reference says of a made-up sentence: the program checks itself against this"""
    from base_model import encode
    rows = [l.split() for l in SAMPLE.split("\n")]; forms = [r[0] for r in rows]; x, tags = encode(base, words, [forms])[0]
    head = [int(r[3]) - 1 for r in rows]; rel = [DEPREL.index(r[4]) for r in rows]; n = len(rows)
    b = {"x": torch.from_numpy(x).float()[None], "mask": torch.ones(1, n), "tag": torch.from_numpy(tags.astype(np.int64))[None], "rel": torch.tensor([rel]), "upos": torch.tensor([[UPOS.index(r[2]) for r in rows]]),
         "head": torch.tensor([[h if h >= 0 else n for h in head]]), "lemma": torch.tensor([[lemma_rows(r[1]) for r in rows]]),
         "vector": torch.tensor([[row[6] for row in words(forms)]])}
    e = net(b); triggers = torch.sigmoid(net.trigger(e))[0]; at = [(4, TYPES.index("CONSULT")), (11, TYPES.index("REQUEST"))]
    t, k = (torch.tensor([a[i] for a in at]) for i in (0, 1))
    arguments = torch.sigmoid(net.arguments(e, torch.zeros(2, dtype=torch.long), t, k, torch.tensor([paths(head, rel, i) for i, _ in at])))
    said = {"tokens": forms, "lemmas": [r[1] for r in rows], "upos": b["upos"][0].tolist(), "heads": [h + 1 for h in head], "deprel": rel, "tags": tags.tolist(), "triggers": [[round(v, 4) for v in r] for r in triggers.tolist()],
            "events": [{"word": w, "type": TYPES[y], "status": [round(v, 4) for v in torch.softmax(net.status(e[0, w]), -1).tolist()], "arguments": [[round(v, 4) for v in r] for r in a]} for (w, y), a in zip(at, arguments.tolist())]}
    data = json.dumps(said).encode()
    return "events.sample", BYTES, len(data), 1, data


def export(net, base, words, path, out):
    replace(path, out, "events", sections(net) + [sample(net, base, words)], {"dilations": {"events": [l.dilation for l in net.layers]}})
