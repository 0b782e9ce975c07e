"""What is counted of a position as the command prints it, and the words for it: worked out here, not by the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tests.pages.every_day import Day, Plain
from tracker.dates import in_few_words
from tracker.vocabulary import State

PAST = ("overdue", "unreported")
DONE = ("verified", "implemented")
CLOSED = ("superseded", "closed_not_implemented")


def of_source(day: Day, source: str) -> list[Plain]:
    return [each for each in day.position["recommendations"] if each["source"] == source]


def past(recommendations: Iterable[Plain]) -> list[Plain]:
    return [each for each in recommendations if each["timeliness"] in PAST]


def inferred(recommendations: Iterable[Plain]) -> int:
    return sum(each["due_basis"] == "inferred" and not each["extensions"] for each in recommendations)


def states(recommendations: Iterable[Plain]) -> Counter[str]:
    return Counter(each["state"] for each in recommendations)


def verifiable(day: Day, source: str) -> bool:
    return any(each["verifiers"] for each in day.register["sources"] if each["id"] == source)


def label(day: Day, state: str, sources: Iterable[str]) -> str:
    """The word for a state: nobody waits for a verdict that nobody may give."""
    waits = state != "implemented" or all(verifiable(day, each) for each in sources)
    return State.of(state).label if waits else "Implemented"


def label_of(day: Day, recommendation: Plain) -> str:
    word = label(day, recommendation["state"], [recommendation["source"]])
    return f"{word}, by statement" if "by_statement" in recommendation["flags"] else word


def label_of_all(day: Day, state: str) -> str:
    return label(day, state, [each["id"] for each in day.position["sources"]])


def few(day: str) -> str:
    return in_few_words(date.fromisoformat(day))


def first_word(cell: str) -> str:
    """What a cell begins with: the id, or the number, before what else it says."""
    return cell.split()[0]
