"""The JSON of reports against its schema. Usage: schema_test.py SCHEMA FOLDER, the folder as sample_pages wrote it."""
import copy
import json
import pathlib
import sys
import unittest

import jsonschema

SCHEMA = pathlib.Path(".")
SAMPLES = pathlib.Path(".")


def load(path):
    """Reads JSON; a key that stands twice in one object is a mistake, not the last of the two."""
    def once(pairs):
        keys = [key for key, _ in pairs]
        if len(keys) != len(set(keys)):
            raise ValueError(f"{path.name}: a key stands twice among {keys}")
        return dict(pairs)
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)


def without(*path):
    def change(report):
        for key in path[:-1]:
            report = report[key]
        del report[path[-1]]
    return change


def put(value, *path):
    def change(report):
        for key in path[:-1]:
            report = report[key]
        report[path[-1]] = value
    return change


CHANGED = ("sections", "changed")
BROKEN = {
    "no format": without("format"),
    "another format": put("rubric-report-2", "format"),
    "no kind": without("report"),
    "a kind that is no word": put("What if", "report"),
    "no title": without("title"),
    "no facts": without("facts"),
    "a fact that is a number": put(3, "facts", "cases"),
    "facts as a list": put([], "facts"),
    "no sections": without("sections"),
    "sections as a list": put([], "sections"),
    "an unknown key": put("x", "chart"),
    "a section without warnings": without(*CHANGED, "warnings"),
    "a section without text": without(*CHANGED, "text"),
    "text that is no list": put("one", *CHANGED, "text"),
    "an unknown key of a section": put([], *CHANGED, "marks"),
    "rows without columns": without(*CHANGED, "columns"),
    "columns without rows": without(*CHANGED, "rows"),
    "a cell that is a number": put(3, *CHANGED, "rows", 0, "share"),
    "a row that is a list": put([], *CHANGED, "rows", 0),
    "a column without key": without(*CHANGED, "columns", 0, "key"),
    "a column that does not say whether it is numeric": put("no", *CHANGED, "columns", 0, "numeric"),
}


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = load(SCHEMA)
        jsonschema.Draft202012Validator.check_schema(schema)
        cls.validator = jsonschema.Draft202012Validator(schema)

    def test_accepts_every_sample(self):
        paths = sorted(SAMPLES.glob("*.json"))
        self.assertGreaterEqual(len(paths), 4)
        for path in paths:
            with self.subTest(sample=path.name):
                report = load(path)
                self.validator.validate(report)
                for section in report["sections"].values():
                    keys = [column["key"] for column in section.get("columns", [])]
                    for row in section.get("rows", []):
                        self.assertEqual(list(row), keys)

    def test_refuses_what_is_broken(self):
        good = load(SAMPLES / "small.json")
        for name, change in BROKEN.items():
            with self.subTest(broken=name):
                report = copy.deepcopy(good)
                change(report)
                self.assertFalse(self.validator.is_valid(report))


if __name__ == "__main__":
    SCHEMA, SAMPLES = pathlib.Path(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
    unittest.main()
