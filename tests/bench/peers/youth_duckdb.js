// rules/hmip/youth-2021.rubric as written by hand in DuckDB's SQL, over a flat table with a row an inspection: columns are
// what DuckDB is good at. What is alike for the 21 questions and 7 standards is put together in JavaScript.
"use strict";
const { DuckDBInstance } = require("@duckdb/node-api");
const { rounds, write } = require("./youth.js");

const CASE_RATED = ["2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"];
const QUESTIONS = ["desistance", "safety", "others"];
const JUDGED = { governance: "1.1", staff: "1.2", partnerships: "1.3", facilities: "1.4", provision: "3.4" };
const standardsIn = CASE_RATED.map((id) => ({ id, key: id.replace(".", "") }));
const questions = standardsIn.flatMap(({ id, key }) =>
  QUESTIONS.map((name) => ({ name, standard: id, on: `${id} ${name}`, key: `${key}_${name}` })));
const each = (list, text) => list.map(text).join(", ");

const MACROS = `
  CREATE MACRO points(name) AS
    CASE name WHEN 'Inadequate' THEN 0 WHEN 'Requires improvement' THEN 1 WHEN 'Good' THEN 2 WHEN 'Outstanding' THEN 3 END;
  CREATE MACRO share(yes, cases) AS CASE WHEN cases > 0 THEN (200 * yes + cases) // (2 * cases) END;
  CREATE MACRO case_quality(share) AS
    CASE WHEN share < 50 THEN 0 WHEN share < 65 THEN 1 WHEN share < 80 THEN 2 WHEN share >= 80 THEN 3 END;
  CREATE MACRO near_an_edge(share) AS share BETWEEN 45 AND 55 OR share BETWEEN 60 AND 70 OR share BETWEEN 75 AND 85;`;

const ANSWERS = `STRUCT(questions STRUCT(${each(QUESTIONS, (name) => `${name} STRUCT(yes INTEGER, cases INTEGER)`)}))`;
const STANDARDS = `STRUCT(${each(CASE_RATED, (id) => `"${id}" ${ANSWERS}`)},
  ${each(Object.values(JUDGED), (id) => `"${id}" STRUCT(rating VARCHAR)`)})`;

// What the panel decided with a reason; without one it counts for nothing.
const facts = (path) => `
  CREATE TABLE facts AS
  SELECT ${each(questions, ({ name, standard, on, key }) => `
      standards."${standard}".questions.${name}.yes AS yes_${key},
      standards."${standard}".questions.${name}.cases AS cases_${key},
      points(list_filter(discretion, lambda each: each."on" = '${on}' AND coalesce(each.reason, '') <> '')[1]."to")
        AS decided_${key}`)},
    ${each(Object.entries(JUDGED), ([name, id]) => `points(standards."${id}".rating) AS ${name}`)},
    len(list_filter(waivers, lambda each: each.cap = 'governance' AND coalesce(each.reason, '') <> '')) > 0 AS waived
  FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', columns = {
    standards: '${STANDARDS}',
    discretion: 'STRUCT("on" VARCHAR, "to" VARCHAR, reason VARCHAR)[]',
    waivers: 'STRUCT(cap VARCHAR, reason VARCHAR)[]'})`;

// least() leaves out NULLs: a question without cases, and of a standard without any rated one nothing is left.
const RATED = `
  CREATE VIEW rated AS
  WITH shares AS (
    SELECT *, ${each(questions, ({ key }) => `share(yes_${key}, cases_${key}) AS share_${key}`)} FROM facts),
  computed AS (
    SELECT *, ${each(questions, ({ key }) => `case_quality(share_${key}) AS computed_${key}`)} FROM shares),
  decided AS (
    SELECT *, ${each(questions, ({ key }) => `
      CASE WHEN abs(decided_${key} - computed_${key}) = 1 AND (near_an_edge(share_${key})
          OR case_quality(share(least(yes_${key} + 1, cases_${key}), cases_${key})) <> computed_${key}
          OR case_quality(share(greatest(yes_${key} - 1, 0), cases_${key})) <> computed_${key})
        THEN decided_${key} ELSE computed_${key} END AS level_${key}`)} FROM computed),
  standards AS (
    SELECT *, ${each(standardsIn, ({ key }) => `
      least(${each(QUESTIONS, (name) => `level_${key}_${name}`)}) AS standard_${key}`)} FROM decided),
  capped AS (
    SELECT *, CASE WHEN waived OR 2 * (${standardsIn.map(({ key }) => `(standard_${key} >= 2)::INTEGER`).join(" + ")}
        + (provision >= 2)::INTEGER) >= 8 THEN governance ELSE least(governance, 1) END AS final FROM standards),
  scored AS (
    SELECT *, ${standardsIn.map(({ key }) => `standard_${key}`).join(" + ")}
      + final + staff + partnerships + facilities + provision AS total FROM capped)
  SELECT total, CASE WHEN total < 7 THEN 0 WHEN total < 19 THEN 1 WHEN total < 31 THEN 2 ELSE 3 END AS overall,
    final AS governance, ${each(standardsIn, ({ key }) => `standard_${key}`)}
  FROM scored`;

const LINES = `
  SELECT CASE WHEN total IS NULL THEN 'not rated'
    ELSE concat(total, ',', overall, ',', governance, ',', ${each(standardsIn, ({ key }) => `standard_${key}`)}) END
  FROM rated`;
const CHECK = "SELECT sum(total + 100 * overall + 1000 * governance)::INTEGER FROM rated WHERE total IS NOT NULL";

async function main(mode, path) {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  for (const statement of [MACROS, facts(path), RATED]) await connection.run(statement);
  if (mode === "lines") {
    const found = await connection.runAndReadAll(LINES);
    write(found.getColumns()[0].map((line) => `${line}\n`).join(""));
  } else {
    const check = await connection.prepare(CHECK);  // planning 21 questions takes as long as thousands of inspections
    await rounds(async () => (await check.runAndReadAll()).getRows()[0][0]);
  }
}

main(...process.argv.slice(2));
