"""What is most likely a slip of the pen, or left by a merge: it only warns, because now and then it is so.

Takes records, returns complaints.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from tracker.dates import as_written, first_day, last_day
from tracker.problems import quoted
from tracker.register.reading.checks.common import Complaint, Found, References, after_today, wrong
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Party, Recommendation, RuleOff, Source
from tracker.register.schema.response import Extension, Handover
from tracker.register.walk import ListOf

_LONGEST = 20  # years from what is asked to its deadline: the longest programmes take that, a wrong century more
_EMAIL = re.compile(r"[^\s@,;:<>()\"]+@[^\s@,;:<>()\".]+(\.[^\s@,;:<>()\".]+)+")


def slip(entry: Entry, steps: str | int | tuple[str | int, ...], code: str, message: str) -> Complaint:
    """Return the warning about a field of an entry."""
    return wrong(entry, steps, code, message)._replace(level="warning")


def dated_twins(lists: Iterable[ListOf]) -> Found:
    """No two entries of a list say the same on the same day."""
    for (_, day_of, _), _, entries in lists:
        # Days are compared first: to compare all that entries say would cost more than all other checks together.
        if len(entries) > 1 and len(set(map(day_of, entries))) < len(entries) and not hasattr(entries[0], "id"):
            yield from twins(entries)  # an id that is used twice is told as that


def twins(entries: Iterable[Any]) -> Found:
    """No two entries of a list say the same."""
    first: dict[Any, Any] = {}
    for entry in entries:
        known = first.setdefault(entry, entry)
        if known is not entry:
            message = (
                f"This says the very same as the entry on line {known.line}, as where two versions were joined and both"
                " kept. Take one of the two out."
            )
            yield slip(entry, (), "twin", message)


class Issue(NamedTuple):
    """What was issued, and when: nothing about it can be due before."""

    id: str
    on: date

    def in_words(self) -> str:
        """Return what happened, for the end of a sentence."""
        return f"{self.id} was issued, on {as_written(self.on)}"


def issue_of(recommendation: Recommendation, source: Source) -> Issue:
    """Return when a recommendation was issued: on its own day, else with its source."""
    if recommendation.issued_on is not None:
        return Issue(recommendation.id, recommendation.issued_on)
    return Issue(source.id, source.issued_on)


def deadline(entry: Entry, field: str, issue: Issue) -> Found:
    """What is due is not due before it was asked, nor a lifetime after."""
    due: date | None = getattr(entry, field)
    if due is None:
        return
    if due < issue.on and last_day(due) < first_day(issue.on):
        late = f"{as_written(due)} is before {issue.in_words()}, so this was late from the first day."
        yield slip(entry, field, "deadline", f"{late} Correct the year.")
    elif is_far(due, issue.on):
        yield from far_deadline(entry, field, due, issue.in_words())


def is_far(due: date, since: date) -> bool:
    """Return whether a deadline is a lifetime away from a day."""
    return due.year - since.year > _LONGEST


def far_deadline(entry: Entry, field: str, due: date, what: str) -> Found:
    """Say that a deadline is a lifetime away from something; `what`: what happened then, in words."""
    message = f"{as_written(due)} is more than {_LONGEST} years after {what}. Correct the year if it is a slip."
    yield slip(entry, field, "deadline", message)


def far_extensions(extensions: Iterable[Extension], issue: Issue) -> Found:
    """No extension is to a day a lifetime away."""
    for extension in extensions:
        if is_far(extension.due, issue.on):
            yield from far_deadline(extension, "due", extension.due, issue.in_words())


def handovers(entries: Iterable[Handover], recommendation: Recommendation, known: References) -> Found:
    """The lead is handed over by whoever has it then."""
    lead = recommendation.owner
    for entry in sorted(entries, key=lambda each: each.date):
        if entry.from_ == entry.to and entry.to in known.parties:
            message = "This hands the lead over to whoever has it. Correct 'from' or 'to', or take the handover out."
            yield slip(entry, "to", "handover", message)
        if entry.from_ is not None and entry.from_ != lead and entry.from_ in known.parties:
            had = f"'{lead}'" if lead else "nobody"
            message = (
                f"By this register the lead on {as_written(entry.date)} was {had}, not {quoted(entry.from_)}. Correct"
                f" 'from', an earlier handover, or the 'owner' of {recommendation.id}."
            )
            yield slip(entry, "from", "handover", message)
        lead = entry.to


def undated(entry: Entry, words: str, day: str) -> Found:
    """What ends something has its day."""
    if getattr(entry, words) is not None and getattr(entry, day) is None:
        message = f"Nobody can tell since when, so most lists leave this out. Add '{day}', if the day is on record."
        yield slip(entry, words, "undated", message)


def rules_off(entries: Iterable[RuleOff], known: References) -> Found:
    """A rule is switched off once, and not after today."""
    yield from twins(entries)
    for entry in entries:
        yield from after_today(entry, "since", entry.since, known)


def aliases(parties: Iterable[Party]) -> Found:
    """What a party also goes by is no other party's name."""
    parties = list(parties)
    names = {name.casefold(): party for party in parties for name in (party.id, party.name)}
    for party in parties:
        for number, alias in enumerate(party.aliases):
            other = names.setdefault(alias.casefold(), party)
            if other is not party:
                message = f"{quoted(alias)} is a name of the party '{other.id}', too. Take it out of one of the two."
                yield slip(party, ("aliases", number), "alias", message)


def circles(parties: Mapping[str, Party], field: Literal["part_of", "succeeded_by"], message: str) -> Found:
    """A party does not lead back to itself by what it is part of, or by what took over from it."""
    seen: set[str] = set()
    for first in parties.values():
        party: Party | None = first
        way: list[str] = []
        while party is not None and party.id not in seen:
            seen.add(party.id)
            way.append(party.id)
            party = parties.get(getattr(party, field) or "")
        if party is not None and party.id in way:
            circle = [*way[way.index(party.id) :], party.id]
            yield slip(party, field, "circle", f"{' → '.join(circle)} goes round in a circle. {message}")


def email(party: Party) -> Found:
    """An e-mail address is one."""
    if party.email is not None and not _EMAIL.fullmatch(party.email):
        message = f"{quoted(party.email)} is no e-mail address. Write it as name@example.org, or take it out."
        yield slip(party, "email", "email", message)


def related_to_itself(recommendation: Recommendation) -> Found:
    """A recommendation has to do with others."""
    for number, each in enumerate(recommendation.related):
        if each == recommendation.id:
            message = f"{each} is related to itself here. Name another, or take it out."
            yield slip(recommendation, ("related", number), "related", message)


def sound_parties(known: References) -> dict[str, Party]:
    """Return the parties of which more is known than their id."""
    return {id: party for id, party in known.parties.items() if party is not None}
