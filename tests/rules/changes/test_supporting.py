"""Contract: "beside them decisions, concerns and new figures"; and what is said of a source as a whole."""

from datetime import date

from tests.rules.changes import compared, known_of, values
from tracker.rules.changes.compare import compare
from tracker.rules.changes.known import known
from tracker.vocabulary import ConcernKind, DecisionOutcome, Rule, Says
from tracker.words.changes.change import change_text

D = date


def sentences(literal, part, after=None, days="2020-04-01 2020-10-01"):
    register = known_of(after or literal, days.split()[1]).register
    found = getattr(compared(literal, after, days), part)
    return [change_text(register, each) for each in found if not each.what.startswith("exception")]


STATEMENTS = """
    statements: [
        {date: 2020-02-01, says: accepted, covers: all},
        {date: 2020-05-01, says: implemented, at_least: 1, text: One is done.,
         certainty: reported, reported_in: a paper},
    ]
"""


def test_statements_are_told_of_their_source():
    comparison = compared(STATEMENTS)
    assert values([each for each in comparison.sources["R"] if each.what == "statement"]) == [
        (None, Says.IMPLEMENTED, "", D(2020, 5, 1))
    ]
    assert change_text(known_of(STATEMENTS, "2020-10-01").register, comparison.sources["R"][0]) == (
        "Statement of 1 May 2020 (reported in a paper): The Inspectorate said that at least 1, without saying which, "
        "were done: “One is done.”"
    )


def test_exceptions_of_a_source():
    found = compared(STATEMENTS).sources["R"]
    assert [(each.what, each.now, each.of) for each in found][1:] == [
        ("exception_begun", Rule.STATED_NOT_EVIDENCED, "R")
    ]


def test_a_statement_edited_without_a_correction_is_told():
    after = STATEMENTS.replace("covers: all", "covers: some")
    found = compared(STATEMENTS, after).sources["R"]
    assert ("rewritten", "all", "some") in [(each.what, each.was, each.now) for each in found]


MEETINGS = """
    meetings:
      - date: 2020-02-01
        decisions: [
            {text: Ask again., owner: force, due: 2020-03-01, done_on: 2020-05-01},
            {text: Note it., outcome: asked},
            {text: Do it late., done_on: 2020-11-01},
        ]
      - {date: 2020-05-05, decisions: [{text: Do more., certainty: partial}, {text: Note it., outcome: asked}]}
      - {date: 2020-12-05, decisions: [{text: Too early.}]}
"""


def test_decisions_taken_and_carried_out():
    found = compared(MEETINGS).decisions
    assert [(each.what, *value) for each, value in zip(found, values(found), strict=True)] == [
        ("carried_out", None, D(2020, 5, 1), "board-1/D1", D(2020, 5, 1)),
        ("decided", None, DecisionOutcome.AGREED, "board-2/D1", D(2020, 5, 5)),
        ("decided", None, DecisionOutcome.ASKED, "board-2/D2", D(2020, 5, 5)),
        ("exception_cleared", Rule.DECISION_OVERDUE, None, "board-1/D1", D(2020, 3, 2)),
    ]
    assert sentences(MEETINGS, "decisions") == [
        "Decision D1 of Oversight Board, 1 February 2020, was carried out on 1 May 2020. Ask again.",
        "Decision D1 of Oversight Board, 5 May 2020: agreed (seen in part). Do more.",
        "Decision D2 of Oversight Board, 5 May 2020: asked, the outcome is not on record. Note it.",
    ]


def test_an_outcome_put_on_record_and_one_told_otherwise():
    known_since = MEETINGS.replace("{text: Note it., outcome: asked},", "{text: Note it., outcome: amended},")
    assert sentences(MEETINGS, "decisions", known_since)[1] == (
        "The outcome of decision D2 of Oversight Board, 1 February 2020, is now on record: amended."
    )
    otherwise = known_since.replace("amended", "refused")
    assert sentences(known_since, "decisions", otherwise)[1] == (
        "The outcome of decision D2 of Oversight Board, 1 February 2020, was amended and is now refused."
    )


CONCERNS = """
    concerns:
      - raised_on: 2020-02-01
        steps: [{date: 2020-02-02, to: force, text: Asked.}, {date: 2020-05-01, to: board, text: Asked again.}]
        resolved_on: 2020-06-01
        resolution: It was answered.
      - {raised_on: 2020-07, kind: delivery, raised_by: head, text: It is slow.}
      - {raised_on: 2020-11-01}
"""


def test_concerns_raised_taken_further_and_resolved():
    found = compared(CONCERNS).concerns
    assert [(each.what, *value) for each, value in zip(found, values(found), strict=True)] == [
        ("step", None, "board", "C1", D(2020, 5, 1)),
        ("resolved", None, D(2020, 6, 1), "C1", D(2020, 6, 1)),
        ("raised", None, ConcernKind.DELIVERY, "C2", D(2020, 7, 31)),
    ]
    assert sentences(CONCERNS, "concerns") == [
        "Concern C1 was put to the Oversight Board on 1 May 2020: Asked again.",
        "Concern C1 was resolved on 1 June 2020: It was answered.",
        "Delivery concern C2 was raised in July 2020 by the Head of Delivery: It is slow.",
    ]


FIGURES = """
    indicators:
      - title: Searches
        observations: [
            {as_of: 2020-01, value: 1200, published_on: 2020-03-01},
            {as_of: 2020-04, value: 1100.5, published_on: 2020-05-01, title: A report, approximate: true, note: Fewer.},
            {as_of: 2020-08, value: 3, published_on: 2020-11-01},
            {as_of: 2020-05, value: 4, title: A page},
        ]
"""


def test_new_figures():
    assert values(compared(FIGURES).indicators) == [
        (None, 1100.5, "figure-1", D(2020, 5, 1)),
        (None, 4, "figure-1", D(2020, 5, 31)),
    ]
    assert sentences(FIGURES, "indicators") == [
        "Searches: about 1,100.5 people for April 2020, published on 1 May 2020 (A report). Fewer.",
        "Searches: 4 people for May 2020 (A page).",
    ]


def test_a_figure_edited_without_a_correction_is_told():
    found = compared(FIGURES, FIGURES.replace("value: 1200", "value: 1300")).indicators
    assert ("rewritten", "1200", "1300") in [(each.what, each.was, each.now) for each in found]


def test_corrections_stand_where_what_they_correct_does():
    after = "corrections: {{{path}: [{{date: 2020-09-01, field: a, was: b, now: c}}]}}"
    for path, part in (
        ("meetings.yaml", "decisions"),
        ("concerns.yaml", "concerns"),
        ("indicators.yaml", "indicators"),
    ):
        literal = f"{MEETINGS}{CONCERNS}{FIGURES}"
        found = getattr(compared(literal, f"{literal}\n    {after.format(path=path)}"), part)
        assert [each.of for each in found if each.what == "correction"] == ["a"]


def test_a_correction_that_was_taken_out_again_is_told():
    said = "corrections: {recommendations.yaml: [{date: 2020-02-01, field: a, was: b, now: c}]}"
    assert [(each.what, each.was, each.now) for each in compared(said, "{}").others] == [
        ("rewritten", "2020-02-01", None)
    ]


def test_two_days_of_one_register_need_no_second_reading():
    earlier = known_of(f"{MEETINGS}{CONCERNS}{FIGURES}", "2020-04-01")
    later = known(earlier.register, D(2020, 10, 1), earlier.spans)
    assert len(compare(earlier, later).concerns) == 3
