"""A position → what a short message to a party is about: its sheet by urgency, and the verdicts that wait for it.

Takes a register and the position of a day; returns values. Each thing stands in one part, the most urgent that fits.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from tracker.register.records import Register
from tracker.rules.meetings.sheets import SOON, Duty, Sheet, sheets
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import State

Part = Literal["overdue", "not_upheld", "answers", "due_soon", "evidence", "later"]
PARTS: tuple[Part, ...] = ("overdue", "not_upheld", "answers", "due_soon", "evidence", "later")


class Digest(NamedTuple):
    """What one party is told. `soon`: the last day of what falls due soon; `verdicts`: what waits for its verdict.

    Of `verdicts` a claim comes before a verdict whose evidence has expired, and of each the oldest first.
    """

    sheet: Sheet
    as_at: date
    soon: date
    verdicts: tuple[Standing, ...]

    @property
    def says_nothing(self) -> bool:
        """Return whether there is nothing to tell: it owes nothing, and nothing waits for it."""
        return self.sheet.owes_nothing and not self.verdicts

    @property
    def parts(self) -> Mapping[Part, tuple[Duty, ...]]:
        """Return what is owed by part, in the order in which it is told; each as urgent as on the sheet."""
        parts: dict[Part, list[Duty]] = {part: [] for part in PARTS}
        for duty in self.sheet.duties:
            if duty.is_owed:
                parts[self._part(duty)].append(duty)
        return {part: tuple(duties) for part, duties in parts.items()}

    @property
    def about(self) -> frozenset[str]:
        """Return the recommendations of which what changed is told."""
        owned = (duty.standing.span.recommendation for duty in self.sheet.duties if duty.standing)
        return frozenset((*owned, *(each.span.recommendation for each in self.verdicts)))

    def _part(self, duty: Duty) -> Part:
        if duty.late is not None:
            return "overdue"
        if duty.is_not_upheld:
            return "not_upheld"
        if duty.kind in ("answer", "escalation"):
            return "answers"
        if duty.due is not None and duty.due <= self.soon:
            return "due_soon"
        return "evidence" if duty.kind == "evidence" else "later"


def digests(register: Register, position: Position) -> dict[str, Digest]:
    """Return what each party of the register is told, in the order of the file."""
    of_party = {sheet.owner: sheet for sheet in sheets(register, position)}
    verdicts = _verdicts(register, position)
    soon = position.as_at + SOON
    return {
        party: Digest(
            of_party.get(party, Sheet(party, (), (), ())), position.as_at, soon, tuple(verdicts.get(party, ()))
        )
        for party in register.parties
    }


def _verdicts(register: Register, position: Position) -> dict[str, list[Standing]]:
    waiting: dict[str, list[Standing]] = {}
    for standing in sorted(position.standings.values(), key=_oldest_claim_first):
        span = standing.span
        # Of what was superseded nobody owes a verdict any more.
        waits = span.state is State.IMPLEMENTED and not span.details.settled_on
        if waits or span.state is State.VERIFICATION_LAPSED:
            source = register.sources[register.recommendations[span.recommendation].source]
            for verifier in source.verifiers:
                waiting.setdefault(verifier, []).append(standing)
    return waiting


def _oldest_claim_first(standing: Standing) -> tuple[bool, date]:
    span = standing.span
    is_lapsed = span.state is State.VERIFICATION_LAPSED
    return is_lapsed, (span.retest_since if is_lapsed else span.reported_on) or date.min
