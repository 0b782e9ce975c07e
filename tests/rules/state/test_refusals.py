"""Contract: the flag `refused_by_some`, and whose refusals make it, under "State" in "Rules of the position at D"."""

import pytest

from tests.rules import standing_of, written
from tracker.vocabulary import Flag

DONE = "actions: [{owner: head, updates: [2020-03-01: implemented]}]"
REJECTED = "acceptance: [{decision: rejected, date: 2020-02-10, by: board}, {decision: rejected, by: inspectorate}"


def refusals(literal: str, as_at: str) -> list[tuple[str, str | None]]:
    details = standing_of(literal, as_at).span.details
    assert (Flag.REFUSED_BY_SOME in details.flags) is bool(details.refusals)
    return [(each.by, written(each.date)) for each in details.refusals]


def test_each_refusal_that_stands_in_the_order_of_their_days():
    literal = f"{REJECTED}]\n{DONE}"
    assert refusals(literal, "2020-02-29") == []  # it is not done
    assert refusals(literal, "2020-03-01") == [("inspectorate", None), ("board", "2020-02-10")]


@pytest.mark.parametrize(
    ("later", "stand"),
    [
        ("{decision: accepted, date: 2020-02-11, by: board}", ["inspectorate"]),
        ("{decision: no_answer, date: 2020-02-11, by: board}", ["inspectorate", "board"]),
        ("{decision: rejected, date: 2020-02-12, by: head}", ["inspectorate", "board"]),  # the lead's, overtaken
    ],
)
def test_an_answer_in_its_place_and_the_leads_when_overtaken(later, stand):
    assert [by for by, _ in refusals(f"{REJECTED}, {later}]\n{DONE}", "2020-03-01")] == stand


def test_what_was_done_when_it_was_superseded_keeps_them():
    literal = f"""
        {REJECTED}, {{decision: accepted, date: 2020-05-01, by: board}}]
        {DONE}
        statements: [{{date: 2020-04-01, says: superseded, covers: all}}]
    """
    assert refusals(literal, "2020-06-01") == [("inspectorate", None), ("board", "2020-02-10")]
