"""rules/hmip/youth-2021.rubric as written by hand in Python; see compare.py for how it is run."""
import json
import sys
import time

LEVELS = {"Inadequate": 0, "Requires improvement": 1, "Good": 2, "Outstanding": 3}
CASE_RATED = ("2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")
QUESTIONS = ("desistance", "safety", "others")
JUDGED = ("1.1", "1.2", "1.3", "1.4", "3.4")


def facts(line):
    """An inspection as tuples: per standard three (yes, cases, decided level or None, with reason); judged; waived."""
    case = json.loads(line)
    standards = case["standards"]
    decisions = {each["on"]: each for each in case["discretion"]}

    def question(standard, name):
        answer = standards[standard]["questions"][name]
        decision = decisions.get(standard + " " + name)
        if decision is None:
            return answer["yes"], answer["cases"], None, False
        return answer["yes"], answer["cases"], LEVELS[decision["to"]], bool(decision.get("reason"))

    answers = [[question(standard, name) for name in QUESTIONS] for standard in CASE_RATED]
    judged = [LEVELS[standards[each]["rating"]] for each in JUDGED]
    waived = any(each["cap"] == "governance" and each.get("reason") for each in case["waivers"])
    return answers, judged, waived


def share(yes, cases):
    return (200 * yes + cases) // (2 * cases)


def case_quality(percent):
    return 0 if percent < 50 else 1 if percent < 65 else 2 if percent < 80 else 3


def overall_band(total):
    return 0 if total < 7 else 1 if total < 19 else 2 if total < 31 else 3


def may_move(yes, cases, percent, computed):
    return (
        min(abs(percent - 50), abs(percent - 65), abs(percent - 80)) <= 5
        or case_quality(share(min(yes + 1, cases), cases)) != computed
        or case_quality(share(max(yes - 1, 0), cases)) != computed
    )


def rate(inspection):
    """(total, overall, governance, levels of the standards), or None where a standard has no rated question."""
    answers, judged, waived = inspection
    standards = []
    for questions in answers:
        lowest = None
        for yes, cases, decided, reason in questions:
            if cases == 0:
                continue
            percent = share(yes, cases)
            level = case_quality(percent)
            if decided is not None and reason and abs(decided - level) == 1 and may_move(yes, cases, percent, level):
                level = decided
            if lowest is None or level < lowest:
                lowest = level
        if lowest is None:
            return None
        standards.append(lowest)
    good = sum(level >= 2 for level in standards) + (judged[4] >= 2)
    governance = judged[0]
    if not waived and 2 * good < 8:
        governance = min(governance, 1)
    total = sum(standards) + governance + judged[1] + judged[2] + judged[3] + judged[4]
    return total, overall_band(total), governance, standards


def line_of(rated):
    if rated is None:
        return "not rated"
    total, overall, governance, standards = rated
    return f"{total},{overall},{governance},{''.join(map(str, standards))}"


def main(mode, path):
    with open(path, encoding="utf-8") as lines:
        if mode == "lines":
            for line in lines:
                print(line_of(rate(facts(line))))
            return
        inspections = [facts(line) for line in lines]
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        check = 0
        for inspection in inspections:
            rated = rate(inspection)
            if rated is not None:
                check += rated[0] + 100 * rated[1] + 1000 * rated[2]
        print(time.process_time() - start, check, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
