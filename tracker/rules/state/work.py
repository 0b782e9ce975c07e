"""The work on a recommendation: each action with where it stands, and which of them deliver a limb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.register.records import Register
from tracker.register.schema.recommendations import Limb
from tracker.register.schema.response import Action
from tracker.rules.state.position import ActionStanding, Standing
from tracker.vocabulary import Status


class ActionAtWork(NamedTuple):
    """An action, and where it stands."""

    action: Action
    standing: ActionStanding


def work_on(register: Register, standing: Standing) -> list[ActionAtWork]:
    """Return the actions on a recommendation, in the order of its file."""
    response = register.responses.get(standing.span.recommendation)
    standings = {each.span.action: each for each in standing.actions}
    return [ActionAtWork(each, standings[each.id]) for each in response.actions] if response else []


def delivering(limb: Limb, work: Iterable[ActionAtWork]) -> list[ActionAtWork]:
    """Return the actions that deliver a limb; one that was withdrawn delivers none."""
    return [each for each in work if limb.id in each.action.limbs and each.standing.span.status is not Status.WITHDRAWN]
