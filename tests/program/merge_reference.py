# SPDX-License-Identifier: Apache-2.0
"""The rule of `demarche merge` (docs/formats/merge.md), plainly: everything in memory, nothing fast. The tests hold the program against it."""
import collections, datetime, re

SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE"}
STANDING = {"ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN"}
STATUSES = ("actual", "planned", "possible", "negated")
LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
SPACE = re.compile("[ \t\n\v\f\r]+")


def one_line(name):
    return SPACE.sub(" ", name).strip(" ").replace("|", "/")


def actor_of(document, entity_id, mention=None):
    """Who an entity is across documents: its key, whether it is identified, and its face (how well it shows the actor, name, type, country, wikidata)."""
    entities = {e["id"]: e for e in document["entities"]}
    entity = entities[entity_id]
    stands = None
    if mention:
        for m in entity["mentions"]:
            if (m["begin"], m["end"]) == (mention["begin"], mention["end"]): stands = m["stands_for"]; break
    if stands in entities: entity, mention = entities[stands], None
    elif stands: return stands, True, (2, stands, "GPE", stands, "")
    country, wikidata, name = entity["country"] or "", entity["wikidata"] or "", one_line(entity["name"])
    if country and (entity["type"], entity["subtype"]) in (("GPE", "country"), ("NORP", "nationality")):
        return (country, True, (0, name, "GPE", country, wikidata)) if entity["type"] == "GPE" else (country, True, (1, name, "NORP", country, wikidata))
    face = (0, name, entity["type"], country, wikidata)
    if wikidata: return wikidata, True, face
    if entity["gazetteer"]: return one_line(entity["gazetteer"]), True, face
    if entity["geonames"]: return "geonames:" + one_line(entity["geonames"]), True, face
    key = name.translate(LOWER)
    if entity["type"] != "PERSON" and country: key += "@" + country
    return key, any(m["kind"] == "name" for m in entity["mentions"]), face


def reports_of(document):
    """Every relation of a document as (sort key, report)."""
    places = {e["id"]: e["name"] for e in document["entities"]}
    for r in document["relations"]:
        sides = {side: actor_of(document, r[side], r[f"{side}_mention"]) if r[side] else ("", False, None) for side in ("subject", "object")}
        keys = [sides["subject"][0], sides["object"][0]]
        if r["type"] in SYMMETRIC: keys.sort(key=str.encode)
        date = r["happening"].rsplit("|", 1)[1]
        standing = r["type"] in STANDING
        happening = "|".join([r["type"], *keys, date])
        if not any(identified for _, identified, _ in sides.values()) or (not standing and not date): happening += "|" + document["id"]
        speaker = actor_of(document, r["attributed_to"]) if r["attributed_to"] else ("", False, None)
        place = r["place"] and r["place"]["entity"]
        yield (2 if standing else 0 if date else 1, date.encode(), happening.encode()), {
            "happening": happening, "type": r["type"], "cameo": r["cameo"] or "", "predicate": r["predicate"], "keys": keys, "date": date,
            "subject": sides["subject"], "object": sides["object"], "speaker": speaker, "role": r["role"] or "", "place": one_line(places[place]) if place else "",
            "source": {"document": document["id"], "date": document["date"], "relation": r["id"], "status": r["status"], "attributed_to": speaker[0] or None,
                       "confidence": r["confidence"], "offsets": document["offsets"], "evidence": [{"begin": e["begin"], "end": e["end"]} for e in r["evidence"]]}}


def first_day(date):
    start = date.split("/")[0]
    try:
        if week := re.fullmatch(r"(\d{4})-W(\d\d)", start): return datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", start): return start + "-01-01"[len(start) - 4:]
        if re.match(r"\d{4}-\d\d-\d\dT", start): return start[:10]
    except ValueError: pass
    return ""


def most(values):
    """What most have; of equals, what sorts first. Faces of a lower rank win."""
    counts = collections.Counter(values)
    encoded = lambda v: tuple(x.encode() if isinstance(x, str) else x for x in v) if isinstance(v, tuple) else v.encode()
    return min(counts, key=lambda v: (v[0] if isinstance(v, tuple) and isinstance(v[0], int) else 0, -counts[v], encoded(v))) if counts else None


def agreed(reports, date):
    """The status of reports, and how many say each."""
    day = first_day(date)
    said = collections.defaultdict(list)
    for r in reports:
        status, seen = r["source"]["status"], r["source"]["date"] or ""
        said["planned" if status == "actual" and seen and seen < day else status].append(seen)
    counts = {s: len(said[s]) for s in STATUSES}
    last = {s: max(said[s], default="") for s in STATUSES}
    if counts["actual"]:
        return "negated" if (counts["negated"], last["negated"]) > (counts["actual"], last["actual"]) else "actual", counts
    there = [s for s in STATUSES if counts[s]]
    return max(there, key=lambda s: (last[s], counts[s], -STATUSES.index(s))), counts


def happening_of(reports, sources=1000):
    """One happening of all its reports."""
    order = lambda r: ((s := r["source"])["date"] or "", s["document"].encode(), s["evidence"][0]["begin"], s["evidence"][0]["end"], s["relation"].encode(), repr(r))
    reports = sorted(reports, key=order)
    reports = [r for i, r in enumerate(reports) if i == 0 or r != reports[i - 1]]
    first = reports[0]
    keys = first["keys"]
    if first["type"] in SYMMETRIC and sum(1 if r["subject"][0] == keys[0] else -1 for r in reports) < 0 and keys[0] != keys[1]: keys = keys[::-1]

    def actor(key):
        if not key: return None
        faces = [r[side][2] for r in reports for side in ("subject", "object") if r[side][0] == key]
        _, name, type_, country, wikidata = most(faces)
        return {"key": key, "name": name, "type": type_, "country": country or None, "wikidata": wikidata or None}
    status, counts = agreed(reports, first["date"])
    seen = sorted(r["source"]["date"] for r in reports if r["source"]["date"])
    cameo, predicate = most((r["cameo"], r["predicate"]) for r in reports)
    speakers = collections.Counter(r["speaker"][0] for r in reports if r["speaker"][0])
    return {"format": "demarche-happening/1", "happening": first["happening"], "type": first["type"], "cameo": cameo or None, "predicate": predicate,
            "subject": actor(keys[0]), "object": actor(keys[1]), "date": first["date"] or None, "status": status,
            "role": most(r["role"] for r in reports if r["role"]), "place": most(r["place"] for r in reports if r["place"]),
            "confidence": max(r["source"]["confidence"] for r in reports), "documents": len({(r["source"]["date"], r["source"]["document"]) for r in reports}),
            "reports": len(reports), "first_seen": seen[0] if seen else None, "last_seen": seen[-1] if seen else None, "statuses": counts,
            "asserted": sum(1 for r in reports if not r["speaker"][0]),
            "speakers": [{"key": k, "name": most(r["speaker"][2] for r in reports if r["speaker"][0] == k)[1], "reports": n}
                         for k, n in sorted(speakers.items(), key=lambda s: (-s[1], s[0].encode()))][:1000],
            "sources": [r["source"] for r in reports][:sources]}


def merge(documents, sources=1000):
    """Documents in any order to happenings in theirs."""
    groups = collections.defaultdict(list)
    for document in documents:
        for key, report in reports_of(document): groups[key].append(report)
    return [happening_of(groups[key], sources) for key in sorted(groups)]
