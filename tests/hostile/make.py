#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile texts of any size: tests/hostile/make.py NAME BYTES > FILE; without arguments, the names.

Each generator gives text of about as many bytes as it is asked for. The sentences and names are invented. `normal` is what the others are held against: news of many names."""
import functools, itertools, os, random, sys

PARTS = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve", "wi", "xo", "yu", "za"]
MONTHS = ["January", "March", "May", "June", "October"]


def surname(i): return ("".join(PARTS[i >> shift & 15] for shift in (12, 8, 4, 0))).capitalize() + "sen"
@functools.cache
def officials():
    """A name of each person in the shipped gazetteer, in its order."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "gazetteers", "officials.tsv"), encoding="utf-8") as rows:
        return list({id: name for name, _, id, *_ in (row.split("\t") for row in rows if not row.startswith("#")) if id != "id"}.values())
def official(i): return officials()[i * 7919 % len(officials())]
def filled(unit, size): return (unit * (size // len(unit) + 1))[:size]
def sentences(make, size):
    out, length = [], 0
    for i in itertools.count():
        out.append(make(i)); length += len(out[-1])
        if length >= size: return "".join(out)[:size]


def normal(size):
    chance = random.Random(3)
    people = [f"Ada {surname(i)}" for i in range(400)]
    places = ["Kenya", "Norway", "Oslo", "Nairobi", "the United Nations", "Peru", "Ghana", "the European Union"]
    forms = ["{0} met {1} in {2} on {5}. ", "Foreign Minister {0} accused {3} of breaking the treaty. ", "{2} and {3} agreed to lift the ban on fish, {0} said. ", "She told reporters that {2} had sent 40 trucks to {3}. ",
             "The two sides will hold talks next week, according to a statement of the ministry. ", "Prices rose by 3 percent in {4}, and the harbour stayed closed.\n\n"]
    return sentences(lambda i: chance.choice(forms).format(chance.choice(people), chance.choice(people), chance.choice(places), chance.choice(places), chance.choice(MONTHS), f"{i % 28 + 1} May 2024"), size)


def mixed(pieces, size):
    chance = random.Random(5)
    return sentences(lambda i: chance.choice(pieces), size)


WORD = "word "
TEXTS = {
    "one line": lambda n: normal(n).replace("\n", " "),
    "one word": lambda n: filled("a", n),
    "one word of capitals": lambda n: filled("A", n),
    "quotes": lambda n: filled('"', n),
    "curly quotes": lambda n: filled("\u201c", n // 3),
    "opened and closed quotes": lambda n: filled('"a" ', n),
    "brackets": lambda n: filled("(", n),
    "bracket pairs": lambda n: filled("(UN) ", n),
    "nested brackets": lambda n: filled("(", n // 2) + filled(")", n // 2),
    "the": lambda n: filled("the ", n),
    "The": lambda n: filled("The ", n),
    "capital letters": lambda n: filled("A ", n),
    "capitalised words": lambda n: filled("Xorel ", n),
    "shouted words": lambda n: filled("SHE MET THE UN ", n),
    "a sentence of all tokens": lambda n: filled("a ministry of the harbour and ", n),
    "a sentence of names": lambda n: sentences(lambda i: f"Ada {surname(i % 50)} and ", n),
    "a sentence of verbs": lambda n: filled("said that he said ", n),
    "commas": lambda n: filled("Kenya, ", n),
    "full stops": lambda n: filled(". ", n),
    "dots": lambda n: filled(".", n),
    "initials": lambda n: filled("A.B.", n),
    "abbreviations": lambda n: filled("Mr. Dr. ", n),
    "apostrophes": lambda n: filled("'s ", n),
    "possessives": lambda n: filled("Kenya's ", n),
    "hyphens": lambda n: filled("a-", n),
    "dashes and slashes": lambda n: filled("Kenya-Norway/", n),
    "numbers": lambda n: filled("1,000 ", n),
    "digits": lambda n: filled("7", n),
    "dates": lambda n: filled("3 May 2024 ", n),
    "amounts": lambda n: filled("$3 million ", n),
    "newlines": lambda n: filled("\n", n),
    "blank lines": lambda n: filled("a\n\n", n),
    "blanks": lambda n: filled(" ", n),
    "titles": lambda n: filled("foreign minister ", n),
    "titles of titles": lambda n: filled("President ", n),
    "titled names": lambda n: sentences(lambda i: f"President {surname(i)} ", n),
    "pronouns": lambda n: filled("He met her. ", n),
    "the two sides": lambda n: filled("The two sides met. ", n),
    "one name repeated": lambda n: filled("Ada Quist met Daniel Otieno. ", n),
    "one surname repeated": lambda n: filled("Quist met Otieno. ", n),
    "known leaders repeated": lambda n: filled("Merkel met Obama. ", n),
    "known leaders, all of them": lambda n: sentences(lambda i: f"{official(i)} met {official(i + 9000)}. ", n),
    "known leaders and offices": lambda n: sentences(lambda i: f"{official(i)} spoke. The president of Norway met the Kenyan foreign minister and his defence minister. ", n),
    "distinct names": lambda n: sentences(lambda i: f"Ada {surname(i)} met Boris {surname(i + 32768)}. ", n),
    "distinct surnames": lambda n: sentences(lambda i: f"Mr {surname(i)} spoke. ", n),
    "distinct bodies": lambda n: sentences(lambda i: f"The {surname(i)} Ministry met. ", n),
    "distinct acronyms": lambda n: sentences(lambda i: f"The {surname(i)} Harbour Council ({surname(i)[:2].upper()}HC) met. ", n),
    "names alike": lambda n: sentences(lambda i: f"Ada Qui{'st' * (i % 40)} met. ", n),
    "meetings at other times": lambda n: sentences(lambda i: f"Kenya met Norway on {i % 28 + 1} {MONTHS[i % 5]} {1900 + i // 140 % 1000}. ", n),
    "speeches": lambda n: filled('"We met Kenya," Ada Quist said. ', n),
    "alternating scripts": lambda n: mixed(["Ada ", "\u0410\u0434\u0430 ", "\u4e2d\u6587", "\u05d0\u05d1 ", "\u0639\u0631\u0628 ", "\u0939\u093f "], n // 2),
    "alternating directions": lambda n: filled("a\u202eb\u202c\u05d0c\u2067d\u2069 ", n // 2),
    "combining marks": lambda n: "e" + filled("\u0301\u0308", n // 2 - 1),
    "marks on every letter": lambda n: filled("A\u0301d\u0308a\u0323 ", n // 2),
    "zero-width characters": lambda n: filled("A\u200bd\u200ca\u200d\ufeff ", n // 2),
    "control characters": lambda n: filled("".join(map(chr, range(1, 32))) + "\x7f\x85a ", n),
    "other languages": lambda n: filled("Le ministre a rencontr\u00e9 la pr\u00e9sidente dans le port et les deux parties ont parl\u00e9. ", n),
    # regular expressions: what nearly fits each pattern, again and again
    "bomb: datelines": lambda n: filled("ABC, DEF, GHI, JKL & MNO and PQR (", n),
    "bomb: dateline lines": lambda n: filled("OSLO, May 3, NAIROBI, ACCRA (AB/CD & EF\n\n", n),
    "bomb: bylines": lambda n: filled("By Ada Quist and Boris Aho, Carla Bexley and Dan Eder and Fay Gorm Hal\n\n", n),
    "bomb: updated": lambda n: filled("Updated Updated Published Posted 20 2 Updated x\n\n", n),
    "bomb: timestamps": lambda n: filled("Mon, May 3, 2024 at 09:4 ,T,T\n\n", n),
    "bomb: page lines": lambda n: filled("date: 2024-05-03 " + "a" * 39 + " " + "b" * 41 + "\n\n", n),
    "bomb: months": lambda n: filled("May May 3 May 3, May 3, 202 ", n),
    "bomb: number words": lambda n: filled("two hundred and thirty-three thousand and ", n),
    "bomb: amounts": lambda n: filled("US$ 1,2,3,4 million-billion ", n),
    "bomb: ages and lengths": lambda n: filled("a three-year three-month-long 40-year-ol ", n),
    "bomb: day names": lambda n: filled("Monday to Tuesday and Wednesday or Thursday morning before ", n),
    "bomb: times": lambda n: filled("at 10:30:30 p.m p.m. GM 10:3 ", n),
    "bomb: the days": lambda n: filled("the last few past two early late mid-19 weeks of the ", n),
}
BYTES = {
    "NUL": lambda n: filled(b"\0", n),
    "NUL between letters": lambda n: filled(b"A\0d\0a\0 ", n),
    "invalid UTF-8": lambda n: filled(b"\xff\xfe Ada \xc3 \xe2\x82 met ", n),
    "continuation bytes": lambda n: filled(b"\x80", n),
    "lead bytes": lambda n: filled(b"\xf0", n),
    "overlong UTF-8": lambda n: filled(b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf ", n),
    "lone surrogates": lambda n: filled(b"\xed\xa0\x80\xed\xb0\x80 Ada ", n),
    "beyond Unicode": lambda n: filled(b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80 ", n),
    "random bytes": lambda n: random.Random(9).randbytes(n),
}


def make(name, size):
    return BYTES[name](size) if name in BYTES else (normal if name == "normal" else TEXTS[name])(size).encode("utf-8", "surrogatepass")


NAMES = ["normal", *TEXTS, *BYTES]

if __name__ == "__main__":
    if len(sys.argv) < 3: print("\n".join(NAMES))
    else: sys.stdout.buffer.write(make(sys.argv[1], int(sys.argv[2])))
