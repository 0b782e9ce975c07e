"""What every check needs: the complaint, what is known around a file, and the rules that hold in every file.

Takes records, returns complaints; knows no line numbers and no files.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from tracker.dates import as_written, first_day, last_day
from tracker.problems import Level, quoted
from tracker.register.reading.complaints import nearest
from tracker.register.reading.salvage import ids_written
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Party, Recommendation, RecommendationsFile, Source
from tracker.vocabulary import PartyKind

Found = Iterator["Complaint"]
FUTURE = "future"  # the code of the one complaint that rests on what day it is


class Complaint(NamedTuple):
    """What is wrong with an entry, told by the place of the entry and the steps from it to the field."""

    place: int
    steps: tuple[str | int, ...]
    code: str
    message: str
    level: Level = "error"


class References(NamedTuple):
    """What the records of a file may refer to. A record that is not sound is known by its id alone (None)."""

    parties: Mapping[str, Party | None]
    sources: Mapping[str, Source | None]
    recommendations: Mapping[str, Recommendation | None]
    held: Mapping[str, str]
    today: date | None


def known(asked: RecommendationsFile, values: Any, held: Mapping[str, str], today: date | None) -> References:
    """Return what recommendations.yaml makes known; `values` is the file as written, where something in it is wrong."""
    return References(
        by_id(asked.parties, ids_written(values, "parties", RecommendationsFile)),
        by_id(asked.sources, ids_written(values, "sources", RecommendationsFile)),
        by_id(asked.recommendations, ids_written(values, "recommendations", RecommendationsFile)),
        held,
        today,
    )


class UnknownIds(dict[str, Any]):
    """Records by id where it cannot be told which ids there are: nothing is said to be missing."""

    def __contains__(self, key: object) -> bool:
        """Answer yes: it may be there."""
        return True


def by_id(records: Iterable[Any], written: set[str] | None) -> dict[str, Any]:
    """Return records by their ids; `written`: the ids of those that are not sound, too (None: they cannot be told)."""
    sound = {record.id: record for record in records}
    return UnknownIds(sound) if written is None else dict.fromkeys(written) | sound


def wrong(entry: Entry, steps: str | int | tuple[str | int, ...], code: str, message: str) -> Complaint:
    """Return the complaint about a field of an entry."""
    return Complaint(entry.place, steps if isinstance(steps, tuple) else (steps,), code, message)


def unknown_party(entry: Entry, steps: str | tuple[str | int, ...], party: str | None, known: References) -> Found:
    """A party that is named must be in the list of parties."""
    if party is not None and party not in known.parties:
        remedy = nearest(party, known.parties) or " Correct it, or add it to 'parties' in recommendations.yaml."
        yield wrong(entry, steps, "party", f"{quoted(party)} is not a party of the register.{remedy}")


def unknown_recommendations(entry: Entry, field: str, ids: Iterable[str], known: References) -> Found:
    """A recommendation that is named must be on the register."""
    for number, each in enumerate(ids):
        if each not in known.recommendations:
            yield wrong(entry, (field, number), "recommendation", unknown_recommendation(each, known))


def unknown_recommendation(recommendation: str, known: References) -> str:
    """Return what is said of a recommendation that is not on the register."""
    remedy = nearest(recommendation, known.recommendations) or " Correct it, or add it to recommendations.yaml."
    return f"{quoted(recommendation)} is not a recommendation of the register.{remedy}"


def repeated_ids(entries: Iterable[Any], what: str) -> Found:
    """An id is used once."""
    first: dict[str, Any] = {}
    for entry in entries:
        if entry.id in first:
            message = f"There is already {what} '{entry.id}', on line {first[entry.id].line}. Give this one its own id."
            yield wrong(entry, "id", "repeated-id", message)
        else:
            first[entry.id] = entry


def after_today(entry: Entry, field: str, day: date | None, known: References) -> Found:
    """An entry's own date is not after today: it is perhaps a slip of the pen, so this only warns."""
    if day is not None and known.today is not None and first_day(day) > known.today:
        message = f"{as_written(day)} is after today, {as_written(known.today)}, and nothing shows this until then."
        later = wrong(entry, field, FUTURE, f"{message} Correct the day if it is a slip.")
        yield later._replace(level="warning")


def before_source(entry: Entry, field: str, day: date, source: Source) -> Found:
    """Nothing can be said of a recommendation before its source was issued."""
    if last_day(day) < first_day(source.issued_on):
        issued = f"before {source.id} was issued, on {as_written(source.issued_on)}"
        yield wrong(entry, field, "before-source", f"{as_written(day)} is {issued}. Correct the day.")


def before_issue(entry: Entry, field: str, day: date, recommendation: str, issued_on: date, level: Level) -> Complaint:
    """Say that something is dated before its recommendation was issued; as a warning, where that may well be so."""
    issued = f"before {recommendation} was issued, on {as_written(issued_on)}"
    remedy = "Correct the day." if level == "error" else "Leave it, if the record says so; otherwise correct the day."
    return wrong(entry, field, "before-source", f"{as_written(day)} is {issued}. {remedy}")._replace(level=level)


def verifies_for(by: str, source: Source, parties: Mapping[str, Party] | Mapping[str, Party | None]) -> bool:
    """Return whether a party may verify for a source: one of its verifiers, or a post of one of them."""
    if by in source.verifiers:
        return True
    party, passed = parties.get(by), set()
    while party is not None and party.kind in (PartyKind.POST, PartyKind.GROUP) and party.id not in passed:
        passed.add(party.id)  # parties that are part of one another are told of elsewhere
        party = parties.get(party.part_of or "") if passed != {by} or party.kind is PartyKind.POST else None
    return party is not None and party.id in source.verifiers


def not_a_verifier(entry: Entry, by: str, source: Source, known: References) -> Found:
    """Only one of the source's verifiers may say that one of its recommendations is verified."""
    if verifies_for(by, source, known.parties) or any(party not in known.parties for party in (by, *source.verifiers)):
        return  # or it is a slip of the pen, which is told where it stands
    verifiers = f"only {' or '.join(source.verifiers)} may" if source.verifiers else "it has no 'verifiers'"
    message = f"'{by}' may not verify for {source.id}: {verifiers}. Correct 'by', or the 'verifiers' of the source."
    yield wrong(entry, "by", "verifier", message)
