"""Each kind of addition to real registers: read back it is the old register and the addition, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.register.edit import HOSTILE, lines_gone
from tests.registers.styles import texts
from tests.registers.yaml_text import scalars_of
from tests.rules.registers_at_random import registers, texts_of
from tracker.dates import as_written
from tracker.files import read_folder
from tracker.register.edit.additions import KINDS, Addition, CannotRecord, FollowUp
from tracker.register.edit.edit import id_of_next, record
from tracker.register.promises.differences import differences
from tracker.register.promises.promises import broken_promises
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.register.text.folder import Folder

ROOT = Path(__file__).parents[3]
FOLDERS = {"borsetshire": ROOT / "tests/registers/borsetshire", "shipped": ROOT / "data"}
WORDS: dict[str, Any] = {
    "update": {"date": "2026-01-05", "status": "in_progress", "note": "Three: of five.", "evidence": []},
    "evidence": {
        "title": "A paper",
        "kind": "report",
        "date": "2025-12",
        "shows": "That it is so.",
        "held": "The office",
    },
    "answer": {"decision": "noted", "date": "2025-12-01", "reason": "Why: because"},
    "extension": {"agreed_on": "2025-12-01", "due": "2027-12", "reason": "It takes longer."},
    "verification": {
        "date": "2026-01-05",
        "outcome": "not_verified",
        "sample": {"size": "8", "passed": "5"},
        "note": "# of 8",
    },
    "escalation": {"date": "2026-01-05", "reason": "It stands still."},
    "handover": {"date": "2026-01-05", "to": None, "reason": "The post is vacant."},
    "action": {"title": "Agree with one more", "due": "2027-03-31"},
    "correction": {"date": "2026-01-05", "was": "2020", "now": "2021", "reason": "A slip."},
    "statement": {"date": "2026-01-05", "says": "implemented", "at_least": "1", "text": "One at least is done."},
    "check": {"date": "2026-01-05", "note": "Nothing was found."},
    "decision": {"text": "Note the progress", "outcome": "agreed"},
    "concern": {"kind": "community", "raised_on": "2026-01-05", "raised_by": "A resident", "text": "It goes on."},
    "step": {"date": "2026-01-05", "text": "It was asked about."},
    "meeting": {"id": "one-more", "date": "2026-01-05", "title": "One more", "status": "held"},
    "observation": {"as_of": "2025-12", "value": "12.5", "title": "A table", "approximate": "true"},
}
PARTY = {"answer": "by", "update": "by", "statement": "by", "check": "by", "correction": "by", "verification": "by"}
PARTY |= {"extension": "agreed_by", "escalation": "to", "meeting": "body", "step": "to"}


def folder_of(name: str) -> Folder:
    return read_folder(FOLDERS[name])


def first_with(register: Register, kind: str) -> str | None:
    """Return the id of a record to which an entry of a kind can be added."""
    responses = [each for each in register.responses.values() if each.actions]
    extended = next(id for id, asked in register.recommendations.items() if asked.due)
    return {
        "update": responses[0].actions[-1].id,
        "extension": extended,
        "statement": next(iter(register.sources)),
        "check": next(iter(register.sources)),
        "decision": register.meetings[0].id if register.meetings else None,
        "step": register.concerns[0].id if register.concerns else None,
        "observation": register.indicators[0].id if register.indicators else None,
        "concern": "",
        "meeting": "",
    }.get(kind, responses[0].recommendation)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FOLDERS)
def test_every_kind_can_be_added(name: str, kind: str) -> None:
    files, held = folder_of(name)
    before = read(files, held).register
    assert before is not None
    of = first_with(before, kind)
    if of is None:
        pytest.skip(f"the register {name} has nothing that holds a {kind}")
    party = next(iter(before.parties))
    values = dict(WORDS[kind])
    if kind in PARTY:
        values[PARTY[kind]] = party
    if kind == "verification":
        source = before.sources[before.recommendations[of].source]
        values["by"] = source.verifiers[0]
    values |= {"evidence": {"marking": "public"}, "escalation": {"by": party}, "correction": {"field": "actions"}}.get(
        kind, {}
    )
    edit = record(files, [Addition(kind, of, values)])

    [(path, new)] = edit.texts.items()
    gone = lines_gone(files.get(path, b""), new)
    assert gone == [] or (kind, len(gone)) == ("answer", 1)  # one that stood alone becomes the first of a list
    reading = read({**files, **edit.texts}, held)
    assert reading.register is not None, reading.problems
    found = [each for each in differences(before, reading.register) if each.kind != "filled"]
    added = next(each for each in found if each.kind == "added")
    assert {each.kind for each in found} == {"added"}
    assert isinstance(added.now, KINDS[kind])
    expected = {name: value for name, value in edit.additions[0].values.items() if value and isinstance(value, str)}
    assert {name: _as_written(added.now, name) for name in expected} == expected
    assert broken_promises(before, reading.register) == ()


def _as_written(entry: Any, name: str) -> str:
    value = getattr(entry, name)
    if isinstance(value, bool):
        return str(value).lower()
    return as_written(value) if hasattr(value, "year") else str(value)


@st.composite
def registers_in_some_hand(draw: st.DrawFn) -> dict[str, bytes]:
    """Registers at random, each file in the style of somebody."""
    files = {path: _as_texts(scalars_of(text)) for path, text in texts_of(draw(registers())).items()}
    for each in (each for values in files.values() for each in values.get("escalations") or ()):
        if "answered_on" not in each and draw(st.booleans()):
            each |= {"answered_on": None, "answer": None}
    return {path: draw(texts(values)) for path, values in files.items()}


def _as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_texts(each) for name, each in value.items()}
    return [_as_texts(each) for each in value] if isinstance(value, list) else None if value == "null" else value


@examples(45)
@given(registers_in_some_hand(), st.sampled_from(HOSTILE), st.booleans(), st.integers(0, 9))
def test_a_register_at_random_in_any_style(files: dict[str, bytes], note: str, is_long: bool, which: int) -> None:
    before = read(files).register
    assume(before is not None)
    responses = [each for each in before.responses.values() if each.actions or each.escalations]
    assume(responses)
    of = responses[which % len(responses)]
    words = f"x{note}" * (9 if is_long else 1)
    update = {"date": "2020-05-10", "status": "in_progress", "by": "force", "note": words}
    open_ones = [number for number, each in enumerate(of.escalations) if each.answered_on is None]
    wanted: Addition | FollowUp = Addition("handover", of.recommendation, {"date": "2020-05-10", "reason": words})
    if of.actions and which % 2:
        wanted = Addition("update", of.actions[-1].id, update)
    elif open_ones:
        later = {"answered_on": "2020-12-31", "answer": words}
        wanted = FollowUp("escalation", of.recommendation, open_ones[-1], later)
    edit = record(files, [wanted])
    after = read({**files, **edit.texts}).register

    assert after is not None
    found = list(differences(before, after))
    if isinstance(wanted, FollowUp):
        assert [(each.kind, each.steps[-1]) for each in found] == [("filled", "answered_on"), ("filled", "answer")]
        assert found[1].now == words
    else:
        assert [each.kind for each in found] == ["added"]
        assert words in (getattr(found[0].now, "note", None), getattr(found[0].now, "reason", None))


def test_what_no_text_can_hold_is_refused_in_words() -> None:
    files, _ = folder_of("shipped")
    with pytest.raises(
        CannotRecord, match=r"^note: The invisible character U\+0007 \(bell\) does not belong in a text\."
    ):
        record(files, [Addition("update", "ICO-05.1", {"note": "ding\a"})])


@pytest.mark.parametrize(
    ("kind", "of", "values", "message"),
    [
        ("update", "ICO-05.2", {}, "The register has no action 'ICO-05.2'. Did you mean 'ICO-05.1'?"),
        ("update", "ICO-06.1", {}, "The register has no action 'ICO-06.1'. Record that first."),
        ("evidence", "IC-05", {}, "The register has no recommendation 'IC-05'. Did you mean 'ICO-05'?"),
        ("check", "HMIC", {}, "The register has no source 'HMIC'. There are ICO, MOPAC."),
        (
            "extension",
            "ICO-55",
            {},
            "The register has no recommendation or action 'ICO-55'. Did you mean 'ICO-15'?",
        ),
        ("updat", "ICO-05.1", {}, "There is no kind of entry 'updat'. Did you mean 'update'?"),
        (
            "update",
            "ICO-05.1",
            {"notes": "x"},
            "'notes' is not a field of this kind of entry, update. Did you mean 'note'?",
        ),
        (
            "correction",
            "ICO-05",
            {"field": "updates[1]"},
            "'updates[1]' does not begin with a field of a file. Write it as in actions[ICO-05.1].owner.",
        ),
    ],
)
def test_what_there_is_not_is_said_with_what_may_be_meant(
    kind: str, of: str, values: dict[str, Any], message: str
) -> None:
    files, _ = folder_of("shipped")
    with pytest.raises(CannotRecord) as told:
        record(files, [Addition(kind, of, values)])
    assert str(told.value) == message


def test_what_is_recorded_is_not_filled_again() -> None:
    files, _ = folder_of("borsetshire")
    answered = FollowUp("escalation", "DATA-03", 0, {"answered_on": "2025-01-01"})
    files |= record(files, [answered]).texts
    with pytest.raises(CannotRecord, match=r"^'answered_on' is filled in already, and what was recorded "):
        record(files, [answered])
    with pytest.raises(CannotRecord, match=r"^There is no entry 3 in 'escalations'"):
        record(files, [answered._replace(number=2)])


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    files, _ = folder_of("shipped")
    files["responses/ICO-05.yaml"] += b"\nevidence: [\n"
    with pytest.raises(
        CannotRecord, match=r"^Nothing can be added to responses/ICO-05\.yaml until this is corrected, on line "
    ):
        record(files, [Addition("update", "ICO-05.1", {})])


def test_the_next_id_is_known_before_it_is_given() -> None:
    files, _ = folder_of("shipped")
    assert id_of_next(files, "evidence", "ICO-05") == "E3"
    assert id_of_next(files, "action", "ICO-05") == "ICO-05.2"
    assert id_of_next(files, "action", "ICO-07") == "ICO-07.1"
    assert id_of_next(files, "update", "ICO-05.1") is None
