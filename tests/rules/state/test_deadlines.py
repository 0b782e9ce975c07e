"""Contract: "Deadline" and "Owner at D" and "Acceptance" under "Rules of the position at D"."""

import pytest

from tests.rules import position_of, standing_of, written
from tracker.vocabulary import AnswerKind, Timeliness


def deadline_of(literal, as_at):
    return standing_of(literal, as_at).span.deadline


def test_without_a_deadline_nothing_has_slipped_and_that_is_not_0_days():
    deadline = deadline_of("{}", "2020-06-01")
    assert (deadline.original, deadline.now, deadline.extensions, deadline.slipped_days) == (None, None, 0, None)


def test_a_deadline_that_was_never_moved_has_slipped_by_0_days():
    deadline = deadline_of("due: 2020-06-30", "2020-06-01")
    assert (written(deadline.original), written(deadline.now)) == ("2020-06-30", "2020-06-30")
    assert (deadline.extensions, deadline.slipped_days) == (0, 0)


def test_an_extension_counts_from_the_day_on_which_it_was_agreed_and_leaves_the_original():
    literal = "{due: 2020-06-30, extensions: [2020-05-01: 2020-09-30]}"
    before, after = deadline_of(literal, "2020-04-30"), deadline_of(literal, "2020-05-01")
    assert (written(before.now), before.extensions) == ("2020-06-30", 0)
    assert (written(after.original), written(after.now)) == ("2020-06-30", "2020-09-30")
    assert (after.extensions, after.slipped_days) == (1, 92)


def test_the_last_extension_is_the_one_agreed_last_wherever_it_stands_in_the_file():
    literal = "{due: 2020-06-30, extensions: [2020-08-01: 2020-12-31, 2020-05-01: 2020-09-30]}"
    assert written(deadline_of(literal, "2020-07-31").now) == "2020-09-30"
    assert written(deadline_of(literal, "2020-08-01").now) == "2020-12-31"


def test_of_two_extensions_agreed_on_one_day_the_later_in_the_file_counts_and_both_are_counted():
    deadline = deadline_of(
        "{due: 2020-06-30, extensions: [2020-05-01: 2020-09-30, 2020-05-01: 2020-10-31]}", "2020-05-01"
    )
    assert (written(deadline.now), deadline.extensions) == ("2020-10-31", 2)


def test_slipped_days_count_from_the_original_over_all_extensions():
    literal = "{due: 2020-06-30, extensions: [2020-05-01: 2020-07-10, 2020-07-01: 2020-07-30]}"
    assert deadline_of(literal, "2020-07-01").slipped_days == 30


@pytest.mark.parametrize(
    ("extensions", "told_late_on"),
    [
        ("[2020-06-30: 2020-09-30]", None),
        ("[2020-07-01: 2020-09-30]", "2020-07-01"),
        ("[2020-06-01: 2020-09-30, 2020-09-30: 2020-12-31]", None),  # after the original, in time for what it replaces
        ("[2020-06-01: 2020-09-30, 2020-10-01: 2020-12-31]", "2020-10-01"),
        ("[2020-07-02: 2020-07-31, 2020-08-05: 2020-12-31]", "2020-07-02"),  # both late: since the first
        ("[2020-07: 2020-09-30]", "2020-07"),  # a month accuses from its first day, 1 July
        ("[2020-06: 2020-09-30]", None),
    ],
)
def test_an_extension_is_told_late_when_agreed_after_the_deadline_that_it_replaces(extensions, told_late_on):
    literal = f"{{due: 2020-06-30, extensions: {extensions}}}"
    assert written(deadline_of(literal, "2020-12-31").told_late_on) == told_late_on


def test_a_month_in_which_the_deadline_lies_does_not_accuse():
    literal = "{due: 2020-07-01, extensions: [2020-07: 2020-09-30]}"
    assert deadline_of(literal, "2020-12-31").told_late_on is None


def test_a_month_in_which_it_was_agreed_moves_the_deadline_from_its_last_day():
    literal = "{due: 2020-06-30, extensions: [2020-05: 2020-09-30]}"
    assert written(deadline_of(literal, "2020-05-30").now) == "2020-06-30"
    assert written(deadline_of(literal, "2020-05-31").now) == "2020-09-30"


@pytest.mark.parametrize(("agreed_on", "told_late_on"), [("2020-06-30", None), ("2020-07-01", "2020-07-01")])
def test_a_deadline_of_a_month_is_its_last_day(agreed_on, told_late_on):
    literal = f"{{due: 2020-06, extensions: [{agreed_on}: 2020-09]}}"
    deadline = deadline_of(literal, "2020-08-01")
    assert (written(deadline.told_late_on), deadline.slipped_days) == (told_late_on, 92)


def test_an_action_without_a_deadline_takes_its_recommendations_with_the_extensions():
    literal = "{due: 2020-06-30, extensions: [2020-05-01: 2020-09-30], actions: [{updates: [2020-02-01: in_progress]}]}"
    before = standing_of(literal, "2020-04-30").actions[0].span.deadline
    after = standing_of(literal, "2020-08-01").actions[0]
    assert written(before.now) == "2020-06-30"
    assert (written(after.span.deadline.original), written(after.span.deadline.now)) == ("2020-06-30", "2020-09-30")
    assert (after.timeliness, after.days) == (Timeliness.ON_TRACK, 60)


def test_an_action_with_a_deadline_has_its_own_extensions_and_not_its_recommendations():
    literal = """
        due: 2020-06-30
        extensions: [2020-05-01: 2020-09-30]
        actions: [{due: 2020-04-30, extensions: [2020-04-01: 2020-05-31]}, {due: 2020-04-30}]
    """
    standing = standing_of(literal, "2020-08-01")
    assert [written(each.span.deadline.now) for each in standing.actions] == ["2020-05-31", "2020-04-30"]
    assert [each.span.deadline.extensions for each in standing.actions] == [1, 0]
    assert written(standing.span.deadline.now) == "2020-09-30"


def test_the_owner_is_the_recommendations_then_whoever_it_was_handed_to():
    literal = "handovers: [2020-05-01: successor, 2020-03-01: head]"
    owners = [
        standing_of(literal, each).span.owner for each in ("2020-02-29", "2020-03-01", "2020-04-30", "2020-05-01")
    ]
    assert owners == ["force", "head", "head", "successor"]


def test_of_two_handovers_of_one_day_the_later_in_the_file_counts():
    assert standing_of("handovers: [2020-05-01: successor, 2020-05-01: head]", "2020-05-01").span.owner == "head"


def test_nobody_may_be_on_record_from_the_beginning_or_after_a_handover():
    assert standing_of("owner: null", "2020-06-01").span.owner is None
    literal = "handovers: [{date: 2020-05-01, from: force, to: null}]"
    assert standing_of(literal, "2020-04-30").span.owner == "force"
    assert standing_of(literal, "2020-05-01").span.owner is None


def answer_of(literal, as_at, recommendation="R-01"):
    return position_of(literal, as_at).standings[recommendation].span.answer


def test_an_answer_is_its_own_from_its_date():
    literal = "acceptance: {decision: noted, date: 2020-02-01}"
    assert answer_of(literal, "2020-01-31") is None
    assert answer_of(literal, "2020-02-01") is AnswerKind.NOTED


def test_an_answer_without_its_own_is_that_of_a_statement_that_covers_it():
    literal = """
        statements: [{date: 2020-02-01, says: accepted, covers: [R-01]}]
        recommendations: [{}, {}]
    """
    assert answer_of(literal, "2020-01-31") is None
    assert answer_of(literal, "2020-02-01") is AnswerKind.ACCEPTED
    assert answer_of(literal, "2020-02-01", "R-02") is None


@pytest.mark.parametrize("which", ["covers: some", "at_least: 1"])
def test_a_statement_that_names_none_accepts_none(which):
    assert answer_of(f"statements: [{{date: 2020-02-01, says: accepted, {which}}}]", "2020-03-01") is None


@pytest.mark.parametrize("own", ["2020-01-15", "2020-02-01", "2020-03-01"])
def test_its_own_answer_comes_before_a_statements_older_or_newer(own):
    literal = f"""
        acceptance: {{decision: accepted_in_part, date: {own}}}
        statements: [{{date: 2020-02-01, says: accepted, covers: all}}]
    """
    assert answer_of(literal, "2020-03-01") is AnswerKind.ACCEPTED_IN_PART


def test_until_its_own_is_given_the_statements_acceptance_holds():
    literal = """
        acceptance: {decision: rejected, date: 2020-03-01}
        statements: [{date: 2020-02-01, says: accepted, covers: all}]
    """
    assert answer_of(literal, "2020-02-29") is AnswerKind.ACCEPTED
    assert answer_of(literal, "2020-03-01") is AnswerKind.REJECTED
