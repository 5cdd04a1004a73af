#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Articles in JSONL or Parquet to tables in Parquet, on Apache Spark.

    spark-submit examples/spark_job.py articles/ out/ --gazetteer mine.tsv
    python examples/spark_job.py articles.jsonl out/ --master 'local[*]'

IN has the columns id, text and, where known, date. OUT gets the folders documents (all, as extracted), entities, relations, dyads (events
of a day between two countries, counted) and happenings (one for all articles that report it). What is there is replaced.
"""
import argparse

from demarche import spark as demarche_spark
from pyspark.sql import DataFrame, SparkSession


def read(session: SparkSession, path: str, kind: str) -> DataFrame:
    if kind == "parquet":
        return session.read.parquet(path)
    return session.read.schema("id string, text string, date string").json(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", metavar="IN")
    parser.add_argument("output", metavar="OUT")
    parser.add_argument("--format", choices=["jsonl", "parquet"], help="default: parquet where IN is called so, else jsonl")
    parser.add_argument("--gazetteer", action="append", default=[], help="your own names; may stand several times")
    parser.add_argument("--partitions", type=int, help="cut the input anew into so many")
    parser.add_argument("--master", help="of Spark; spark-submit sets it otherwise")
    options = parser.parse_args()

    builder = SparkSession.builder.appName("demarche")
    session = (builder.master(options.master) if options.master else builder).getOrCreate()
    kind = options.format or ("parquet" if options.input.rstrip("/").endswith("parquet") else "jsonl")
    articles = read(session, options.input, kind)
    if options.partitions:
        articles = articles.repartition(options.partitions)

    # Extraction is what costs: its result is stored, and the rest is made of that.
    date = "date" if "date" in articles.columns else None
    extracted = demarche_spark.extract(articles, date=date, gazetteers=options.gazetteer)
    extracted.write.mode("overwrite").parquet(f"{options.output}/documents")
    documents = session.read.parquet(f"{options.output}/documents")

    tables = {
        "entities": demarche_spark.entities(documents),
        "relations": demarche_spark.relations(documents),
        "dyads": demarche_spark.dyads(documents),
        "happenings": demarche_spark.merge(documents),
    }
    for name, table in tables.items():
        table.write.mode("overwrite").parquet(f"{options.output}/{name}")
    wrong = documents.where("error IS NOT NULL").count()
    print(f"{documents.count()} rows, {wrong} could not be read: see the column error in {options.output}/documents")
    session.stop()


if __name__ == "__main__":
    main()
