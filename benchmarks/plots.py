# SPDX-License-Identifier: Apache-2.0
"""Plots of results.json as SVG; runs in an environment with matplotlib: plots.py RESULTS FOLDER"""
import json, os, re, sys

import matplotlib
matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "demarche"  # the same file for the same figures
import matplotlib.pyplot as plt

results, folder = json.load(open(sys.argv[1])), sys.argv[2]
os.makedirs(folder, exist_ok=True)


def save(figure, name):
    figure.tight_layout(); figure.savefig(os.path.join(folder, name), metadata={"Date": None}); plt.close(figure)


def error(rows, what):
    return [[r[what]["median"] - r[what]["least"] for r in rows], [r[what]["most"] - r[what]["median"] for r in rows]]


if "pipeline" in results:
    rows = {k: v for k, v in results["pipeline"]["rows"].items() if "words/s" in v}
    figure, axes = plt.subplots(figsize=(7, 0.5 * len(rows) + 1.2))
    axes.barh(list(rows), [r["words/s"]["median"] for r in rows.values()], xerr=error(rows.values(), "words/s")); axes.invert_yaxis()
    axes.set_xscale("log"); axes.set_xlabel("words a second, one core"); save(figure, "pipeline.svg")
if "length" in results:
    rows = results["length"]["rows"]; size = lambda name: 0.001 if name == "1 KB" else float(name.split()[0])
    figure, axes = plt.subplots(figsize=(7, 3.5))
    for what, wanted in (("many lines", lambda n: "one line" not in n), ("one line", lambda n: "one line" in n or n == "1 KB")):
        points = [(size(n), r["us a word"]["median"]) for n, r in rows.items() if wanted(n)]; axes.plot(*zip(*points), marker="o", label=what)
    axes.set_xscale("log"); axes.set_ylim(bottom=0); axes.set_xlabel("MB of a document"); axes.set_ylabel("us a word"); axes.legend(); save(figure, "length.svg")
if "threads" in results:
    rows = results["threads"]["rows"]; figure, axes = plt.subplots(figsize=(5, 3.5))
    axes.errorbar([int(n) for n in rows], [r["words/s, wall"]["median"] for r in rows.values()], yerr=error(rows.values(), "words/s, wall"), marker="o")
    axes.set_ylim(bottom=0); axes.set_xticks([int(n) for n in rows]); axes.set_xlabel("threads"); axes.set_ylabel("words a second, wall time"); save(figure, "threads.svg")
if "gazetteer" in results:
    rows = results["gazetteer"]["rows"]; sizes = [int(re.sub(r"\D", "", name)) for name in rows]; figure, axes = plt.subplots(figsize=(7, 3.5))
    for who in dict.fromkeys(w.split(":")[0] for row in rows.values() for w in row if w.endswith(": MB/s")):
        points = [(n, row[f"{who}: MB/s"]["median"]) for n, row in zip(sizes, rows.values()) if f"{who}: MB/s" in row]; axes.plot(*zip(*points), marker="o", label=who)
    axes.set_xscale("log"); axes.set_yscale("log"); axes.set_xlabel("names"); axes.set_ylabel("MB of text a second"); axes.legend(); save(figure, "gazetteer.svg")
