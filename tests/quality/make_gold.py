#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes NAME.txt and NAME.gold.json from NAME.ann; with --check only says whether they are up to date.

NAME.ann holds the text with marks, then a line ---, then entities and relations:
  [Ada Quist|ada]            a name mention of the entity `ada`           [Friday|DATE]   an entity of one mention of that type
  [she|ada~p] [the two sides|nor~n,ken~n]   pronoun and nominal mentions  [Oslo|oslo>nor] a capital that stands for `nor` (or an ISO code)
  ada PERSON - NOR Q1                       entity: type, subtype, country, Wikidata id (- for none)
  > CONSULT 040 meet ada dan "met" actual by=min time="Friday" place="Oslo" role="..."     relation; "met"#2 is the second "met"
A literal [ in a text is written \\[.
"""
import glob, json, os, re, shlex, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ONE = set("TITLE DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL".split())


def nth(text, wanted, what):
    m = re.fullmatch(r"(.*?)(?:#(\d+))?", wanted, re.S)
    part, n, at = m.group(1), int(m.group(2) or 1), -1
    for _ in range(n):
        at = text.find(part, at + 1)
        if at < 0: sys.exit(f"{what}: \"{wanted}\" is not in the text")
    return {"begin": at, "end": at + len(part), "text": part}


def make(path):
    source, facts = open(path, encoding="utf-8").read().split("\n---\n")
    text, marks, at = "", [], 0
    for m in re.finditer(r"\\\[|\[([^\[\]|]+)\|([^\[\]]+)\]", source):
        text += source[at:m.start()]; at = m.end()
        if m.group(1) is None: text += "["; continue
        marks.append((len(text), m.group(1), m.group(2))); text += m.group(1)
    text += source[at:] + "\n"
    entities, order, singles = {}, [], 0
    for line in facts.splitlines():
        if not line.strip() or line.startswith(">"): continue
        key, type_, subtype, country, qid = line.split()
        entities[key] = {"type": type_, "subtype": None if subtype == "-" else subtype, "country": None if country == "-" else country, "wikidata": None if qid == "-" else qid, "mentions": []}
    for begin, part, keys in marks:
        for key in keys.split(","):
            stands = None
            if ">" in key: key, stands = key.split(">")
            kind = "name"
            if key.endswith("~n"): key, kind = key[:-2], "nominal"
            elif key.endswith("~p"): key, kind = key[:-2], "pronoun"
            if key in ONE:
                singles += 1; entities[f"_{singles}"] = {"type": key, "subtype": None, "country": None, "wikidata": None, "mentions": []}; key = f"_{singles}"
            if key not in entities: sys.exit(f"{path}: entity \"{key}\" is not declared")
            if key not in order: order.append(key)
            entities[key]["mentions"].append({"begin": begin, "end": begin + len(part), "kind": kind, "text": part, "stands_for": stands})
    for key in entities:
        if key not in order: sys.exit(f"{path}: entity \"{key}\" has no mention")
    ids = {key: f"e{i + 1}" for i, key in enumerate(order)}
    out = {"id": os.path.basename(path)[:-4], "entities": [], "relations": []}
    for key in order:
        e = entities[key]
        for m in e["mentions"]: m["stands_for"] = ids.get(m["stands_for"], m["stands_for"])
        names = [m["text"] for m in e["mentions"] if m["kind"] == "name"] or [e["mentions"][0]["text"]]
        out["entities"].append({"id": ids[key], "type": e["type"], "subtype": e["subtype"], "name": max(names, key=len), "country": e["country"], "wikidata": e["wikidata"], "mentions": e["mentions"]})
    for line in facts.splitlines():
        if not line.startswith(">"): continue
        words = shlex.split(line[1:].replace('"#', '#').replace('""', '"') if False else re.sub(r'"([^"]*)"#(\d+)', r'"\1#\2"', line[1:]))
        type_, cameo, predicate, subject, object_, trigger, status = words[:7]
        more = dict(w.split("=", 1) for w in words[7:])
        t = nth(text, trigger, path)
        spot = lambda k: nth(text, more[k], path) if k in more else None
        out["relations"].append({"type": type_, "cameo": None if cameo == "-" else cameo, "predicate": predicate.replace("_", " "), "subject": ids[subject], "object": None if object_ == "-" else ids[object_], "begin": t["begin"], "end": t["end"],
                                 "status": status, "attributed_to": ids[more["by"]] if "by" in more else None, "time": spot("time"), "place": spot("place"), "role": more.get("role")})
    return text, json.dumps(out, indent=1, ensure_ascii=False) + "\n"


def main():
    stale = []
    for path in sorted(glob.glob(os.path.join(HERE, "*.ann"))):
        for ending, content in zip((".txt", ".gold.json"), make(path)):
            target = path[:-4] + ending
            if "--check" in sys.argv:
                if not os.path.exists(target) or open(target, encoding="utf-8").read() != content: stale.append(target)
            else: open(target, "w", encoding="utf-8").write(content)
    if stale: sys.exit("not up to date, run tests/quality/make_gold.py: " + ", ".join(stale))


main()
