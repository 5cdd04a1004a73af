# SPDX-License-Identifier: Apache-2.0
"""Tables of benchmarks/results.json, between the markers of docs/benchmarks.md."""
import re

TITLES = {"pipeline": "", "threads": "threads", "length": "documents of", "memory": "JSON lines", "gazetteer": ""}


def number(x):
    return f"{x:,.0f}" if abs(x) >= 100 else f"{x:.1f}" if abs(x) >= 10 else f"{x:.2f}"


def table(part, result):
    """Rows are contestants, columns what was measured: median (least to most)"""
    columns = list(dict.fromkeys(what for row in result["rows"].values() for what in row))
    if part == "gazetteer": return by_figure(result)
    lines = [f"| {TITLES[part]} | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in result["rows"].items():
        lines.append(f"| {name} | " + " | ".join(cell(row.get(c)) for c in columns) + " |")
    return "\n".join(lines)


def by_figure(result):
    """The same turned round: a row for each figure, a column for each size"""
    sizes = list(result["rows"]); figures = list(dict.fromkeys(what for row in result["rows"].values() for what in row))
    lines = ["| | " + " | ".join(sizes) + " |", "|---" * (len(sizes) + 1) + "|"]
    return "\n".join(lines + [f"| {what} | " + " | ".join(cell(result["rows"][s].get(what)) for s in sizes) + " |" for what in figures])


def cell(value):
    if value is None: return "-"
    if value["least"] == value["most"]: return number(value["median"])
    return f"{number(value['median'])} ({number(value['least'])} to {number(value['most'])})"


def heading(part, result):
    machine, words = result["machine"], f", {result['words']:,} words" if "words" in result else ""
    return (f"{result['when']}, {machine['cpu']}, {machine['cores']} cores, load before {machine['load before']}{words}; {'one round' if result['rounds'] == 1 else f'''median of {result['rounds']} rounds (least to most)'''}, "
            f"`{result['command']}`:")


def write_tables(results, page):
    text = open(page, encoding="utf-8").read()
    for part, result in results.items():
        begin, end = f"<!-- measured: {part} -->", "<!-- end -->"
        if begin not in text: continue
        inner = f"{begin}\n{heading(part, result)}\n\n{table(part, result)}\n{end}"
        text = re.sub(re.escape(begin) + r".*?" + re.escape(end), lambda _: inner, text, flags=re.S)
    open(page, "w", encoding="utf-8").write(text)
