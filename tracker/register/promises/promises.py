"""Two registers → broken promises: what was recorded once and has since been changed or taken out, uncorrected.

Says what was, what is, and how to record a correction instead. Reads no file and asks no history: both registers are
given.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from tracker.problems import Problem, in_order, quoted
from tracker.register.promises.corrections import allowing, as_text, is_near, lines_to_add, new_corrections
from tracker.register.promises.differences import Difference, differences
from tracker.register.records import Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import Mark, own_days, with_mark, written_once
from tracker.register.schema.recommendations import Recommendation, RuleOff
from tracker.register.schema.response import Action, Answer
from tracker.register.schema.supporting import Indicator, Meeting
from tracker.register.text import marked_yaml
from tracker.vocabulary import MeetingStatus

CODE = "promise"


class Breach(NamedTuple):
    """What breaks a promise, and the new corrections of its file that allow nothing else."""

    difference: Difference
    corrections: tuple[Correction, ...]


def broken_promises(before: Register, after: Register, texts: Mapping[str, bytes] | None = None) -> tuple[Problem, ...]:
    """Return the promises that `after` breaks towards `before`, sorted by file, line and column.

    `texts`: the files of `after`; with them a problem stands at its field's line, without them at its entry's.
    """
    return in_order(_placed(breaches(before, after), texts or {}))


def breaches(before: Register, after: Register) -> Iterator[Breach]:
    """Yield what `after` breaks towards `before`. A correction that fits allows one change, and is spent."""
    free = {path: new_corrections(before.corrections.get(path, ()), now) for path, now in after.corrections.items()}
    for each in differences(before, after, written_once):
        if _may_be(each, after):
            continue
        left = free.get(each.path, [])
        spent = allowing(left, each) if each.field and each.kind != "moved" else []
        left[:] = [one for one in left if all(one is not other for other in spent)]
        if not spent:
            yield Breach(each, tuple(left))


def _may_be(difference: Difference, after: Register) -> bool:
    """Return whether a difference breaks nothing: it fills a gap, is new, or takes away what promised nothing.

    That a rule is switched off is new, and yet told: every screen then keeps quiet about what it found.
    """
    if isinstance(difference.now, RuleOff) and difference.kind == "added":
        return False
    if difference.kind != "removed":
        return difference.kind in ("filled", "added")
    if not difference.field:
        return difference.record not in after.recommendations  # that the recommendation is gone is told
    return _promised_nothing(difference.was)


def _promised_nothing(entry: Entry) -> bool:
    """Return whether a record that is gone held nothing that was written once: a plan, or a figure's mere name."""
    if isinstance(entry, Meeting):
        return entry.status is MeetingStatus.PLANNED and not entry.decisions
    return isinstance(entry, Indicator) and not entry.observations


def _message(breach: Breach) -> str:
    difference = breach.difference
    match difference.kind:
        case "added":
            return f"The exception rule '{as_text(difference.now)}' is now switched off. {_remedy(breach)}"
        case "removed" if isinstance(difference.was, RuleOff):
            return f"The exception rule '{as_text(difference.was)}' is now switched on again. {_remedy(breach)}"
        case "moved":
            moved = f"{_named(difference.now)} stands at another place in its list"
            return f"{moved}; the order is kept, because it decides between two of one day. Put it back where it was."
        case "removed" if not difference.field:
            about = f"all that was answered and done about {difference.record}"
            return f"The file is gone, with {about}. Put it back as it was."
        case "removed":
            return f"{_named(difference.was)} is gone; what was recorded once is not taken out. {_remedy(breach)}"
    now = as_text(difference.now)
    says = f"now says {quoted(now)}" if now is not None else "now says nothing"
    was = f"'{difference.steps[-1]}' of this {_kind(difference.within)} said {quoted(as_text(difference.was) or '')}"
    return f"{was} and {says}; what was recorded once is not rewritten. {_remedy(breach)}"


def _remedy(breach: Breach) -> str:
    difference = breach.difference
    unfit = next((each for each in breach.corrections if is_near(each, difference)), None)
    why = f"{_unfit(unfit)} " if unfit else ""
    instead = f" and add a new {_kind(difference.within)}" if _may_be_said_anew(difference.within) else ""
    correction = f"add below 'corrections:' {lines_to_add(difference)}"
    if isinstance(difference.now or difference.was, RuleOff):
        return f"{why}Put it back as it was, or {correction}"
    if isinstance(difference.within, Recommendation | Action) and difference.steps[-1:] == ("due",):
        extension = f"where a later day was agreed add it to 'extensions' in {response_path(difference.record)}"
        return f"{why}Put it back, and {extension}; if it was a mistake {correction}"
    return f"{why}Put it back{instead}, or if it was a mistake {correction}"


def _may_be_said_anew(entry: Entry | None) -> bool:
    """Return whether an entry is one of a list in which a later one may say otherwise: it has a day and no id."""
    if entry is None or isinstance(entry, Answer | Correction):  # a correction is what is offered anyhow
        return False
    kind: Any = type(entry)
    return bool(own_days(kind)) and not with_mark(kind, Mark.NAME)


def _unfit(correction: Correction) -> str:
    was, now = (f"'{each}'" if each is not None else "nothing" for each in (correction.was, correction.now))
    says = f"it is about {correction.field}, which was {was} and is now {now}"
    return f"The correction on line {correction.line} does not allow it: {says}."


def _named(entry: Any) -> str:
    of = "" if hasattr(entry, "id") else "of "
    return f"The {_kind(entry)} {of}{as_text(entry)}"


def _kind(entry: Entry | None) -> str:
    return type(entry).__name__.lower()


def _placed(breaches: Iterable[Breach], texts: Mapping[str, bytes]) -> Iterator[Problem]:
    indexes: dict[str, marked_yaml.Index] = {}
    for breach in breaches:
        each = breach.difference
        place = each.within.place if each.within else 0
        if each.path in texts:
            if each.path not in indexes:
                indexes[each.path] = marked_yaml.index_of(texts[each.path].decode("utf-8-sig"))
            place = indexes[each.path].place(each.steps, place, key=each.kind == "removed")
        line, column = marked_yaml.line_of(place), marked_yaml.column_of(place)
        yield Problem(each.path, line, column, "error", CODE, _message(breach))
