#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Forms of verbs that the treebanks do not show, from WordNet's list of verbs and of irregular forms (Debian's package wordnet-base; WordNet 3.0 licence).

    python3 training/verbs.py MODEL [WORDNET]     adds what is missing to a model's table of lemmas, in place

What a treebank says of a form stands, where its lemma is a verb; a form of two verbs ("routed") is left to the rules of endings."""
import collections, os, re, sys
from model_file import read, write

WORDNET = "/usr/share/wordnet"
VOWELS = "aeiou"
# What no list has, and what another word hides.
OWN = {("VERB", "slew"): "slay", ("NOUN", "bases"): "base",
       **{("VERB", d + e): d + "e" for d in ("demarch", "démarch") for e in ("ed", "es", "ing")}, ("NOUN", "demarches"): "demarche", ("NOUN", "démarches"): "démarche"}


def doubles(verb):
    """Whether its last letter doubles: "plan" does; of longer verbs the list of irregular forms says it."""
    return len(re.findall("[aeiouy]+", verb)) == 1 and re.search("[aeiou][bdgklmnprt]$", verb) is not None and not re.search("[aeiou]{2}.$", verb.replace("qu", "k"))


def regular(verb):
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")): third = verb + "es"
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS: third = verb[:-1] + "ies"
    else: third = verb + "s"
    stem = verb + verb[-1] if doubles(verb) else verb
    if verb.endswith("ie"): participle = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")): participle = verb[:-1] + "ing"
    else: participle = stem + "ing"
    if verb.endswith("e"): past = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS: past = verb[:-1] + "ied"
    else: past = stem + "ed"
    return third, participle, past


def verb_forms(folder=WORDNET):
    """{form: lemmas} of every verb of one word; a verb is a form of itself."""
    forms = collections.defaultdict(set)
    irregular = collections.defaultdict(set)
    with open(os.path.join(folder, "verb.exc"), encoding="utf-8") as f:
        for line in f:
            form, *lemmas = line.split()
            for lemma in lemmas: irregular[lemma].add(form)
    with open(os.path.join(folder, "index.verb"), encoding="utf-8") as f:
        for line in f:
            verb = line.split(" ", 1)[0]
            if not re.fullmatch("[a-z]{2,}", verb): continue
            forms[verb].add(verb)
            for form in (*regular(verb), *irregular[verb]): forms[form].add(verb)
    return forms


def by_rules(rules, upos, form):
    """The lemma by the longest ending that has a rule, {(upos, ending): (letters to cut, letters to add)}; the form itself if none has."""
    for k in range(min(5, len(form) - 1), -1, -1):
        rule = rules.get((upos, form[len(form) - k:]))
        if rule: return form[:len(form) - rule[0]] + rule[1] if rule[0] <= len(form) else form
    return form


def more_exceptions(rules, exceptions, folder=WORDNET):
    """What to add to the tables of lemmas (both {(upos, form or ending): ...}) so that verbs come out right."""
    forms, added = verb_forms(folder), {}
    for form, lemmas in forms.items():
        now = exceptions.get(("VERB", form)) or by_rules(rules, "VERB", form)
        if now in lemmas or len(lemmas) > 1 or form in lemmas and ("VERB", form) in exceptions: continue
        added["VERB", form] = next(iter(lemmas))
    added.update(OWN)
    return added


def tables(rules, exceptions):
    parts = lambda text: (line.split("\t") for line in text.decode().splitlines() if line)
    return {(u, s): (int(c), add) for u, s, c, add in parts(rules)}, {(u, f): l for u, f, l in parts(exceptions)}


def main():
    path = sys.argv[1]
    sections = read(path)
    named = {name: data for name, *_, data in sections}
    rules, exceptions = tables(named["lemma.rules"], named["lemma.exceptions"])
    added = more_exceptions(rules, exceptions, *sys.argv[2:3])
    text = ("\n".join(sorted(f"{u}\t{f}\t{l}" for (u, f), l in {**exceptions, **added}.items())) + "\n").encode()
    write(path, [(name, kind, len(text), 1, text) if name == "lemma.exceptions" else (name, kind, rows, columns, data) for name, kind, rows, columns, data in sections])
    print(f"{len(added)} forms added to {len(exceptions)}")


if __name__ == "__main__": main()
