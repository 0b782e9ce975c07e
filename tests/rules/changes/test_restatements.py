"""What a meeting was told, and what is known of that day now: late, back-dated and corrected entries told apart."""

from datetime import date

import pytest

from tests.rules.changes import known_of
from tracker.dates import Month
from tracker.rules.changes.restatements import restatements
from tracker.vocabulary import Outcome, State, Timeliness
from tracker.words.changes.restatements import facts_text, reasons

D = date
DAY = "2020-06-10"


def restated(then, now, day=DAY):
    return restatements(known_of(then, day), known_of(now, day))


def one(then, now):
    """Return what reads differently of R-01."""
    [found] = restated(then, now).recommendations
    assert found.subject == "R-01"
    return found


def causes(then, now):
    return [(each.why, each.of, each.on, each.newest) for each in one(then, now).causes]


def sentence(then, now):
    return told(now, one(then, now))


def told(now, restatement):
    """Return what reads differently, and why."""
    register = known_of(now, DAY).register
    return " ".join([facts_text(register, restatement), *reasons(register, restatement)])


def updates(*entries):
    return f"actions: [{{updates: [{', '.join(entries)}]}}]"


def test_a_day_that_is_told_as_it_was():
    literal = updates("2020-02-01: in_progress")
    assert restated(literal, literal) == (D(2020, 6, 10), (), ())


def test_what_was_recorded_since_and_is_dated_later_restates_nothing():
    then, now = updates("2020-02-01: in_progress"), updates("2020-02-01: in_progress", "2020-06-11: implemented")
    assert restated(then, now).recommendations == ()


def test_an_entry_that_changes_nothing_of_the_day_restates_nothing():
    then, now = updates("2020-02-01: in_progress"), updates("2020-02-01: in_progress", "2020-06-01: in_progress")
    assert restated(then, now).recommendations == ()


LATE = updates("2020-02-01: in_progress"), updates("2020-02-01: in_progress", "2020-06-01: implemented")


def test_a_late_entry():
    found = one(*LATE)
    assert [(each.what, each.then, each.now) for each in found.facts] == [
        ("state", State.IN_PROGRESS, State.IMPLEMENTED),
        ("timeliness", Timeliness.UNDATED, Timeliness.NOT_APPLICABLE),
    ]
    assert causes(*LATE) == [("late", "R-01.1", D(2020, 6, 1), D(2020, 2, 1))]
    assert found.causes[0].path == "responses/R-01.yaml"
    assert found.causes[0].entry.line > 1
    assert sentence(*LATE) == (
        "State: then in progress, now implemented – awaiting verification. Standing against the "
        "deadline: then no deadline, now not applicable. Recorded late: an update on R-01.1 of "
        "1 June 2020 (implemented), newer than the newest one held then, of 1 February 2020."
    )


def test_an_entry_of_the_day_itself_is_late_and_said_to_be_of_the_day():
    then, now = updates("2020-02-01: in_progress"), updates("2020-02-01: in_progress", "2020-06-10: implemented")
    assert causes(then, now) == [("late", "R-01.1", D(2020, 6, 10), D(2020, 2, 1))]
    assert "Dated on the day itself, and recorded since: an update on R-01.1 of 10 June 2020" in sentence(then, now)


def test_the_first_entry_of_its_kind_is_late():
    then, now = "evidence: [2020-05-01]", "{evidence: [2020-05-01], verifications: [2020-04-01: verified]}"
    assert causes(then, now) == [("late", "", D(2020, 4, 1), None)]
    assert "Recorded late: a verdict of 1 April 2020 (verified), the first of its kind." in sentence(then, now)


def test_an_entry_of_the_day_of_the_newest_is_late():
    then, now = updates("2020-02-01: in_progress"), updates("2020-02-01: in_progress", "2020-02-01: implemented")
    assert causes(then, now) == [("late", "R-01.1", D(2020, 2, 1), D(2020, 2, 1))]
    assert "(implemented), of the same day as the newest one held then." in sentence(then, now)


def test_a_back_dated_entry():
    then = "extensions: [2020-05-01: 2020-09-30]\ndue: 2020-06-30"
    now = "extensions: [2020-05-01: 2020-09-30, 2020-04-01: 2020-08-31]\ndue: 2020-06-30"
    assert restated(then, now).recommendations == ()  # the newer one still holds
    then = "handovers: [2020-05-01: head, 2020-06-11: board]"
    now = "handovers: [2020-05-01: head, 2020-06-09: successor, 2020-06-11: board]"
    found = one(then, now)
    assert found.facts == (("owner", "head", "successor"),)
    assert causes(then, now) == [("back_dated", "", D(2020, 6, 9), D(2020, 6, 11))]
    assert sentence(then, now) == (
        "Owner: then the Head of Delivery, now the Head of Change. Recorded afterwards, and dated "
        "before one of 11 June 2020 that the register already held: a handover of 9 June 2020 (to the Head of Change)."
    )


def test_back_dated_is_told_by_the_kind_and_the_action_that_it_is_of():
    then = "actions: [{updates: [2020-05-01: in_progress]}, {updates: [2020-03-01: implemented]}]"
    now = (
        "actions: [{updates: [2020-05-01: in_progress, 2020-04-01: implemented]}, {updates: [2020-03-01: implemented]}]"
    )
    assert restated(then, now).recommendations == ()
    now = "actions: [{updates: [2020-05-01: in_progress]}, {updates: [2020-03-01: implemented, 2020-04-01: withdrawn]}]"
    then = then.replace("2020-05-01: in_progress", "2020-05-01: implemented")
    now = now.replace("2020-05-01: in_progress", "2020-05-01: implemented")
    assert restated(then, now).recommendations == ()
    then, now = then.replace("2020-05-01: implemented", ""), now.replace("2020-05-01: implemented", "")
    assert causes(then, now) == [("late", "R-01.2", D(2020, 4, 1), D(2020, 3, 1))]


def test_back_dated_evidence():
    then, now = "evidence: [2020-05-01]", "evidence: [2020-05-01, 2020-04-01]"
    assert one(then, now).facts == (("evidence", 1, 2),)
    assert causes(then, now) == [("back_dated", "", D(2020, 4, 1), D(2020, 5, 1))]
    assert "(E2, A paper)" in sentence(then, now)


def test_a_corrected_entry_with_its_correction():
    then = updates("2020-05-01: in_progress")
    said = "{field: 'actions[R-01.1].updates[0].status', was: in_progress, now: implemented, reason: Misheard.}"
    now = f"{updates('2020-05-01: implemented')}\ncorrections: {{responses/R-01.yaml: [{said}]}}"
    [cause] = one(then, now).causes
    assert (cause.why, cause.was, cause.now, cause.correction.reason) == (
        "corrected",
        "in_progress",
        "implemented",
        "Misheard.",
    )
    assert sentence(then, now).endswith(
        "Corrected: actions[R-01.1].updates[0].status in responses/R-01.yaml was “in_progress” and is “implemented”, "
        "on 1 December 2020 by the Oversight Board: Misheard."
    )


def test_a_change_that_nothing_corrects_is_told_as_such():
    then, now = updates("2020-05-01: in_progress"), updates("2020-05-01: implemented")
    assert sentence(then, now).endswith("was “in_progress” and is “implemented”; no correction says why.")


def test_a_date_corrected_to_after_the_day_restates_it():
    then, now = updates("2020-05-01: in_progress"), updates("2020-07-01: in_progress")
    assert [(each.why, each.was, each.now) for each in one(then, now).causes] == [
        ("corrected", D(2020, 5, 1), D(2020, 7, 1))
    ]


def test_a_correction_of_something_dated_later_is_no_cause():
    then = updates("2020-05-01: in_progress", "2020-07-01: in_progress")
    now = updates("2020-05-01: implemented", "2020-07-01: implemented")
    assert [each.on for each in one(then, now).causes] == [D(2020, 5, 1)]


def test_a_correction_of_a_note_is_no_cause():
    then = "actions: [{updates: [{date: 2020-05-01, status: in_progress}]}]"
    now = "actions: [{updates: [{date: 2020-05-01, status: implemented, note: Another.}]}]"
    assert [each.field for each in one(then, now).causes] == ["actions[R-01.1].updates[0].status"]


@pytest.mark.parametrize(
    ("then", "now", "told", "said"),
    [
        ("{}", "due: 2020-12-31", ("deadline", None, D(2020, 12, 31)),
         "Filled in since: recommendations[R-01].due in recommendations.yaml was empty and is “2020-12-31”."),
        ("due: 2020-12", "due: 2020-12-31", ("deadline", Month(2020, 12), D(2020, 12, 31)),
         "Filled in since: recommendations[R-01].due in recommendations.yaml was “2020-12” and is “2020-12-31”."),
        ("owner: head", "owner: board", ("owner", "head", "board"),
         "Corrected: recommendations[R-01].owner in recommendations.yaml was “head” and is “board”; no correction "
         "says why."),
        ("evidence: [2020-05-01]", "{}", ("evidence", 1, 0),
         "Taken out since: responses/R-01.yaml; no correction says why."),
        ("evidence: [2020-05-01, 2020-05-02]", "evidence: [2020-05-01]", ("evidence", 2, 1),
         "Taken out since: evidence[E2]; no correction says why."),
    ],
)  # fmt: skip
def test_other_causes(then, now, told, said):
    found = one(then, now)
    assert told in [(each.what, each.then, each.now) for each in found.facts]
    assert sentence(then, now).endswith(said)


def test_what_bears_on_nothing_that_is_told_differently_is_no_cause():
    then = updates("2020-02-01: in_progress")
    now = f"handovers: [2020-05-01: head]\n{updates('2020-02-01: in_progress', '2020-05-01: in_progress')}"
    assert [(each.why, each.field) for each in one(then, now).causes] == [("late", "handovers[0]")]


def test_an_action_added_since_and_its_update():
    then = updates("2020-02-01: implemented")
    now = "actions: [{updates: [2020-02-01: implemented]}, {updates: [2020-03-01: in_progress]}]"
    assert causes(then, now) == [("added", "R-01.2", None, None), ("late", "R-01.2", D(2020, 3, 1), None)]
    assert "Added since: action R-01.2." in sentence(then, now)


def test_an_extension_of_an_action_does_not_explain_the_deadline_of_the_recommendation():
    then = "{due: 2020-06-01, actions: [{due: 2020-05-01}]}"
    extended = "{due: 2020-05-01, extensions: [2020-04-01: 2020-07-01]}"
    now = f"{{due: 2020-06-01, extensions: [2020-05-01: 2020-08-01], actions: [{extended}]}}"
    assert [each.field for each in one(then, now).causes] == ["extensions[0]"]


def test_a_statement_restates_its_source_and_what_it_covers():
    then = "recommendations: [{}, {}]"
    now = "{recommendations: [{}, {}], statements: [{date: 2020-05-01, says: verified, covers: [R-02]}]}"
    found = restated(then, now)
    [recommendation] = found.recommendations
    assert (recommendation.subject, [each.why for each in recommendation.causes]) == ("R-02", ["late"])
    assert recommendation.facts[-1] == ("verdict", None, Outcome.VERIFIED)
    [source] = found.sources
    assert source.facts == (("done", 0, 1), ("statements", 0, 1))
    assert ([each.why for each in source.causes], source.through) == (["late"], ("R-02",))
    assert told(now, source) == (
        "Number done: then 0, now 1. Number of statements: then 0, now 1. Recorded "
        "late: a statement of 1 May 2020 (verified), the first of its kind. It follows from what reads differently "
        "about R-02."
    )


def test_a_statement_is_back_dated_against_those_that_say_the_same():
    then = "statements: [{date: 2020-05-01, says: accepted, covers: all}]"
    now = f"{then[:-1]}, {{date: 2020-04-01, says: implemented, at_least: 1}}]"
    assert [each.why for each in restated(then, now).sources[0].causes] == ["late"]
    now = f"{then[:-1]}, {{date: 2020-04-01, says: accepted, covers: some}}]"
    assert [each.why for each in restated(then, now).sources[0].causes] == ["back_dated"]


def test_a_corrected_count_restates_the_source():
    [source] = restated("expected_count: 1", "expected_count: 2").sources
    assert source.facts == (("expected_count", 1, 2),)
    assert [each.why for each in source.causes] == ["corrected"]


def test_a_recommendation_that_was_not_on_the_register():
    found = restated("recommendations: [{}]", "recommendations: [{}, {evidence: [2020-05-01]}]").recommendations
    assert [each.subject for each in found] == ["R-02"]
    state = found[0].facts[0]
    assert (state.what, state.then, state.now) == ("state", None, State.NOT_REPORTED)
    assert [each.why for each in found[0].causes] == ["added", "late"]


def test_what_no_entry_explains_is_said_so():
    then = "{due: 2020-06-30, settings: {due_soon_days: '30'}}"
    now = "{due: 2020-06-30, settings: {due_soon_days: '7'}}"
    assert one(then, now).causes == ()
    assert sentence(then, now) == (
        "Standing against the deadline: then due soon, now before its deadline. None of its own "
        "entries explains this. A setting of the register or another entry may."
    )
