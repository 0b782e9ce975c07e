"""Whatever a file looks like, an edit adds to it exactly what it is told, and leaves all that is there as it is."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.register.edit import is_within, lines_gone, said, updates
from tests.registers.styles import texts
from tracker.register.edit.additions import Addition
from tracker.register.edit.edit import record
from tracker.register.text import marked_yaml

ASKED = b"register: {title: R}\nrecommendations:\n  - {id: R-01}\n"
PATH = "responses/R-01.yaml"
BOM, ENDS, BLOCKS = b"\xef\xbb\xbf", re.compile(rb"\r\n|\n|\r"), (b"|", b">", b"|2", b"+")
# What may be taken out: an empty list, a null, the space where a dash comes, the + of a block that is cut short.
WORDS_THAT_STAY = re.compile(rb"\[\]|null|~| |\+")
NOTES = (
    "Done.",
    "Half of it is done, the other half is not.",
    "It is late: see #4",
    "Word for word for word it is done. " * 8,
)
UPDATES = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.just("2020-02-14"),
            "status": st.just("in_progress"),
            "by": st.just("force"),
            "note": st.sampled_from(NOTES),
        },
        optional={"evidence": st.just(["E1"]), "risk": st.none()},
    ),
    max_size=2,
)
ACTIONS = st.lists(
    st.fixed_dictionaries({"title": st.just("Do it")}, optional={"updates": UPDATES, "limbs": st.just([])}),
    min_size=1,
    max_size=2,
)
EVIDENCE = st.lists(st.just({"id": "E1", "title": "A paper", "shows": "Something: else", "url": None}), max_size=2)
ANSWER = {"decision": "accepted", "date": "2020-01-10", "by": "force"}
RESPONSES = st.fixed_dictionaries(
    {"recommendation": st.just("R-01")},
    optional={
        "acceptance": st.sampled_from((ANSWER, [], [ANSWER], None)),
        "actions": ACTIONS.map(
            lambda each: [{"id": f"R-01.{number}"} | action for number, action in enumerate(each, 1)]
        ),
        "evidence": EVIDENCE,
        "corrections": st.none() | st.just([]),
    },
)


@st.composite
def files(draw: st.DrawFn) -> tuple[Any, bytes]:
    """A response file in some style, with what another reader finds in it."""
    text = draw(texts(draw(RESPONSES)))
    try:
        document = marked_yaml.read(text.decode("utf-8-sig"))
    except marked_yaml.Unreadable:
        assume(False)
    assume(not document.faults)
    return said(text), text


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def plain(values: Any) -> Any:
    """Return values with nothing as the other reader tells it."""
    if isinstance(values, dict):
        return {name: plain(each) for name, each in values.items()}
    return [plain(each) for each in values] if isinstance(values, list) else "null" if values is None else values


@examples(120)
@given(files(), updates())
def test_an_update(file: tuple[Any, bytes], update: dict[str, Any]) -> None:
    was, text = file
    assume("actions" in was)
    holder = was["actions"][-1]
    edit = record({"recommendations.yaml": ASKED, PATH: text}, [Addition("update", holder["id"], update)])
    before = holder.get("updates")

    assert list(edit.texts) == [PATH]
    new = edit.texts[PATH]
    holder["updates"] = [*as_list(before), plain(update)]
    assert said(new) == was
    check_text(text, new, before)


@examples(120)
@given(files(), st.sampled_from(("answer", "evidence", "handover", "escalation")))
def test_an_entry_at_the_top(file: tuple[Any, bytes], kind: str) -> None:
    was, text = file
    values: dict[str, Any] = {"reason": "Because: # of it", "by": "force"}
    if kind == "evidence":
        values = {"id": "E9", "shows": "Because: # of it", "marking": "official"}
    if kind == "handover":
        values = {"to": None, "reason": "Because: # of it"}
    name = {"answer": "acceptance", "evidence": "evidence", "handover": "handovers", "escalation": "escalations"}[kind]
    new = record({"recommendations.yaml": ASKED, PATH: text}, [Addition(kind, "R-01", values)]).texts[PATH]
    before = was.get(name)

    was[name] = [*as_list(before), plain(values)]
    assert said(new) == was
    check_text(text, new, before)


def check_text(old: bytes, new: bytes, before: Any) -> None:
    """Check that every sign is where it was, and lines were only added, but for those that an edit may change.

    `before`: what the list held as it is written, None where it was not there.
    """
    lines = old.splitlines(keepends=True)
    assert new.startswith(BOM) == old.startswith(BOM)
    assert new.endswith((b"\n", b"\r")) == old.endswith((b"\n", b"\r"))
    assert set(ENDS.findall(new)) <= (set(ENDS.findall(old)) or {b"\n"})
    is_nothing, stands_alone = before in ([], "", "null", "~"), isinstance(before, dict)
    if not is_nothing and not stands_alone:
        assert is_within(old.replace(b"+", b""), new)
    assert is_within(WORDS_THAT_STAY.sub(b"", old), new)
    gone = lines_gone(old, new)
    open_end = (
        {lines[-1], *(line for line in lines if line.rstrip().endswith(BLOCKS))} if lines[-1:] == gone[-1:] else set()
    )
    if b"[" in old or b"{" in old or is_nothing or stands_alone:
        assert len([line for line in gone if line not in open_end]) <= 2
    else:
        assert set(gone) <= open_end
