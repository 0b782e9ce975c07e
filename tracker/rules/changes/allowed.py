"""Who may propose an addition: what an editor's parties may report of a register, and what the keeper alone may.

Takes a register and where it stands, returns what is not allowed and who would be; makes no sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeGuard

from tracker.register.edit.additions import Addition, FollowUp
from tracker.register.reading.checks.common import verifies_for
from tracker.register.records import Register
from tracker.register.schema.recommendations import Party
from tracker.rules.state.position import Position
from tracker.vocabulary import PartyKind

Needs = Literal["owner", "verifier", "party", "keeper"]
_ACTION = re.compile(r"actions\[([^\[\]]+)\]")


class Entitlement(NamedTuple):
    """For which parties an editor may report; the keeper may record whatever the format has."""

    parties: tuple[str, ...] = ()
    is_keeper: bool = False


class NotAllowed(NamedTuple):
    """An addition that an editor may not make.

    `needs`: as what somebody may: an owner of what it is about, a verifier of its source, the party that it names, or
    the keeper; `parties`: which parties these are.
    """

    addition: Addition | FollowUp
    needs: Needs
    parties: tuple[str, ...] = ()


def not_allowed(
    register: Register, position: Position, additions: Iterable[Addition | FollowUp], entitlement: Entitlement
) -> tuple[NotAllowed, ...]:
    """Return which of these additions an editor may not make; `position`: where the register stands today."""
    if entitlement.is_keeper:
        return ()
    judge = _Judge(register, position, entitlement.parties)
    return tuple(refusal for each in additions for refusal in judge.refusals(each))


def speaks_for(party: str, other: str, parties: Mapping[str, Party]) -> bool:
    """Return whether a party reports for another: for itself, for what is part of it, and as a post for its body."""
    return other in _names_of(party, parties) or party in _above(other, parties)


def _names_of(party: str, parties: Mapping[str, Party]) -> list[str]:
    """Return the parties in whose name one acts: its own, and where it is a post that of all above, up to its body."""
    is_post = party in parties and parties[party].kind is PartyKind.POST
    return [party, *(_above(party, parties) if is_post else [])]


def _above(party: str, parties: Mapping[str, Party]) -> list[str]:
    """Return the parties that a party is part of, the nearest first, up to its body."""
    found: list[str] = []
    known = parties.get(party)
    while known is not None and known.kind is not PartyKind.BODY and known.part_of and known.part_of not in found:
        found.append(known.part_of)
        known = parties.get(known.part_of)
    return found


class _Judge:
    """What an editor may add to a register. Knows the actions that are added before others in the same go."""

    def __init__(self, register: Register, position: Position, editor: tuple[str, ...]) -> None:
        self._register, self._position, self._editor = register, position, editor
        self._owners: dict[str, str] = {}  # of the new actions

    def refusals(self, each: Addition | FollowUp) -> Iterator[NotAllowed]:
        recommendation = self._register.recommendations.get(each.record.partition(".")[0])
        if recommendation is None or each.kind not in _FIELD_OF_SPEAKER:
            yield NotAllowed(each, "keeper")
            return
        source, speaker = self._register.sources[recommendation.source], self._speaker(each)
        is_verdict, is_reply = _is_about_verdicts(each), _is_reply(each) and speaker is not None
        verifiers = source.verifiers if is_verdict or (each.kind in _ALSO_OF_VERIFIERS and not _is_reply(each)) else ()
        owners = () if is_verdict or _is_reply(each) else self._owners_of(each)
        is_verifier = bool(verifiers) and any(verifies_for(own, source, self._register.parties) for own in self._editor)
        if not (is_verifier or is_reply or self._speaks_for_any(owners)):
            may = (*owners, *verifiers)
            yield NotAllowed(each, ("verifier" if is_verdict else "owner") if may else "keeper", may)
        elif speaker is not None and not self._speaks_as(speaker, of_verdicts=is_verdict):
            yield NotAllowed(each, "party", (speaker,))
        elif each.kind == "action" and isinstance(each, Addition) and isinstance(id := each.values.get("id"), str):
            self._owners[id] = str(each.values.get("owner") or "")

    def _speaks_as(self, speaker: str, *, of_verdicts: bool) -> bool:
        """Return whether something may be said in a party's name; a verdict not by those above whoever gives it."""
        if not of_verdicts:
            return self._speaks_for_any((speaker,))
        return any(speaker in _names_of(own, self._register.parties) for own in self._editor)

    def _speaks_for_any(self, parties: Iterable[str]) -> bool:
        return any(speaks_for(own, each, self._register.parties) for own in self._editor for each in parties)

    def _owners_of(self, each: Addition | FollowUp) -> tuple[str, ...]:
        """Return the owners of what an addition is about: of the action, where it has one, else of all of it."""
        id = self._action_of(each)
        standing = self._position.standings.get(each.record.partition(".")[0])
        if standing is None:
            return ()
        of_actions = {action.span.action: action.span.owner for action in standing.actions}
        owner = self._owners.get(id) or of_actions.get(id)
        if owner:
            return (owner,)
        if id or each.kind == "handover":
            return (standing.span.owner,) if standing.span.owner else ()
        return standing.owners

    def _action_of(self, each: Addition | FollowUp) -> str:
        """Return the action that an addition is about, "" where it is about none; a path may name it by its number."""
        if each.kind != "correction":
            return each.record if "." in each.record else ""
        found = _ACTION.match(str(each.values.get("field", "")))
        if found is None:
            return ""
        response = self._register.responses.get(each.record)
        ids = [action.id for action in (response.actions if response else ())]
        key = found[1]
        is_number = key not in ids and key.isascii() and key.isdecimal() and int(key) < len(ids)
        return ids[int(key)] if is_number else key

    def _speaker(self, each: Addition | FollowUp) -> str | None:
        """Return the party in whose name an addition speaks, None where it names none."""
        if _is_reply(each):
            response = self._register.responses.get(each.record)
            escalations = response.escalations if response else ()
            return escalations[each.number].to if 0 <= each.number < len(escalations) else None
        field = _FIELD_OF_SPEAKER[each.kind]
        value = each.values.get(field) if field else None
        return value if isinstance(value, str) else None


# What owners and verifiers may add, and the field that names in whose name they do.
_FIELD_OF_SPEAKER: dict[str, str | None] = {
    "action": None,
    "update": "by",
    "evidence": None,
    "answer": "by",
    "extension": None,
    "verification": "by",
    "escalation": "by",
    "handover": "from",
    "correction": "by",
}
_ALSO_OF_VERIFIERS = ("evidence", "escalation")  # a verdict rests on evidence, and a verifier may press for an answer


def _is_reply(each: Addition | FollowUp) -> TypeGuard[FollowUp]:
    """Return whether an addition answers an escalation, which is for whoever it was put to."""
    return isinstance(each, FollowUp) and each.kind == "escalation"


def _is_about_verdicts(each: Addition | FollowUp) -> bool:
    field = str(each.values.get("field", "")) if each.kind == "correction" else ""
    return each.kind == "verification" or field.startswith("verifications")
