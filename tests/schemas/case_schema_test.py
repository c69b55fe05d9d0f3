"""The schemas that `rubric schema` writes, beside what `rubric run` takes. Usage: case_schema_test.py PROGRAM SOURCE.

Every shipped methodology's schema takes its examples. Then examples and empty cases are broken in some hundred ways each;
program and schema must refuse the same ones, but for what no schema can know."""
import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PROGRAM = ""
SOURCE = pathlib.Path(".")

# What no schema can know: a file that cannot be read, digits of a number, one decision told of twice.
ONLY_THE_PROGRAM = {"R511", "R508"}
ONLY_THE_PROGRAM_SAYS = re.compile(r"is all but the input|is discretion on|waives (cap|floor)")

VALUES = [None, True, False, 0, 7, -1, 1.5, 2.0, 1e5, "", "7", "1100/17", "1/0", "64.5%", "-3%", "%", "2022-06-27", "2022-02-30",
          "0000-01-01", "2024-02-29", "2100-02-29", "2000-02-29", "Good", "good", "GOOD", "yes", "overall", "2.1", "2.1  safety ", " 1.1", "rating of standard 1.1",
          "question safety in 2.1", "2.1 safety rating", "safety", [], {}, [None], ["a"], [1], [{}], {"x-a": 1}, {"rating": "Good"},
          [{"on": "1.1", "to": "Good"}], [{"on": "overall", "to": "good", "reason": None}], [{"on": "1.1", "to": None}],
          [{"cap": "governance"}], [{"cap": "governance", "floor": None, "on": "1.1"}], [{"cap": "governance", "on": "2.1"}],
          [{"floor": "governance"}], [{"cap": "governance", "why": ""}]]
KEYS = ["x-own", "x", "rating", "ratings", "questions", "not_rated", "origin", "note", "notes", "yes", "inspection", "inputs", "domains",
        "standards", "tables", "discretion", "waivers", "published", "1.1", "2.1", "safety", "overall", "total", "total out of",
        "overall out of", "case", "inspected_cases"]


def run(*words):
    return subprocess.run([PROGRAM, *map(str, words)], cwd=SOURCE, capture_output=True, text=True, check=False)


def places(value, path=()):
    """The path of every value, from the whole down."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def broken(case, chance):
    """The case with one thing changed."""
    case = copy.deepcopy(case)
    path = chance.choice(list(places(case)))
    target = at(case, path)
    way = chance.randrange(5)
    if isinstance(target, dict) and way < 2:
        target[chance.choice(KEYS)] = chance.choice(VALUES)
    elif isinstance(target, dict) and target and way == 2:
        key = chance.choice(list(target))
        target[key[:-1] + chance.choice("aes_1") if way else key] = target.pop(key)
    elif path:
        around = at(case, path[:-1])
        if way == 3:
            del around[path[-1]]
        else:
            around[path[-1]] = chance.choice(VALUES)
    else:
        case[chance.choice(KEYS)] = chance.choice(VALUES)
    return case


def refused(rules, cases):
    """By the number of each case that the program refuses, the codes and texts of its errors."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.ndjson"
        path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        result = run("run", rules, path, "--format", "csv", "--color", "never")
        for code, text, line in re.findall(r"^error\[(R\d+)\]: (.*)\n *--> \S*cases\.ndjson:(\d+):", result.stderr, flags=re.M):
            if code < "R600":
                found.setdefault(int(line) - 1, []).append((code, text))
    if result.returncode not in (0, 2, 3):
        raise AssertionError(result.stderr)
    return found


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schemas = {}
        cls.rules = {}
        cls.seeds = {}
        paths = sorted(SOURCE.glob("rules/*/*.rubric")) + sorted(SOURCE.glob("examples/scenarios/*.rubric"))
        for path in paths:
            written = json.loads(run("schema", path.relative_to(SOURCE)).stdout)
            jsonschema.Draft202012Validator.check_schema(written)
            name = written["properties"]["methodology"]["enum"][0]
            cls.rules[name] = path.relative_to(SOURCE)
            cls.schemas[name] = jsonschema.Draft202012Validator(written)
            cls.seeds[name] = [("empty", json.loads(run("template", path.relative_to(SOURCE)).stdout))]
        for path in sorted([*SOURCE.glob("examples/**/*.json"), *SOURCE.glob("rules/*/cases/*.json")]):
            if path.parent.name == "import":
                continue  # mapping files
            case = json.loads(path.read_text(encoding="utf-8"))
            cls.seeds[case["methodology"]].append((str(path.relative_to(SOURCE)), case))

    def test_there_is_one_for_every_shipped_methodology(self):
        self.assertGreaterEqual(len(self.schemas), 11)
        self.assertEqual(len(self.schemas), len(list(SOURCE.glob("rules/*/*.rubric"))) + len(list(SOURCE.glob("examples/scenarios/*.rubric"))))

    def test_takes_empty_cases_and_examples(self):
        for name, seeds in self.seeds.items():
            for seed, case in seeds:
                with self.subTest(rules=name, case=seed):
                    self.assertEqual([error.message for error in self.schemas[name].iter_errors(case)], [])

    def test_an_amended_methodology_takes_the_cases_of_its_base(self):
        for _, case in self.seeds["youth_2021"]:
            self.assertTrue(self.schemas["youth_2021_good_from_60"].is_valid(case))
            self.assertFalse(self.schemas["youth_2018"].is_valid(case))

    def test_refuses_the_bad_data_of_the_golden_tests(self):
        seen = []
        for path in sorted(SOURCE.glob("tests/golden/bad_data/*.txt")):
            text = path.read_text(encoding="utf-8")
            case = re.search(r"^--- file case\.json\n(.*?)^--- ", text, flags=re.M | re.S)
            if case is None or "rubric run rules/hmip/youth-2021.rubric case.json" not in text or not text.rstrip().endswith("exit 2"):
                continue
            if path.stem in ("duplicate_key", "cut_off"):
                continue  # what reads the JSON notices these
            seen.append(path.stem)
            with self.subTest(golden=path.stem):
                self.assertFalse(self.schemas["youth_2021"].is_valid(json.loads(case[1])))
        self.assertGreaterEqual(len(seen), 5)

    def agree(self, name, cases):
        """How many of the cases program and schema both refuse, which they must agree on."""
        program = refused(self.rules[name], cases)
        both = 0
        for number, case in enumerate(cases):
            errors = program.get(number, [])
            valid = self.schemas[name].is_valid(case)
            both += bool(errors) and not valid
            known = any(code not in ONLY_THE_PROGRAM and not ONLY_THE_PROGRAM_SAYS.search(text) for code, text in errors)
            with self.subTest(rules=name, case=json.dumps(case)[:2000], program=errors):
                if valid:
                    self.assertFalse(known, "the program refuses what the schema takes")
                elif not errors:
                    found = [error.message[:200] for error in self.schemas[name].iter_errors(case)]
                    self.fail(f"the schema refuses what the program takes: {found}")
        return both

    def test_program_and_schema_refuse_the_same(self):
        for name in self.schemas:
            chance = random.Random(name)
            seeds = [case for _, case in self.seeds[name]][:12]
            both = self.agree(name, [broken(chance.choice(seeds), chance) for _ in range(250)])
            self.assertGreater(both, 25, name)
            self.assertLess(both, 245, name)

    def test_records_rows_and_inputs_of_the_whole_are_read_as_closely(self):
        def youth(section, value):
            return {"methodology": "youth_2021", section: value}

        cases = []
        for value in VALUES + ["2.9", "2.1 rating", "question safety in standard 2.1", "rating of question safety in standard 2.1",
                               " overall", "standard 1.1", "standard 1.2", "total", "governance", "2.1 safety share", "domain 1", "1"]:
            cases += [youth("discretion", [{"on": value, "to": "Good"}]), youth("discretion", [{"on": "1.1", "to": value}]),
                      youth("discretion", [{"on": "2.1 safety", "to": "Good", "reason": value, "by": value}]),
                      youth("waivers", [{"cap": value}]), youth("waivers", [{"cap": "governance", "on": value, "reason": "x"}]),
                      youth("waivers", [{"floor": value}]), youth("waivers", [{"cap": "governance", "floor": value}]),
                      youth("tables", {"inspected_cases": value}), youth("tables", {"inspected_cases": [{"2.1 safety": value}]}),
                      youth("tables", {"inspected_cases": [{"case": value, "answer 2.1 safety": "Yes"}]}),
                      youth("tables", {"inspected_cases": [{"2.1 safety": value, "answer 2.1 safety": None}]}),
                      youth("published", {"overall": value}), youth("published", {"total": value}), youth("notes", value),
                      youth("published", {"total out of": value}), youth("published", {"overall out of": value}),
                      youth("published", {"standards": {"2.1": {"questions": {"safety": {"share": value, "note": value}}}}}),
                      youth("standards", {"4.1": {"not_rated": value}}), youth("standards", {"4.1": {"not_rated": "x", "rating": value}}),
                      youth("standards", {"1.1": {"rating": value, "origin": value}}), youth("inspection", {"service": value})]
        self.assertGreater(self.agree("youth_2021", cases), 300)
        limited, typed = [], []
        for value in VALUES:
            limited += [{"methodology": "ofsted_safeguarding_2023", "waivers": [{"cap": name, "on": value}]}
                        for name in ("safeguarding_overall", "safeguarding_leadership")]
            limited += [{"methodology": "ofsted_safeguarding_2023", "inputs": {"effective": value}}]
            typed += [{"methodology": "youth_2025", "inputs": {"inspection_type": value}},
                      {"methodology": "youth_2025", "inspection": {"inspection_type": value}},
                      {"methodology": "youth_2025", "inspection": {"inspection_type": "whole"}, "inputs": {"inspection_type": value}}]
        self.assertGreater(self.agree("ofsted_safeguarding_2023", limited), 50)
        self.assertGreater(self.agree("youth_2025", typed), 50)

    def test_values_of_every_type(self):
        rules = "methodology types\nscale Grade\n  low \"Low\"\n  high \"High\"\n" + "".join(
            f"input a_{kind.lower()} : {kind}\n" for kind in ("count", "number", "percent", "boolean", "text", "date", "Grade"))
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "types.rubric"
            path.write_text(rules + "let one = 1\n", encoding="utf-8")
            self.rules["types"] = path
            self.schemas["types"] = jsonschema.Draft202012Validator(json.loads(run("schema", path).stdout))
            values = VALUES + ["Low", "high", "Middle", "1e3", "1E+2", "1.", ".5", "+1", "-1/2", "1/02", "1 / 2", "12%", "1/3%", "1e1%", "64.5 %",
                               "1900-02-29", "2400-02-29", "2023-04-31", "2023-12-31", "2023-13-01", "2023-00-10", "2023-1-1", "9999-12-31"]
            names = ("count", "number", "percent", "boolean", "text", "date", "grade")
            cases = [{"methodology": "types", "inputs": {f"a_{name}": value}} for name in names for value in values]
            both = self.agree("types", cases)
            del self.schemas["types"], self.rules["types"]
        self.assertGreater(both, 250)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    SOURCE = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
