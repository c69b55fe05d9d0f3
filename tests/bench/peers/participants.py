"""Who takes part in compare.py: how each rates whole files, and facts in memory in rounds."""
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile

import packages

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
RULES = os.path.join(SOURCE, "rules", "hmip", "youth-2021.rubric")
LEVELS = ("inadequate", "requires_improvement", "good", "outstanding")
STANDARDS = [f"rating of standard {each}" for each in ("2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")]
RESULTS = ["total", "overall", "rating of standard 1.1", *STANDARDS]


def processor_time(command, text=None, accepted=(0,), environment=None):
    """Runs a command, and gives its user and system seconds and what it wrote."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        if text is not None:
            given.write(text.encode())
            given.seek(0)
        process = subprocess.Popen(command, stdin=given, stdout=out, stderr=told, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        if process.returncode not in accepted:
            words = told.read().decode(errors="replace")[-500:]
            raise SystemExit(f"{command[0]} ended with {process.returncode}: {words}")
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, out.read().decode()


class Session:
    """A process that holds the facts, and says for every line it is sent how long it took, and a sum over the results."""

    def __init__(self, command, first="", environment=None):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        self.process.stdin.write(first)
        self.process.stdin.flush()

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.process.args} ended early")
        return line.strip()

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


class Peer:
    """A program that knows the words `lines FILE` and `rounds FILE`. A slow one is measured with fewer inspections."""

    environment = None

    def __init__(self, name, command, whole_timed=True, slow=False, needs=None):
        self.name, self.command, self.session = name, command, None
        self.whole_timed, self.slow, self.needs = whole_timed, slow, needs

    def missing(self):
        """What is not there: the program, or the library named in `needs`, beside a command that only loads it."""
        if not shutil.which(self.command[0]):
            return os.path.basename(self.command[0])
        if self.needs is None:
            return None
        library, words = self.needs
        loaded = subprocess.run([self.command[0], *words], capture_output=True, stdin=subprocess.DEVNULL, env=self.environment)
        return library if loaded.returncode != 0 else None

    def whole(self, cases):
        """Processor seconds from the file to lines, and the lines."""
        return processor_time([*self.command, "lines", cases], environment=self.environment)

    def begin(self, cases):
        self.session = Session([*self.command, "rounds", cases], environment=self.environment)
        if self.session.line() != "ready":
            raise SystemExit(f"{self.name} is not ready")

    def round(self):
        """Processor seconds that the results took from facts in memory, and the sum over them."""
        self.session.ask("go")
        seconds, check = self.session.line().split()
        return float(seconds), int(check)

    def end(self):
        self.session.close()


class Node(Peer):
    """A script for Node, which may need a package that `packages` has installed. Its own clock counts all threads."""

    def __init__(self, name, build, script, package=None, **more):
        needs = (f"npm {package}", ["-e", f"require('{package}')"]) if package else None
        super().__init__(name, ["node", os.path.join(HERE, script)], needs=needs, **more)
        self.environment = {**os.environ, "NODE_PATH": packages.modules(build)}


class Jq(Peer):
    """jq has no clock of processor time: a round is one run with a round in it, less one without."""

    def run(self, mode, rounds, cases):
        options = ["-n", "-r", "--arg", "mode", mode, "--argjson", "rounds", str(rounds)]
        return processor_time([*self.command, *options, "-f", os.path.join(HERE, "youth.jq"), cases])

    def whole(self, cases):
        return self.run("lines", 0, cases)

    def begin(self, cases):
        self.cases = cases

    def round(self):
        with_rounds, sums = self.run("rounds", 3, self.cases)
        return (with_rounds - self.run("rounds", 0, self.cases)[0]) / 3, int(sums.split()[0])

    def end(self):
        pass


class Sqlite(Peer):
    """The cases are put into tables in memory; a round is a query over these, timed by `.timer`."""

    def fill(self, cases):
        rules = os.path.join(HERE, "youth.sql")
        separators = '.separator "\\037" "\\n"'
        rows = ["CREATE TABLE line(json TEXT);", ".mode ascii", separators, f'.import "{cases}" line', ".mode list"]
        return "\n".join([*rows, f'.read "{rules}"', ""])

    def whole(self, cases):
        return processor_time([*self.command, ":memory:"], self.fill(cases) + "SELECT line FROM lines;\n")

    def begin(self, cases):
        self.session = Session(["stdbuf", "-oL", *self.command, ":memory:"], self.fill(cases) + ".timer on\n")

    def round(self):
        self.session.ask("SELECT sum(total + 100 * overall + 1000 * governance) FROM rated;")
        check = int(self.session.line())
        words = self.session.line().split()  # Run Time: real 0.354 user 0.189793 sys 0.000001
        return float(words[words.index("user") + 1]) + float(words[words.index("sys") + 1]), check


def line_of(values):
    """The line that others write, from plain values."""
    total = values.get("total")
    if not isinstance(total, str) or not total.isdigit():  # none, or what is wrong with it
        return "not rated\n"
    digit = {name: str(LEVELS.index(values[name])) for name in RESULTS[1:]}
    standards = "".join(digit[each] for each in STANDARDS)
    return f"{total},{digit['overall']},{digit['rating of standard 1.1']},{standards}\n"


class Values(Peer):
    """A whole process that writes plain values as JSON, a line an inspection."""

    begin = None

    def whole(self, cases):
        seconds, text = processor_time([*self.command, cases])
        return seconds, lines_of_values(text)


def lines_of_values(text):
    return "".join(line_of(json.loads(line)["values"]) for line in text.splitlines())


class Command(Values):
    """`rubric run` over the file, in one of its formats."""

    def __init__(self, rubric, layout, **more):
        super().__init__(f"Rubric, `rubric run --format {layout}`", [rubric], **more)
        self.layout = layout

    def whole(self, cases):
        only = [word for result in RESULTS for word in ("--only", result)]
        command = [*self.command, "run", RULES, cases, "--format", self.layout, *only]
        seconds, text = processor_time(command, accepted=(0, 3))  # 3: a finding on some inspection
        if self.layout == "csv":
            return seconds, lines_of_csv(text)
        return seconds, lines_of_values(text)


def lines_of_csv(text):
    cases = {}
    for row in csv.DictReader(io.StringIO(text)):
        cases.setdefault(row["case"], {})[row["name"]] = row["exact"]
    return "".join(line_of(values) for values in cases.values())


def all_of(build):
    """Everyone who may take part; the first is the yardstick."""
    own = os.path.join(build, "rubric_participant")

    def script(name):
        return os.path.join(HERE, name)

    cjson = ("lua-cjson", ["-e", "require 'cjson'"])
    json_of_prolog = ("its library http/json", ["-g", "use_module(library(http/json))", "-g", "halt"])
    return [
        Peer("C++ by hand", [own, "by_hand"]),
        Peer("Rubric, `Batch::run`, facts in columns", [own, "batch"], whole_timed=False),
        Peer("Rubric, `read_text`, `Batch::add`, `run`", [own, "batch_added"]),
        Peer("Rubric, `Evaluator::run`", [own, "evaluator"]),
        Values("C++ by hand with simdjson, all 36 results", [os.path.join(build, "rubric_handwritten_values")]),
        Command(os.path.join(build, "rubric"), "values"),
        Command(os.path.join(build, "rubric"), "csv", slow=True),
        Node("JavaScript (Node)", build, "youth.js"),
        Node("JSON Logic, compiled (json-logic-engine)", build, "youth_json_logic.js", "json-logic-engine"),
        Peer("LuaJIT", ["luajit", script("youth.lua")], needs=cjson),
        Peer("Lua 5.4", ["lua5.4", script("youth.lua")], needs=cjson),
        Peer("Python", [sys.executable, script("youth.py")]),
        Node("DuckDB", build, "youth_duckdb.js", "@duckdb/node-api"),
        Sqlite("SQLite", ["sqlite3"]),
        Peer("SWI-Prolog", ["swipl", "-O", script("youth.pl")], slow=True, needs=json_of_prolog),
        Jq("jq", ["jq"], slow=True),
        Node("GoRules ZEN", build, "youth_zen.js", "@gorules/zen-engine", slow=True),
    ]
