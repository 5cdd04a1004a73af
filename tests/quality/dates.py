#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what the program makes of dates with dateutil and dateparser: dates.py PROGRAM [--count N] [--list]

N expressions (2,000) are generated, each in a sentence of a document of its own with a date of its own. What is absolute is read by dateutil, what is relative by dateparser where it knows the
expression, and by dateutil's arithmetic else. Prints how many agree, kind by kind, and with --list those that do not. Needs python-dateutil and dateparser; where they are not there, it says so
and ends with exit code 77."""
import argparse, collections, datetime, json, random, subprocess, sys

try:
    import dateparser
    from dateutil import parser as absolute
    from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
except ImportError as error:
    print(f"dates.py: {error.name} is missing", file=sys.stderr)
    sys.exit(77)

MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
DAYS = {"Monday": MO, "Tuesday": TU, "Wednesday": WE, "Thursday": TH, "Friday": FR, "Saturday": SA, "Sunday": SU}
NUMBERS = "two three four five six seven eight nine ten".split()


def ordinal(n): return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
def week(d): return "%d-W%02d" % d.isocalendar()[:2]


def by_dateutil(text): return absolute.parse(text).date().isoformat()
def by_dateparser(text, today, direction="past"):
    found = dateparser.parse(text, languages=["en"], settings={"RELATIVE_BASE": datetime.datetime.combine(today, datetime.time(12)), "PREFER_DATES_FROM": direction})
    return found and found.date()


def absolute_expression(rng, today):
    d = datetime.date(rng.randint(1900, 2035), 1, 1) + datetime.timedelta(rng.randint(0, 364))
    m, n, y = MONTHS[d.month - 1], d.day, d.year
    short = SHORT[d.month - 1]
    text = rng.choice([f"{m} {n}, {y}", f"{n} {m} {y}", f"{m} {ordinal(n)}, {y}", f"{ordinal(n)} {m} {y}", f"{short} {n}, {y}", f"{n} {short} {y}", f"{ordinal(n)} of {m}, {y}", f"{n} {m.upper()} {y}",
                       d.isoformat(), f"{y}/{d.month:02}/{n:02}"])
    return "absolute", "on", text, by_dateutil(text)


def digits_expression(rng, today):
    d = datetime.date(rng.randint(1950, 2030), rng.randint(1, 12), rng.randint(13, 28))
    text, first = rng.choice([(f"{d.day}/{d.month}/{d.year}", True), (f"{d.month}/{d.day}/{d.year}", False), (f"{d.day:02}.{d.month:02}.{d.year}", True), (f"{d.day:02}-{d.month:02}-{d.year}", True)])
    return "digits", "on", text, absolute.parse(text, dayfirst=first).date().isoformat()


def yearless_expression(rng, today):
    d = today - datetime.timedelta(rng.randint(1, 240))
    if d.month == 2 and d.day == 29: d -= datetime.timedelta(1)
    text = rng.choice([f"{MONTHS[d.month - 1]} {d.day}", f"{d.day} {MONTHS[d.month - 1]}", f"{SHORT[d.month - 1]} {d.day}", f"{ordinal(d.day)} of {MONTHS[d.month - 1]}"])
    found = by_dateparser(text.replace(" of ", " "), today)
    return "day and month", "on", text, found.isoformat() if found else d.isoformat()


def weekday_expression(rng, today):
    name = rng.choice(list(DAYS))
    kind = rng.randint(0, 3)
    if kind == 0: return "weekdays", "on", name, (today + relativedelta(weekday=DAYS[name](-1))).isoformat()
    if kind == 1: return "weekdays", "", f"last {name}", (today + relativedelta(days=-1, weekday=DAYS[name](-1))).isoformat()
    n, word = rng.choice([(1, "first"), (2, "second"), (3, "third"), (-1, "last")])
    month = rng.randint(1, 12)
    base = datetime.date(today.year, month, 1)
    day = base + (relativedelta(weekday=DAYS[name](n)) if n > 0 else relativedelta(day=31, weekday=DAYS[name](-1)))
    return "weekdays of months", "on", f"the {word} {name} of {MONTHS[month - 1]} {today.year}", day.isoformat()


def relative_expression(rng, today):
    n = rng.randint(2, 10)
    word = rng.choice([str(n), NUMBERS[n - 2]])
    unit = rng.choice(["days", "weeks", "months", "years"])
    text = rng.choice([f"{word} {unit} ago", f"{word} {unit} earlier", "yesterday", "last week", "last month", "last year", "a week ago", "a month ago", "a year ago", "the day before yesterday"])
    if text in ("yesterday", "the day before yesterday"): return "relative", "", text, (today - datetime.timedelta(1 if text == "yesterday" else 2)).isoformat()
    found = by_dateparser(text.replace("last ", "1 ").replace("week", "week").replace("earlier", "ago") + (" ago" if text.startswith("last") else ""), today)
    if found is None:
        unit_ = next(u for u in ("day", "week", "month", "year") if u in text)
        found = today - relativedelta(**{unit_ + "s": 1 if text.startswith(("last", "a ")) else n})
    if "day" in text: return "relative", "", text, found.isoformat()
    if "week" in text: return "relative", "", text, week(found)
    return "relative", "", text, found.isoformat()[:7] if "month" in text else str(found.year)


def month_expression(rng, today):
    month, year = rng.randint(1, 12), rng.randint(1900, 2035)
    kind = rng.randint(0, 4)
    if kind == 0: return "months and years", "in", f"{MONTHS[month - 1]} {year}", absolute.parse(f"1 {MONTHS[month - 1]} {year}").strftime("%Y-%m")
    if kind == 1: return "months and years", "in", str(year), str(year)
    if kind == 2:
        past = today.year if month <= today.month else today.year - 1
        return "months and years", "in", MONTHS[month - 1], f"{past}-{month:02}"
    if kind == 3: return "months and years", "in", f"the {year // 10 * 10}s", str(year // 10)
    quarter = rng.randint(1, 4)
    return "months and years", "in", f"the {('first', 'second', 'third', 'fourth')[quarter - 1]} quarter of {year}", f"{year}-{quarter * 3 - 2:02}/{year}-{quarter * 3:02}"


def range_expression(rng, today):
    d = datetime.date(rng.randint(1950, 2030), rng.randint(1, 12), rng.randint(1, 20))
    e = d + datetime.timedelta(rng.randint(1, 7))
    m = MONTHS[d.month - 1]
    text = rng.choice([f"{m} {d.day}-{e.day}, {d.year}", f"{d.day}–{e.day} {m} {d.year}", f"{d.day} to {e.day} {m} {d.year}", f"{m} {d.day} to {m} {e.day}, {d.year}"])
    return "ranges", "on", text, f"{by_dateutil(f'{m} {d.day}, {d.year}')}/{by_dateutil(f'{m} {e.day}, {d.year}')}"


KINDS = [absolute_expression, absolute_expression, digits_expression, yearless_expression, yearless_expression, weekday_expression, relative_expression, relative_expression, month_expression, range_expression]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program"); arguments.add_argument("--count", type=int, default=2000); arguments.add_argument("--list", action="store_true"); arguments.add_argument("--floor", type=float, default=97)
    options = arguments.parse_args()
    rng = random.Random(7)
    cases = []
    while len(cases) < options.count:
        today = datetime.date(rng.randint(1995, 2030), 1, 1) + datetime.timedelta(rng.randint(0, 364))
        kind, preposition, text, value = rng.choice(KINDS)(rng, today)
        cases.append((kind, text, value, today, f"The port of Quist was opened {preposition} {text}.".replace("  ", " ")))
    lines = "".join(json.dumps({"id": str(i), "text": c[4], "date": c[3].isoformat()}) + "\n" for i, c in enumerate(cases))
    out = subprocess.run([options.program, "extract", "--plain", "--format", "jsonl", "--input", "jsonl"], input=lines, capture_output=True, text=True, check=True).stdout
    agree = collections.Counter(); all_ = collections.Counter()
    for line, (kind, text, value, today, sentence) in zip(out.splitlines(), cases):
        got = [e["value"] for e in json.loads(line)["entities"] if e["type"] == "DATE"]
        all_[kind] += 1
        if got == [value]: agree[kind] += 1
        elif options.list: print(f"{text!r} on {today}: {got}, theirs {value}")
    for kind in sorted(all_): print(f"{kind:20}{agree[kind]:6} of {all_[kind]:5}  {100 * agree[kind] / all_[kind]:5.1f} %")
    share = 100 * sum(agree.values()) / len(cases)
    print(f"{'all':20}{sum(agree.values()):6} of {len(cases):5}  {share:5.1f} %")
    if share < options.floor: sys.exit(f"fewer than {options.floor} % agree")


main()
