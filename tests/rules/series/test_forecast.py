"""Contract: "Forecast" under "Over time"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.rules import day, files_of, register_from, written
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tests.rules.series import forecast_of
from tracker.dates import last_day
from tracker.rules.series.forecast import Outlook, completions, forecast, weekly_counts
from tracker.rules.state.standing import spans_of_register

# One completion in each of the three weeks from issue to Sunday 24 January 2021; two are open.
ONE_A_WEEK = """
    issued_on: 2021-01-04
    recommendations:
    - actions: [{updates: [2021-01-06: implemented]}]
    - actions: [{updates: [2021-01-13: implemented]}]
    - actions: [{updates: [2021-01-20: implemented]}]
    - due: DUE
    - {}
"""
# In ten weeks, to Sunday 14 March 2021, four with one completion each: two in five. One is open.
TWO_WEEKS_IN_FIVE = """
    issued_on: 2021-01-04
    recommendations:
    - actions: [{updates: [2021-01-06: implemented]}]
    - actions: [{updates: [2021-01-20: implemented]}]
    - actions: [{updates: [2021-02-03: implemented]}]
    - actions: [{updates: [2021-02-17: implemented]}]
    - due: DUE
"""


def test_where_one_is_done_each_week_two_take_two_weeks():
    now = forecast_of(ONE_A_WEEK.replace("DUE", "2021-06-30"), "2021-01-24").now
    assert (now.open, now.completions, written(now.since)) == (2, 3, "2021-01-04")
    assert (written(now.median), written(now.p85)) == ("2021-02-07", "2021-02-07")


@pytest.mark.parametrize(
    ("due", "chance"),
    [
        ("2021-02-07", 1.0),  # the last day of the second week
        ("2021-02-06", 0.0),
        ("2021-01-31", 0.0),  # the last day of the first
        ("2021-01-30", None),  # less than a week away
        ("2021-01-24", None),
        ("2021-01-23", 0.0),  # it has passed
        ("null", None),
    ],
)
def test_the_chance_is_of_ending_by_the_last_deadline_of_the_open_ones(due, chance):
    now = forecast_of(ONE_A_WEEK.replace("DUE", due), "2021-01-24").now
    assert now.chance == chance
    assert now.last_deadline == (None if due == "null" else day(due))
    assert now.undated == (2 if due == "null" else 1)


def test_the_median_and_the_85th_percentile_follow_from_the_weekly_counts():
    # By the end of week 1, 2, 3, 4 it is done with a chance of 0.4, 0.64, 0.784, 0.8704.
    now = forecast_of(TWO_WEEKS_IN_FIVE.replace("DUE", "2021-04-04"), "2021-03-14").now
    assert written(now.median) == "2021-03-28"
    assert written(now.p85) == "2021-04-11"
    assert now.chance == pytest.approx(0.784, abs=0.015)


def test_the_85th_percentile_is_no_earlier_week():
    # Three in ten: by the end of the fifth week 0.832, of the sixth 0.882.
    literal = TWO_WEEKS_IN_FIVE.replace("    - actions: [{updates: [2021-01-06: implemented]}]\n", "", 1)
    now = forecast_of(literal.replace("DUE", "null"), "2021-03-14").now
    assert (now.completions, written(now.p85)) == (3, "2021-04-25")


def test_the_last_deadline_is_the_present_one_and_inferred_where_no_document_states_it():
    literal = """
        issued_on: 2021-01-04
        recommendations:
        - {due: 2021-06-30, due_basis: inferred}
        - due: 2021-03-31
          extensions: [2021-03-01: 2021-09-30]
    """
    before, after = forecast_of(literal, "2021-02-28").now, forecast_of(literal, "2021-03-01").now
    assert (written(before.last_deadline), before.inferred) == ("2021-06-30", True)
    assert (written(after.last_deadline), after.inferred) == ("2021-09-30", False)


def test_completions_in_fewer_than_three_weeks_give_no_number():
    literal = ONE_A_WEEK.replace("DUE", "2021-01-01")
    two, three = forecast_of(literal, "2021-01-19").now, forecast_of(literal, "2021-01-20").now
    assert (two.completions, two.enough_history) == (2, False)
    assert (two.median, two.p85, two.chance) == (None, None, None)
    assert written(two.last_deadline) == "2021-01-01"
    assert (three.completions, three.enough_history) == (3, True)
    assert three.median is not None


def test_any_number_of_completions_in_two_weeks_is_not_enough():
    literal = """
        issued_on: 2021-01-04
        recommendations:
        - actions: [{updates: [2021-01-06: implemented]}]
        - actions: [{updates: [2021-01-07: implemented]}]
        - actions: [{updates: [2021-01-13: implemented]}]
        - actions: [{updates: [2021-01-14: implemented]}]
        - {}
    """
    now = forecast_of(literal, "2021-01-17").now
    assert (now.completions, now.weeks, now.enough_history, now.median) == (4, 2, False, None)


# One a week from January on, and one that stays open: at the end of each quarter the method says "a week from now".
NEVER_SO_SOON = """
    issued_on: 2021-01-04
    recommendations:
    - actions: [{updates: [2021-03-12: implemented]}]
    - actions: [{updates: [2021-03-19: implemented]}]
    - actions: [{updates: [2021-03-26: implemented]}]
    - actions: [{updates: [LAST]}]
    - {}
"""


@pytest.mark.parametrize(
    ("as_at", "judged", "wrong", "was_wrong"),
    [("2022-03-31", 3, 3, False), ("2022-07-31", 4, 4, True)],
)
def test_where_earlier_forecasts_were_mostly_wrong_none_is_given(as_at, judged, wrong, was_wrong):
    now = forecast_of(NEVER_SO_SOON.replace("LAST", "2021-03-05: implemented"), as_at).now
    assert (now.judged, now.wrong, now.was_wrong) == (judged, wrong, was_wrong)
    assert now.enough_history
    assert (now.median is None, now.p85 is None) == (was_wrong, was_wrong)


def test_where_half_of_them_held_one_is_given():
    now = Outlook(day("2022-07-31"), day("2021-01-04"), 1, 9, None, False, 1, weeks=9, judged=4, wrong=2)
    assert (now.was_wrong, now.given) == (False, True)
    assert not now._replace(wrong=3).given


def test_where_nothing_is_open_there_is_nothing_to_forecast():
    done = "{actions: [{updates: [2021-01-06: implemented]}]}"
    done_in_each_week = ", ".join(done.replace("06", each) for each in ("06", "13", "20"))
    found = forecast_of(f"{{issued_on: 2021-01-04, recommendations: [{done_in_each_week}]}}", "2021-01-24")
    assert (found.now.enough_history, found.now.given, found.now.open) == (True, False, 0)
    assert (found.now.median, found.now.p85, found.now.chance) == (None, None, None)


def test_before_the_first_issue_there_is_nothing():
    found = forecast_of(ONE_A_WEEK.replace("DUE", "null"), "2021-01-03")
    assert (found.now.since, found.now.open, found.now.enough_history, found.backtest) == (None, 0, False, ())


def test_a_day_beyond_25_years_is_none():
    done = "{actions: [{updates: [2021-01-06: implemented]}]}"
    in_each_week = ", ".join(done.replace("06", each) for each in ("06", "13", "20"))
    literal = f"{{issued_on: 2021-01-04, recommendations: [{in_each_week}{', {}' * 2000}]}}"
    now = forecast_of(literal, "2022-01-02").now
    assert (now.given, now.median, now.p85) == (True, None, None)


# One completion in each of the five weeks to 31 March 2021, and two open then: the method says 14 April.
UNTIL_THE_QUARTERS_END = """
    issued_on: 2021-03-01
    recommendations:
    - actions: [{updates: [2021-03-03: implemented]}]
    - actions: [{updates: [2021-03-10: implemented]}]
    - actions: [{updates: [2021-03-17: implemented]}]
    - actions: [{updates: [2021-03-24: implemented]}]
    - actions: [{updates: [2021-03-31: implemented]}]
    - actions: [{updates: [FIRST]}]
    - actions: [{updates: [SECOND]}]
"""


def backtest_of(first, second, as_at):
    literal = UNTIL_THE_QUARTERS_END.replace("FIRST", first).replace("SECOND", second)
    return forecast_of(literal, as_at).backtest


@pytest.mark.parametrize(
    ("first", "second", "as_at", "ended_on", "inside"),
    [
        ("2021-04-05: implemented", "2021-04-14: implemented", "2021-05-31", "2021-04-14", True),
        ("2021-04-05: implemented", "2021-04-15: implemented", "2021-05-31", "2021-04-15", False),
        ("2021-04-05: implemented", "2021-04-14: withdrawn", "2021-05-31", "2021-04-14", True),
        ("2021-04-05: implemented", "2021-04-15: implemented", "2021-04-14", None, False),
        ("2021-04-05: implemented", "2021-04-15: implemented", "2021-04-13", None, None),
        (
            "2021-04-05: implemented, 2021-05-01: in_progress",
            "2021-04-14: implemented",
            "2021-04-30",
            "2021-04-14",
            True,
        ),
        ("2021-04-05: implemented, 2021-05-01: in_progress", "2021-04-14: implemented", "2021-05-01", None, False),
    ],
    ids=["in time", "a day late", "closed counts", "the day came", "not known yet", "before a fall", "after a fall"],
)
def test_an_earlier_forecast_is_judged_by_when_those_then_open_were_done_or_closed(
    first, second, as_at, ended_on, inside
):
    (tested,) = backtest_of(first, second, as_at)
    assert (written(tested.then.made_on), written(tested.then.p85)) == ("2021-03-31", "2021-04-14")
    assert (written(tested.ended_on), tested.inside) == (ended_on, inside)


def test_a_verdict_after_the_claim_does_not_move_the_day_on_which_they_ended():
    literal = UNTIL_THE_QUARTERS_END.replace("FIRST", "2021-04-05: implemented")
    literal = literal.replace("SECOND", "2021-04-14: implemented") + "      verifications: [2021-05-03: verified]\n"
    (tested,) = forecast_of(literal, "2021-05-31").backtest
    assert (written(tested.ended_on), tested.inside) == ("2021-04-14", True)


def test_those_issued_later_are_not_of_the_earlier_forecast():
    literal = UNTIL_THE_QUARTERS_END.replace("    ", "  ")
    literal = literal.replace("FIRST", "2021-04-05: implemented").replace("SECOND", "2021-04-14: implemented")
    literal = f"sources:\n- {{id: S, issued_on: 2021-04-01}}\n- id: R{literal}"
    found = forecast_of(literal, "2021-05-31")
    assert (found.now.open, found.backtest[0].then.open) == (1, 2)
    assert found.backtest[0].inside is True


def test_every_earlier_quarter_end_has_its_row_and_the_day_itself_has_none():
    rows = backtest_of("2021-07-01: implemented", "2021-07-02: implemented", "2021-09-30")
    assert [written(each.then.made_on) for each in rows] == ["2021-03-31", "2021-06-30"]


def test_without_history_or_with_nothing_open_nothing_is_judged():
    literal = """
        issued_on: 2021-03-01
        recommendations:
        - actions: [{updates: [2021-04-01: implemented]}]
        - actions: [{updates: [2021-04-12: implemented]}]
        - actions: [{updates: [2021-04-23: implemented]}]
    """
    too_early, nothing_open = forecast_of(literal, "2021-07-31").backtest
    assert (too_early.then.enough_history, written(too_early.ended_on), too_early.inside) == (False, "2021-04-23", None)
    assert (nothing_open.then.enough_history, nothing_open.ended_on, nothing_open.inside) == (True, None, None)


def test_an_earlier_forecast_is_the_one_that_was_made_then():
    literal = TWO_WEEKS_IN_FIVE.replace("DUE", "2021-12-31")
    later = forecast_of(literal + "    - {actions: [{updates: [2021-06-01: implemented]}]}", "2021-07-01")
    at_the_time = forecast_of(literal + "    - {}", "2021-03-31").now
    assert at_the_time.given
    assert later.backtest[0].then == at_the_time


EXPECTED = """
    recommendations:
    - actions:
      - {owner: head, updates: [{date: 2020-02-01, status: in_progress, expected: 2020-06}]}
      - updates: [{date: 2020-02-01, status: in_progress, expected: 2020-04-30}, 2020-03-01: in_progress]
      - updates:
        - {date: 2020-02-01, status: in_progress, expected: 2020-04-30}
        - {date: 2020-03-01, status: implemented, expected: 2020-04-30}
    - actions: [{updates: [{date: 2020-02-01, status: implemented, expected: 2020-01-31}]}]
    - actions: [{owner: null, updates: [{date: 2020-05-01, status: not_started, expected: 2020-12-31}]}]
    - acceptance: {decision: rejected, date: 2020-01-02}
      actions: [{updates: [{date: 2020-01-01, status: in_progress, expected: 2020-12-31}]}]
"""


def test_what_owners_expect_is_their_last_word_on_actions_that_are_not_done():
    def told(as_at):
        return [
            (each.action, each.owner, written(each.said_on), written(each.expected))
            for each in forecast_of(EXPECTED, as_at).expected
        ]

    first = ("R-01.1", "head", "2020-02-01", "2020-06")
    assert told("2020-05-01") == [first, ("R-03.1", None, "2020-05-01", "2020-12-31")]
    assert told("2020-02-29") == [
        first,
        ("R-01.2", "head", "2020-02-01", "2020-04-30"),
        ("R-01.3", "head", "2020-02-01", "2020-04-30"),
    ]


@examples(30)
@given(registers(), days_of_interest())
def test_whatever_the_register_a_completion_lies_between_its_issue_and_the_day(short, as_at):
    register = register_from(texts_of(short))
    spans = spans_of_register(register)
    done = completions(spans, as_at)
    assert all(last_day(register.issued_on(register.recommendations[id])) <= on <= as_at for id, on in done.items())
    found = forecast(register, spans, as_at)
    assert found.now.completions == len(done)
    if found.now.since:
        assert sum(weekly_counts(done.values(), found.now.since, as_at)) == len(done)
    for row in found.backtest:
        assert row.ended_on is None or row.then.made_on < row.ended_on <= as_at


DATES = st.dates(day("2021-01-01"), day("2021-12-31")).map(str)


def _week(written_day):
    return (day("2021-12-31") - day(written_day)).days // 7


@examples(40)
@given(st.lists(DATES, min_size=3, max_size=12, unique_by=_week), st.integers(1, 5), st.none() | DATES)
def test_properties_of_a_forecast_with_history(done, still_open, due):
    told = [{"actions": [{"updates": [{each: "implemented"}]}]} for each in done] + [{}] * still_open
    told[-1] = {"due": due} if due else {}
    register = register_from(files_of({"issued_on": "2021-01-01", "recommendations": told}))
    spans = spans_of_register(register)
    found = forecast(register, spans, day("2021-12-31"))
    assert found.now.given is not found.now.was_wrong
    assert found == forecast(register, spans, day("2021-12-31"))
    for each in (found.now, *(row.then for row in found.backtest)):
        made = forecast(register, spans, each.made_on).now
        assert made.was_wrong or each == made._replace(judged=each.judged, wrong=each.wrong)
        assert (each.median is not None) <= each.given
        assert each.p85 is None or (each.median is not None and each.made_on < each.median <= each.p85)
        assert (each.chance is None) or (each.given and 0 <= each.chance <= 1)
        if each.chance and each.p85 and each.last_deadline:
            assert (each.chance >= 0.85) is (each.p85 <= each.last_deadline)


@examples(20)
@given(st.integers(1, 6), st.integers(1, 20))
def test_with_so_many_each_week_the_open_ones_take_as_many_weeks_as_it_takes(each_week, still_open):
    done = [f"{{actions: [{{updates: [2021-01-{day_:02}: implemented]}}]}}" for day_ in (4, 11, 18, 25)] * each_week
    literal = f"{{issued_on: 2021-01-04, recommendations: [{', '.join(done + ['{}'] * still_open)}]}}"
    now = forecast_of(literal, "2021-01-31").now
    weeks = -(-still_open // each_week)
    assert now.median == now.p85
    assert now.median is not None
    assert (now.median - now.made_on).days == 7 * weeks
