"""Whole populations as processes: `rubric run --format values` beside the same written by hand in C++ with simdjson, and
`rubric impact`.

    streams.py BUILD_DIR [--rounds N] [--most N]

Checks that both write the same, then measures one round of each after the other: processor time and its ratios, what two
threads bring, the memory at its peak for 100,000 and a million inspections (or as many as `--most` says) that come through
a pipe, and the time from start to the end of one inspection. Only a release build counts.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile

from measured import table
from processes import taken, through_a_pipe

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
RULES = os.path.join(SOURCE, "rules", "hmip", "youth-2021.rubric")
SCENARIO = os.path.join(SOURCE, "examples", "scenarios", "good-from-60.rubric")
CHECKED = 20_000
TIMED = 120_000
COLD = 31


def output_of(words):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


def check_same(rubric, by_hand):
    """The lines must be equal, but those with an error, which the program by hand has no words for."""
    ours, theirs = output_of(rubric).splitlines(), output_of(by_hand).splitlines()
    if len(ours) != CHECKED or len(theirs) != CHECKED:
        raise SystemExit(f"{len(ours)} and {len(theirs)} lines, expected {CHECKED}")
    errors = 0
    for mine, other in zip(ours, theirs):
        if b'"error"' in mine:
            errors += 1
        elif mine != other:
            raise SystemExit(f"the outputs differ:\n{mine.decode()}\n{other.decode()}")
    print(f"same values on {CHECKED - errors:,} of {CHECKED:,} inspections; {errors} with an error are left out")


def timed(commands, rounds):
    """For each command its processor seconds, and by the clock, in every round."""
    for command in commands.values():
        taken(command)  # warms up
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(taken(command))
    return {name: list(zip(*each)) for name, each in runs.items()}


def write_cases(build, folder, name, count):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        subprocess.run([os.path.join(build, "rubric_write_cases"), str(count)], stdout=file, check=True)
    return path


def ratio(runs, above, below):
    """The median over the rounds, and the range, of processor times."""
    each = [one / other for one, other in zip(runs[above][0], runs[below][0])]
    return statistics.median(each), min(each), max(each)


def times(build, folder, rounds, numbers):
    """The table of times; what of it has a bound goes into `numbers`."""
    rubric, by_hand = (os.path.join(build, name) for name in ("rubric", "rubric_handwritten_values"))
    many, one = write_cases(build, folder, "many.ndjson", TIMED), write_cases(build, folder, "one.ndjson", 1)
    values = [rubric, "run", RULES, many, "--format", "values"]
    whole = " ".join(f"'{word}'" for word in values)
    commands = {
        "by hand": [by_hand, many],
        "`rubric run`, one thread": values,
        "`rubric run --jobs 2`, both threads together": [*values, "--jobs", "2"],
        "both": ["sh", "-c", f"{whole} & {whole} & wait"],
    }
    hand, alone, two, both = commands
    if not os.path.exists(by_hand):
        print("not built, left out: the program by hand (simdjson)")
        del commands[hand]
    else:
        few = write_cases(build, folder, "few.ndjson", CHECKED)
        check_same([rubric, "run", RULES, few, "--format", "values"], [by_hand, few])
    runs = timed(commands, rounds)
    rows = [["what", "an inspection", "by the clock, at best", "ratio"]]
    for name in (each for each in commands if each != both):
        processor, clock = statistics.median(runs[name][0]) / TIMED * 1e6, min(runs[name][1]) / TIMED * 1e6
        against = "1" if name == hand else "{:.2f} ({:.2f} to {:.2f})".format(*ratio(runs, name, hand)) if hand in runs else ""
        rows.append([name, f"{processor:.2f} µs", f"{clock:.2f} µs", against])
    if hand in runs:
        numbers["streams"] = ratio(runs, alone, hand)[0]
    least = {name: min(clock) for name, (_, clock) in runs.items()}  # other work only ever adds to it
    numbers["threads"] = least[alone] / least[two]
    numbers["free cores"] = 2 * least[alone] / least[both]
    cold = timed({"cold": [rubric, "run", RULES, one, "--format", "values"]}, COLD)["cold"]
    numbers["cold"], numbers["cold at best"] = statistics.median(cold[1]) * 1e3, min(cold[1]) * 1e3
    return table(rows)


def impacts(build, folder, rounds):
    """The table of what changed rules do to many inspections."""
    rubric, cases = os.path.join(build, "rubric"), write_cases(build, folder, "impact.ndjson", CHECKED)
    one = [rubric, "impact", RULES, cases, "--with", SCENARIO]
    two = [*one, "--drop", "cap governance"]
    commands = {
        "`rubric impact`, one change": one,
        "the same with `--jobs 2`": [*one, "--jobs", "2"],
        "two changes: both, and each alone and left out": two,
        "the same with `--jobs 2`, two changes": [*two, "--jobs", "2"],
        "`rubric run --format csv --only overall`, once": [rubric, "run", RULES, cases, "--format", "csv", "--only", "overall"],
    }
    runs = timed(commands, rounds)
    rows = [["what", "an inspection, processor time", "by the clock, at best"]]
    for name, (processor, clock) in runs.items():
        rows.append([name, f"{statistics.median(processor) / CHECKED * 1e6:.1f} µs", f"{min(clock) / CHECKED * 1e6:.1f} µs"])
    return table(rows)


def limits(numbers, peaks):
    """What two threads bring, start, and memory."""
    rows = [["what", "measured"]]
    rows.append(["two threads to one, by the clock at best", f"{numbers['threads']:.2f} times as fast"])
    rows.append(["two processes at once to one after the other, which shows how many cores were free",
                 f"{numbers['free cores']:.2f} times as fast"])
    rows.append(["from start to the end of a file with one inspection, by the clock",
                 f"{numbers['cold']:.1f} ms, {numbers['cold at best']:.1f} ms at best"])
    for (count, jobs), peak in peaks.items():
        threads = "one thread" if jobs == 1 else f"{jobs} threads"
        rows.append([f"memory at its peak, {count:,} inspections through a pipe, {threads}", f"{peak / 1e6:.1f} MB"])
    return table(rows)


def streams(build, rounds=9, most=10**6):
    """The tables by name, and the numbers that have bounds."""
    numbers = {}
    with tempfile.TemporaryDirectory() as folder:
        first = times(build, folder, rounds, numbers)
        of_impact = impacts(build, folder, min(rounds, 5))
    writer, reader = os.path.join(build, "rubric_write_cases"), [os.path.join(build, "rubric"), "run", RULES, "-"]
    peaks = {}
    for count in sorted({min(100_000, most), most}):
        for jobs in (1, 2):
            words = [*reader, "--input", "ndjson", "--format", "values", "--jobs", str(jobs)]
            peaks[count, jobs] = through_a_pipe([writer, str(count)], words)[1]
    numbers["memory"], numbers["memory of"] = peaks[most, 1] / 1e6, most
    tables = {"streams": first, "streams-limits": limits(numbers, peaks), "impact": of_impact}
    print("\n" + "\n".join(tables.values()))
    return tables, numbers


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--most", type=int, default=10**6)
    told = parser.parse_args()
    streams(told.build, told.rounds, told.most)


if __name__ == "__main__":
    sys.exit(main())
