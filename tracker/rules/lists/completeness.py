"""A position → how complete the register is against each source, and how claims and verdicts fall together.

Takes a register and the position of a day; returns counts, and the recommendations behind them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker.register.records import Register
from tracker.register.walk import dated_lists
from tracker.rules.state.position import Position
from tracker.vocabulary import DueBasis, Outcome, State, Status, WordingStatus


class Completeness(NamedTuple):
    """What the register holds of a source on a day.

    `last_checked`: the last day on which the keeper looked for reports on all of it; None is never. `unreferenced`:
    without the source's own number; `undated`: without a deadline; `unanswered`: without any dated entry of their own.
    """

    source: str
    expected: int | None
    on_file: int
    last_checked: date | None
    wording: Mapping[WordingStatus, int]
    unreferenced: int
    unowned: int
    inferred: int
    undated: int
    unanswered: int

    @property
    def differs(self) -> int:
        """Return by how many the register holds more, or fewer, than the source makes; 0 where that is not known."""
        return 0 if self.expected is None else abs(self.on_file - self.expected)


class Pairing(NamedTuple):
    """What is reported of a recommendation beside what a verifier found (None: nothing), and the state that follows.

    `source`: None where all sources are taken together.
    """

    source: str | None
    claim: Status
    verdict: Outcome | None
    state: State


def completeness(register: Register, position: Position) -> list[Completeness]:
    """Return how complete the register is against each source issued by the day."""
    return [_of(register, position, id) for id in position.sources]


def worst_first(held: Iterable[Completeness]) -> list[Completeness]:
    """Return the least complete sources first.

    First those that do not hold as many as the source makes, by how many; then those never checked, then by how long
    ago they were; of one day those with most entries missing first.
    """

    def order(each: Completeness) -> tuple[int, date, int]:
        return -each.differs, each.last_checked or date.min, -each.unanswered

    return sorted(held, key=order)


def _of(register: Register, position: Position, id: str) -> Completeness:
    source = position.sources[id]
    asked = [each for each in register.of_source(id) if each.id in position.standings]
    wording = Counter(each.wording_status for each in asked)
    basis = Counter(each.due_basis for each in asked)
    return Completeness(
        source=id,
        expected=source.expected_count,
        on_file=source.on_file,
        last_checked=source.last_checked,
        wording={status: wording[status] for status in WordingStatus if wording[status]},
        unreferenced=sum(each.reference is None for each in asked),
        unowned=sum(not position.standings[each.id].owners for each in asked),
        inferred=basis[DueBasis.INFERRED],
        undated=basis[DueBasis.NONE],
        unanswered=sum(not _answered(register, each.id, position.as_at) for each in asked),
    )


def _answered(register: Register, id: str, as_at: date) -> bool:
    response = register.responses.get(id)
    issued_on = register.issued_on(register.recommendations[id])
    held = (entries for _, _, entries in dated_lists(response)) if response else ()
    return any(each.counts_from(issued_on) <= as_at for entries in held for each in entries)


def pairings(
    register: Register, position: Position, *, source_by_source: bool = True
) -> Mapping[Pairing, tuple[str, ...]]:
    """Return each pairing that occurs with its recommendations, in the order of the register."""
    ids_of: dict[Pairing, list[str]] = {}
    for id, standing in position.standings.items():
        span = standing.span
        source = register.recommendations[id].source if source_by_source else None
        pairing = Pairing(source, span.reported, span.verdict, span.state)
        ids_of.setdefault(pairing, []).append(id)
    return {pairing: tuple(ids) for pairing, ids in ids_of.items()}
