"""What a later edition of the published data changes → sentences, and what each kind of change means for its users."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tracker.register.promises.corrections import as_text
from tracker.rules.changes.published import EditionChange, EditionKind
from tracker.words.figures import count, listed


class KindInWords(NamedTuple):
    """A kind of change: its name, and what it means for whoever used the earlier edition."""

    name: str
    meaning: str


KINDS = {
    EditionKind.SAME: KindInWords("Nothing that the register says", "The files say what they said."),
    EditionKind.WORDING: KindInWords("Wording only", "Words are other words. Whatever was counted is counted alike."),
    EditionKind.ADDITIONS: KindInWords(
        "New rows", "Rows are new, or values where there were none. Whatever was found before is found again."
    ),
    EditionKind.MEANING: KindInWords(
        "Changed meaning", "A value is another, or gone. What was found before may not be found again."
    ),
}
_SHOWN = 40  # signs of a value


def rows_text(table: str, number: int, is_gone: bool, records: Sequence[str]) -> str:
    """Return how many rows of a table are new or gone, and of which records: "evidence: 2 new rows, of ICO-05"."""
    rows = count(number, "row gone", "rows gone") if is_gone else count(number, "new row")
    return f"{table}: {rows}{f', of {listed(records)}' if records else ''}"


def value_text(change: EditionChange) -> str:
    """Return what became of one value, by its place in the register's files."""
    place = f"{change.path}: {change.field}"
    if change.kind is EditionKind.WORDING:
        return f"{place} is worded anew"
    if change.kind is EditionKind.ADDITIONS:
        return f"{place} is now on record: {_value(change.now)}"
    return f"{place} was {_value(change.was)} and is {'gone' if change.now is None else f'now {_value(change.now)}'}"


def _value(value: Any) -> str:
    text = as_text(value) or "nothing"
    return " ".join((text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …").split())
