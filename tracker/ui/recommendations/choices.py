"""What the list may be filtered by: the quick filters in one row, the others on demand, and what each one leaves.

All of it lives in the address, so that a link shows another reader the same list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.outputs.parts.states import label_of
from tracker.ui.kit.address import NOT_VOUCHED_FOR, PAST_DEADLINES
from tracker.ui.kit.filters import Chip, Choice
from tracker.ui.kit.tables import LinkTo
from tracker.ui.recommendations.rows import Row
from tracker.ui.shell.view import View
from tracker.vocabulary import DONE_OR_LAPSED, PAST_DEADLINE, AnswerKind, Outcome, Priority, Rule, State, Timeliness
from tracker.words.figures import capital

PAGE = "recommendations"
_NOBODY = "nobody"
_NONE = "none"
_VERDICTS = (Outcome.VERIFIED, Outcome.PARTLY_VERIFIED, Outcome.NOT_VERIFIED)

Chosen = Mapping[str, str]  # of each filter that is set, by its name in the address, what it is set to


def choices(view: View, rows: Sequence[Row]) -> list[Choice]:
    """Return the filters that open on demand, each with its values."""
    register = view.register
    themes = sorted({row.recommendation.theme for row in rows if row.recommendation.theme})
    owners = _named(view, (owner for row in rows for owner in row.standing.owners))
    waited_on = _named(view, (party for row in rows for party in row.waits_on))
    of_sources = [(id, f"{id} {register.sources[id].title}") for id in view.position.sources]
    timeliness = [(each.value, each.label) for each in Timeliness if each is not Timeliness.NOT_APPLICABLE]
    return [
        Choice("source", "Source", of_sources),
        Choice("state", "State", [(each.value, label_of(view, each)) for each in State]),
        Choice("answer", "Answer", [*((each.value, each.label) for each in AnswerKind), (_NONE, "Not on record")]),
        Choice("verdict", "Verdict", [*((each.value, each.label) for each in _VERDICTS), (_NONE, "No verdict")]),
        Choice("timeliness", "Timeliness", [(PAST_DEADLINES, "Past deadline"), *timeliness]),
        Choice("owner", "Owner", [*owners, (_NOBODY, "Nobody on record")]),
        Choice("waiting_on", "Waiting on", waited_on),
        Choice("theme", "Theme", [(theme, capital(theme)) for theme in themes]),
        Choice("priority", "Priority", [*((each.value, each.label) for each in Priority), (_NONE, "None given")]),
        Choice("rule", "Exception", [(each.value, each.label) for each in Rule]),
    ]


def _named(view: View, parties: Iterable[str]) -> list[tuple[str, str]]:
    """Return parties with their names, by name."""
    return sorted(((id, view.register.name_of(id)) for id in set(parties)), key=lambda party: party[1])


def passing(rows: Sequence[Row], chosen: Chosen) -> list[Row]:
    """Return the rows that every filter leaves."""
    tests = [_test(name, wanted) for name, wanted in chosen.items()]
    return [row for row in rows if all(passes(row) for passes in tests)]


def _test(name: str, wanted: str) -> Callable[[Row], bool]:
    """Return what a row must pass to be shown."""
    match name:
        case "source":
            return lambda row: row.recommendation.source == wanted
        case "state":
            return lambda row: row.standing.span.state == wanted
        case "answer":
            return lambda row: (row.standing.span.answer or _NONE) == wanted
        case "verdict":
            return lambda row: (row.standing.span.verdict or _NONE) == wanted
        case "timeliness" if wanted == PAST_DEADLINES:
            return lambda row: row.standing.timeliness in PAST_DEADLINE
        case "timeliness":
            return lambda row: row.standing.timeliness == wanted
        case "owner":
            return lambda row: wanted in (row.standing.owners or (_NOBODY,))
        case "waiting_on":
            return lambda row: wanted in row.waits_on
        case "theme":
            return lambda row: row.recommendation.theme == wanted
        case "priority":
            return lambda row: (row.recommendation.priority or _NONE) == wanted
        case "rule":
            return lambda row: wanted in row.rules
    return lambda row: bool(row.doubts)  # `NOT_VOUCHED_FOR`


def quick_filters(view: View, rows: Sequence[Row]) -> list[tuple[str, Chosen]]:
    """Return the filters of the first row by their labels: of deadlines and doubts only where there can be any.

    Those of the reader's own, only where their address is that of a party which owns one.
    """
    filters: list[tuple[str, Chosen]] = []
    if any(row.standing.span.deadline.now for row in rows):
        filters += [(each.label, {"timeliness": each.value}) for each in (Timeliness.OVERDUE, Timeliness.UNREPORTED)]
    if any(row.standing.span.state in DONE_OR_LAPSED for row in rows):
        filters.append(("Cannot be vouched for", NOT_VOUCHED_FOR))
    owners = {owner for row in rows for owner in row.standing.owners}
    own = [party for party in view.register.parties_at(view.reader) if party in owners]
    for party in own:
        name = "Mine" if len(own) == 1 else f"Mine: {view.register.name_of(party)}"
        filters.append((name, {"owner": party}))
    return filters


def set_by(filters: Sequence[tuple[str, Chosen]], chosen: Chosen) -> Chosen:
    """Return what the quick filter sets that is in force, nothing where none is."""
    return next((params for _, params in filters if params.items() <= chosen.items()), {})


def chips(filters: Sequence[tuple[str, Chosen]], rows: Sequence[Row], chosen: Chosen, link_to: LinkTo) -> list[Chip]:
    """Return the quick filters with how many each would leave, beside what else is chosen; at most one is set.

    `rows`: those that the search leaves.
    """
    in_force = set_by(filters, chosen)
    others = {name: wanted for name, wanted in chosen.items() if name not in in_force}
    shown = []
    for label, params in [("All", {}), *filters]:
        address = link_to(**{**dict.fromkeys(in_force, None), **params, "page": None})
        number = len(passing(rows, {**others, **params}))
        shown.append(Chip(label, number, address, is_set=params == in_force))
    return shown
