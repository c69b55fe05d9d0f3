// rules/hmip/youth-2021.rubric as a JSON decision model (youth_zen.json) for GoRules ZEN; see compare.py for how it is run.
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { ZenDecisionContent, ZenEngine } = require("@gorules/zen-engine");
const { checkOf, facts, lineOf, linesOf, rounds, write } = require("./youth.js");

const content = new ZenDecisionContent(readFileSync(join(__dirname, "youth_zen.json")));
const decision = new ZenEngine().createDecision(content);

// As the model has it; a decision without a reason counts for nothing.
function contextOf({ answers, judged, waived }) {
  const [governance, staff, partnerships, facilities, provision] = judged;
  return {
    answers: answers.map(({ yes, cases, decided, reason }) => ({ yes, cases, decided: reason ? decided : null })),
    governance, staff, partnerships, facilities, provision, waived,
  };
}

async function rate(context) {
  const { result } = await decision.evaluate(context);
  return result.rated ? result : null;
}

async function main(mode, path) {
  const contexts = linesOf(path).map((line) => contextOf(facts(line)));
  if (mode === "lines") {
    const lines = [];
    for (const context of contexts) lines.push(lineOf(await rate(context)));
    write(lines.join(""));
    return;
  }
  await rounds(async () => {
    let check = 0;
    for (const context of contexts) check += checkOf(await rate(context));
    return check;
  });
}

main(...process.argv.slice(2));
