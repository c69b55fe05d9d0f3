// rules/hmip/youth-2021.rubric as written by hand in JavaScript, for Node; see compare.py for how it is run.
"use strict";
const { readFileSync, writeSync } = require("node:fs");

const LEVELS = { "Inadequate": 0, "Requires improvement": 1, "Good": 2, "Outstanding": 3 };
const CASE_RATED = ["2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"];
const QUESTIONS = ["desistance", "safety", "others"];
const JUDGED = ["1.1", "1.2", "1.3", "1.4", "3.4"];

// The 21 questions in order, each with the level that the panel decided, or -1; judged levels; whether waived.
function facts(line) {
  const { standards, discretion, waivers } = JSON.parse(line);
  const decisions = new Map(discretion.map((each) => [each.on, each]));
  const answers = [];
  for (const standard of CASE_RATED) {
    for (const name of QUESTIONS) {
      const { yes, cases } = standards[standard].questions[name];
      const decision = decisions.get(`${standard} ${name}`);
      answers.push({ yes, cases, decided: decision ? LEVELS[decision.to] : -1, reason: Boolean(decision?.reason) });
    }
  }
  return {
    answers,
    judged: JUDGED.map((standard) => LEVELS[standards[standard].rating]),
    waived: waivers.some((each) => each.cap === "governance" && Boolean(each.reason)),
  };
}

const share = (yes, cases) => Math.floor((200 * yes + cases) / (2 * cases));
const caseQuality = (percent) => (percent < 50 ? 0 : percent < 65 ? 1 : percent < 80 ? 2 : 3);
const overallBand = (total) => (total < 7 ? 0 : total < 19 ? 1 : total < 31 ? 2 : 3);

function mayMove(yes, cases, percent, computed) {
  return (
    Math.min(Math.abs(percent - 50), Math.abs(percent - 65), Math.abs(percent - 80)) <= 5 ||
    caseQuality(share(Math.min(yes + 1, cases), cases)) !== computed ||
    caseQuality(share(Math.max(yes - 1, 0), cases)) !== computed
  );
}

// Total, overall, governance and the levels of the standards; null where a standard has no rated question.
function rate({ answers, judged, waived }) {
  const standards = [0, 0, 0, 0, 0, 0, 0];
  let good = judged[4] >= 2 ? 1 : 0;
  let total = judged[1] + judged[2] + judged[3] + judged[4];
  for (let s = 0; s < 7; ++s) {
    let lowest = 4;
    for (let q = 3 * s; q < 3 * s + 3; ++q) {
      const { yes, cases, decided, reason } = answers[q];
      if (cases === 0) continue;
      const percent = share(yes, cases);
      let level = caseQuality(percent);
      if (decided >= 0 && reason && Math.abs(decided - level) === 1 && mayMove(yes, cases, percent, level)) level = decided;
      if (level < lowest) lowest = level;
    }
    if (lowest === 4) return null;
    standards[s] = lowest;
    total += lowest;
    if (lowest >= 2) ++good;
  }
  const governance = waived || 2 * good >= 8 ? judged[0] : Math.min(judged[0], 1);
  total += governance;
  return { total, overall: overallBand(total), governance, standards };
}

function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const write = (text) => {
  for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(1, rest));
};

// Works out a round for every line on standard input, and says how long it took and what it came to.
async function rounds(workOut) {
  write("ready\n");
  for await (const _ of require("node:readline").createInterface({ input: process.stdin })) {
    const start = processorSeconds();
    const check = await workOut();
    write(`${processorSeconds() - start} ${check}\n`);
  }
}

const linesOf = (path) => readFileSync(path, "utf8").trimEnd().split("\n");

const lineOf = (rated) =>
  rated === null ? "not rated\n" : `${rated.total},${rated.overall},${rated.governance},${rated.standards.join("")}\n`;

const checkOf = (rated) => (rated === null ? 0 : rated.total + 100 * rated.overall + 1000 * rated.governance);

module.exports = { facts, checkOf, lineOf, linesOf, rounds, write };

if (require.main === module) {
  const [mode, path] = process.argv.slice(2);
  if (mode === "lines") {
    write(linesOf(path).map((line) => lineOf(rate(facts(line)))).join(""));
  } else {
    const inspections = linesOf(path).map(facts);
    rounds(() => {
      let check = 0;
      for (const inspection of inspections) check += checkOf(rate(inspection));
      return check;
    });
  }
}
