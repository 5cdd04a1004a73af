# SPDX-License-Identifier: Apache-2.0
"""Rows of office-holders of which some are only attested ("seen on that day"), made fit for the gazetteers; script/make_gazetteers uses it.

The table's columns: name, aliases (|), wikidata, office, organisation (a country's code or a body), from, to, source, licence, as_of, seen_from.
"""
import collections, csv, functools, re, unicodedata

SOURCES = {"CIA World Leaders": "CIA World Leaders", "CIA World Factbook": "CIA World Factbook", "IfG": "IfG Ministers Database", "unitedstates": "congress-legislators", "UN General": "UN General Debate Corpus", "White House": "White House", "orgpedia": "orgpedia", "OPM": "OPM PLUM", "Office of the Historian": "Office of the Historian"}
NO_NAME = re.compile(r"^(?:Charg|Ambassador|New Zealand High|Acting|Vacant|None|Position|Lord |Lady |Baroness |Viscount |Earl |The )|-$|\d|[()\[\]/;:]")
TITLE_BEGINS = r"(?:Acting |Interim |First |Second |Senior |Deputy |Vice |Prime |Federal |Union )*(?:Minister|President|Secretary|Premier|Chancellor|King|Sultan|Governor|Speaker|Commander|Chairman|Foreign|Defen[cs]e)"
STATES = dict(zip("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU AS VI MP".split(), "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|District of Columbia|Puerto Rico|Guam|American Samoa|US Virgin Islands|Northern Mariana Islands".split("|")))


def plain(text):
    text = text.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i").replace("æ", "ae").replace("ß", "ss").replace("ə", "a")
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def words(name):
    return [w for w in re.sub(r"[^a-z ]", "", plain(name.replace("-", " ").replace("’", "").replace("'", ""))).split() if w]


def skeleton(word):
    """A word of a name as its transliterations have it in common: consonants, doubled ones once."""
    w = word
    for a, b in (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("tch", "s"), ("ou", "u"), ("ph", "f"), ("q", "k"), ("c", "k"), ("z", "s"), ("v", "w"), ("j", "y")): w = w.replace(a, b)
    first = w[:1] if w[:1] not in "aeiouyw" else "a"
    rest = re.sub(r"[aeiouywh]", "", w[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


SMALL = {"al", "el", "ul", "bin", "ben", "ibn", "bint", "abu", "abd", "de", "da", "do", "dos", "la", "le", "van", "von", "der", "den", "of", "the", "haji", "sheikh", "shaykh", "dr", "gen", "jr", "y", "e", "i", "ould", "ag"}


def same_name(a, b):
    """Are these two ways to write one person's name, where both have the same office of the same country?"""
    a, b = bones(a), bones(b)
    if not a or not b: return False
    if len(a) > len(b): a, b = b, a
    if "".join(a) == "".join(b): return True
    return len(a) > 1 and collections.Counter(a) <= collections.Counter(b)


@functools.lru_cache(None)
def bones(name):
    all_words = [skeleton(w) for w in words(name) if w not in SMALL]
    return tuple([x for x in all_words if len(x) > 1] or all_words)


def months(date):
    return int(date[:4]) * 12 + int(date[5:7] or 1 if len(date) > 4 else 6)


def titles_of(office, country):
    """The offices that a row's text names: "King and Prime Minister" is two."""
    t = re.sub(r"\s+", " ", office).strip(" ,")
    t = re.sub(r"\bMinsiter\b", "Minister", t)
    t = re.sub(r"\b(Council|Cabinet) of Minister$", r"\1 of Ministers", t)
    t = re.sub(r"^Secretary, Department of (.*)$", r"Secretary of \1", t)
    m = re.match(r"^(Representative|Senator) from ([A-Z]{2})$", t)
    if m: return [(f"{m.group(1)} from {STATES[m.group(2)]}" if m.group(2) in STATES else m.group(1), "")]
    if country == "PRK" and t in ("President, State Affairs Commission (SAC)", "State Affairs Commission President"): t = "President of the State Affairs Commission"
    t = re.sub(r" \([A-Z]{2,5}\)", "", t)
    m = re.match(r"^(Governor|President|Chairman|Chief|Director|Director General|Head), (.*(?:Bank|Council of Ministers|Council|Authority).*)$", t)
    if m: t = f"{m.group(1)} of the {m.group(2)}"
    parts = re.split(r"(?:, and | and |, )(?=" + TITLE_BEGINS + r"\b)", t)
    return [(p.strip(" ,"), "") for p in parts if p.strip(" ,")]


def recent_rows(path, iso3):
    with open(path, encoding="utf-8") as f:
        for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = re.sub(r"\s+", " ", r["name"]).strip().replace("’", "'")
            if NO_NAME.search(name) or len(name.split()) < 2 or name.isupper(): continue
            country = iso3.get(r["organisation"], r["organisation"] if re.fullmatch("[A-Z]{3}", r["organisation"]) else "")
            body = "" if country else r["organisation"]
            qid = r["wikidata"] if re.fullmatch(r"Q\d+", r["wikidata"]) else ""
            aliases = []
            for a in r["aliases"].split("|"):
                a = re.sub(r"\s+", " ", a).strip().replace("’", "'")
                if len(a.split()) < 2 or a == name or NO_NAME.search(a): continue
                if same_name(a, name): aliases.append(a)
            source = next((v for k, v in SOURCES.items() if r["source"].startswith(k)), r["source"])
            as_of = f"{r['seen_from']}/{r['as_of']}" if r["seen_from"] and r["seen_from"][:len(r["as_of"])] != r["as_of"][:len(r["seen_from"])] and not r["from"] else r["as_of"]
            end = r["to"]
            if end and r["as_of"][:len(end)] > end: end = ""  # attested later than the end that was read out of a change of the text
            for title, _ in titles_of(r["office"], country):
                yield dict(name=name, aliases=aliases, qid=qid, country=country, body=body, title=title, start=r["from"], end=end, as_of=as_of, source=source)


@functools.lru_cache(None)
def key_of(title):
    """Offices under unlike names that are one: for comparing a person's rows."""
    t = plain(title).replace("defense", "defence").replace("vice-president", "vice president")
    t = re.sub(r"\b(?:the|of|for|and|federal|union)\b|[,&.]", " ", t)
    w = sorted(re.sub(r"affairs|relations", "", t).replace("external", "foreign").split())
    return " ".join(w)


def attested(o):
    """The days on which a row says that the office was held: with an end, up to that."""
    return [o["end"]] if o["end"] else [d for d in o["as_of"].split("/") if d]


def meets(a, b):
    """Equal as far as both dates go."""
    return a[:min(len(a), len(b))] == b[:min(len(a), len(b))]


def longer(a, b):
    return a if len(a) >= len(b) else b


def joined(a, b, another):
    """One row of two of a person's with one office, or None where they are two spells or may be. `another(row, first, last)`: is anybody else known to
    have held the office in between?"""
    seen_a, seen_b = attested(a), attested(b)
    if not seen_a or not seen_b: return None
    if a["start"] and b["start"]:
        if not meets(a["start"], b["start"]) and abs(months(a["start"]) - months(b["start"])) > 3: return None
        if a["end"] and b["end"] and not meets(a["end"], b["end"]) and abs(months(a["end"]) - months(b["end"])) > 6: return None
    elif a["start"] or b["start"]:
        dated, seen = (a, b) if a["start"] else (b, a)
        if seen["end"] and not dated["end"]: return None
        days = attested(seen)
        if months(min(days)) < months(dated["start"]) - 2 or dated["end"] and months(max(days)) > months(dated["end"]) + 1: return None
        if not dated["end"] and months(max(days)) > months(max(attested(dated))) + 12 and another(dated, max(attested(dated)), max(days)): return None
    else:
        if a["end"] or b["end"]: return None
        before, behind = min(max(seen_a), max(seen_b)), max(min(seen_a), min(seen_b))
        gap = months(behind) - months(before)
        if gap > 40 or gap > 15 and another(a, before, behind): return None
    o = dict(a if len(a["start"]) >= len(b["start"]) else b)
    o["end"] = longer(a["end"], b["end"])
    open_days = [d for x, s in ((a, seen_a), (b, seen_b)) if not x["end"] for d in s]
    if o["end"] and open_days and months(max(open_days)) > months(o["end"]) + 1: o["end"] = ""  # held it after the end that one source has
    if o["end"]: o["as_of"] = max(a["as_of"], b["as_of"])
    else:
        first, last = min(open_days), max(open_days)
        o["as_of"] = last if o["start"] or last.startswith(first) else f"{first}/{last}"
    o["source"] = "; ".join(dict.fromkeys((a["source"] + "; " + b["source"]).split("; ")))
    o["title"] = min((a, b), key=lambda x: ("hand" not in x["source"], len(x["title"]), x["title"]))["title"]
    return o


def merged(offices, another):
    """A person's rows with those that say the same joined."""
    groups = collections.OrderedDict()
    for o in sorted(offices, key=lambda o: (not o["start"], o["start"], o["as_of"])): groups.setdefault((key_of(o["title"]), o["country"], o["body"]), []).append(o)
    result = []
    for rows in groups.values():
        kept = []
        for o in rows:
            for k, other in enumerate(kept):
                j = joined(other, o, another)
                if j:
                    kept[k] = j
                    break
            else: kept.append(o)
        result += kept
    return result
