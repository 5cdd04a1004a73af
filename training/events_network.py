# SPDX-License-Identifier: Apache-2.0
"""The heads that find events and their arguments: over the program's frozen encoder (Student; lib/analysis/network_events.cpp computes the same),
and over a pretrained one (Teacher)."""
import torch
from torch import nn
from data import DEPREL, TAGS, UPOS
from events_data import ANY, ROLES, STATUS, TYPES
from features import fnv
from network import WIDTH, Layer

LEMMAS, LEMMA, PATHS, FAR = 8192, 64, 4096, 20
DILATIONS = (1, 2, 4, 1)
FROZEN = {"minilm": 0, "mpnet": 4}  # of an encoder's six or twelve layers
STEPS = 5  # relations of a path between two words that are told apart


def lemma_rows(lemma):
    n = lemma.lower().encode("utf-8", "replace")
    return fnv(8, n) % LEMMAS, fnv(9, n) % LEMMAS


def paths(head, rel, trigger):
    """By word: a hash of the relations from it up to the word that it has in common with the trigger, and down to the trigger; 0: farther than STEPS"""
    above, x = {}, trigger
    down = []
    for k in range(STEPS + 1):
        if x < 0: break
        above[x] = k; down.append(65 + rel[x]); x = head[x]
    out = []
    for w in range(len(head)):
        x, up = w, []
        while x >= 0 and x not in above and len(up) <= STEPS: up.append(1 + rel[x]); x = head[x]
        if x < 0 or x not in above or len(up) + above[x] > STEPS: out.append(0)
        else: out.append(1 + fnv(10, bytes(up + down[:above[x]][::-1])) % (PATHS - 1))
    return out


class Arguments(nn.Module):
    """Scores of each word as each role of a trigger of a type: a product for each role, and what path, distance and type say together"""
    def __init__(self, width, form, hidden, drop):
        super().__init__()
        self.form, self.hidden = form, hidden
        self.query, self.key = nn.Linear(width, len(ROLES) * form + hidden), nn.Linear(width, len(ROLES) * form + hidden)
        self.kind = nn.Embedding(ANY + 1, len(ROLES) * form + hidden)
        self.path, self.far = nn.Embedding(PATHS, hidden), nn.Embedding(2 * FAR + 1, hidden)
        self.out, self.drop = nn.Linear(hidden, len(ROLES)), nn.Dropout(drop)
        for e in (self.kind, self.path, self.far): nn.init.normal_(e.weight, std=0.05)

    def forward(self, e, sentence, trigger, kind, path):
        """e: [sentences, words, width]; triggers by sentence, word and type; path: [triggers, words] -> [triggers, words, roles]"""
        q = self.query(e[sentence, trigger]) + self.kind(kind); k = self.key(e)[sentence]; n, w = path.shape; f = len(ROLES) * self.form
        product = (q[:, None, :f].view(n, 1, len(ROLES), self.form) * k[..., :f].view(n, w, len(ROLES), self.form)).sum(-1) / self.form ** 0.5
        far = (torch.arange(w)[None] - trigger[:, None]).clamp(-FAR, FAR) + FAR
        h = torch.relu(q[:, None, f:] + k[..., f:] + self.path(path) + self.far(far))
        return product + self.out(self.drop(h))


class Student(nn.Module):
    def __init__(self, vectors, dilations=DILATIONS, form=32, hidden=64):
        super().__init__()
        self.vectors, self.vector_mix = nn.Embedding.from_pretrained(vectors, freeze=True), nn.Linear(vectors.shape[1], 2 * WIDTH, bias=False)  # what words mean that annotated text lacks
        self.lemmas, self.lemma_mix = nn.Embedding(LEMMAS, LEMMA), nn.Linear(LEMMA, 2 * WIDTH, bias=False)
        self.rel, self.upos, self.tag = nn.Embedding(len(DEPREL), 2 * WIDTH), nn.Embedding(len(UPOS), 2 * WIDTH), nn.Embedding(len(TAGS), 2 * WIDTH)
        for e in (self.lemmas, self.rel, self.upos, self.tag): nn.init.normal_(e.weight, std=0.1)
        self.word, self.head = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(WIDTH, 2 * WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer(d) for d in dilations)
        self.trigger, self.status = nn.Linear(WIDTH, len(TYPES)), nn.Linear(WIDTH, len(STATUS))
        nn.init.constant_(self.trigger.bias, -4.0)
        self.arguments = Arguments(WIDTH, form, hidden, 0.1)
        self.drop = nn.Dropout(0.2)

    def forward(self, b):
        m = b["mask"].unsqueeze(-1); x = self.drop(b["x"]); over = torch.cat([x, torch.zeros_like(x[:, :1])], 1)  # behind the last word: the root
        lemma = self.lemmas(b["lemma"][..., 0]) + self.lemmas(b["lemma"][..., 1])
        if self.training: lemma = lemma * (torch.rand(lemma.shape[:2]) > 0.1).unsqueeze(-1)
        head = over.gather(1, b["head"].unsqueeze(-1).expand(-1, -1, WIDTH))
        wide = self.word(x) + self.head(head) + self.lemma_mix(self.drop(lemma)) + self.vector_mix(self.drop(self.vectors(b["vector"]))) + self.rel(b["rel"]) + self.upos(b["upos"]) + self.tag(b["tag"])
        left, right = wide.chunk(2, -1)
        e = self.norm(torch.maximum(left, right)) * m
        e = self.drop(e)
        for layer in self.layers: e = layer(e, m)
        return self.drop(e)


class Teacher(nn.Module):
    """A pretrained encoder, with what the program knows of each word"""
    WIDTH = 256

    def __init__(self, encoder, frozen):
        super().__init__()
        self.encoder = encoder
        for part in (encoder.embeddings, *encoder.encoder.layer[:frozen]):  # what they know of words in general stays
            for p in part.parameters(): p.requires_grad_(False)
        self.rel, self.upos, self.tag = nn.Embedding(len(DEPREL), 24), nn.Embedding(len(UPOS), 16), nn.Embedding(len(TAGS), 32)
        self.mix = nn.Linear(encoder.config.hidden_size + 72, self.WIDTH)
        self.trigger = nn.Sequential(nn.Linear(self.WIDTH, self.WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(self.WIDTH, len(TYPES)))
        nn.init.constant_(self.trigger[-1].bias, -4.0)
        self.status = nn.Sequential(nn.Linear(self.WIDTH, 128), nn.GELU(), nn.Linear(128, len(STATUS)))
        self.arguments = Arguments(self.WIDTH, 64, 96, 0.1); self.drop = nn.Dropout(0.2)

    def forward(self, b):
        with torch.autocast("cpu", torch.bfloat16):
            h = self.encoder(input_ids=b["pieces"], attention_mask=(b["word_of"] > -2).long()).last_hidden_state
        h = h.float()
        words = b["mask"].shape[1]
        m = torch.nn.functional.one_hot(b["word_of"].clamp(min=0), words).float() * (b["word_of"] >= 0).unsqueeze(-1)
        m = m.transpose(1, 2); x = (m / m.sum(-1, keepdim=True).clamp(min=1)) @ h
        return torch.tanh(self.mix(self.drop(torch.cat([x, self.rel(b["rel"]), self.upos(b["upos"]), self.tag(b["tag"])], -1))))
