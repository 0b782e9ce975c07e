"""What a party is asked about first: what it owes and is late with, then its own, then what others own."""

from __future__ import annotations

from datetime import date

from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.rules.changes.known import known
from tracker.rules.changes.reportable import holder_of_deadline, reportable

ASKED = b"""
register: {title: R}
parties:
  - {id: force, name: Force, kind: body}
  - {id: head, name: Head, kind: post, part_of: force}
  - {id: deputy, name: Deputy, kind: post, part_of: force}
  - {id: council, name: Council, kind: body}
sources:
  - {id: R, title: A review, kind: review, issued_by: council, issued_on: 2020-01-01}
recommendations:
  - {id: R-01, source: R, title: A, wording_status: theme, owner: force, due: 2020-05-31, due_basis: stated}
  - {id: R-02, source: R, title: B, wording_status: theme, owner: council, due_basis: none}
"""
RESPONSE = b"""
recommendation: R-01
actions:
  - id: R-01.1
    title: Done
    owner: head
    updates: [{date: 2020-02-01, status: implemented, by: head, note: Done.}]
  - {id: R-01.2, title: Late, owner: head}
  - {id: R-01.3, title: Not yet, owner: deputy, due: 2030-01-01}
  - {id: R-01.4, title: Theirs, owner: council}
"""


def register() -> Register:
    found, problems = read({"recommendations.yaml": ASKED, "responses/R-01.yaml": RESPONSE})
    assert found, problems
    return found


def asked(party: str | None) -> list[tuple[str, bool]]:
    position = known(register(), date(2020, 6, 30)).position
    return [(each.id, each.is_own) for each in reportable(register(), position, party)]


def test_a_post_is_asked_about_its_own_and_its_bodys_the_late_ones_first() -> None:
    assert asked("head") == [
        *(("R-01.2", True), ("R-01.1", True), ("R-01", True)),
        *(("R-01.4", False), ("R-01.3", False), ("R-02", False)),
    ]


def test_a_body_is_asked_about_what_its_posts_own() -> None:
    assert [id for id, is_own in asked("force") if is_own] == ["R-01", "R-01.2", "R-01.3", "R-01.1"]


def test_where_nobody_is_named_nothing_is_anybodys_own() -> None:
    assert {is_own for _, is_own in asked(None)} == {False}
    assert len(asked(None)) == 6


def test_an_extension_is_of_the_deadline_that_an_action_has() -> None:
    actions = {each.id: each for each in register().responses["R-01"].actions}
    assert holder_of_deadline(actions["R-01.3"], "R-01") == "R-01.3"
    assert holder_of_deadline(actions["R-01.2"], "R-01") == "R-01"
