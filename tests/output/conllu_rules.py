# SPDX-License-Identifier: Apache-2.0
"""The rules of CoNLL-U as Universal Dependencies' levels 1 and 2 state them, for files without multiword tokens and empty nodes."""
import re, unicodedata

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
DEPREL = set("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj "
             "obl orphan parataxis punct reparandum root vocative xcomp".split())
COLUMNS = "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC".split()


def problems(raw):
    """What is wrong with a file's bytes, as "line N: ..." strings; empty if nothing."""
    found = []
    try: text = raw.decode("utf-8")
    except UnicodeDecodeError as error: return [f"not UTF-8: {error}"]
    if not text: return []
    if "\r" in text: found.append("a carriage return")
    if not text.endswith("\n\n"): found.append("no empty line behind the last sentence")
    state = {"sent_ids": set(), "doc_ids": set(), "entities": {}, "doc": None, "open": []}
    block, start = [], 1
    for number, line in enumerate(text.split("\n")[:-1], 1):
        if line != unicodedata.normalize("NFC", line): found.append(f"line {number}: not NFC")
        if line:
            block.append(line)
            continue
        if not block: found.append(f"line {number}: an empty line too many")
        else: sentence(block, start, state, found)
        block, start = [], number + 1
    return found


def sentence(lines, first, state, found):
    def bad(i, what): found.append(f"line {first + i}: {what}")
    comments = {}
    words = []
    for i, line in enumerate(lines):
        if line.startswith("#"):
            if words: bad(i, "a comment inside a sentence")
            key, _, value = line[1:].partition("=")
            if key.strip() in comments: bad(i, f"a second {key.strip()}")
            comments[key.strip()] = value.strip()
        elif line.strip(): words.append((i, line.split("\t")))
        else: bad(i, "a line of white space")
    if "newdoc id" in comments: document(comments, state, lambda what: bad(0, what))
    if not words: return bad(0, "a sentence without words")
    sent_id(comments, state, lambda what: bad(0, what))
    for n, (i, cells) in enumerate(words, 1): row(cells, n, len(words), state, lambda what: bad(i, what))
    if any(len(cells) != 10 for _, cells in words): return
    tree([cells for _, cells in words], lambda n, what: bad(words[n - 1][0], what))
    spelled(comments, [cells for _, cells in words], lambda what: bad(0, what))
    if state["open"]: bad(0, f"entities not closed in the sentence: {state['open']}")


def document(comments, state, bad):
    name = comments["newdoc id"]
    if not re.fullmatch(r"\S+", name): bad(f"newdoc id {name!r}")
    if name in state["doc_ids"]: bad(f"newdoc id {name!r} again")
    state["doc_ids"].add(name)
    state["doc"] = name
    if comments.get("global.Entity", "").split("-")[:3] != ["eid", "etype", "head"]: bad("no global.Entity")


def sent_id(comments, state, bad):
    name = comments.get("sent_id", "")
    if not re.fullmatch(r"[^\s/]+", name): bad(f"sent_id {name!r}")
    if name in state["sent_ids"]: bad(f"sent_id {name!r} again")
    state["sent_ids"].add(name)


def row(cells, n, size, state, bad):
    if len(cells) != 10: return bad(f"{len(cells)} columns")
    for name, cell in zip(COLUMNS, cells):
        if not cell or cell != cell.strip() or "  " in cell: bad(f"{name} {cell!r} is empty or has outer or double blanks")
        if re.search(r"\s", cell): bad(f"white space in {name} {cell!r}")
    if cells[0] != str(n): bad(f"ID {cells[0]}, expected {n}")
    if cells[3] not in UPOS: bad(f"UPOS {cells[3]}")
    if not re.fullmatch(r"0|[1-9][0-9]*", cells[6]) or int(cells[6]) > size or int(cells[6]) == n: bad(f"HEAD {cells[6]}")
    if cells[7].split(":")[0] not in DEPREL: bad(f"DEPREL {cells[7]}")
    if (cells[6] == "0") != (cells[7] == "root"): bad(f"HEAD {cells[6]} with DEPREL {cells[7]}")
    if (cells[4], cells[5], cells[8]) != ("_", "_", "_"): bad("XPOS, FEATS and DEPS are not written")
    pairs = [p.partition("=") for p in cells[9].split("|")] if cells[9] != "_" else []
    names = [p[0] for p in pairs]
    if len(set(names)) != len(names) or any(not p[2] for p in pairs): bad(f"MISC {cells[9]}")
    if names != sorted(names): bad(f"MISC not in order: {cells[9]}")
    misc = {p[0]: p[2] for p in pairs}
    if misc.get("SpaceAfter", "No") != "No": bad(f"SpaceAfter {misc['SpaceAfter']}")
    if "Entity" in misc: entity(misc["Entity"], state, bad)


def entity(value, state, bad):
    """CorefUD's brackets: "(id-TYPE-head-link", "id)", "(id-TYPE-head-link)"."""
    rest = value
    while rest:
        opened = re.match(r"\(([^-()\s|]+)-([A-Z]+)-([1-9][0-9]*)-(Q[0-9]+)?(\))?", rest)
        closed = re.match(r"([^-()\s|]+)\)", rest)
        if not opened and not closed: return bad(f"Entity {value!r}")
        name = (opened or closed)[1]
        if state["entities"].setdefault(name, state["doc"]) != state["doc"]: bad(f"entity {name} is of another document")
        if opened and not opened[5]: state["open"].append(name)
        if not opened:
            if name in state["open"]: state["open"].remove(name)
            else: bad(f"entity {name} is closed and was not open")
        rest = rest[(opened or closed).end():]


def tree(words, bad):
    heads = [int(w[6]) if w[6].isdigit() else 0 for w in words]
    if heads.count(0) != 1: bad(1, f"{heads.count(0)} roots")
    good = {0}
    for n in range(1, len(words) + 1):
        path, at = set(), n
        while at not in good and at not in path and at <= len(heads):
            path.add(at)
            at = heads[at - 1]
        if at not in good: return bad(n, "a cycle, or a head outside")
        good |= path


def spelled(comments, words, bad):
    text = comments.get("text")
    if not text: return bad("no text")
    joined = "".join(w[1] + ("" if "SpaceAfter=No" in w[9].split("|") else " ") for w in words)
    if joined.rstrip(" ") != text: bad(f"text {text!r} is not its words {joined!r}")
