% rules/hmip/youth-2021.rubric as written by hand in Prolog (SWI-Prolog); see compare.py for how it is run.
:- use_module(library(http/json)).
:- use_module(library(apply)).
:- use_module(library(lists)).
:- use_module(library(readutil)).
:- initialization(main, main).

level("Inadequate", 0).
level("Requires improvement", 1).
level("Good", 2).
level("Outstanding", 3).

% An inspection as a term: per standard a list of question(Yes, Cases, Decision); judged levels; whether waived.
facts(Case, inspection(Answers, Judged, Waived)) :-
    Standards = Case.standards,
    maplist(answers(Standards, Case.discretion), ['2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3'], Answers),
    maplist(judged(Standards), ['1.1', '1.2', '1.3', '1.4', '3.4'], Judged),
    (   member(Waiver, Case.waivers), Waiver.cap == "governance", with_reason(Waiver)
    ->  Waived = true
    ;   Waived = false
    ).

answers(Standards, Decisions, Standard, Questions) :-
    maplist(answer(Standards.Standard.questions, Decisions, Standard), [desistance, safety, others], Questions).

answer(Answers, Decisions, Standard, Name, question(Yes, Cases, Decision)) :-
    _{yes: Yes, cases: Cases} :< Answers.Name,
    format(string(On), "~w ~w", [Standard, Name]),
    (   member(Each, Decisions), Each.on == On, with_reason(Each)
    ->  level(Each.to, To), Decision = decided(To)
    ;   Decision = none
    ).

with_reason(Dict) :- get_dict(reason, Dict, Reason), Reason \== "".

judged(Standards, Standard, Level) :- level(Standards.Standard.rating, Level).

share(Yes, Cases, Share) :- Share is (200 * Yes + Cases) // (2 * Cases).

case_quality(Share, 0) :- Share < 50, !.
case_quality(Share, 1) :- Share < 65, !.
case_quality(Share, 2) :- Share < 80, !.
case_quality(_, 3).

overall_band(Total, 0) :- Total < 7, !.
overall_band(Total, 1) :- Total < 19, !.
overall_band(Total, 2) :- Total < 31, !.
overall_band(_, 3).

may_move(_, _, Share, _) :- min(abs(Share - 50), min(abs(Share - 65), abs(Share - 80))) =< 5, !.
may_move(Yes, Cases, _, Computed) :-
    More is min(Yes + 1, Cases), share(More, Cases, Share), case_quality(Share, Level), Level =\= Computed, !.
may_move(Yes, Cases, _, Computed) :-
    Fewer is max(Yes - 1, 0), share(Fewer, Cases, Share), case_quality(Share, Level), Level =\= Computed.

question_level(question(Yes, Cases, Decision), Level) :-
    share(Yes, Cases, Share),
    case_quality(Share, Computed),
    (   Decision = decided(To), abs(To - Computed) =:= 1, may_move(Yes, Cases, Share, Computed)
    ->  Level = To
    ;   Level = Computed
    ).

% Fails where no question of the standard is rated.
standard_level(Questions, Level) :- lowest(Questions, 4, Level), Level < 4.

lowest([], Level, Level).
lowest([Question | Questions], Sofar, Lowest) :-
    (   Question = question(_, 0, _)
    ->  Next = Sofar
    ;   question_level(Question, Level), Next is min(Sofar, Level)
    ),
    lowest(Questions, Next, Lowest).

good_or_better([], Count, Count).
good_or_better([Level | Levels], Sofar, Count) :-
    ( Level >= 2 -> Next is Sofar + 1 ; Next = Sofar ),
    good_or_better(Levels, Next, Count).

rate(inspection(Answers, [Governed, Staff, Partnerships, Facilities, Provision], Waived),
     rated(Total, Overall, Governance, Levels)) :-
    maplist(standard_level, Answers, Levels), !,
    good_or_better([Provision | Levels], 0, Good),
    ( Waived == false, 2 * Good < 8 -> Governance is min(Governed, 1) ; Governance = Governed ),
    sum_list(Levels, Points),
    Total is Points + Governance + Staff + Partnerships + Facilities + Provision,
    overall_band(Total, Overall).
rate(_, not_rated).

write_line(rated(Total, Overall, Governance, Levels)) :-
    atomic_list_concat(Levels, Digits), format("~d,~d,~d,~w~n", [Total, Overall, Governance, Digits]).
write_line(not_rated) :- format("not rated~n").

each_case(In, Goal) :-
    repeat,
    json_read_dict(In, Case, [end_of_file(end)]),
    (   Case == end
    ->  !
    ;   facts(Case, Inspection), call(Goal, Inspection), fail
    ).

rate_line(Inspection) :- rate(Inspection, Rated), write_line(Rated).

read_all(In, Inspections) :-
    json_read_dict(In, Case, [end_of_file(end)]),
    (   Case == end
    ->  Inspections = []
    ;   facts(Case, Inspection), Inspections = [Inspection | Rest], read_all(In, Rest)
    ).

check([], Check, Check).
check([Inspection | Inspections], Sofar, Check) :-
    rate(Inspection, Rated),
    (   Rated = rated(Total, Overall, Governance, _)
    ->  Next is Sofar + Total + 100 * Overall + 1000 * Governance
    ;   Next = Sofar
    ),
    check(Inspections, Next, Check).

rounds(Inspections) :-
    read_line_to_string(user_input, Line),
    (   Line == end_of_file
    ->  true
    ;   statistics(cputime, Start),
        check(Inspections, 0, Check),
        statistics(cputime, End),
        Time is End - Start,
        format("~6f ~d~n", [Time, Check]),
        flush_output,
        rounds(Inspections)
    ).

main :-
    current_prolog_flag(argv, [Mode, Path]),
    open(Path, read, In, [encoding(utf8)]),
    (   Mode == lines
    ->  each_case(In, rate_line)
    ;   read_all(In, Inspections), format("ready~n"), flush_output, rounds(Inspections)
    ),
    close(In).
