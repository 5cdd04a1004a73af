# SPDX-License-Identifier: Apache-2.0
"""The shared encoder and its heads; lib/analysis/ computes the same in C++."""
import torch
from torch import nn
from data import DEPREL, TAGS, UPOS
from features import CLASS, TABLES, VECTOR
from lexicon import CLASSES

WIDTH, ARC, LABEL, DISTANCES = 128, 128, 32, 10
SHARED, PARSE, NAMES = (1, 2, 4, 8, 1), (2, 4), (1, 2)  # dilations of the layers that all heads share, and of each task's own


class Maxout(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.linear = nn.Linear(n_in, 2 * n_out)

    def forward(self, x):
        y = self.linear(x)
        a, b = y.chunk(2, -1)
        return torch.maximum(a, b)


class Layer(nn.Module):
    """x + norm(maxout(window of three)); the window's outer tokens are `dilation` away."""
    def __init__(self, dilation):
        super().__init__()
        self.dilation, self.mix, self.norm = dilation, Maxout(3 * WIDTH, WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, x, mask):
        d = self.dilation
        pad = torch.zeros(x.shape[0], d, x.shape[2])
        left, right = torch.cat([pad, x[:, :-d]], 1)[:, :x.shape[1]], torch.cat([x[:, d:], pad], 1)[:, :x.shape[1]]
        return (x + self.norm(self.mix(torch.cat([left, x, right], -1)))) * mask


class Network(nn.Module):
    def __init__(self, vectors, shared=SHARED, parse=PARSE, names=NAMES):
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(rows, width) for _, rows, width, _ in TABLES)
        for t in self.tables: nn.init.normal_(t.weight, std=0.1)
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)  # row 0: unknown
        self.classes = nn.Embedding(CLASSES, CLASS); nn.init.normal_(self.classes.weight, std=0.1)
        self.input = Maxout(sum(t[2] for t in TABLES) + VECTOR + CLASS, WIDTH)
        self.input_norm = nn.LayerNorm(WIDTH)
        self.shared = nn.ModuleList(Layer(d) for d in shared)
        self.parse_layers, self.name_layers = nn.ModuleList(Layer(d) for d in parse), nn.ModuleList(Layer(d) for d in names)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias, self.root = nn.Parameter(torch.zeros(ARC)), nn.Parameter(torch.zeros(WIDTH))
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCES + 2))  # -D..D, then root
        self.label_dep, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Parameter(torch.randn(len(DEPREL), LABEL + 1, LABEL + 1) * 0.05)
        self.names = nn.Linear(WIDTH, len(TAGS))
        self.dropout = nn.Dropout(0.15)

    def encode(self, rows, mask, drop=0.0):
        """rows: [sentences, words, 8], the hashed features, the vector's row and the class of each word"""
        m, vec = mask.unsqueeze(-1).float(), rows[..., 6]
        if self.training and drop:
            gone = (torch.rand(rows.shape[:2]) < drop)
            norm = (self.tables[0](rows[..., 0]) + self.tables[0](rows[..., 1])) * (~gone).unsqueeze(-1)
            vec = torch.where(gone & (torch.rand(vec.shape) < 0.5), torch.zeros_like(vec), vec)
        else:
            norm = self.tables[0](rows[..., 0]) + self.tables[0](rows[..., 1])
        x = torch.cat([norm] + [self.tables[k](rows[..., k + 1]) for k in range(1, 5)] + [self.vectors(vec), self.classes(rows[..., 7])], -1)
        x = self.dropout(self.input_norm(self.input(self.dropout(x)))) * m
        for layer in self.shared: x = layer(x, m)
        return x, m

    def parse(self, x, m):
        for layer in self.parse_layers: x = layer(x, m)
        x = self.dropout(x)
        upos = self.upos(x)
        heads = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        dep, head = torch.relu(self.arc_dep(x)), torch.relu(self.arc_head(heads))
        arcs = dep @ self.arc @ head.transpose(1, 2) + (head @ self.arc_bias).unsqueeze(1)
        n = x.shape[1]
        d = (torch.arange(1, n + 1).unsqueeze(0) - torch.arange(1, n + 1).unsqueeze(1)).clamp(-DISTANCES, DISTANCES) + DISTANCES
        bias = torch.cat([self.distance[-1].expand(n, 1), self.distance[d]], 1)
        return upos, arcs + bias, torch.relu(self.label_dep(x)), torch.relu(self.label_head(heads))

    def labels(self, dep, head):
        """dep, head: [n, LABEL] of the chosen arcs -> [n, labels]"""
        one = torch.ones(dep.shape[0], 1)
        return torch.einsum("ni,lij,nj->nl", torch.cat([dep, one], 1), self.label, torch.cat([head, one], 1))

    def name_scores(self, x, m):
        for layer in self.name_layers: x = layer(x, m)
        return self.names(self.dropout(x))
