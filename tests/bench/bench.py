"""All benchmarks, one part after the other, and the tables of docs/performance.md that they make.

    bench.py BUILD_DIR [--only PART,…] [--most N] [--quick] [--page FILE]

Parts are evaluations, streams, peers and growth. Where only some run, or some fail, the tables of the others stay as they
are; the bounds are of one run, and need evaluations and streams. `--most` is the largest number of inspections: 1,000,000
unless told. `--quick` is for trying whether it all works: its times are worth nothing, and no page is written.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "peers"))

import bounds
import measured
import packages
from compare import compare
from growth import growth
from streams import streams

DOCS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "docs")
TABLES = {
    "evaluations": ["loading", "evaluating", "process", "tests"],
    "streams": ["streams", "streams-limits", "impact"],
    "peers": ["peers"],
    "growth": ["growth-inspections", "growth-values", "growth-rules", "growth-rows"],
}
MINUTES = {"evaluations": 1.5, "streams": 1.5, "peers": 3.5, "growth": 2}  # on two cores with nothing else to do


def evaluations(told):
    """What rubric_bench measures."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "evaluations.json")
        times = ["--benchmark_repetitions=3", "--benchmark_min_time=0.01"] if told.quick else ["--benchmark_repetitions=7"]
        subprocess.run(
            [os.path.join(told.build, "rubric_bench"), *times, "--benchmark_enable_random_interleaving=true",
             "--benchmark_report_aggregates_only=true", f"--benchmark_out={path}", "--benchmark_out_format=json"],
            check=True)
        with open(path, encoding="utf-8") as file:
            return bounds.of_evaluations(json.load(file)["benchmarks"])


def of_streams(told):
    return streams(told.build, 1 if told.quick else 9, told.most)


def peers(told):
    said = packages.install(told.build)
    if said:
        print(said, flush=True)
    return {"peers": compare(told.build, 400 if told.quick else 20_000, 1 if told.quick else 7)}, {}


def of_growth(told):
    svg = None if told.quick else os.path.join(DOCS, "performance-growth.svg")
    return growth(told.build, 1 if told.quick else 3, told.most, told.quick, svg), {}


RUN = {"evaluations": evaluations, "streams": of_streams, "peers": peers, "growth": of_growth}


def run(told):
    """The tables of the parts that came to their end, the numbers with bounds, and the parts that did not."""
    tables, numbers, failed = {}, {}, []
    for at, part in enumerate(told.only, 1):
        print(f"\n[{at}/{len(told.only)}] {part}, some {MINUTES[part]:g} minutes", flush=True)
        start = time.perf_counter()
        try:
            more, bounded = RUN[part](told)
            tables.update(more)
            numbers.update(bounded)
            print(f"[{at}/{len(told.only)}] {part} took {(time.perf_counter() - start) / 60:.1f} minutes", flush=True)
        except (SystemExit, Exception) as why:  # the tables of the others are not lost by it
            if not isinstance(why, (SystemExit, OSError, subprocess.CalledProcessError)):
                traceback.print_exc()
            print(f"[{at}/{len(told.only)}] {part} failed: {why}", flush=True)
            failed.append(part)
    return tables, numbers, failed


def parts(text):
    wanted = text.split(",")
    for part in wanted:
        if part not in TABLES:
            raise argparse.ArgumentTypeError(f"no part `{part}`; there are {', '.join(TABLES)}")
    return wanted


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--only", type=parts, default=list(TABLES))
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--page", default=os.path.join(DOCS, "performance.md"))
    told = parser.parse_args()
    if told.quick:
        told.most = min(told.most, 100_000)
    try:
        measured.check(told.page, ["bounds", *(name for part in told.only for name in TABLES[part])])
        tables, numbers, failed = run(told)
        whole = bounds.table_of(numbers)
        if whole:
            tables["bounds"] = whole
            print(f"\nBounds\n\n{whole}")
        else:
            print("\nThe bounds need the parts evaluations and streams of one run: their table stays as it is")
        if not told.quick:
            measured.write(told.page, tables)
            print(f"{len(tables)} tables written to {told.page}: {', '.join(tables)}")
    except measured.Wrong as wrong:
        raise SystemExit(str(wrong)) from None
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}; their tables stay as they are")


if __name__ == "__main__":
    sys.exit(main())
