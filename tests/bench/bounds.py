"""Tables of what rubric_bench measures, and how the numbers stand to their bounds."""
from measured import table

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def medians(benchmarks, clock):
    """Nanoseconds of each benchmark."""
    return {
        each["run_name"].removesuffix("/real_time"): each[clock] * NANOSECONDS[each["time_unit"]]
        for each in benchmarks if each.get("aggregate_name") == "median"
    }


def milliseconds(nanoseconds):
    value = nanoseconds / 1e6
    return f"{value:.2g} ms" if value < 10 else f"{value:,.0f} ms"


def of_evaluations(benchmarks):
    """The tables by name, and the numbers that have bounds, from Google Benchmark's JSON."""
    processor, clock = medians(benchmarks, "cpu_time"), medians(benchmarks, "real_time")
    loading = [["what", "median", "bound"], ["youth-2021, text to Program", milliseconds(processor["load_youth"]), "5 ms"]]
    for lines, bound in ((1_000, ""), (3_000, ""), (10_000, "1 s")):
        loading.append([f"generated rules, {lines:,} lines", milliseconds(processor[f"load_long/{lines}"]), bound])
    hand = processor["evaluate_by_hand"]
    evaluating = [["what", "median", "ratio", "bound"], ["by hand, C++ with ints", f"{hand / 1e3:.2f} µs", "1", ""]]
    for name, what, bound in (
        ("evaluate_batch", "`Batch::run`, facts in columns, an inspection", "2"),
        ("evaluate_batch_added", "the same with `add` and `clear`, block after block", ""),
        ("evaluate_engine", "`Evaluator::run`", "8"),
    ):
        evaluating.append([what, f"{processor[name] / 1e3:.2f} µs", f"{processor[name] / hand:.1f}", bound])
    process = [["what", "by the clock", "bound"],
               ["`rubric run` on Stoke-on-Trent, from start to exit", milliseconds(clock["process_run"]), "15 ms"]]
    tests = [
        ["what", "by the clock", "bound"],
        ["load youth-2021 with 1,000 `test` blocks in place of its own, and run them", milliseconds(clock["run_tests/1000"]), "1 s"],
        ["try the changes to youth-2021 on its tests", milliseconds(clock["mutate_youth"]), "10 s"],
        ["suggest tests for youth-2021 without its own", milliseconds(clock["suggest_youth"]), ""],
    ]
    alone = [each["alone"] for each in benchmarks if each.get("aggregate_name") == "median" and "alone" in each]
    numbers = {
        "single": processor["evaluate_engine"] / hand,
        "batch": processor["evaluate_batch"] / hand,
        "alone": alone[0],
    }
    names = {"loading": loading, "evaluating": evaluating, "process": process, "tests": tests}
    return {name: table(rows) for name, rows in names.items()}, numbers


# The number, what it is, how it is written, what it must be and should be, and whether more is better.
BOUNDS = [
    ("single", "single evaluation, facts already bound, to C++ by hand", "{:.1f}×", 8, 4, False),
    ("batch", "batch evaluation, an inspection, to C++ by hand", "{:.2f}×", 2, 1, False),
    ("streams", "NDJSON to NDJSON, whole process, to C++ with simdjson", "{:.2f}×", 2.5, 1.3, False),
    ("threads", "two threads to one, whole process, by the clock", "{:.2f}×", 1.7, 1.9, True),
    ("cold", "from start to the end of one inspection, by the clock", "{:.1f} ms", 10, 5, False),
    ("memory", "memory at its peak", "{:.1f} MB", 64, 32, False),
    ("alone", "share of exact fallback on the youth rules", "{:g}", 0, 0, False),
]


def table_of(numbers):
    """Nothing where numbers are missing because their part did not run."""
    if not all(name in numbers for name in ("single", "threads")):
        return None
    rows = [["measure", "measured", "must", "goal", "met"]]
    for name, what, form, must, goal, more in BOUNDS:
        if name == "memory":
            what += f" at {numbers['memory of']:,} inspections"
        if name == "threads":
            what += f" (two processes at once: {numbers['free cores']:.2f}×)"
        unit = form[form.index("}") + 1:]
        sign = "≥ " if more else "≤ " if must else ""
        limits = [f"{sign}{must:g}{unit}", f"{sign}{goal:g}{unit}"]
        value = numbers.get(name)
        rows.append([what, "not measured" if value is None else form.format(value), *limits, met(value, must, goal, more)])
    return table(rows)


def met(value, must, goal, more):
    if value is None:
        return ""
    reached = [value >= bound if more else value <= bound for bound in (must, goal)]
    return "goal" if reached[1] else "must" if reached[0] else "**no**"
