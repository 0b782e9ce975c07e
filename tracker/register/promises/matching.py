"""Two versions of a list → which entry of the one is which of the other; of a field → what became of it.

Takes entries as they were and as they are; does not judge what may be changed.
"""

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from tracker.dates import Month, as_written
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import infos_of
from tracker.vocabulary import DecisionOutcome

Fate = Literal["same", "filled", "changed"]
_Pairs = list[tuple[int, int]]
_Score = tuple[int, int, int, int]  # entries that stayed, less those that went, less fields changed, fields alike
_MOST = 40_000  # pairs of entries that are compared field by field


class Matching(NamedTuple):
    """Which entry is which, by their numbers: `pairs` of then and now, those that are `gone`, those that are `new`."""

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def names_of(entry: Entry) -> tuple[str, ...]:
    """Return the names of an entry's fields, as its class spells them."""
    return tuple(_fields(entry))


def _fields(entry: Any) -> dict[str, Any]:
    """Return the names of an entry's fields, each with what it holds where the file does not say."""
    return _declared(entry.__class__)


@cache
def _declared(declared: Any) -> dict[str, Any]:
    return {name: info.default for name, info in infos_of(declared).items() if name != "place"}


def fate(name: str, was: Any, now: Any) -> Fate:
    """Return what became of a field.

    Filled: it said nothing, and now says something. So it is with a month whose day is now on record, a list that has
    grown (not `covers`, which says as a whole what a statement is about), and an outcome that was "not on record".
    """
    if was == now and isinstance(was, Month) == isinstance(now, Month):
        return "same"
    if was is None or was == "" or was is DecisionOutcome.ASKED:
        return "filled"
    if isinstance(was, Month) and isinstance(now, date) and not isinstance(now, Month):
        return "filled" if as_written(now).startswith(as_written(was)) else "changed"
    if isinstance(was, tuple) and isinstance(now, tuple) and name != "covers":
        return "filled" if _all_in_order(was, now) else "changed"
    return "changed"


def is_same(then: Entry, now: Entry) -> bool:
    """Return whether two entries of a kind say the same, to the letter; where they stand does not matter."""
    return all(fate(name, getattr(then, name), getattr(now, name)) == "same" for name in names_of(then))


def matched(then: Sequence[Entry], now: Sequence[Entry]) -> Matching:
    """Return which entry is which: by their ids, or where they have none by what they say, in their order."""
    if then is now:
        pairs = [(number, number) for number in range(len(then))]
    elif any(hasattr(each, "id") for each in (*then[:1], *now[:1])):
        pairs = _by_id(then, now)
    else:
        pairs = _embedded(then, now) or _by_what_they_say(then, now)
    old, new = {one for one, _ in pairs}, {other for _, other in pairs}
    gone = tuple(number for number in range(len(then)) if number not in old)
    return Matching(tuple(pairs), gone, tuple(number for number in range(len(now)) if number not in new))


def _all_in_order(then: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    rest = iter(now)
    return all(each in rest for each in then)


def _by_id(then: Sequence[Any], now: Sequence[Any]) -> _Pairs:
    number_of = {each.id: number for number, each in enumerate(now)}
    return [(number, number_of[each.id]) for number, each in enumerate(then) if each.id in number_of]


def _stayed(then: Entry, now: Entry) -> bool:
    return all(fate(name, getattr(then, name), getattr(now, name)) != "changed" for name in names_of(then))


def _embedded(then: Sequence[Entry], now: Sequence[Entry]) -> _Pairs:
    """Return the pairs of lists where every old entry stayed, in order; nothing where one did not."""
    pairs, number = [], 0
    for old, each in enumerate(then):
        while number < len(now) and not _stayed(each, now[number]):
            number += 1
        if number == len(now):
            return []
        pairs.append((old, number))
        number += 1
    return pairs


def _by_what_they_say(then: Sequence[Entry], now: Sequence[Entry]) -> _Pairs:
    """Return the pairs that leave most as it was: first what surely stayed, then the best of what lies between."""
    sure = _ends(then, now) if len(then) * len(now) <= _MOST else _to_the_letter(then, now)
    pairs = list(sure)
    for (old, new), (next_old, next_new) in pairwise([(-1, -1), *sure, (len(then), len(now))]):
        best = _best(then[old + 1 : next_old], now[new + 1 : next_new])
        pairs += [(old + 1 + one, new + 1 + other) for one, other in best]
    return sorted(pairs)


def _ends(then: Sequence[Entry], now: Sequence[Entry]) -> _Pairs:
    """Return the entries that stayed at the beginning and at the end."""
    first, last, shorter = 0, 0, min(len(then), len(now))
    while first < shorter and _stayed(then[first], now[first]):
        first += 1
    while last < shorter - first and _stayed(then[-1 - last], now[-1 - last]):
        last += 1
    end = [(len(then) - number, len(now) - number) for number in range(last, 0, -1)]
    return [(number, number) for number in range(first)] + end


def _to_the_letter(then: Sequence[Entry], now: Sequence[Entry]) -> _Pairs:
    """Return the entries that are the same to the letter, of lists too long to compare each with each."""
    compared = SequenceMatcher(None, [repr(each) for each in then], [repr(each) for each in now], autojunk=False)
    blocks = compared.get_matching_blocks()
    return [(block.a + number, block.b + number) for block in blocks for number in range(block.size)]


def _best(then: Sequence[Entry], now: Sequence[Entry]) -> _Pairs:
    """Return the pairs, in order, of which most stayed; else with fewest that went and fewest fields changed."""
    if not then or not now or len(then) * len(now) > _MOST:
        return []
    value = [[_likeness(one, other) for other in now] for one in then]
    best = _scores(value)
    pairs: _Pairs = []
    one = other = 0
    while one < len(then) and other < len(now):
        likeness = value[one][other]
        if likeness and best[one][other] == _sum(best[one + 1][other + 1], likeness):
            pairs.append((one, other))
            one, other = one + 1, other + 1
        elif best[one][other] == best[one][other + 1]:
            other += 1
        else:
            one += 1
    return pairs


def _scores(value: list[list[_Score | None]]) -> list[list[_Score]]:
    """Return the best score that the rest of both lists can reach, from each pair of numbers on."""
    old, new = len(value), len(value[0])
    best: list[list[_Score]] = [[(0, one - old, 0, 0)] * (new + 1) for one in range(old + 1)]
    for one in range(old - 1, -1, -1):
        for other in range(new - 1, -1, -1):
            reached = max(best[one][other + 1], _sum(best[one + 1][other], (0, -1, 0, 0)))
            likeness = value[one][other]
            best[one][other] = max(reached, _sum(best[one + 1][other + 1], likeness)) if likeness else reached
    return best


def _likeness(then: Entry, now: Entry) -> _Score | None:
    """Return what it is worth to take two entries for one; None where they have too little in common to be one."""
    changed = alike = 0
    for name, unsaid in _fields(then).items():
        was = getattr(then, name)
        became = fate(name, was, getattr(now, name))
        changed += became == "changed"
        alike += became == "same" and was not in (None, (), unsaid)
    return (int(not changed), 0, -changed, alike) if changed <= max(alike, 1) else None


def _sum(one: _Score, other: _Score) -> _Score:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]
