"""When the commits of a line were made, where some of their clocks were wrong.

A commit was made neither before its parent, nor after its child, nor after today. The clocks that can all be right
together are believed, as many as there are, and of equally many the later ones; any other commit is taken to be made at
the time nearest to what its clock said that lies between those of its neighbours that are believed.
"""

import time
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime

_CLOCKS_BEGIN = 2 * 24 * 60 * 60  # one that was never set tells a time of the first days of 1970


def made_at(clocks: Sequence[int | None]) -> list[datetime]:
    """Return when each commit of a line, oldest first, was made; `clocks` in seconds since 1970, None: unreadable."""
    today = int(time.time())
    legible = [clock if clock is not None and clock > _CLOCKS_BEGIN else None for clock in clocks]
    believed = _believed([clock if clock is not None and clock <= today else None for clock in legible])
    times = []
    earliest: int | None = None
    for clock, right, child in zip(legible, believed, _children(believed), strict=True):
        if right is not None:
            made = right
        elif clock is None:
            made = next(each for each in (child, earliest, today) if each is not None)
        else:
            made = min(clock, today if child is None else child)
            made = made if earliest is None else max(made, earliest)
        earliest = made
        times.append(datetime.fromtimestamp(made, UTC))
    return times


def _children(believed: Sequence[int | None]) -> list[int | None]:
    """Return, for each place, the next time after it that is believed."""
    following: int | None = None
    times = []
    for each in reversed(believed):
        times.append(following)
        following = following if each is None else each
    return times[::-1]


def _believed(times: Sequence[int | None]) -> list[int | None]:
    """Return the times without the fewest that must be wrong if the rest never runs backwards."""
    smallest: list[int] = []  # the time, and its place, in which a row of each length ends soonest
    places: list[int] = []
    before: dict[int, int | None] = {}
    for place, clock in enumerate(times):
        if clock is not None:
            length = bisect_right(smallest, clock)
            before[place] = places[length - 1] if length else None
            smallest[length : length + 1], places[length : length + 1] = [clock], [place]
    right: list[int | None] = [None] * len(times)
    place_of_row = places[-1] if places else None
    while place_of_row is not None:
        right[place_of_row] = times[place_of_row]
        place_of_row = before[place_of_row]
    return right
