"""How time and memory grow: ten times the inspections, the lines of rules, and the rows of cases, again and again.

    growth.py BUILD_DIR [--most N] [--rounds N] [--svg FILE] [--markdown FILE]

Every size runs in a fresh process of `rubric_growth`, all sizes one after the other, several rounds; processor time and
memory are medians. `--most` is the largest number of inspections: 1,000,000 unless told; 10,000,000 takes minutes.
`--svg` draws the tables, both axes in powers of ten: cost a unit that does not grow is a level line. Times count in a
release build.
"""
import argparse
import os
import statistics
import subprocess
import sys

from plot import figure

KINDS = {
    "inspections": ("inspections", "read from JSON", "work out, in a batch", [10**3, 10**4, 10**5, 10**6, 10**7]),
    "rules": ("lines of rules", "load", "work out one inspection", [10**2, 10**3, 10**4, 10**5]),
    "rows": ("rows of cases", "read from CSV", "work out the inspection", [10**2, 10**3, 10**4, 10**5]),
}


def run_once(build, kind, size):
    """Units, seconds of the first step, seconds of the second, bytes."""
    out = subprocess.run([os.path.join(build, "rubric_growth"), kind, str(size)], capture_output=True, text=True)
    if out.returncode != 0:
        raise SystemExit(out.stderr)
    return [float(word) for word in out.stdout.split()]


def measured(build, sizes, rounds):
    """For each kind a row a size: units, first, second, bytes, all medians."""
    runs = {}
    for _ in range(rounds):
        for kind, wanted in sizes.items():
            for size in wanted:
                runs.setdefault((kind, size), []).append(run_once(build, kind, size))
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


def table(kind, rows):
    unit, first, second, _ = KINDS[kind]
    heading = [unit, f"{first}, µs a unit", f"{second}, µs a unit", "memory at the peak, MB", "bytes for each more"]
    lines = [heading, ["---"] * 5]
    base = rows[0]
    for row in rows:
        units, reading, working, peak = row
        more = "" if row is base else f"{(peak - base[3]) / (units - base[0]):,.0f}"  # than the smallest size has
        lines.append([f"{units:,.0f}", micros(reading / units), micros(working / units), short(peak / 1e6), more])
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def panels(results):
    """Above the time a unit, below the memory."""
    for kind, rows in results.items():
        unit, first, second, _ = KINDS[kind]
        lines = {name: [(row[0], row[at] / row[0] * 1e6) for row in rows] for name, at in ((first, 1), (second, 2))}
        yield f"{unit}: µs a unit", lines
    for kind, rows in results.items():
        yield f"{KINDS[kind][0]}: memory, MB", {"at the peak": [(row[0], row[3] / 1e6) for row in rows]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--least-only", action="store_true", help="the two smallest sizes of each: does it work?")
    parser.add_argument("--svg")
    parser.add_argument("--markdown")
    told = parser.parse_args()
    sizes = {kind: what[3] for kind, what in KINDS.items()}
    sizes["inspections"] = [size for size in sizes["inspections"] if size <= told.most]
    if told.least_only:
        sizes = {kind: wanted[:2] for kind, wanted in sizes.items()}
    results = measured(told.build, sizes, told.rounds)
    text = "\n".join(table(kind, rows) for kind, rows in results.items())
    print(f"\nGrowth: processor time, medians of {told.rounds} rounds\n\n{text}")
    if told.markdown:
        with open(told.markdown, "w", encoding="utf-8") as out:
            out.write(text)
    if told.svg:
        with open(told.svg, "w", encoding="utf-8") as out:
            out.write(figure(list(panels(results)), columns=len(results)))


if __name__ == "__main__":
    sys.exit(main())
