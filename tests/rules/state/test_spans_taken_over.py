"""Spans of an earlier register are taken over only where nothing changed on which they rest."""

from dataclasses import replace

import pytest

from tests.rules import day, register_of
from tracker.register.records import Register
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import State, Timeliness

CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"
STATED = "statements: [{date: 2020-02-01, says: implemented, covers: all}]"


def standing_after(earlier: Register, later: Register):
    """Return where R-01 stands in the later register, by spans some of which may be those of the earlier one."""
    spans = spans_of_register(later, (earlier, spans_of_register(earlier)))
    return position(later, spans, day("2020-06-01")).standings["R-01"]


@pytest.mark.parametrize(
    ("part", "before", "now", "state"),
    [
        ("sources", "{}", STATED, State.IMPLEMENTED),
        ("sources", STATED, "{}", State.NOT_REPORTED),
        ("responses", "{}", CLAIMED, State.IMPLEMENTED),
        ("responses", CLAIMED, "{}", State.NOT_REPORTED),
    ],
)
def test_what_one_part_says_anew_counts_though_the_others_are_the_very_same(part, before, now, state):
    earlier = register_of(before)
    later = replace(earlier, **{part: getattr(register_of(now), part)})
    assert standing_after(earlier, later).span.state is state


def test_another_deadline_counts_though_the_source_is_the_very_same():
    earlier = register_of("due: 2020-12-31")
    later = replace(earlier, recommendations=register_of("due: 2020-03-31").recommendations)
    assert standing_after(earlier, later).timeliness is Timeliness.UNREPORTED


def test_another_body_for_whom_a_post_speaks_counts_though_all_else_says_the_same():
    refused = "owner: head\nacceptance: {decision: rejected, date: 2020-02-01, by: force}"
    parties = """
        parties:
        - {id: force, name: Borset Police, kind: body}
        - {id: authority, name: Authority, kind: body}
        - {id: head, name: Head of Delivery, kind: post, part_of: authority}
        - {id: inspectorate, name: Inspectorate, kind: group}
    """
    earlier = register_of(refused)
    moved = {"parties": register_of(parties).parties, "recommendations": dict(earlier.recommendations)}
    assert standing_after(earlier, earlier).span.state is State.CLOSED_NOT_IMPLEMENTED
    assert standing_after(earlier, replace(earlier, **moved)).span.state is State.NOT_REPORTED


def test_what_did_not_change_is_the_very_same_span():
    earlier = register_of(f"recommendations: [{{{CLAIMED}}}, {{}}]")
    later = replace(earlier, responses={**earlier.responses, "R-02": earlier.responses["R-01"]})
    spans = spans_of_register(earlier)
    again = spans_of_register(later, (earlier, spans))
    assert again["R-01"] is spans["R-01"]
    assert again["R-02"] is not spans["R-02"]
