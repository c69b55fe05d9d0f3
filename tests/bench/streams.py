"""Whole populations as processes: `rubric run --format values` beside the same written by hand in C++ with simdjson.

    streams.py RUBRIC HANDWRITTEN WRITE_CASES SOURCE_DIR [--millions N]

Checks that both write the same, then prints medians of processor time and their ratios in one run of hyperfine, what two
threads bring, the memory at its peak for 100,000 and a million inspections (and ten million, with `--millions 10`) that
come through a pipe, and the time from start to the end of one inspection. Only a release build counts.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

CHECKED = 20_000
TIMED = 120_000
RUNS = 9


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
    print(f"same values on {CHECKED - errors} of {CHECKED} inspections; {errors} with an error are left out")


def timed(commands, runs=RUNS):
    """Runs the commands one round after the other; the medians of user and system time, and the least by the clock."""
    rounds = []
    for i in range(runs + 1):
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            subprocess.run(
                ["hyperfine", "-N", "-i", "-r", "1", "--style", "none", "--export-json", report.name, *commands],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
            )
            if i > 0:  # the first warms up
                rounds.append(json.load(report)["results"])
    medians = []
    for results in zip(*rounds):
        medians.append(
            (
                statistics.median(result["user"] + result["system"] for result in results),
                min(result["mean"] for result in results),  # other work only ever adds to it
            )
        )
    return medians


def peak_kilobytes(rubric, write_cases, count, jobs):
    """The peak of a process that reads `count` inspections from a pipe, as the system had it when last looked at."""
    peak = 0
    with subprocess.Popen([write_cases, str(count)], stdout=subprocess.PIPE) as writer:
        reader = subprocess.Popen(
            [*rubric, "-", "--input", "ndjson", "--format", "values", "--jobs", str(jobs)],
            stdin=writer.stdout,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        writer.stdout.close()
        while reader.poll() is None:
            with open(f"/proc/{reader.pid}/status", encoding="ascii") as status:
                peak = max([peak] + [int(line.split()[1]) for line in status if line.startswith("VmHWM:")])
            time.sleep(0.02)
    return peak


def main():
    parser = argparse.ArgumentParser()
    for name in ("rubric", "handwritten", "write_cases", "source"):
        parser.add_argument(name)
    parser.add_argument("--millions", type=int, default=1)
    options = parser.parse_args()
    rules = os.path.join(options.source, "rules/hmip/youth-2021.rubric")
    run = [options.rubric, "run", rules]
    with tempfile.TemporaryDirectory() as folder:
        few, many, one = (os.path.join(folder, name + ".ndjson") for name in ("few", "many", "one"))
        for path, count in ((few, CHECKED), (many, TIMED), (one, 1)):
            with open(path, "wb") as file:
                subprocess.run([options.write_cases, str(count)], stdout=file, check=True)
        check_same([*run, few, "--format", "values"], [options.handwritten, few])
        values = " ".join([*run, many, "--format values"])
        both = f"sh -c '{values} & {values} & wait'"
        by_hand, alone, two, twice = timed([f"{options.handwritten} {many}", values, values + " --jobs 2", both])
        for name, (processor, clock) in (("by hand", by_hand), ("rubric", alone), ("rubric --jobs 2", two)):
            print(f"{name}: {processor / TIMED * 1e6:.2f} µs of processor time an inspection, {clock / TIMED * 1e6:.2f} by the clock")
        print(f"rubric to the program by hand (at most 2.5): {alone[0] / by_hand[0]:.2f}")
        print(f"one thread to two, by the clock (at least 1.7): {alone[1] / two[1]:.2f}")
        print(f"what two processes at once bring here, which may have less than two free cores: {2 * alone[1] / twice[1]:.2f}")
        print(f"two threads to one, processor time: {two[0] / alone[0]:.2f}")
        (cold,) = timed([" ".join([*run, one, "--format values"])], 31)
        print(f"from start to the end of one inspection (at most 10 ms): {cold[0] * 1e3:.1f} ms of processor time, {cold[1] * 1e3:.1f} by the clock")
    counts = [100_000, 1_000_000] + ([options.millions * 1_000_000] if options.millions > 1 else [])
    for count in counts:
        for jobs in (1, 2):
            peak = peak_kilobytes(run, options.write_cases, count, jobs)
            print(f"{count} inspections through a pipe, --jobs {jobs} (at most 64 MB): {peak / 1000:.1f} MB at the peak")


if __name__ == "__main__":
    main()
