# SPDX-License-Identifier: Apache-2.0
"""Texts made by a grammar: a piece (a name, a titled name, a quotation, a number, a bracket, a tag, a list ...), and how it goes on (the same again, another one each time, longer each time, one in the
other)."""
SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru".split()
COUNTRIES = "Norway Kenya Japan Peru Ghana Chile Qatar Jordan".split()


def name(i):
    word = ""
    for _ in range(3): word += SYLLABLES[i % len(SYLLABLES)]; i //= len(SYLLABLES)
    return word.capitalize()


PIECES = {  # the i-th piece of a text; i is 0 where it is repeated
    "name": lambda i: f"{name(i)} {name(7 * i + 3)} met him. ",
    "titled name": lambda i: f"President {name(i)} {name(7 * i + 3)} met him. ",
    "titled surname": lambda i: f"Foreign Minister {name(i)} of {COUNTRIES[i % 8]} met Kenya. ",
    "office": lambda i: f"The {COUNTRIES[i % 8]} minister met the {name(i)} president, and its envoy left. ",
    "body": lambda i: f"The {name(i)} Council of {COUNTRIES[i % 8]} (C{i}C) met the C{i}C. ",
    "quotation": lambda i: f"\"We met {COUNTRIES[i % 8]},\" {name(i)} said. ",
    "turn": lambda i: f"\n\nMS. {name(i).upper()}: We met {COUNTRIES[i % 8]}.\n\nQ Did he?",
    "number": lambda i: f"{7919 * i + 1} ",
    "date": lambda i: f"On {i % 28 + 1} May {1950 + i % 99} Kenya met Norway. ",
    "tag": lambda i: f"<p class=\"{name(i)}\">Kenya met {name(i)}.</p>",
    "list": lambda i: f"{name(i)} {name(3 * i + 1)}, ",
    "pronoun": lambda i: f"{name(i)} told him that they met her. ",
}
BRACKETS = {"brackets": ("He said (", ") "), "quotation marks": ("He said, \u201cwe met ", "\u201d "), "tags": ("<div>Kenya met ", "</div>"), "clauses": ("the envoy who said that ", "left "),
            "of": ("the minister of the ", ""), "possessives": ("Kenya's ", "envoy ")}


def joined(piece, size, number):
    text, length, i = [], 0, 0
    while length < size: text.append(piece(number(i))); length += len(text[-1]); i += 1
    return "".join(text)


def growing(piece, size):
    text, i = "", 1
    while len(text) < size: text += piece(i).strip().rstrip(".") * min(i, 1 + (size - len(text)) // 40) + ". "; i += 1
    return text


def texts(size):
    for kind, piece in PIECES.items():
        yield f"{kind}, repeated", joined(piece, size, lambda i: 0)
        yield f"{kind}, distinct", joined(piece, size, lambda i: i)
        yield f"{kind}, growing", growing(piece, size)
    for kind, (opening, closing) in BRACKETS.items():
        n = size // len((opening + closing).encode())
        yield f"{kind}, nested", opening * n + closing * n
