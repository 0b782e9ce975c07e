"""Additions made for some texts, carried over to others: nothing twice, nothing on another's entry."""

from __future__ import annotations

import pytest

from tracker.register.edit.additions import Addition, CannotRecord, FollowUp
from tracker.register.edit.again import are_recorded, carried_over, name_of
from tracker.register.edit.edit import record

ASKED = b"recommendations:\n  - {id: A-01}\n  - {id: A-02}\n"
RESPONSE = """recommendation: A-01
actions:
  - id: A-01.1
    updates:
      - {date: 2024-03-01, status: in_progress, by: a, note: Begun.}
evidence:
  - {id: E1, title: A letter}
escalations:
  - {date: 2024-01-01, to: b, by: a, reason: One.}
"""


def texts(response: str = RESPONSE) -> dict[str, bytes]:
    return {"recommendations.yaml": ASKED, "responses/A-01.yaml": response.encode()}


def carried(*additions: Addition | FollowUp, now: str = RESPONSE) -> list[Addition | FollowUp]:
    return list(carried_over(additions, texts(), texts(now), {}, {}).additions)


NEW = Addition("evidence", "A-01", {"id": "E2", "title": "A note"})
CITING = Addition("update", "A-01.1", {"date": "2024-05-01", "note": "Done.", "evidence": ["E1", "E2"]})
PART = Addition("action", "A-01", {"id": "A-01.2", "title": "A part"})
OF_PART = Addition("update", "A-01.2", {"date": "2024-05-01", "note": "Done."})


def test_what_is_free_keeps_its_number() -> None:
    assert carried(NEW, CITING, PART, OF_PART) == [NEW, CITING, PART, OF_PART]


def test_what_is_taken_by_now_gets_the_next_and_what_refers_to_it_follows() -> None:
    now = RESPONSE.replace("evidence:\n", "  - {id: A-01.2}\nevidence:\n  - {id: E2}\n  - {id: E7}\n")
    assert carried(NEW, CITING, PART, OF_PART, now=now) == [
        NEW._replace(values={"id": "E8", "title": "A note"}),
        CITING._replace(values={**CITING.values, "evidence": ["E1", "E8"]}),
        PART._replace(values={"id": "A-01.3", "title": "A part"}),
        OF_PART._replace(record="A-01.3"),
    ]


def test_two_new_ones_never_get_the_same_number() -> None:
    now = RESPONSE.replace("escalations", "  - {id: E2}\nescalations")
    third = NEW._replace(values={"id": "E3", "title": "Another"})
    assert [each.values["id"] for each in carried(NEW, third, now=now)] == ["E3", "E4"]


def test_ids_of_another_recommendation_are_left_alone() -> None:
    now = RESPONSE.replace("escalations", "  - {id: E2}\nescalations")
    other = Addition("update", "A-02.1", {"note": "Done.", "evidence": ["E2"]})
    assert carried(NEW, other, now=now)[1] == other


def test_a_document_goes_where_the_very_same_is_or_else_where_none_is() -> None:
    held = {"evidence/a.pdf": "11", "evidence/A-2.pdf": "22", "evidence/c.pdf": "33"}
    new = {"evidence/a.pdf": "44", "evidence/b.pdf": "33", "evidence/d.pdf": "55"}
    entries = [Addition("evidence", "A-01", {"title": "T", "file": path}) for path in new]
    moved = carried_over(entries, texts(), texts(), held, new)
    assert moved.paths == {
        "evidence/a.pdf": "evidence/a-3.pdf",
        "evidence/b.pdf": "evidence/c.pdf",
        "evidence/d.pdf": "evidence/d.pdf",
    }
    assert [each.values["file"] for each in moved.additions] == list(moved.paths.values())


ANSWER = FollowUp("escalation", "A-01", 0, {"answered_on": "2024-05-01", "answer": "Yes."})
BY_NUMBER = Addition("correction", "A-01", {"field": "actions[A-01.1].updates[0].note", "now": "Begun!", "by": "a"})
BY_ID = Addition("correction", "A-01", {"field": "evidence[E1].title", "now": "The letter", "by": "a"})


@pytest.mark.parametrize("addition", [ANSWER, BY_NUMBER, BY_ID])
def test_what_is_about_an_entry_that_is_there_goes_to_the_very_same(addition: Addition | FollowUp) -> None:
    quoted = RESPONSE.replace("Begun.", '"Begun."').replace("One.", '"One."')  # another style, the same values
    assert carried(addition, now=quoted) == [addition]


@pytest.mark.parametrize(
    ("addition", "now"),
    [
        (ANSWER, RESPONSE.replace("One.", "Another.")),
        (ANSWER, RESPONSE.replace("  - {date: 2024-01-01,", "  - {date: 2023-01-01, to: c}\n  - {date: 2024-01-01,")),
        (ANSWER, RESPONSE.partition("escalations")[0]),
        (BY_NUMBER, RESPONSE.replace("      - {date", "      - {date: 2024-01-01}\n      - {date")),
    ],
)
def test_what_may_be_about_another_entry_by_now_is_refused(addition: Addition | FollowUp, now: str) -> None:
    with pytest.raises(CannotRecord) as caught:
        carried(addition, now=now)
    assert str(caught.value) == (
        "responses/A-01.yaml was changed meanwhile where this is to be entered. Look at what it says now, and record it"
        " again."
    )


def test_what_is_recorded_is_known_whatever_its_id_and_style() -> None:
    note = Addition("update", "A-01.1", {"date": "2024-05-01", "note": "Two\nlines: all.", "risk": None})
    for addition in (NEW, note, PART, BY_ID, ANSWER):
        now = {**texts(), **record(texts(), [addition]).texts}
        assert are_recorded(now, [addition]), addition
        assert not are_recorded(texts(), [addition]), addition
    now = {**texts(), **record(texts(), [NEW]).texts}
    assert are_recorded(now, [NEW._replace(values={"id": "E9", "title": "A note"})])
    assert not are_recorded(now, [NEW, note])
    assert not are_recorded(texts(), [OF_PART])
    assert not are_recorded(texts(), [])


def test_the_same_has_the_same_name_whatever_numbers_it_has() -> None:
    renumbered = [
        NEW._replace(values={**NEW.values, "id": "E5"}),
        CITING._replace(values={**CITING.values, "evidence": ["E1", "E5"]}),
        PART._replace(values={**PART.values, "id": "A-01.7"}),
        OF_PART._replace(record="A-01.7"),
    ]
    name = name_of([NEW, CITING, PART, OF_PART])
    assert len(name) == 10
    assert name == name_of(renumbered)
    assert name == name_of([NEW._replace(values={**NEW.values, "file": "evidence/a.pdf"}), CITING, PART, OF_PART])
    others = [
        [NEW, CITING, PART],
        [NEW, CITING._replace(values={**CITING.values, "evidence": ["E2"]}), PART, OF_PART],
        [NEW._replace(record="A-02"), CITING, PART, OF_PART],
        [NEW._replace(values={**NEW.values, "sha256": "1"}), CITING, PART, OF_PART],
    ]
    assert len({name, *map(name_of, others)}) == 5
    assert name_of([ANSWER]) != name_of([ANSWER._replace(number=1)])
