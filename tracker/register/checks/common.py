"""What every check needs: the complaint, what is known around a file, and the rules that hold in every file.

Takes records, returns complaints; knows no line numbers and no files.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from tracker.dates import as_written, first_day, last_day
from tracker.problems import Level
from tracker.register.complaints import nearest
from tracker.register.entries import Entry
from tracker.register.salvage import ids_written
from tracker.register.schema import Asked, Recommendation, Source

Found = Iterator["Complaint"]


class Complaint(NamedTuple):
    """What is wrong with an entry, told by the place of the entry and the steps from it to the field."""

    place: int
    steps: tuple[str | int, ...]
    code: str
    message: str
    level: Level = "error"


class Known(NamedTuple):
    """What the records of a file may refer to. A record that is not sound is known by its id alone (None)."""

    parties: Mapping[str, Any]
    sources: Mapping[str, Source | None]
    recommendations: Mapping[str, Recommendation | None]
    held: Mapping[str, str]
    today: date | None


def known(asked: Asked, values: Any, held: Mapping[str, str], today: date | None) -> Known:
    """Return what recommendations.yaml makes known; `values` is the file as written, where something in it is wrong."""
    return Known(
        _by_id(asked.parties, ids_written(values, "parties")),
        _by_id(asked.sources, ids_written(values, "sources")),
        _by_id(asked.recommendations, ids_written(values, "recommendations")),
        held,
        today,
    )


def _by_id(records: Iterable[Any], written: set[str]) -> dict[str, Any]:
    return dict.fromkeys(written) | {record.id: record for record in records}


def wrong(entry: Entry, steps: str | int | tuple[str | int, ...], code: str, message: str) -> Complaint:
    """Return the complaint about a field of an entry."""
    return Complaint(entry.place, steps if isinstance(steps, tuple) else (steps,), code, message)


def unknown_party(entry: Entry, steps: str | tuple[str | int, ...], party: str | None, known: Known) -> Found:
    """A party that is named must be in the list of parties."""
    if party is not None and party not in known.parties:
        message = f"'{party}' is not a party of the register.{nearest(party, known.parties) or ' Add it to parties:.'}"
        yield wrong(entry, steps, "party", message)


def unknown_recommendations(entry: Entry, field: str, ids: Iterable[str], known: Known) -> Found:
    """A recommendation that is named must be on the register."""
    for number, each in enumerate(ids):
        if each not in known.recommendations:
            message = f"'{each}' is not a recommendation of the register.{nearest(each, known.recommendations)}"
            yield wrong(entry, (field, number), "recommendation", message)


def repeated_ids(entries: Iterable[Any], what: str) -> Found:
    """An id is used once."""
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield wrong(
                entry, "id", "repeated-id", f"There is already {what} '{entry.id}'. Give this one an id of its own."
            )
        seen.add(entry.id)


def after_today(entry: Entry, field: str, day: date | None, known: Known) -> Found:
    """An entry's own date is not after today: it is perhaps a slip of the pen, so this only warns."""
    if day is not None and known.today is not None and first_day(day) > known.today:
        message = (
            f"{as_written(day)} is after today, {as_written(known.today)}. Nothing shows it before that day comes."
        )
        yield wrong(entry, field, "future", message)._replace(level="warning")


def before_source(entry: Entry, field: str, day: date, source: Source) -> Found:
    """Nothing can be said of a recommendation before its source was issued."""
    if last_day(day) < first_day(source.issued_on):
        message = (
            f"{as_written(day)} is before {source.id} was issued, on {as_written(source.issued_on)}. Correct the day."
        )
        yield wrong(entry, field, "before-source", message)
