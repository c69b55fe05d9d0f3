"""How time and memory grow: ten times the inspections, the lines of rules, and the rows of cases, again and again.

    growth.py BUILD_DIR [--most N] [--rounds N] [--svg FILE]

Every size runs in a fresh process, all sizes one after the other, several rounds; processor time and memory are medians. A
size that takes more than ten seconds is run once. `--most` is the largest number of inspections: 1,000,000 unless told;
10,000,000 takes many minutes. `--svg` draws the tables, both axes in powers of ten: cost a unit that does not grow is a
level line. Times count in a release build.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

from measured import table
from plot import figure
from processes import through_a_pipe
from streams import RULES

# What a unit is, the steps that are timed, the sizes. `values` is `rubric run --format values`, the others the library.
KINDS = {
    "inspections": ("inspections", ["read from JSON", "work out, in a batch"], [10**3, 10**4, 10**5, 10**6, 10**7]),
    "values": ("inspections, `rubric run`", ["from JSON to values"], [10**4, 10**5, 10**6, 10**7]),
    "rules": ("lines of rules", ["load", "work out one inspection"], [10**2, 10**3, 10**4, 10**5]),
    "rows": ("rows of cases", ["read from CSV", "work out the inspection"], [10**2, 10**3, 10**4, 10**5]),
}
LONG = 10  # seconds


def run_once(build, kind, size):
    """Units, seconds of each step, bytes."""
    if kind == "values":
        reader = [os.path.join(build, "rubric"), "run", RULES, "-", "--input", "ndjson", "--format", "values"]
        seconds, peak = through_a_pipe([os.path.join(build, "rubric_write_cases"), str(size)], reader)
        return [size, seconds, peak]
    out = subprocess.run([os.path.join(build, "rubric_growth"), kind, str(size)], capture_output=True, text=True)
    if out.returncode != 0:
        raise SystemExit(out.stderr)
    return [float(word) for word in out.stdout.split()]


def measured(build, sizes, rounds):
    """For each kind a row a size: units, seconds of each step, bytes, all medians."""
    runs, once = {}, set()
    for _ in range(rounds):
        for kind, wanted in sizes.items():
            for size in wanted:
                if (kind, size) in once:
                    continue
                start = time.perf_counter()
                runs.setdefault((kind, size), []).append(run_once(build, kind, size))
                if time.perf_counter() - start > LONG:
                    once.add((kind, size))
    return {
        kind: [[statistics.median(column) for column in zip(*runs[kind, size])] for size in wanted]
        for kind, wanted in sizes.items()
    }


def short(number):
    """Three figures, or all of a whole number."""
    return f"{number:.2f}" if number < 10 else f"{number:.1f}" if number < 100 else f"{number:,.0f}"


def micros(seconds):
    """Microseconds; small ones with two figures that count."""
    return f"{seconds * 1e6:.2g}" if seconds < 1e-5 else short(seconds * 1e6)


def table_of(kind, rows):
    unit, steps, _ = KINDS[kind]
    lines = [[unit, *(f"{step}, µs a unit" for step in steps), "memory at the peak, MB", "bytes for each more"]]
    base = rows[0]
    for row in rows:
        units, *seconds, peak = row
        more = "" if row is base else f"{max(0, (peak - base[-1]) / (units - base[0])):,.0f}"  # than the smallest size has
        lines.append([f"{units:,.0f}", *(micros(each / units) for each in seconds), short(peak / 1e6), more])
    return table(lines)


def panels(results):
    """Above the time a unit, below the memory."""
    for kind, rows in results.items():
        unit, steps, _ = KINDS[kind]
        lines = {step: [(row[0], row[at] / row[0] * 1e6) for row in rows] for at, step in enumerate(steps, 1)}
        yield f"{unit}: µs a unit".replace("`", ""), lines
    for kind, rows in results.items():
        yield f"{KINDS[kind][0]}: memory, MB".replace("`", ""), {"at the peak": [(row[0], row[-1] / 1e6) for row in rows]}


def growth(build, rounds=3, most=10**6, smallest=False, svg=None):
    """The tables by name."""
    sizes = {kind: what[2] for kind, what in KINDS.items()}
    for kind in ("inspections", "values"):
        sizes[kind] = [size for size in sizes[kind] if size <= max(most, sizes[kind][0])]
    if smallest:
        sizes = {kind: [size for size in wanted[:2] if size < 10**5] for kind, wanted in sizes.items()}
    results = measured(build, sizes, rounds)
    tables = {f"growth-{kind}": table_of(kind, rows) for kind, rows in results.items()}
    print(f"\nGrowth: processor time, medians of {rounds} rounds\n\n" + "\n".join(tables.values()))
    if svg:
        with open(svg, "w", encoding="utf-8") as out:
            out.write(figure(list(panels(results)), columns=len(results)))
    return tables


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--least-only", action="store_true", help="the two smallest sizes of each: does it work?")
    parser.add_argument("--svg")
    told = parser.parse_args()
    growth(told.build, told.rounds, told.most, told.least_only, told.svg)


if __name__ == "__main__":
    sys.exit(main())
