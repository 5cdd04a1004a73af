# SPDX-License-Identifier: Apache-2.0
"""One happening of the many documents that report it: the rule of docs/formats/merge.md, plainly.

`merge(documents)` holds all in memory; `demarche merge` sorts on disk, and `demarche.spark.merge` on a cluster. All three
give the same happenings of the same documents, which are dicts of format demarche/1. This file needs the standard library only.
"""
from __future__ import annotations

import collections
import datetime
import re
from typing import Any, Hashable, Iterable, Iterator, Mapping, Optional, TypeVar

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
STANDING = frozenset({"ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN"})
STATUSES = ("actual", "planned", "possible", "negated")
_LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
_SPACE = re.compile("[ \t\n\v\f\r]+")

Json = dict[str, Any]
Key = tuple[int, bytes, bytes]
"""Where a happening stands in the output: dated ones, then those without a date, then standing relations."""
Face = tuple[int, str, str, str, str]
"""How well it shows the actor (0 best), name, type, country, wikidata."""
Actor = tuple[str, bool, Optional[Face]]
"""The key across documents, whether it is identified, its face."""
Item = TypeVar("Item", bound=Hashable)


def merge(documents: Iterable[Mapping[str, Any]], sources: int = 1000) -> list[Json]:
    """Documents in any order to happenings in theirs, of format demarche-happening/1. At most `sources` are listed in each."""
    groups: dict[Key, list[Json]] = collections.defaultdict(list)
    for document in documents:
        for key, report in reports_of(document):
            groups[key].append(report)
    return [happening_of(groups[key], sources) for key in sorted(groups)]


def reports_of(document: Mapping[str, Any]) -> Iterator[tuple[Key, Json]]:
    """Every relation of a document, with the key of its happening. Throws: ValueError for an id that no entity has."""
    check_ids(document)
    entities = {e["id"]: e for e in document["entities"]}
    # of several mentions at one place the first counts
    stands = {(e["id"], m["begin"], m["end"]): m["stands_for"] for e in document["entities"] for m in reversed(e["mentions"])}
    for r in document["relations"]:
        sides = {side: _actor(entities, stands, r[side], r[f"{side}_mention"]) if r[side] else ("", False, None) for side in ("subject", "object")}
        keys = [sides["subject"][0], sides["object"][0]]
        if r["type"] in SYMMETRIC:
            keys.sort(key=str.encode)
        date = r["happening"].rsplit("|", 1)[1]
        standing = r["type"] in STANDING
        happening = "|".join([r["type"], *keys, date])
        if not any(identified for _, identified, _ in sides.values()) or (not standing and not date):
            happening += "|" + document["id"]
        speaker = _actor(entities, stands, r["attributed_to"]) if r["attributed_to"] else ("", False, None)
        place = r["place"] and r["place"]["entity"]
        yield (2 if standing else 0 if date else 1, date.encode(), happening.encode()), {
            "happening": happening, "type": r["type"], "cameo": r["cameo"] or "", "predicate": r["predicate"], "keys": keys,
            "date": date, "subject": sides["subject"], "object": sides["object"], "speaker": speaker, "role": r["role"] or "",
            "place": _one_line(entities[place]["name"]) if place else "",
            "source": {
                "document": document["id"], "date": document["date"], "relation": r["id"], "status": r["status"],
                "attributed_to": speaker[0] or None, "confidence": r["confidence"], "offsets": document["offsets"],
                "evidence": [{"begin": e["begin"], "end": e["end"]} for e in r["evidence"]],
            },
        }  # fmt: skip


def happening_of(reports: Iterable[Json], sources: int = 1000) -> Json:
    """One happening of all its reports, in any order."""
    ordered = sorted(reports, key=_report_order)
    ordered = [r for i, r in enumerate(ordered) if i == 0 or r != ordered[i - 1]]
    first = ordered[0]
    keys = first["keys"]
    turned = sum(1 if r["subject"][0] == keys[0] else -1 for r in ordered) < 0
    if first["type"] in SYMMETRIC and turned and keys[0] != keys[1]:
        keys = keys[::-1]
    status, counts = _agreed(ordered, first["date"])
    seen = sorted(r["source"]["date"] for r in ordered if r["source"]["date"])
    cameo, predicate = _most((r["cameo"], r["predicate"]) for r in ordered)
    speakers = collections.Counter(r["speaker"][0] for r in ordered if r["speaker"][0])
    return {
        "format": "demarche-happening/1", "happening": first["happening"], "type": first["type"], "cameo": cameo or None,
        "predicate": predicate, "subject": _shown(ordered, keys[0]), "object": _shown(ordered, keys[1]), "date": first["date"] or None,
        "status": status, "role": _most_text(r["role"] for r in ordered), "place": _most_text(r["place"] for r in ordered),
        "confidence": max(r["source"]["confidence"] for r in ordered),
        "documents": len({(r["source"]["date"], r["source"]["document"]) for r in ordered}), "reports": len(ordered),
        "first_seen": seen[0] if seen else None, "last_seen": seen[-1] if seen else None, "statuses": counts,
        "asserted": sum(1 for r in ordered if not r["speaker"][0]),
        "speakers": [
            {"key": key, "name": _most_face(r["speaker"][2] for r in ordered if r["speaker"][0] == key)[1], "reports": count}
            for key, count in sorted(speakers.items(), key=lambda s: (-s[1], s[0].encode()))
        ][:1000],
        "sources": [r["source"] for r in ordered][:sources],
    }  # fmt: skip


def check_ids(document: Mapping[str, Any]) -> None:
    """Throws ValueError, with the id and where it stands, where one names an entity that the document does not have."""
    known = {entity["id"] for entity in document["entities"]}
    for relation in document["relations"]:
        for side in ("subject", "object", "attributed_to"):
            _known(relation[side], known, f"the {side} of relation {relation['id']!r}", document)
        if relation["place"]:
            _known(relation["place"]["entity"], known, f"the place of relation {relation['id']!r}", document)
    for number, triple in enumerate(document.get("triples") or ()):
        _known(triple["attributed_to"], known, f"attributed_to of triple {number}", document)


def _known(id: str | None, known: set[str], where: str, document: Mapping[str, Any]) -> None:
    if id is not None and id not in known:
        raise ValueError(f"document {document['id']!r}: {where} is {id!r}, which no entity has as its id")


def _one_line(name: str) -> str:
    return _SPACE.sub(" ", name).strip(" ").replace("|", "/")


def _actor(entities: Mapping[str, Json], stands: Mapping[Any, str | None], id: str, mention: Mapping[str, Any] | None = None) -> Actor:
    entity = entities[id]
    meant = stands.get((id, mention["begin"], mention["end"])) if mention else None
    if meant and meant in entities:
        entity = entities[meant]
    elif meant:
        return meant, True, (2, meant, "GPE", meant, "")
    country, wikidata, name = entity["country"] or "", entity["wikidata"] or "", _one_line(entity["name"])
    if country and (entity["type"], entity["subtype"]) in (("GPE", "country"), ("NORP", "nationality")):
        return country, True, (0 if entity["type"] == "GPE" else 1, name, entity["type"], country, wikidata)
    face = (0, name, entity["type"], country, wikidata)
    if wikidata:
        return wikidata, True, face
    if entity["gazetteer"]:
        return _one_line(entity["gazetteer"]), True, face
    if entity["geonames"]:
        return "geonames:" + _one_line(entity["geonames"]), True, face
    key = name.translate(_LOWER)
    if entity["type"] != "PERSON" and country:
        key += "@" + country
    return key, any(m["kind"] == "name" for m in entity["mentions"]), face


def _report_order(r: Json) -> tuple[Any, ...]:
    s = r["source"]
    span = s["evidence"][0]
    return s["date"] or "", s["document"].encode(), span["begin"], span["end"], s["relation"].encode(), repr(r)


def _first_day(date: str) -> str:
    start = date.split("/")[0]
    try:
        if week := re.fullmatch(r"(\d{4})-W(\d\d)", start):
            return datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", start):
            return start + "-01-01"[len(start) - 4 :]
        if re.match(r"\d{4}-\d\d-\d\dT", start):
            return start[:10]
    except ValueError:
        pass
    return ""


def _agreed(reports: list[Json], date: str) -> tuple[str, dict[str, int]]:
    """The status, and how many say each."""
    day = _first_day(date)
    said: dict[str, list[str]] = {status: [] for status in STATUSES}
    for r in reports:
        status, seen = r["source"]["status"], r["source"]["date"] or ""
        said["planned" if status == "actual" and seen and seen < day else status].append(seen)
    counts = {s: len(said[s]) for s in STATUSES}
    last = {s: max(said[s], default="") for s in STATUSES}
    if counts["actual"]:
        off = (counts["negated"], last["negated"]) > (counts["actual"], last["actual"])
        return "negated" if off else "actual", counts
    there = [s for s in STATUSES if counts[s]]
    return max(there, key=lambda s: (last[s], counts[s], -STATUSES.index(s))), counts


def _shown(reports: list[Json], key: str) -> Json | None:
    if not key:
        return None
    _, name, type_, country, wikidata = _most_face(r[side][2] for r in reports for side in ("subject", "object") if r[side][0] == key)
    return {"key": key, "name": name, "type": type_, "country": country or None, "wikidata": wikidata or None}


def _bytes(value: Any) -> tuple[Any, ...]:
    return tuple(x.encode() if isinstance(x, str) else x for x in value)


def _most(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What most have; of equals, what sorts first."""
    counts = collections.Counter(values)
    return min(counts, key=lambda v: (-counts[v], _bytes(v)))


def _most_text(values: Iterable[str]) -> str | None:
    named = [(value,) for value in values if value]
    return _most(named)[0] if named else None


def _most_face(faces: Iterable[Any]) -> Face:
    """The same, among those that show the actor best."""
    counts = collections.Counter(tuple(face) for face in faces)
    return min(counts, key=lambda f: (f[0], -counts[f], _bytes(f)))
