"""The schema of mapping files beside what `rubric import` takes. Usage: import_map_schema_test.py PROGRAM SOURCE.

A mapping file is broken in some hundred ways; program and schema must refuse the same ones."""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PROGRAM = ""
SOURCE = pathlib.Path(".")

RULES = "methodology demo\ninput yes : count\ninput day : date\ninput share : percent\n"
CSV = "yes,day,share,Remarks\n1,2024-03-04,50%,x\n"
SOUND = {"format": "rubric-import-1", "methodology": "demo", "rows": "inspections", "delimiter": ",", "encoding": "utf-8", "heading_line": 1,
         "duplicates": "keep", "dates": "YYYY-MM-DD", "percentages": "64.5%", "decimals": ".", "values": {"n/a": None, "one": "1"},
         "headings": {"yes": "yes", "day": {"to": "day", "values": {"": None}, "dates": "D MMM YYYY"}, "Remarks": "note",
                      "share": {"to": "share", "percentages": "0.645", "decimals": ",", "x-own": 1}},
         "constants": {"inspection region": "West", "origin": "a list"}, "notes": ["anything", 1], "x-own": {}}
VALUES = [None, True, 0, 1, 7, -1, 1.5, "", ",", ";", "\t", "and", "utf-8", "windows-1252", "keep", "cases", "excel", "DD/MM/YYYY",
          "D. M. YYYY", "YYYY", "dd/mm/yyyy", "MM MM YYYY", "64.5", "0.645", "65", "yes", "ignore", [], {}, ["a"], {"to": "yes"}, {"to": 1},
          {"x-a": []}, {"one": 1}, {"one": []}]
KEYS = ["x-own", "row", "to", "table", "dates", "values", "headings", "notes", "delimiter", "percentages", "decimals", "encoding", "format"]


def places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))


def broken(chance):
    case = copy.deepcopy(SOUND)
    path = chance.choice([path for path in places(case) if path and path[0] not in ("notes", "x-own")])
    target = case
    for step in path[:-1]:
        target = target[step]
    way = chance.randrange(3)
    if way == 0:
        target[path[-1]] = chance.choice(VALUES)
    elif way == 1:
        target[chance.choice(KEYS)] = chance.choice(VALUES)
    else:
        target[chance.choice(KEYS)] = target.pop(path[-1])
    return case


class MappingFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = json.loads((SOURCE / "docs/schemas/import-map.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        cls.schema = jsonschema.Draft202012Validator(schema)
        cls.folder = tempfile.TemporaryDirectory()
        cls.at = pathlib.Path(cls.folder.name)
        (cls.at / "rules.rubric").write_text(RULES, encoding="utf-8")
        (cls.at / "cases.csv").write_text(CSV, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_import(self, case):
        (self.at / "map.json").write_text(json.dumps(case), encoding="utf-8")
        ran = subprocess.run([PROGRAM, "import", "rules.rubric", "cases.csv", "--map", "map.json"], cwd=self.at, capture_output=True,
                             text=True, check=False)
        self.assertIn(ran.returncode, (0, 2), ran.stderr)
        return ran

    def test_takes_the_example_and_what_the_program_proposes(self):
        example = json.loads((SOURCE / "examples/import/case-map.json").read_text(encoding="utf-8"))
        self.assertEqual([error.message for error in self.schema.iter_errors(example)], [])
        ran = subprocess.run([PROGRAM, "import", "rules.rubric", "cases.csv", "--map-template"], cwd=self.at, capture_output=True, text=True,
                             check=True)
        self.assertEqual([error.message for error in self.schema.iter_errors(json.loads(ran.stdout))], [])

    def test_program_and_schema_refuse_the_same(self):
        self.assertTrue(self.schema.is_valid(SOUND))
        chance = random.Random(1)
        both = 0
        for _ in range(400):
            case = broken(chance)
            valid = self.schema.is_valid(case)
            said = self.run_import(case).stderr
            refused = "error[R520]" in said
            both += refused and not valid
            with self.subTest(case=json.dumps(case), said=said):
                named = "a table is named" in said or "but of which table" in said or "no table of cases" in said
                if valid:
                    self.assertFalse(refused and not named, "the program refuses what the schema takes")
                else:
                    self.assertTrue(refused, "the schema refuses what the program takes")
        self.assertGreater(both, 100)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    SOURCE = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
