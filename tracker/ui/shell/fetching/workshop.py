"""Makes files in threads of their own, so that no page waits: so many at once, and for simultaneous askers only once.

Knows nothing of what it makes. Belongs to one event loop.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from typing import Final, TypeVar

from starlette.concurrency import run_in_threadpool

_AT_ONCE: Final = 2  # each takes a processor from the pages for as long as it lasts
_LONG_AT_ONCE: Final = 1  # of what takes long, so that what is short need not wait for two of them
_MOST_ASKED: Final = 24  # that wait or are made, by however many askers
_MOST_ASKED_BY_ONE: Final = 6
_MOST_BYTES: Final = 64_000_000  # of files that are kept for whoever asks next
_T = TypeVar("_T")


class TooMuch(Exception):
    """More is asked for than can be made soon. `by_one`: by this asker alone."""

    def __init__(self, by_one: bool) -> None:
        """Carry whose fault it is."""
        super().__init__()
        self.by_one = by_one


class Workshop:
    """What is being made, and the files that were made last."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        """Keep files of so many bytes together."""
        self._most_bytes = most_bytes
        self._places, self._long_places = asyncio.Semaphore(_AT_ONCE), asyncio.Semaphore(_LONG_AT_ONCE)
        self._asked_by: Counter[str] = Counter()
        self._under_way: dict[Hashable, asyncio.Task[bytes]] = {}
        self._made: OrderedDict[Hashable, bytes] = OrderedDict()

    @asynccontextmanager
    async def admitted(self, asker: str) -> AsyncIterator[None]:
        """Let an asker wait for a file; raise `TooMuch` where too many wait already."""
        if self._asked_by[asker] >= _MOST_ASKED_BY_ONE:
            raise TooMuch(by_one=True)
        if self._asked_by.total() >= _MOST_ASKED:
            raise TooMuch(by_one=False)
        self._asked_by[asker] += 1
        try:
            yield
        finally:
            self._asked_by[asker] -= 1
            if not self._asked_by[asker]:
                del self._asked_by[asker]

    async def do(self, work: Callable[[], _T]) -> _T:
        """Return what `work` returns, done in a thread when there is a place for it."""
        async with self._places:
            return await run_in_threadpool(work)

    async def made(self, key: Hashable, make: Callable[[], bytes], takes_long: bool) -> bytes:
        """Return the file of a key, from what was made before, or as soon as it is made: once for all who ask."""
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        task = self._under_way.get(key)
        if task is None:
            task = self._under_way[key] = asyncio.create_task(self._make(key, make, takes_long))
            task.add_done_callback(lambda _: self._under_way.pop(key))
        return await asyncio.shield(task)  # who goes away does not end it for the others

    async def _make(self, key: Hashable, make: Callable[[], bytes], takes_long: bool) -> bytes:
        if takes_long:
            async with self._long_places:
                content = await self.do(make)
        else:
            content = await self.do(make)
        if len(content) <= self._most_bytes // 2:
            self._made[key] = content
            while sum(map(len, self._made.values())) > self._most_bytes:
                self._made.popitem(last=False)
        return content
