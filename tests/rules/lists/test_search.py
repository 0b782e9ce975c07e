"""Contract: a search finds ids, the source's own numbers, titles, words, other names and what was said; ids first."""

import pytest

from tests.rules import position_of, register_of
from tracker.rules.lists.search import Match, found, index_of

REGISTER = """
    parties:
    - {id: force, name: Borset Police, kind: body, aliases: [The Constabulary]}
    - {id: head, name: Head of Delivery, kind: post, part_of: force}
    - {id: inspectorate, name: Inspectorate, kind: group}
    - {id: board, name: Oversight Board, kind: group}
    statements:
    - {date: 2020-06-01, says: implemented, covers: some, as_said: the majority, text: Told to the board in June}
    recommendations:
    - {title: Keep records of R-03, owner: board}
    - {title: Data Sharing Agreements with partners, owner: force, reference: 7(b)}
    - {title: Train the staff, owner: board, actions: [{owner: head, title: Courses}]}
"""


def ids(query: str, as_at: str = "2020-12-31", literal: str = REGISTER) -> list[str]:
    position = position_of(literal, as_at)
    return [match.recommendation for match in found(index_of(register_of(literal), position), query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("R-02", ["R-02"]),
        ("r-03", ["R-03", "R-01"]),  # the id before the title that names it
        ("7(b)", ["R-02"]),
        ("DSA", ["R-02"]),
        ("constabulary", ["R-02"]),
        ("R-03.1", ["R-03"]),
        ("head of delivery", ["R-03"]),  # the owner of a live action
        ("courses", ["R-03"]),
        ("agreements sharing", ["R-02"]),
        ("agreements courses", []),
        ("nothing of this", []),
        ("", ["R-01", "R-02", "R-03"]),
    ],
)
def test_a_query_finds(query, expected):
    assert ids(query) == expected


def test_an_id_that_is_the_query_comes_before_one_that_it_begins():
    literal = "recommendations:\n" + "\n".join("- {title: R-1}" for _ in range(10))
    assert ids("R-01 r-1", literal=literal)[0] == "R-01"
    assert ids("r-10", literal=literal)[0] == "R-10"


def test_what_was_said_of_the_source_finds_what_it_may_be_about_from_its_day_and_names_itself():
    register = register_of(REGISTER)
    [statement] = register.sources["R"].statements
    assert ids("majority", "2020-05-31") == []
    position = position_of(REGISTER, "2020-06-01")
    matches = found(index_of(register, position), "majority staff")
    assert matches == [Match("R-03", statement)]
    assert ids("majority", "2020-06-01") == ["R-01", "R-02", "R-03"]


def test_a_statement_that_lists_others_is_not_what_finds_one():
    literal = REGISTER.replace("covers: some, as_said: the majority", "covers: [R-01]")
    assert ids("june", literal=literal) == ["R-01"]


def test_an_answer_without_a_day_is_found_from_the_issue():
    literal = "{acceptance: {by: force, decision: accepted, reason: Overlaps a national review}}"
    assert ids("national review", "2019-12-31", literal) == []
    assert ids("national review", "2020-01-01", literal) == ["R-01"]


def test_what_was_said_later_finds_nothing_yet():
    literal = "actions: [{updates: [{date: 2020-03-01, status: in_progress, note: Courses booked}]}]"
    assert ids("booked", "2020-02-29", literal) == []
    assert ids("booked", "2020-03-01", literal) == ["R-01"]
