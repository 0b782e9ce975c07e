"""What the register says of its recommendations by a day, to look for words in; ids first, what was said last.

Takes a register, returns texts and places; decides nothing about a recommendation.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from tracker.register.records import ASKED, Register
from tracker.register.schema.meanings import Mark, with_mark
from tracker.register.schema.recommendations import Statement
from tracker.register.walk import entries_of, entries_of_response
from tracker.rules.state.position import Position, Standing

_PLACES = 0, 1, 2, 3  # id; the source's number, and names; title; its own words
_AS_SAID = 4


class Match(NamedTuple):
    """A recommendation that has every word looked for. `statement`: the one in which alone one of them stands."""

    recommendation: str
    statement: Statement | None


class SearchIndex(NamedTuple):
    """Of each recommendation the texts to look in, small letters, from the nearest to the farthest; see `_PLACES`.

    `said`: of each statement what was said, which may be about many; `about`: which of those may be about one.
    """

    texts: Mapping[str, tuple[str, ...]]
    said: tuple[tuple[Statement, str], ...]
    about: Mapping[str, frozenset[int]]


def index_of(register: Register, position: Position) -> SearchIndex:
    """Return what can be looked for in all that stands on the day of a position."""
    standings, as_at = position.standings, position.as_at
    names = {id: " ".join([id, party.name, *party.aliases]) for id, party in register.parties.items()}
    said = [
        (source, statement)
        for source in position.sources
        for statement in register.sources[source].statements
        if statement.date <= as_at
    ]
    about = {
        id: frozenset(
            number
            for number, (source, statement) in enumerate(said)
            if source == register.recommendations[id].source and register.may_be_about(statement, id)
        )
        for id in standings
    }
    texts = {id: _texts(register, standing, as_at, names) for id, standing in standings.items()}
    return SearchIndex(texts, tuple((statement, _of_statement(statement)) for _, statement in said), about)


def _of_statement(statement: Statement) -> str:
    return " ".join(str(part) for part in (statement.as_said, statement.text) if part).lower()


def found(index: SearchIndex, query: str) -> list[Match]:
    """Return what has every word of a query somewhere: by the farthest text that is needed, then in the order given.

    A word is found within a longer one. Where a query has no word, everything is found.
    """
    words = query.lower().split()
    saying = [frozenset(number for number, (_, text) in enumerate(index.said) if word in text) for word in words]
    matches: list[tuple[int, Match]] = []
    for id, texts in index.texts.items():
        farthest, statement = 0, None
        for word, numbers in zip(words, saying, strict=True):
            place = -1 if word == texts[0] else next((place for place in _PLACES if word in texts[place]), None)
            if place is None:
                its = numbers & index.about[id]
                if not its:
                    break
                place, statement = _AS_SAID, index.said[min(its)][0]
            farthest = max(farthest, place)
        else:
            matches.append((farthest, Match(id, statement)))
    return [match for _, match in sorted(matches, key=lambda each: each[0])]


def _texts(register: Register, standing: Standing, as_at: date, names: Mapping[str, str]) -> tuple[str, ...]:
    id = standing.span.recommendation
    asked = register.recommendations[id]
    actions = (action.span.action for action in standing.actions)
    owners = (names[owner] for owner in standing.owners)
    known_as = [asked.reference or "", _initials(asked.title), *actions, *owners]
    parts = id, " ".join(known_as), asked.title, "\n".join(_words(register, id, as_at))
    return tuple(part.lower() for part in parts)


def _words(register: Register, id: str, as_at: date) -> Iterator[str]:
    """Yield every text of a recommendation, its limbs and actions, and of what its response says up to a day."""
    recommendation = register.recommendations[id]
    response = register.responses.get(id)
    own = entries_of(recommendation, register.issued_on(recommendation), ASKED)
    for each in (*own, *(entries_of_response(register, response) if response else ())):
        if each.day is None or each.day <= as_at:
            kind: Any = type(each.entry)
            texts = (getattr(each.entry, field.name) for field in with_mark(kind, Mark.WORDS))
            yield from (text for text in texts if isinstance(text, str))  # a stub is no text, so no search finds it


def _initials(title: str) -> str:
    """Return the initials of words with capitals that follow on one another: "DSA" of "Data Sharing Agreements"."""
    runs = [""]
    for word in title.replace("-", " ").split():
        runs = [*runs[:-1], runs[-1] + word[0]] if word[0].isupper() else [*runs, ""]
    return " ".join(run for run in runs if len(run) > 1)
