-- rules/hmip/youth-2021.rubric as written by hand for SQLite; compare.py has filled `line`, one case a row.
CREATE TABLE level(name TEXT PRIMARY KEY, points INTEGER) WITHOUT ROWID;
INSERT INTO level VALUES ('Inadequate', 0), ('Requires improvement', 1), ('Good', 2), ('Outstanding', 3);

CREATE TABLE decision(
  inspection INTEGER, question TEXT, decided INTEGER, reason TEXT, PRIMARY KEY (inspection, question)) WITHOUT ROWID;
INSERT INTO decision
  SELECT line.rowid, each.value ->> 'on', level.points, coalesce(each.value ->> 'reason', '')
  FROM line, json_each(line.json, '$.discretion') AS each JOIN level ON level.name = each.value ->> 'to';

-- A row a question, with what the panel decided on it.
CREATE TABLE answer(
  inspection INTEGER, standard TEXT, question TEXT, yes INTEGER, cases INTEGER, decided INTEGER, reason TEXT,
  PRIMARY KEY (inspection, standard, question)) WITHOUT ROWID;
INSERT INTO answer
  SELECT line.rowid, standard.key, question.key, question.value ->> 'yes', question.value ->> 'cases', decided, reason
  FROM line, json_each(line.json, '$.standards') AS standard, json_each(standard.value, '$.questions') AS question
    LEFT JOIN decision
      ON decision.inspection = line.rowid AND decision.question = standard.key || ' ' || question.key;

CREATE TABLE judged(
  inspection INTEGER PRIMARY KEY, governance INTEGER, staff INTEGER, partnerships INTEGER, facilities INTEGER,
  provision INTEGER, waived INTEGER);
INSERT INTO judged
  SELECT line.rowid,
    (SELECT points FROM level WHERE name = json ->> '$.standards."1.1".rating'),
    (SELECT points FROM level WHERE name = json ->> '$.standards."1.2".rating'),
    (SELECT points FROM level WHERE name = json ->> '$.standards."1.3".rating'),
    (SELECT points FROM level WHERE name = json ->> '$.standards."1.4".rating'),
    (SELECT points FROM level WHERE name = json ->> '$.standards."3.4".rating'),
    EXISTS (SELECT 1 FROM json_each(line.json, '$.waivers') AS each
            WHERE each.value ->> 'cap' = 'governance' AND coalesce(each.value ->> 'reason', '') <> '')
  FROM line;

CREATE VIEW share AS
  SELECT inspection, standard, decided, reason,
    (200 * yes + cases) / (2 * cases) AS share,
    (200 * min(yes + 1, cases) + cases) / (2 * cases) AS one_more,
    (200 * max(yes - 1, 0) + cases) / (2 * cases) AS one_fewer
  FROM answer WHERE cases > 0;

CREATE VIEW question AS
  WITH banded AS (
    SELECT *, CASE WHEN share < 50 THEN 0 WHEN share < 65 THEN 1 WHEN share < 80 THEN 2 ELSE 3 END AS computed
    FROM share)
  SELECT inspection, standard,
    CASE WHEN decided IS NOT NULL AND reason <> '' AND abs(decided - computed) = 1
          AND (min(abs(share - 50), abs(share - 65), abs(share - 80)) <= 5
            OR computed <>
              CASE WHEN one_more < 50 THEN 0 WHEN one_more < 65 THEN 1 WHEN one_more < 80 THEN 2 ELSE 3 END
            OR computed <>
              CASE WHEN one_fewer < 50 THEN 0 WHEN one_fewer < 65 THEN 1 WHEN one_fewer < 80 THEN 2 ELSE 3 END)
      THEN decided ELSE computed END AS level
  FROM banded;

CREATE VIEW standard AS
  SELECT inspection, standard, min(level) AS level FROM question GROUP BY inspection, standard;

-- Inspections with a standard that has no rated question are left out.
CREATE VIEW rated AS
  WITH counted AS (
    SELECT inspection, sum(level) AS points, sum(level >= 2) AS good FROM standard
    GROUP BY inspection HAVING count(*) = 7),
  capped AS (
    SELECT inspection, points + staff + partnerships + facilities + provision AS others,
      CASE WHEN waived OR 2 * (good + (provision >= 2)) >= 8 THEN judged.governance ELSE min(judged.governance, 1) END AS governance
    FROM counted JOIN judged USING (inspection)),
  scored AS (SELECT inspection, governance, others + governance AS total FROM capped)
  SELECT inspection, total, governance,
    CASE WHEN total < 7 THEN 0 WHEN total < 19 THEN 1 WHEN total < 31 THEN 2 ELSE 3 END AS overall
  FROM scored;

CREATE VIEW lines AS
  WITH levels AS (
    SELECT inspection, group_concat(level, '') AS levels
    FROM (SELECT * FROM standard ORDER BY inspection, standard) GROUP BY inspection)
  SELECT judged.inspection,
    coalesce(total || ',' || overall || ',' || rated.governance || ',' || levels, 'not rated') AS line
  FROM judged LEFT JOIN rated USING (inspection) LEFT JOIN levels USING (inspection) ORDER BY judged.inspection;
