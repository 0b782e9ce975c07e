"""What holds of every register: none breaks its own promises, adding breaks none, any change of one does."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.register.promises import R01, TEXTS, broken, register_of, told
from tracker.register.promises.promises import broken_promises

DAYS = st.integers(0, 40).map(lambda number: date(2020, 3, 1) + timedelta(number))
MONTHS = st.sampled_from(["2020-03", "2020-04", "2020-05"])
WORDS = st.sampled_from(["Begun.", "Half done.", "Done.", "Waiting for an answer."])


@st.composite
def update(draw):
    """Return an update as it is written; few values, so that some are alike."""
    fields = {
        "date": draw(st.one_of(DAYS.map(str), MONTHS)),
        "status": draw(st.sampled_from(["not_started", "in_progress", "implemented"])),
        "by": draw(st.sampled_from(["force", "board"])),
        "note": draw(WORDS),
    }
    if draw(st.booleans()):
        fields["risk"] = draw(WORDS)
    if draw(st.booleans()):
        fields["expected"] = str(draw(DAYS))
    return fields


UPDATES = st.lists(update(), max_size=7)


def register(updates):
    rows = "".join(f"      - {{{', '.join(f'{name}: {value}' for name, value in each.items())}}}\n" for each in updates)
    updates = f"    updates:\n{rows}" if rows else ""
    text = f"recommendation: R-01\nactions:\n  - id: R-01.1\n    title: Do it\n{updates}"
    return {**TEXTS, R01: text}


@given(UPDATES)
def test_a_register_keeps_its_own_promises(updates):
    assert told(register(updates), register(updates)) == []


@given(UPDATES, UPDATES, st.data())
def test_adding_entries_anywhere_breaks_nothing(updates, late, data):
    after = list(updates)
    for each in late:
        after.insert(data.draw(st.integers(0, len(after))), each)
    assert told(register(after), register(updates)) == []


@given(UPDATES, st.data())
def test_filling_what_was_empty_breaks_nothing(updates, data):
    after = [dict(each) for each in updates]
    for each in after:
        if data.draw(st.booleans()):
            each.setdefault("risk", "A risk.")
        if len(each["date"]) == 7 and data.draw(st.booleans()):
            each["date"] += "-17"
    assert told(register(after), register(updates)) == []


@given(UPDATES.filter(bool), st.data())
def test_taking_an_entry_out_is_always_told(updates, data):
    number = data.draw(st.integers(0, len(updates) - 1))
    problems = broken(register(updates[:number] + updates[number + 1 :]), register(updates))
    assert [each.code for each in problems] == ["promise"]


@given(UPDATES.filter(bool), st.data())
def test_changing_one_field_is_told_as_that_change(updates, data):
    number = data.draw(st.integers(0, len(updates) - 1))
    name = data.draw(st.sampled_from(["date", "status", "by", "note"]))
    new = {"date": "2020-07-01", "status": "withdrawn", "by": "office", "note": "Something else."}[name]
    after = [*updates[:number], {**updates[number], name: new}, *updates[number + 1 :]]
    problems = broken(register(after), register(updates))
    assert [each.message.partition(" and now")[0] for each in problems] == [
        f"'{name}' of this update said '{updates[number][name]}'"
    ]


def test_a_register_that_was_read_again_is_not_another():
    assert broken_promises(register_of(TEXTS), register_of(TEXTS)) == ()
