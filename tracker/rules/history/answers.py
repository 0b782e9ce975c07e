"""What the bodies answered to a recommendation: each body's answer, and the recommendation's own.

Takes answers in the order of their days. A post answers for its body; nothing is overwritten but by a later answer.
"""

from collections.abc import Iterable, Mapping

from tracker.register.schema.response import Answer
from tracker.rules.history.reports import Reports
from tracker.vocabulary import AnswerKind


class Answers:
    """The answers given so far, by body. `are_refused`: whether any was ever a refusal, be it overtaken since."""

    __slots__ = ("_bodies", "_by_body", "are_refused")

    def __init__(self, bodies: Mapping[str, str]) -> None:
        """Begin with none. `bodies`: of each party the body that it speaks for."""
        self._bodies = bodies
        self._by_body: dict[str, Answer] = {}
        self.are_refused = False

    @property
    def are_there(self) -> bool:
        """Return whether any body has answered, or is on record as not answering."""
        return bool(self._by_body)

    def body_of(self, party: str | None) -> str | None:
        """Return the body that a party speaks for."""
        return None if party is None else self._bodies.get(party, party)

    def take(self, answer: Answer) -> None:
        """Take an answer; that a body gave none replaces nothing that it said."""
        body = self._bodies.get(answer.by, answer.by)
        if answer.decision is AnswerKind.REJECTED:
            self.are_refused = True
        if answer.decision is not AnswerKind.NO_ANSWER or body not in self._by_body:
            self._by_body.pop(body, None)  # so that the newest stands last
            self._by_body[body] = answer

    def of_all(self, lead: str | None, reports: Reports) -> Answer | None:
        """Return the recommendation's answer where an entry gives it; `reports`: of its actions."""
        if not self._by_body:
            return None
        body = self.body_of(lead)
        own = self._by_body.get(body) if body is not None else None
        if own is not None and own.decision is not AnswerKind.NO_ANSWER:
            return own
        others = [answer for name, answer in self._by_body.items() if name != body]
        for answer in reversed(others):
            if answer.decision not in (AnswerKind.REJECTED, AnswerKind.NO_ANSWER):
                return answer
        refusal = next((answer for answer in reversed(others) if answer.decision is AnswerKind.REJECTED), None)
        return (
            refusal
            if refusal is not None and lead is None and self._refused_by_all(action.owner for action in reports.live)
            else None
        )

    def _refused_by_all(self, owners: Iterable[str | None]) -> bool:
        """Return whether every body of the owners refused; where there are none, whether every body that answered."""
        of_owners = {self._bodies.get(owner, owner) for owner in owners if owner is not None}
        given = [self._by_body.get(body) for body in of_owners] if of_owners else self._by_body.values()
        refusing = (AnswerKind.REJECTED,) if of_owners else (AnswerKind.REJECTED, AnswerKind.NO_ANSWER)
        return all(answer is not None and answer.decision in refusing for answer in given)

    def nobody_answered(self) -> bool:
        """Return whether all that is on record is that somebody gave no answer."""
        return any(answer.decision is AnswerKind.NO_ANSWER for answer in self._by_body.values())

    def refusals(self) -> Iterable[tuple[str, Answer]]:
        """Yield the bodies whose answer is a refusal, with it."""
        return ((body, each) for body, each in self._by_body.items() if each.decision is AnswerKind.REJECTED)
