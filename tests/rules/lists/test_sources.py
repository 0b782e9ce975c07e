"""What each source comes to, and which is worst."""

from tests.rules import day, register_of
from tracker.rules.lists.sources import figures_of_sources, in_all, worst_first
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

LATE = "{due: 2020-02-01}"
LATE_INFERRED = "{due: 2020-02-01, due_basis: inferred}"
OVERDUE = "{due: 2020-02-01, actions: [{updates: [2020-01-15: in_progress]}]}"
DONE_UNPROVED = "{actions: [{updates: [2020-02-01: implemented]}]}"

SOURCES = f"""
    sources:
    - {{id: A, recommendations: [{LATE}]}}
    - {{id: B, recommendations: [{LATE_INFERRED}, {OVERDUE}, {{due: 2020-03-02}}, {{}}, {{}}]}}
    - {{id: C, recommendations: [{{}}]}}
    - {{id: D, recommendations: [{DONE_UNPROVED}]}}
    - {{id: E, expected_count: 4, recommendations: [{LATE}, {{}}]}}
"""


def figures():
    register = register_of(SOURCES)
    return figures_of_sources(register, position(register, spans_of_register(register), day("2020-03-01")))


def test_the_figures_of_a_source():
    b = figures()[1]
    assert (b.overdue.number, b.overdue.inferred, b.unreported.number, b.unreported.inferred) == (1, 0, 1, 1)
    assert (b.open, b.open_with_deadline, b.doubted, b.missing, len(b.standings)) == (5, 3, 0, 0, 5)


def test_most_late_by_number_comes_first_then_most_not_vouched_for_then_as_on_the_register():
    assert [each.source.id for each in worst_first(figures())] == ["B", "A", "E", "D", "C"]


def test_all_together():
    total = in_all(figures())
    assert (total.sources, total.recommendations, total.missing) == (5, 12, 2)
    assert (total.done, total.claimed, total.verified, total.doubted) == (1, 1, 0, 1)
    assert (total.overdue.number, total.unreported.number, total.unreported.inferred) == (1, 3, 1)
