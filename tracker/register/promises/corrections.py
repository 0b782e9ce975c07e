"""What a file's corrections allow: which changes they are about, and whether what they say of them fits.

Takes corrections and differences, returns values and the texts that a correction is written with.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tracker.dates import as_written
from tracker.register.promises.differences import Difference
from tracker.register.promises.matching import names_of
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import known_by
from tracker.vocabulary import Marking

CUT = "…"  # ends a text of which a correction gives the beginning alone
_SHOWN = 60
_NUMBER = re.compile(r"\[(\d+)\]", re.ASCII)


def new_corrections(then: Iterable[Correction], now: Iterable[Correction]) -> list[Correction]:
    """Return the corrections that were not there before: an old one allows no new change."""
    known = Counter(map(_contents, then))
    new = []
    for each in now:
        if known[_contents(each)]:
            known[_contents(each)] -= 1
        else:
            new.append(each)
    return new


def _contents(correction: Correction) -> tuple[str | None, ...]:
    return tuple(as_text(getattr(correction, name)) for name in names_of(correction))


def allowing(corrections: Sequence[Correction], difference: Difference) -> list[Correction]:
    """Return the corrections that lead, one after the other, from what was to what is; none where they do not."""
    now, left = as_text(difference.now), [each for each in corrections if is_about(each, difference)]
    ways: list[tuple[str | None, list[Correction]]] = [(as_text(difference.was), [])]
    for text, way in ways:
        for each in [each for each in left if says_the_same(as_text(each.was), text)]:
            if says_the_same(as_text(each.now), now):
                return [*way, each]
            left.remove(each)
            ways.append((as_text(each.now), [*way, each]))
    return []


def is_about(correction: Correction, difference: Difference) -> bool:
    """Return whether a correction names the field that differs.

    A number in its path counts the entries of a list; entries put in since may have raised it, so it lies between what
    it was and what it is.
    """
    paths = str(correction.field), difference.field_then, difference.field
    named, then, now = (_NUMBER.split(path) for path in paths)
    if named[::2] != now[::2]:
        return False
    return all(
        min(int(one), int(other)) <= int(number) <= max(int(one), int(other))
        for number, one, other in zip(named[1::2], then[1::2], now[1::2], strict=True)
    )


def is_near(correction: Correction, difference: Difference) -> bool:
    """Return whether a correction names the field that differs, if of another entry of its list."""
    return _NUMBER.split(str(correction.field))[::2] == _NUMBER.split(difference.field)[::2]


def as_text(value: Any) -> str | None:
    """Return a value as a register writes it; of an entry its id, or its own date; of nothing None."""
    if value is None or value == ():
        return None
    if isinstance(value, Entry):
        return _name_of(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_written(value) if isinstance(value, date) else str(value)


def _name_of(entry: Any) -> str:
    name = known_by(type(entry))
    values = [getattr(entry, each) for each in ((name,) if name else names_of(entry))]
    return ", ".join(filter(None, map(as_text, values)))


def lines_to_add(difference: Difference) -> str:
    """Return the entry of `corrections` that would allow a change, ready to be pasted and completed."""
    was, now = as_text(difference.was), as_text(difference.now)
    if not says_the_same(_cut(was), _cut(now)):
        was, now = _cut(was), _cut(now)
    change = f"field: {_in_quotes(difference.field)}, was: {_in_quotes(was)}, now: {_in_quotes(now)}"
    # It repeats words that are restricted, or were.
    marking = "" if difference.marking is Marking.PUBLIC else f", marking: {difference.marking}"
    return f"- {{date: YEAR-MONTH-DAY, by: PARTY, {change}, reason: WHY{marking}}}"


def _in_quotes(text: str | None) -> str:
    return "null" if text is None else json.dumps(text, ensure_ascii=False)


def _cut(text: str | None) -> str | None:
    return text[:_SHOWN] + CUT if text and len(text) > _SHOWN else text


def says_the_same(one: str | None, other: str | None) -> bool:
    """Return whether two texts say the same; the beginning of a long one, with `…`, stands for the whole."""
    if one is None or other is None:
        return one is other
    one, other = (" ".join(each.strip("[]").split()) for each in (one, other))
    if one == other or (_number(one) is not None and _number(one) == _number(other)):
        return True
    if one.endswith(CUT) and len(one) > _SHOWN // 2:
        return other.startswith(one[:-1].rstrip())
    return other.endswith(CUT) and len(other) > _SHOWN // 2 and one.startswith(other[:-1].rstrip())


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
