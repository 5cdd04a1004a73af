#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the package and the Spark job cost, in processor time: python/tests/benchmark.py [ARTICLES]

Processor time does not count what else the machine does. The job's is the difference of two runs, one with twice the articles, so that
Spark's start falls out.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "benchmarks"))


def articles(count: int) -> list[dict[str, str]]:
    from corpus import article

    chance = random.Random(1)
    return [{"id": str(n), "date": "2024-05-03", "text": article(chance, 20)} for n in range(count)]


def report(name: str, seconds: float, made: list[dict[str, str]]) -> None:
    words = sum(len(a["text"].split()) for a in made)
    print(f"{name}: {words / seconds:,.0f} words/s, {seconds / len(made) * 1e6 / 3600:.2f} hours a million articles of {words / len(made):.0f} words")


def package(made: list[dict[str, str]]) -> None:
    import demarche
    from demarche.tables import rows

    nlp = demarche.load()
    nlp(made[0]["text"])
    steps = {
        "nlp(text)": lambda a: nlp(a["text"], date=a["date"]),
        "nlp(text), tables": lambda a: [rows(doc, table) for doc in [nlp(a["text"], date=a["date"])] for table in ("relations", "entities")],
    }
    for name, step in steps.items():
        begin = time.process_time()
        for one in made:
            step(one)
        report(name, time.process_time() - begin, made)
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def job(made: list[dict[str, str]]) -> None:
    took = []
    with tempfile.TemporaryDirectory() as folder:
        for part in (made[: len(made) // 2], made):
            source = Path(folder) / "in.jsonl"
            source.write_text("".join(json.dumps(a) + "\n" for a in part))
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [sys.executable, str(SOURCE / "examples" / "spark_job.py"), str(source), f"{folder}/out", "--master", "local[2]"]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env={**os.environ, "PYSPARK_PYTHON": sys.executable})
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        size = sum(file.stat().st_size for file in Path(folder, "out", "documents").glob("*.parquet"))
        tables = sum(file.stat().st_size for name in ("entities", "relations", "dyads", "happenings") for file in Path(folder, "out", name).glob("*.parquet"))
    report("the Spark job, whole", took[1] - took[0], made[len(made) // 2 :])
    print(f"the job's start and first articles: {2 * took[0] - took[1]:.0f} s; stored: documents {size / len(made):.0f}, tables {tables / len(made):.0f} bytes an article")


if __name__ == "__main__":
    made = articles(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    package(made[: len(made) // 2])
    job(made)
