#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every output is of the published schema, and its spans, ids and evidence hold, for articles and hostile texts alike."""
import glob, json, os, subprocess, sys, tempfile
import jsonschema

PROGRAM, SOURCE = sys.argv[1:3]
SCHEMA = jsonschema.Draft202012Validator(json.load(open(os.path.join(SOURCE, "docs", "schema.json"), encoding="utf-8")))
TEXTS = [open(f, "rb").read() for f in sorted(glob.glob(os.path.join(SOURCE, "examples", "data", "*.txt")) + glob.glob(os.path.join(SOURCE, "tests", "quality", "*.txt")))] + [
    b"", b" \n\t\r\n", b"\xef\xbb\xbfNorway met Kenya in Oslo.\r\nIt rained.", b"Norway \xff\xfe\x80 met\x00 Kenya. \xe2\x82 \xed\xa0\x80 end", "Zürich: Ünal met Çelik 😀 in “Genève”. Łódź agreed.".encode(),
    b"(" * 3000, b'"' * 3000, b"the " * 3000, b"A" * 5000, b"Norway " * 3000, "‏العربية Norway met Kenya.‎".encode(), b"met met met. Kenya accused. by by by of of.", b"$ % 5 May 31 February 99 Rs"]


def run(*arguments):
    return subprocess.run([PROGRAM, "extract", "--format", "jsonl", *arguments], capture_output=True, check=True).stdout


def units(raw, unit):
    """Offsets that lie on character boundaries, and a function that cuts."""
    text = raw.decode("utf-8", "replace")
    if unit == "codepoint": return len(text), lambda b, e: text[b:e]
    if unit == "utf16":
        u = text.encode("utf-16-le")
        return len(u) // 2, lambda b, e: u[2 * b:2 * e].decode("utf-16-le")  # raises inside a surrogate pair
    return len(raw), lambda b, e: raw[b:e].decode("utf-8", "replace")


def check(doc, raw, unit):
    for error in SCHEMA.iter_errors(doc): sys.exit(f"not of the schema: {error.json_path}: {error.message}\n{raw[:200]!r}")
    size, cut = units(raw, unit)

    def spans(node):
        if isinstance(node, dict):
            if isinstance(node.get("begin"), int): assert 0 <= node["begin"] <= node["end"] <= size, (node, size)
            for child in node.values(): spans(child)
        elif isinstance(node, list):
            for child in node: spans(child)
    spans(doc)
    ids = {e["id"] for e in doc["entities"]}
    assert len(ids) == len(doc["entities"])
    for e in doc["entities"]:
        for m in e["mentions"]:
            assert m["begin"] < m["end"] and cut(m["begin"], m["end"]) == m["text"], (m, cut(m["begin"], m["end"]))
            assert not m["stands_for"] or m["stands_for"] in ids or len(m["stands_for"]) == 3
            for part in doc["article"]["skipped"]: assert m["end"] <= part["begin"] or m["begin"] >= part["end"], ("a mention in a skipped part", m)
    for r in doc["relations"]:
        assert r["subject"] or r["object"], r
        assert (r["subject"] is None) == (r["subject_mention"] is None) and (r["object"] is None) == (r["object_mention"] is None), r
        assert r["subject"] != r["object"], r
        for key in ("subject", "object", "attributed_to"): assert r[key] is None or r[key] in ids, r
    for t in doc["triples"]:
        for key, piece in [(k, t[k]) for k in ("subject", "relation", "object")] + [("extra", e) for e in t["extra"]]:
            parts = piece.get("parts", [piece])
            if key == "relation" and t["implicit"]:
                assert piece["text"] in ("is", "has", "is in") and piece["begin"] == piece["end"], piece
            else:
                assert " ".join(cut(p["begin"], p["end"]) for p in parts) == piece["text"] != "", piece
            assert piece["begin"] == parts[0]["begin"] and piece["end"] == parts[-1]["end"], piece
    for t in doc["tokens"]: assert t["head"] is None or -1 <= t["head"] < len(doc["tokens"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i, raw in enumerate(TEXTS):
            files.append(os.path.join(folder, f"{i:03}.txt"))
            open(files[-1], "wb").write(raw)
        for unit in ("codepoint", "byte", "utf16"):
            for plain in ([], ["--plain"]):
                arguments = [*plain, "--offsets", unit, "--layers", "tokens,sentences", "--open", "maximal" if plain else "minimal", "--date", "2024-05-02"]
                out = run(*arguments, "--threads", "1", *files)
                assert out == run(*arguments, "--threads", "8", *files), "other bytes from 8 threads"
                docs = [json.loads(line) for line in out.decode("utf-8").splitlines()]
                assert [d["id"] for d in docs] == [f"{i:03}" for i in range(len(TEXTS))]
                for doc, raw in zip(docs, TEXTS): check(doc, raw, unit)
    print(f"{6 * len(TEXTS)} outputs hold")


main()
