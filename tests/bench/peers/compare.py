"""The rules of youth-2021 under Rubric, by hand in C++, and in other languages: the same results, and what they cost.

    compare.py BUILD_DIR [--count N] [--rounds N] [--check] [--also 'NAME=COMMAND'] [--markdown FILE]

Writes N seeded random inspections to an NDJSON file (20,000 unless told), lets everyone who is installed rate them, and
stops where two differ. Then measures, one round of everyone after the other: facts in memory to results, timed by each
participant; and whole processes from the file to lines. The slow ones take a quarter of the inspections a round. Processor
time, medians, ratios to C++ by hand. `--check` only checks. `--also` adds a participant that knows the words `lines FILE`
and `rounds FILE`. Times count in a release build.
"""
import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile

from participants import Peer, all_of

SLOW_SHARE = 4


def write_cases(build, count, path):
    with open(path, "wb") as out:
        subprocess.run([os.path.join(build, "rubric_write_cases"), str(count)], stdout=out, check=True)


def those_present(everyone):
    present = []
    for each in everyone:
        missing = each.missing()
        if missing:
            print(f"not installed, left out: {each.name} ({missing})")
        else:
            present.append(each)
    return present


def first_difference(expected, found):
    expected, found = expected.splitlines(), found.splitlines()
    for number, (one, other) in enumerate(zip(expected, found), 1):
        if one != other:
            return f"inspection {number}: expected `{one}`, found `{other}`"
    return f"expected {len(expected)} lines, found {len(found)}" if len(expected) != len(found) else None


def check_of(lines):
    """The sum that a round must come to."""
    rated = [line.split(",") for line in lines if line != "not rated"]
    return sum(int(total) + 100 * int(overall) + 1000 * int(governance) for total, overall, governance, _ in rated)


def check_same(present, cases, count):
    """Everyone's lines must be those of the first, in which every inspection has one; these lines."""
    lines = present[0].whole(cases)[1]
    if lines.count("\n") != count:
        raise SystemExit(f"{present[0].name}: expected {count} lines, found {len(lines.splitlines())}")
    wrong = False
    for each in present[1:]:
        difference = first_difference(lines, each.whole(cases)[1])
        if difference:
            print(f"{each.name} differs from {present[0].name}: {difference}")
            wrong = True
    if wrong:
        raise SystemExit(1)
    print(f"the same results of {count:,} inspections from all {len(present)}: " + "; ".join(p.name for p in present))
    return lines.splitlines()


class Cases:
    """A file of inspections, how many it has, and what a round over them must come to."""

    def __init__(self, path, lines):
        self.path, self.count, self.check = path, len(lines), check_of(lines)


def measure(present, cases_of, rounds):
    """Seconds an inspection in each round, of each name: from facts in memory, and of whole processes."""
    in_memory, whole = {}, {}
    able = [each for each in present if each.begin]
    for each in able:
        each.begin(cases_of(each).path)
    for i in range(rounds + 1):  # the first warms up
        for each in able:
            seconds, found = each.round()
            cases = cases_of(each)
            if found != cases.check:
                raise SystemExit(f"{each.name}: the sum over a round is {found}, expected {cases.check}")
            if i > 0:
                in_memory.setdefault(each.name, []).append(seconds / cases.count)
    for each in able:
        each.end()
    for _ in range(rounds):
        for each in [one for one in present if one.whole_timed]:
            cases = cases_of(each)
            whole.setdefault(each.name, []).append(each.whole(cases.path)[0] / cases.count)
    return in_memory, whole


def number(value):
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def cells(seconds, yardstick):
    """Microseconds an inspection, and how many times as long as the yardstick: medians, and of the ratios the range."""
    if seconds is None:
        return ["", ""]
    ratios = [one / base for one, base in zip(seconds, yardstick)]
    ratio = f"{number(statistics.median(ratios))} ({number(min(ratios))} to {number(max(ratios))})"
    return [number(statistics.median(seconds) * 1e6), "1" if seconds is yardstick else ratio]


def table(present, in_memory, whole):
    first = present[0].name
    rows = [["participant", "facts in memory, µs", "ratio", "NDJSON to lines, µs", "ratio"], ["---"] * 5]
    for each in present:
        memory, process = in_memory.get(each.name), whole.get(each.name)
        rows.append([each.name, *cells(memory, in_memory[first]), *cells(process, whole[first])])
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


def compare(build, count=20_000, rounds=7, check_only=False, also=()):
    """The table, or nothing where it was only to check."""
    present = those_present([*all_of(build), *also])
    with tempfile.TemporaryDirectory() as folder:
        many, few = os.path.join(folder, "many.ndjson"), os.path.join(folder, "few.ndjson")
        write_cases(build, count, many)
        lines = check_same(present, many, count)
        if check_only:
            return None
        fewer = max(1, count // SLOW_SHARE)
        write_cases(build, fewer, few)
        every, some = Cases(many, lines), Cases(few, lines[:fewer])
        in_memory, whole = measure(present, lambda each: some if each.slow else every, rounds)
    text = table(present, in_memory, whole)
    print(f"\nProcessor time an inspection, medians of {rounds} interleaved rounds; ratios with range\n\n{text}")
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--also", action="append", default=[])
    parser.add_argument("--markdown")
    told = parser.parse_args()
    also = [Peer(name, shlex.split(command)) for name, _, command in (each.partition("=") for each in told.also)]
    text = compare(told.build, told.count, told.rounds, told.check, also)
    if told.markdown and text:
        with open(told.markdown, "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    sys.exit(main())
