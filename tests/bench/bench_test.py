"""The tables of measurements: they are put between their markers, and nothing else changes."""
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "peers"))

import bench
import bounds
import measured

PAGE = """# Numbers

Words.

<!-- measured: first -->

| old |
| --- |

<!-- end -->

More words.

<!-- measured: second -->
<!-- end -->
"""


class Tables(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.page = os.path.join(self.folder.name, "page.md")

    def write(self, text, tables):
        with open(self.page, "w", encoding="utf-8") as out:
            out.write(text)
        measured.write(self.page, tables)
        return measured.read(self.page)

    def refused(self, text, tables, *words):
        with self.assertRaises(measured.Wrong) as raised:
            self.write(text, tables)
        for word in words:
            self.assertIn(word, str(raised.exception))
        self.assertEqual(measured.read(self.page), text)
        self.assertEqual(os.listdir(self.folder.name), ["page.md"])

    def test_only_the_named_table_changes(self):
        self.assertEqual(self.write(PAGE, {"first": "| new |\n| --- |\n"}), PAGE.replace("old", "new"))

    def test_tables_of_any_order_and_length(self):
        text = self.write(PAGE, {"second": "| b |\n| --- |\n| 1 |\n", "first": "| a |\n"})
        self.assertIn("<!-- measured: first -->\n\n| a |\n\n<!-- end -->\n\nMore words.", text)
        self.assertTrue(text.endswith("<!-- measured: second -->\n\n| b |\n| --- |\n| 1 |\n\n<!-- end -->\n"))

    def test_writing_again_changes_nothing(self):
        tables = {"first": "| a |\n", "second": "| b |\n"}
        once = self.write(PAGE, tables)
        self.assertEqual(self.write(once, tables), once)

    def test_missing_marker(self):
        self.refused(PAGE, {"first": "| a |", "third": "| c |"}, "<!-- measured: third -->", "no marker")

    def test_doubled_marker(self):
        self.refused(PAGE + PAGE, {"first": "| a |"}, "page.md:20:", "second marker of the table `first`")

    def test_marker_that_is_not_closed(self):
        self.refused(PAGE.replace("<!-- end -->", "", 1), {"second": "| b |"}, "page.md:14:", "`first` of line 5")
        self.refused(PAGE.removesuffix("<!-- end -->\n"), {"first": "| a |"}, "page.md:14:", "`second` has no")

    def test_end_without_a_marker(self):
        self.refused("<!-- end -->\n" + PAGE, {"first": "| a |"}, "page.md:1:", "without a marker")

    def test_the_page_has_a_marker_for_every_table(self):
        names = ["bounds", *(name for names in bench.TABLES.values() for name in names)]
        measured.check(os.path.join(bench.DOCS, "performance.md"), names)


NUMBERS = {"single": 7.7, "batch": 0.9, "streams": 2.6, "threads": 1.8, "free cores": 1.95, "cold": 5.1, "memory": 9,
           "memory of": 10**6, "alone": 0}


class Bounds(unittest.TestCase):
    def last(self, numbers):
        return [line.split("|")[-2].strip() for line in bounds.table_of(numbers).splitlines()[2:]]

    def test_each_is_told_against_its_bounds(self):
        self.assertEqual(self.last(NUMBERS), ["must", "goal", "**no**", "must", "must", "goal", "goal"])
        self.assertEqual(self.last({**NUMBERS, "alone": 0.001, "threads": 1.69})[3::3], ["**no**", "**no**"])

    def test_no_table_of_half_a_run(self):
        self.assertIsNone(bounds.table_of({"single": 7.7, "batch": 1.2, "alone": 0}))

    def test_what_has_nothing_to_stand_beside_is_not_measured(self):
        without = {name: value for name, value in NUMBERS.items() if name != "streams"}
        self.assertIn("| not measured |", bounds.table_of(without))

    def test_medians_become_ratios(self):
        def median(name, time, unit="ns", **more):
            return {"run_name": name, "aggregate_name": "median", "cpu_time": time, "real_time": 2 * time,
                    "time_unit": unit, **more}

        loads = [median(f"load_long/{lines}", lines / 400, "ms") for lines in (1_000, 3_000, 10_000)]
        more = [median(name, 100, "ms") for name in ("mutate_youth/real_time", "run_tests/1000", "suggest_youth")]
        tables, numbers = bounds.of_evaluations([
            median("load_youth", 0.8, "ms"), *loads, *more, median("process_run/real_time", 2, "ms"),
            median("evaluate_by_hand", 200), median("evaluate_batch", 300, alone=0.0),
            median("evaluate_batch_added", 900), median("evaluate_engine", 1.6, "us"),
        ])
        self.assertEqual(numbers, {"single": 8, "batch": 1.5, "alone": 0})
        self.assertIn("| `Evaluator::run` | 1.60 µs | 8.0 | 8 |", tables["evaluating"])
        self.assertIn("| 4 ms | 15 ms |", tables["process"])
        self.assertEqual(sorted(tables), sorted(bench.TABLES["evaluations"]))


if __name__ == "__main__":
    unittest.main()
