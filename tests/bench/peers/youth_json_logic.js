// rules/hmip/youth-2021.rubric as JSON Logic (youth_json_logic.json), compiled by json-logic-engine; see compare.py for how
// it is run. JSON Logic has no rounding: `share` is a function of the host.
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { LogicEngine } = require("json-logic-engine");
const { checkOf, facts, lineOf, linesOf, rounds, write } = require("./youth.js");

const engine = new LogicEngine();
engine.addMethod("share", ([yes, cases]) => Math.floor((200 * yes + cases) / (2 * cases)), { deterministic: true });
engine.addMethod("abs", ([value]) => Math.abs(value), { deterministic: true });
// One step after the other, each over what the one before gives.
const steps = JSON.parse(readFileSync(join(__dirname, "youth_json_logic.json"), "utf8")).map((step) => engine.build(step));

// As the rules have it: seven standards of three questions; a decision without a reason counts for nothing.
function dataOf({ answers, judged, waived }) {
  const [governance, staff, partnerships, facilities, provision] = judged;
  const questions = answers.map(({ yes, cases, decided, reason }) => ({ yes, cases, decided: reason ? decided : -1 }));
  const standards = [0, 3, 6, 9, 12, 15, 18].map((at) => questions.slice(at, at + 3));
  return { standards, governance, others: [staff, partnerships, facilities, provision], provision, waived };
}

function rate(data) {
  const rated = steps.reduce((given, step) => step(given), data);
  return rated.standards.includes(4) ? null : rated;
}

const [mode, path] = process.argv.slice(2);
const all = linesOf(path).map((line) => dataOf(facts(line)));
if (mode === "lines") {
  write(all.map((data) => lineOf(rate(data))).join(""));
} else {
  rounds(() => all.reduce((check, data) => check + checkOf(rate(data)), 0));
}
