"""What is counted of a position as the command prints it, and the words for it: worked out here, not by the project."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tracker.dates import in_few_words
from tracker.vocabulary import State

PAST = ("overdue", "unreported")
DONE = ("verified", "implemented")
CLOSED = ("superseded", "closed_not_implemented")


def of_source(day, source):
    return [each for each in day.position["recommendations"] if each["source"] == source["id"]]


def past(recommendations):
    return [each for each in recommendations if each["timeliness"] in PAST]


def inferred(recommendations):
    return sum(each["due_basis"] == "inferred" and not each["extensions"] for each in recommendations)


def states(recommendations):
    return Counter(each["state"] for each in recommendations)


def verifiable(day, source):
    return any(each["verifiers"] for each in day.register["sources"] if each["id"] == source)


def label(day, state, sources):
    """The word for a state: nobody waits for a verdict that nobody may give."""
    waits = state != "implemented" or all(verifiable(day, each) for each in sources)
    return State.of(state).label if waits else "Implemented"


def label_of(day, recommendation):
    told = label(day, recommendation["state"], [recommendation["source"]])
    return f"{told}, by statement" if "by_statement" in recommendation["flags"] else told


def label_of_all(day, state):
    return label(day, state, [each["id"] for each in day.position["sources"]])


def few(day: str) -> str:
    return in_few_words(date.fromisoformat(day))
