# SPDX-License-Identifier: Apache-2.0
"""What brat asks of an .ann file, its text and annotation.conf: the standoff form, and what its verifier calls an error."""
import re


def sections(configuration):
    found, name = {}, None
    for line in configuration.split("\n"):
        if line.startswith("["): name = line.strip("[]"); found[name] = {}
        elif line.strip(): found[name][line.split("\t")[0]] = line.split("\t")[1] if "\t" in line else ""
    return found


def problems(text, lines, configuration):
    """What is wrong, as strings; empty if nothing."""
    found, ids, conf = [], {}, sections(configuration)
    for number, line in enumerate(lines.split("\n")[:-1], 1):
        def bad(what): found.append(f"line {number}: {what}: {line}")
        key, _, rest = line.partition("\t")
        if not re.fullmatch(r"[TERAN#][1-9][0-9]*|\*", key): bad("id"); continue
        if key != "*" and key in ids: bad("a second line of that id")
        ids[key if key != "*" else f"*{number}"] = (number, rest)
        if key[0] == "T": bound(rest, text, conf, bad)
    triggers = {m[1] for _, rest in ids.values() for m in [re.match(r"[A-Z]+:(T[0-9]+)", rest)] if m}
    kind = {i: rest.split(" ")[0].split(":")[0] for i, (_, rest) in ids.items()}
    spans = []
    for i, (number, rest) in ids.items():
        def bad(what): found.append(f"line {number}: {what}: {i}\t{rest}")
        if i[0] == "T" and i not in triggers: spans.append(tuple(map(int, re.findall(r"[0-9]+", rest.split("\t")[0]))))
        if i[0] == "T" and i not in triggers and kind[i] not in conf["entities"]: bad("entity type")
        if i[0] == "E": event(rest, kind, triggers, conf, bad)
        if i[0] in "RAN#*": refers(i, rest, kind, triggers, conf, bad)
    spans.sort()
    for a, b in zip(spans, spans[1:]):
        if b[0] < a[-1]: found.append(f"entities overlap: {a} {b}")
    return found


def bound(rest, text, conf, bad):
    fields = rest.split("\t")
    if len(fields) != 2 or not re.fullmatch(r"\S+ [0-9]+ [0-9]+(;[0-9]+ [0-9]+)*", fields[0]): return bad("not TYPE BEGIN END[;BEGIN END]")
    name, spans = fields[0].split(" ", 1)
    if name not in conf["entities"] and name not in conf["events"]: bad("type")
    spans = [tuple(map(int, s.split())) for s in spans.split(";")]
    if any(not 0 <= b < e <= len(text) for b, e in spans) or any(x[1] > y[0] for x, y in zip(spans, spans[1:])): bad("offsets")
    parts = [text[b:e] for b, e in spans]
    if any("\n" in p or p != p.strip() for p in parts): bad("a line break, or outer blanks")
    if " ".join(parts) != fields[1]: bad(f"the text says {' '.join(parts)!r}")


def event(rest, kind, triggers, conf, bad):
    if not re.fullmatch(r"[A-Z]+:T[0-9]+( [A-Za-z]+:T[0-9]+)*", rest): return bad("not TYPE:TRIGGER ROLE:ID ...")
    pairs = [p.split(":") for p in rest.split(" ")]
    name, trigger = pairs[0]
    if name not in conf["events"]: return bad("event type")
    if kind.get(trigger) != name: bad("a trigger of another type")
    allowed = {p.split(":")[0].rstrip("?"): p.split(":")[1] for p in conf["events"][name].split(", ")}
    if len({p[0] for p in pairs[1:]}) != len(pairs) - 1: bad("a role twice")
    for role, target in pairs[1:]:
        if role not in allowed: bad("role")
        elif kind.get(target) is None or target in triggers: bad("no such entity")
        elif allowed[role] != "<ENTITY>" and kind[target] not in allowed[role].split("|"): bad("an argument of that type")


def refers(i, rest, kind, triggers, conf, bad):
    form = {"R": r"(\S+) Arg1:(T[0-9]+) Arg2:(T[0-9]+)", "A": r"(\S+) ([TE][0-9]+) (\S+)", "N": r"(Reference) (T[0-9]+) Wikidata:Q[0-9]+\t.+", "#": r"(AnnotatorNotes) ([TER][0-9]+)\t.+", "*": r"(Equiv)((?: T[0-9]+){2,})"}[i[0]]
    m = re.fullmatch(form, rest)
    if not m: return bad(f"not of the form {form}")
    targets = re.findall(r"\b[TER][0-9]+\b", " ".join(m.groups()[1:]))
    for t in targets:
        if t not in kind or t in triggers: bad(f"refers to {t}")
    if i[0] == "R" and m[1] not in conf["relations"]: bad("relation type")
    if i[0] == "*" and len({kind.get(t) for t in targets}) != 1: bad("equal entities of several types")
    if i[0] == "A":
        of, values = conf["attributes"].get(m[1], ":, Value:").removeprefix("Arg:").split(", Value:")
        if m[3] not in values.split("|") or (of == "<EVENT>") != (m[2][0] == "E"): bad("attribute")
