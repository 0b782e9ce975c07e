"""What changed about one thing → one line: the state and the verdict first, then what was agreed, reported, recorded.

Takes values, returns text; decides nothing. Each change in full is told by `words.changes.change`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tracker.dates import in_few_words
from tracker.register.records import Register
from tracker.register.schema.response import Answer, Extension, Handover, Verification
from tracker.rules.changes.change import AnyChange, Change, StateChange
from tracker.words.changes.change import value_text
from tracker.words.figures import count, short_name, small
from tracker.words.states import state_text

_LEADING = frozenset({"removed", "rewritten", "added", "state", "verdict"})  # beside these the rest is counted
_Group = Sequence[AnyChange]
_Part = Callable[[Register, _Group], str]


def summary_text(register: Register, changes: Iterable[AnyChange]) -> str:
    """Return what changed: "in progress → implemented; 3 more changes, 1 recorded late"; `register`: the later.

    Where the state or the verdict changed, the rest is counted: it opens. What a rule no longer finds follows from the
    rest, so it is named only where nothing else changed.
    """
    of_kind: dict[str, list[AnyChange]] = {}
    for change in changes:
        of_kind.setdefault(change.what, []).append(change)
    leading = [what for what in _PARTS if what in of_kind and what in _LEADING]
    named = [what for what in _PARTS if what in of_kind and what != "exception_cleared"]
    shown = leading or named or list(of_kind)
    parts = [_PARTS[what](register, of_kind[what]) for what in shown]
    rest = [change for what in of_kind if leading and what not in leading for change in of_kind[what]]
    if rest:
        late = sum(change.late for change in rest)
        parts.append(f"{count(len(rest), 'more change')}{f', {late:,} recorded late' if late else ''}")
    return "; ".join(parts)


def _each(part: Callable[[Register, AnyChange], str]) -> _Part:
    """Return what says each change of a kind by itself."""

    def each(register: Register, changes: _Group) -> str:
        late = (", recorded late" if change.late else "" for change in changes)
        return "; ".join(part(register, change) + how for change, how in zip(changes, late, strict=True))

    return each


def _number(one: str, many: str | None = None) -> _Part:
    """Return what says how many changes of a kind there are, and how many of them were recorded late."""

    def part(_: Register, changes: _Group) -> str:
        late = sum(change.late for change in changes)
        which = "" if not late else " recorded late" if late == len(changes) else f", {late:,} of them recorded late"
        return f"{count(len(changes), one, many)}{which}"

    return part


def _state(register: Register, changes: _Group) -> str:
    """Return from which state to which; the entry that made it so says whether it was recorded late."""
    [change] = changes
    assert isinstance(change, StateChange)
    now = small(state_text(register, change.after))
    return f"{small(state_text(register, change.before))} → {now}" if change.before else f"now {now}"


def _verdict(register: Register, change: AnyChange) -> str:
    by = f" by {short_name(register, change.entry.by)}" if isinstance(change.entry, Verification) else ""
    return f"verdict “{value_text(change.now)}”{by}{_on(change)}"


def _on(change: AnyChange) -> str:
    return f", {in_few_words(change.on)}" if change.on else ""


def _deadline(_: Register, change: AnyChange) -> str:
    whose = f"deadline of {change.of}" if change.of else "deadline"
    if change.now is None:
        return f"{whose} taken out"
    moved = "extended to" if isinstance(change.entry, Extension) else "now"
    return f"{whose} {moved} {in_few_words(change.now) if isinstance(change.now, date) else change.now}"


def _owner(register: Register, change: AnyChange) -> str:
    owner = short_name(register, None if change.now is None else str(change.now))
    if isinstance(change.entry, Handover):
        return f"handed over to {owner}"
    return f"owner{f' of {change.of}' if change.of else ''} now {owner}"


def _acceptance(register: Register, change: AnyChange) -> str:
    by = short_name(register, change.entry.by) if isinstance(change.entry, Answer) else "a body"
    return f"{by} answered: {value_text(change.now)}"


def _escalated(register: Register, change: AnyChange) -> str:
    return f"escalated to {short_name(register, str(change.now))}{_on(change)}"


def _answered(_: Register, change: AnyChange) -> str:
    return f"escalation answered{_on(change)}"


def _begun(_: Register, changes: _Group) -> str:
    return _exceptions("new", _labels(changes))


def _cleared(_: Register, changes: _Group) -> str:
    return _exceptions("cleared", _labels(changes))


def _exceptions(which: str, labels: Sequence[str]) -> str:
    return f"{which} exception{'s' if len(labels) > 1 else ''}: {', '.join(map(small, labels))}"


def _labels(changes: _Group) -> list[str]:
    rules = (each.exception.rule.label for each in changes if isinstance(each, Change) and each.exception)
    return list(dict.fromkeys(rules))


_PARTS: dict[str, _Part] = {  # in the order in which they are told
    "removed": lambda register, changes: "taken off the register",
    "rewritten": _number("entry rewritten without a correction", "entries rewritten without a correction"),
    "added": lambda register, changes: "put on the register",
    "state": _state,
    "verdict": _each(_verdict),
    "exception_begun": _begun,
    "escalated": _each(_escalated),
    "answered": _each(_answered),
    "deadline": _each(_deadline),
    "owner": _each(_owner),
    "acceptance": _each(_acceptance),
    "statement": _number("statement"),
    "decided": _number("decision taken", "decisions taken"),
    "outcome": _number("outcome now on record", "outcomes now on record"),
    "carried_out": _number("carried out", "carried out"),
    "raised": _number("raised", "raised"),
    "step": _number("step taken", "steps taken"),
    "resolved": _number("resolved", "resolved"),
    "figure": _number("new figure"),
    "update": _number("update"),
    "evidence": _number("piece of evidence", "pieces of evidence"),
    "action_added": _number("action added", "actions added"),
    "action_removed": _number("action taken out", "actions taken out"),
    "exception_cleared": _cleared,
    "wording": lambda register, changes: "wording changed",
    "correction": _number("correction"),
}
