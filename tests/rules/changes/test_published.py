"""Two short literals → of which kind a later edition of the data is: words, rows, or what was said."""

import pytest

from tests.rules import register_from, texts_of
from tracker.register.audience import as_read_by
from tracker.rules.changes.published import EditionKind, edition_changes, edition_kind
from tracker.vocabulary import Marking

BEFORE = (
    "{title: Keep a log, due: 2020-06, evidence: [2020-02-01], handovers: [2020-01-20: head],"
    " actions: [{updates: [{date: 2020-02-01, status: in_progress, note: Begun.}]}]}"
)


def changes_between(before, after):
    """Return the kind, and of each change its own kind and its place."""
    found = edition_changes(*(register_from(texts_of(literal)) for literal in (before, after)))
    return edition_kind(found), [(each.kind, each.field) for each in found]


def test_nothing_is_another():
    assert changes_between(BEFORE, BEFORE) == (EditionKind.SAME, [])


@pytest.mark.parametrize(
    ("was", "now", "field"),
    [
        ("note: Begun.", "note: It has begun.", "actions[R-01.1].updates[0].note"),
        ("title: Keep a log", "title: Keep the log", "recommendations[R-01].title"),
        ("{title", "{settings: {title: The recommendations}, title", "register.title"),
    ],
)
def test_other_words_are_wording_only(was, now, field):
    assert changes_between(BEFORE, BEFORE.replace(was, now)) == (EditionKind.WORDING, [(EditionKind.WORDING, field)])


@pytest.mark.parametrize(
    ("was", "now", "fields"),
    [
        ("Begun.}", "Begun.}, 2020-03-01: implemented", ["actions[R-01.1].updates[1]"]),
        ("evidence: [2020-02-01]", "evidence: [2020-02-01, 2020-03-01]", ["evidence[E2]"]),
        ("title:", "priority: high, title:", ["recommendations[R-01].priority"]),
        ("due: 2020-06,", "due: 2020-06-30,", ["recommendations[R-01].due"]),  # a month whose day is on record by now
        ("{title", "{meetings: [{id: board, date: 2020-02-01, body: board, title: M, status: held}], title",
         ["meetings[board]"]),
    ],
)  # fmt: skip
def test_new_rows_and_values_where_there_were_none_are_additions(was, now, fields):
    kind, found = changes_between(BEFORE, BEFORE.replace(was, now))
    assert (kind, found) == (EditionKind.ADDITIONS, [(EditionKind.ADDITIONS, field) for field in fields])


@pytest.mark.parametrize(
    ("was", "now", "field"),
    [
        ("status: in_progress", "status: implemented", "actions[R-01.1].updates[0].status"),
        ("due: 2020-06,", "due: 2020-07,", "recommendations[R-01].due"),
        (", handovers: [2020-01-20: head]", "", "handovers[0]"),
        ("2020-01-20: head", "2020-01-20: successor", "handovers[0].to"),
    ],
)
def test_another_value_and_one_that_is_gone_change_what_was_said(was, now, field):
    assert changes_between(BEFORE, BEFORE.replace(was, now)) == (EditionKind.MEANING, [(EditionKind.MEANING, field)])


def test_of_several_changes_the_farthest_counts():
    after = BEFORE.replace("note: Begun.", "note: It has begun.").replace("due: 2020-06,", "due: 2020-07,")
    kind, found = changes_between(BEFORE, after)
    assert kind is EditionKind.MEANING
    assert sorted(each for each, _ in found) == [EditionKind.WORDING, EditionKind.MEANING]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("name: Board", "name: The Board", [(EditionKind.WORDING, "parties[board].name")]),
        ("kind: group", "kind: body", [(EditionKind.MEANING, "parties[board].kind")]),
        ("kind: group", "kind: group, email: b@example.org", [(EditionKind.ADDITIONS, "parties[board].email")]),
        (", {id: board, name: Board, kind: group}", "", [(EditionKind.MEANING, "parties[board]")]),
    ],
)
def test_parties_are_compared_as_well(was, now, expected):
    parties = [
        *("{id: force, name: Force, kind: body}", "{id: inspectorate, name: Inspectorate, kind: body}"),
        "{id: board, name: Board, kind: group}",
    ]
    before = f"{{parties: [{', '.join(parties)}], title: T}}"
    assert changes_between(before, before.replace(was, now))[1] == expected


def test_a_new_party_is_a_new_row():
    parties = "{id: force, name: F, kind: body}, {id: inspectorate, name: I, kind: body}"
    before, after = f"{{parties: [{parties}]}}", f"{{parties: [{parties}, {{id: new, name: N, kind: body}}]}}"
    assert changes_between(before, after) == (EditionKind.ADDITIONS, [(EditionKind.ADDITIONS, "parties[new]")])


def test_words_that_are_withheld_by_now_are_no_wording():
    after = BEFORE.replace("note: Begun.", "note: Begun., marking: official")
    before, now = (as_read_by(Marking.PUBLIC, register_from(texts_of(literal))).register for literal in (BEFORE, after))
    found = {each.field.rpartition(".")[2]: each.kind for each in edition_changes(before, now)}
    assert found["note"] is EditionKind.MEANING


def test_whom_something_went_to_is_no_wording():
    step = "{date: 2020-03-01, to: board, text: Put to them.}"
    concern = f"{{id: C1, kind: delivery, raised_on: 2020-02-01, raised_by: force, text: T, steps: [{step}]}}"
    before = f"{{concerns: [{concern}]}}"
    assert changes_between(before, before.replace("to: board", "to: head"))[0] is EditionKind.MEANING
    assert changes_between(before, before.replace("Put to them", "Put before them"))[0] is EditionKind.WORDING


def test_another_order_is_no_change():
    updates = "2020-02-01: in_progress", "2020-03-01: implemented"
    before, after = (f"{{actions: [{{updates: [{', '.join(each)}]}}]}}" for each in (updates, tuple(reversed(updates))))
    assert changes_between(before, after)[0] is EditionKind.SAME
