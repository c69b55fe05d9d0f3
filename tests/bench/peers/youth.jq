# rules/hmip/youth-2021.rubric as written by hand in jq; see compare.py for how it is run.
def level: {"Inadequate": 0, "Requires improvement": 1, "Good": 2, "Outstanding": 3}[.];
def case_rated: ["2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"];
def questions: ["desistance", "safety", "others"];
def judged: ["1.1", "1.2", "1.3", "1.4", "3.4"];

# An inspection as arrays: per standard three [yes, cases, decided level or null, with reason]; judged; waived.
def facts:
  (reduce .discretion[] as $each ({}; .[$each.on] = $each)) as $decisions
  | .standards as $standards
  | {
      answers: [case_rated[] as $standard | [questions[] as $name
        | $standards[$standard].questions[$name] as $answer
        | $decisions[$standard + " " + $name] as $decision
        | ($decision | if . then .to | level else null end) as $decided
        | [$answer.yes, $answer.cases, $decided, ($decision.reason // "") != ""]]],
      judged: [judged[] as $standard | $standards[$standard].rating | level],
      waived: ([.waivers[] | select(.cap == "governance" and (.reason // "") != "")] != [])
    };

def share($yes; $cases): (200 * $yes + $cases) / (2 * $cases) | floor;
def case_quality: if . < 50 then 0 elif . < 65 then 1 elif . < 80 then 2 else 3 end;
def overall_band: if . < 7 then 0 elif . < 19 then 1 elif . < 31 then 2 else 3 end;
def distance($edge): if . < $edge then $edge - . else . - $edge end;

def may_move($yes; $cases; $share; $computed):
  ($share | distance(50) <= 5 or distance(65) <= 5 or distance(80) <= 5)
  or (share([$yes + 1, $cases] | min; $cases) | case_quality) != $computed
  or (share([$yes - 1, 0] | max; $cases) | case_quality) != $computed;

def question:
  . as [$yes, $cases, $decided, $reason]
  | share($yes; $cases) as $share
  | ($share | case_quality) as $computed
  | if $decided != null and $reason and ($decided - $computed == 1 or $computed - $decided == 1)
       and may_move($yes; $cases; $share; $computed)
    then $decided else $computed end;

# Total, overall, governance and the levels of the standards; null where a standard has no rated question.
def rate:
  [.answers[] | [.[] | select(.[1] > 0) | question] | min] as $standards
  | .judged as $judged
  | if $standards | any(. == null) then null else
      (($standards + [$judged[4]]) | map(select(. >= 2)) | length) as $good
      | (if .waived or 2 * $good >= 8 then $judged[0] else [$judged[0], 1] | min end) as $governance
      | (($standards | add) + $governance + ($judged[1:] | add)) as $total
      | [$total, ($total | overall_band), $governance, $standards]
    end;

def line: if . then "\(.[0]),\(.[1]),\(.[2]),\(.[3] | map(tostring) | add)" else "not rated" end;

if $mode == "lines" then inputs | facts | rate | line
else
  [inputs | facts] as $all
  | range($rounds)
  | reduce ($all[] | rate | values) as $rated (0; . + $rated[0] + 100 * $rated[1] + 1000 * $rated[2])
end
