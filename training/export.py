# SPDX-License-Identifier: Apache-2.0
"""Writes the model file that docs/model-format.md describes."""
import collections, json
import numpy as np
import torch
from data import DEPREL, TAGS, UPOS
from features import TABLES, norm
from model_file import BYTES, F32, I8, U16, write
from network import ARC, LABEL, WIDTH
from verbs import by_rules, more_exceptions


def quantised(weight):
    scale = weight.abs().amax(1).clamp_min(1e-8) / 127
    return (weight / scale.unsqueeze(1)).round().clamp(-127, 127).to(torch.int8).numpy(), scale.numpy().astype(np.float32)


def lemma_tables(ud):
    """Suffix rules (upos, suffix) -> (cut, add) and exceptions (upos, form) -> lemma; over small-letter forms."""
    count = collections.defaultdict(collections.Counter)
    for forms, lemmas, upos, *_ in ud:
        for f, l, u in zip(forms, lemmas, upos):
            f, l = f.lower(), l.lower()
            if l == "_" or " " in l or "\t" in l or not f: continue
            count[u, f][l] += 1
    best = {k: c.most_common(1)[0][0] for k, c in count.items()}
    script = {}
    for (u, f), l in best.items():
        p = 0
        while p < min(len(f), len(l)) and f[p] == l[p]: p += 1
        script[u, f] = (len(f) - p, l[p:])
    votes = collections.defaultdict(collections.Counter)
    for (u, f), s in script.items():
        for k in range(0, 6):
            if k < len(f): votes[u, f[len(f) - k:]][s] += 1
    rules = {}
    for key in sorted(votes, key=lambda x: len(x[1])):  # short suffixes first: a longer one stands where it says otherwise
        (s, n), total = votes[key].most_common(1)[0], sum(votes[key].values())
        if total < 3 and key[1] or n < 0.6 * total and key[1]: continue
        shorter = next((rules[key[0], key[1][i:]] for i in range(1, len(key[1]) + 1) if (key[0], key[1][i:]) in rules), None)
        if s != shorter: rules[key] = s
    exceptions = {(u, f): l for (u, f), l in best.items() if by_rules(rules, u, f) != l}
    verbs = more_exceptions({(UPOS[u], s): r for (u, s), r in rules.items()}, {(UPOS[u], f): l for (u, f), l in exceptions.items()})
    exceptions.update({(UPOS.index(u), f): l for (u, f), l in verbs.items()})
    text = lambda rows: ("\n".join(sorted(rows)) + "\n").encode()
    return text(f"{UPOS[u]}\t{s}\t{c}\t{add}" for (u, s), (c, add) in rules.items()), text(f"{UPOS[u]}\t{f}\t{l}" for (u, f), l in exceptions.items())


SAMPLES = [["The", "envoy", "of", "Norland", "met", "President", "Ada", "Quist", "in", "Oslo", "on", "Friday", "."],
           ["Talks", "between", "the", "two", "sides", "were", "held", "last", "week", ",", "the", "ministry", "said", "."],
           ["She", "did", "n't", "accept", "Kenya", "'s", "offer", "."], ["Why", "?"]]


def samples(net, coder):
    """What the reference network says of a few made-up sentences: the program checks itself against this."""
    out = []
    with torch.no_grad():
        for forms in SAMPLES:
            rows = torch.tensor([coder(forms)]); mask = torch.ones(1, len(forms))
            x, m = net.encode(rows, mask)
            upos, arcs, ldep, lhead = net.parse(x, m)
            heads = arcs[0].argmax(-1); labels = net.labels(ldep[0], lhead[0, heads]); labels[:, DEPREL.index("root")] = -1e9
            out.append({"tokens": forms, "upos": [UPOS[i] for i in upos[0].argmax(-1)], "upos_scores": [[round(v, 3) for v in r] for r in upos[0].tolist()],
                        "arcs": [[round(v, 3) for v in r] for r in arcs[0].tolist()], "heads": heads.tolist(), "deprel": ["root" if h == 0 else DEPREL[l] for h, l in zip(heads.tolist(), labels.argmax(-1).tolist())],
                        "names": [TAGS[i] for i in net.name_scores(x, m)[0].argmax(-1)],
                        "name_scores": [[round(v, 2) for v in r] for r in net.name_scores(x, m)[0].tolist()]})
    return out


def export(net, keys, ud, coder, path, meta):
    sections = []
    def add(name, kind, array):
        if isinstance(array, bytes): sections.append((name, BYTES, len(array), 1, array)); return
        array = np.ascontiguousarray(array); r, c = (array.shape if array.ndim == 2 else (array.shape[0], 1))
        sections.append((name, kind, r, c, array.tobytes()))
    f32 = lambda t: t.detach().float().numpy().astype(np.float32)
    weights = {k: v.clone() for k, v in net.state_dict().items()}
    for k, (name, *_ ) in enumerate(TABLES):
        q, s = quantised(weights[f"tables.{k}.weight"]); add("table." + name, I8, q); add("scale." + name, F32, s)
        net.tables[k].weight.data = torch.from_numpy(q).float() * torch.from_numpy(s).unsqueeze(1)
    q, s = quantised(weights["vectors.weight"])
    add("table.vector", I8, np.concatenate([q, np.zeros((1, q.shape[1]), np.int8)])); add("scale.vector", F32, np.concatenate([s, np.zeros(1, np.float32)]))
    net.vectors.weight.data = torch.from_numpy(q).float() * torch.from_numpy(s).unsqueeze(1)
    slots, words = 1, list(keys) + [k for k in coder.classes if k not in keys]
    while slots * 3 < len(words) * 4: slots *= 2
    finger, row, known = np.zeros(slots, np.uint16), np.zeros(slots, np.uint16), np.zeros(slots, np.int8)
    nothing = weights["vectors.weight"].shape[0]  # row 0 marks a free slot: a word with a class and no vector has this one, of zeros
    for key in words:
        i = key & (slots - 1)
        while row[i]: i = (i + 1) & (slots - 1)
        finger[i], row[i], known[i] = key >> 48, keys.get(key, nothing), coder.classes.get(key, 0)
    add("word.keys", U16, finger); add("word.vectors", U16, row); add("word.classes", I8, known)
    q, s = quantised(weights["classes.weight"]); add("table.class", I8, q); add("scale.class", F32, s)
    net.classes.weight.data = torch.from_numpy(q).float() * torch.from_numpy(s).unsqueeze(1)
    def order(q):
        """As the program multiplies: blocks of 16 rows, in a block four columns of each row side by side."""
        return q.reshape(len(q) // 16, 16, -1, 4).transpose(0, 2, 1, 3).reshape(len(q), -1)
    def packed(name, matrices, rows, columns):
        """Matrices at their first rows of one of zeros, [(row, weight, bias)], a byte a weight and a scale a row; what they became is put into the network"""
        q, scale, bias = np.zeros((rows, columns), np.int8), np.zeros(rows, np.float32), np.zeros(rows, np.float32)
        for at, weight, b in matrices:
            r, c = weight.shape; q[at:at + r, :c], scale[at:at + r] = quantised(weight.data)
            weight.data.copy_(torch.from_numpy(q[at:at + r, :c]).float() * torch.from_numpy(scale[at:at + r]).unsqueeze(1))
            if b is not None: bias[at:at + r] = f32(b)
        add(name + ".bytes", I8, order(q)); add(name + ".scale", F32, scale); add(name + ".bias", F32, bias)
    def layer(name, prefix):
        """One byte a weight, a scale for each row of each of the window's three tokens"""
        mix = net.get_submodule(prefix).mix.linear
        parts = [quantised(p) for p in mix.weight.data.chunk(3, 1)]
        mix.weight.data = torch.cat([torch.from_numpy(q).float() * torch.from_numpy(s).unsqueeze(1) for q, s in parts], 1)
        q = np.concatenate([q for q, _ in parts]); add(name + ".scale", F32, np.concatenate([s for _, s in parts]))
        add(name + ".bytes", I8, order(q)); add(name + ".bias", F32, f32(weights[prefix + ".mix.linear.bias"]))
        add(name + ".gain", F32, f32(weights[prefix + ".norm.weight"])); add(name + ".shift", F32, f32(weights[prefix + ".norm.bias"]))
    add("input.weight", F32, f32(weights["input.linear.weight"])); add("input.bias", F32, f32(weights["input.linear.bias"]))
    add("input.gain", F32, f32(weights["input_norm.weight"])); add("input.shift", F32, f32(weights["input_norm.bias"]))
    for i in range(len(net.shared)): layer(f"shared{i}", f"shared.{i}")
    for i in range(len(net.parse_layers)): layer(f"parse{i}", f"parse_layers.{i}")
    for i in range(len(net.name_layers)): layer(f"names{i}", f"name_layers.{i}")
    linear = lambda at, l: (at, l.weight, l.bias)
    packed("tags", [linear(0, net.names)], 64, WIDTH)
    packed("parts", [linear(0, net.upos), linear(32, net.arc_dep), linear(160, net.label_dep), linear(192, net.arc_head), linear(320, net.label_head)], 352, WIDTH)
    packed("arc", [(0, net.arc, None), (ARC, net.arc_bias.data.view(1, -1), None)], ARC + 32, ARC)
    label = torch.zeros(34, 48, LABEL + 1); label[:LABEL + 1, :len(DEPREL)] = net.label.data.transpose(0, 1)  # [i][label][j]
    packed("label", [(0, label.reshape(34 * 48, LABEL + 1), None)], 34 * 48, 36)
    add("root", F32, f32(weights["root"])); add("distance", F32, f32(weights["distance"]))
    rules, exceptions = lemma_tables(ud); add("lemma.rules", BYTES, rules); add("lemma.exceptions", BYTES, exceptions)
    add("samples", BYTES, json.dumps(samples(net, coder)).encode())
    add("meta", BYTES, json.dumps({"name": "en-1", "upos": UPOS, "deprel": DEPREL, "tags": TAGS, "dilations": {kind: [l.dilation for l in layers] for kind, layers in (("shared", net.shared), ("parse", net.parse_layers), ("names", net.name_layers))}, **meta}).encode())
    write(path, sections)
    net.load_state_dict(weights)
