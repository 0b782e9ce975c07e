"""The place where files are made: so many at once, the same only once, and none kept that failed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest
from starlette.concurrency import run_in_threadpool

from tracker.ui.shell.fetching.workshop import TooMuch, Workshop


class Work:
    """Something that is made once it is allowed to; `most`: how many were being made at once."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.lock = threading.Lock()
        self.began, self.now, self.most = 0, 0, 0

    def __call__(self) -> bytes:
        with self.lock:
            self.began += 1
            self.now += 1
            self.most = max(self.most, self.now)
        assert self.goes_on.wait(20)
        with self.lock:
            self.now -= 1
        return b"made"


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.005)


def rush(*, long: list[bool], keys: list[str]) -> tuple[Work, list[bytes], int]:
    """Ask for a file of each key at once; return the work, what came, and how many had begun before any was done."""

    async def run() -> tuple[Work, list[bytes], int]:
        workshop, work = Workshop(), Work()
        asked = [asyncio.create_task(workshop.made(key, work, each)) for key, each in zip(keys, long, strict=True)]
        await until(lambda: work.began >= min(len(set(keys)), 1 if all(long) else 2))
        for _ in range(10):  # threads begin in the order in which they are asked for: others would have by then
            await run_in_threadpool(threading.get_ident)
        began = work.began
        work.goes_on.set()
        return work, await asyncio.gather(*asked), began

    return asyncio.run(run())


def test_two_are_made_at_once_and_no_more() -> None:
    work, made, began = rush(long=[False] * 6, keys=list("abcdef"))
    assert (began, work.most, made) == (2, 2, [b"made"] * 6)


def test_of_what_takes_long_one_is_made_at_once() -> None:
    work, made, began = rush(long=[True] * 3, keys=list("abc"))
    assert (began, work.most, made) == (1, 1, [b"made"] * 3)


def test_what_is_short_goes_on_beside_what_takes_long() -> None:
    work, _, began = rush(long=[True, True, False], keys=list("abc"))
    assert (began, work.most) == (2, 2)


def test_the_same_is_made_once_for_all_who_ask() -> None:
    work, made, _ = rush(long=[False] * 5, keys=["a", "a", "b", "a", "a"])
    assert (work.began, made) == (2, [b"made"] * 5)


def test_who_goes_away_ends_it_for_nobody_else() -> None:
    async def run() -> bytes:
        workshop, work = Workshop(), Work()
        first, second = (asyncio.create_task(workshop.made("a", work, False)) for _ in range(2))
        await until(lambda: work.began == 1)
        first.cancel()
        work.goes_on.set()
        return await second

    assert asyncio.run(run()) == b"made"


def counted(made: list[str], name: str, size: int = 1) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append(name)
        return b"x" * size

    return make


def test_what_was_made_is_kept_until_there_is_too_much_of_it() -> None:
    made: list[str] = []

    async def run() -> None:
        workshop = Workshop(most_bytes=100)
        for name in ("a", "a", "b", "a", "c", "a", "b"):
            await workshop.made(name, counted(made, name, 40), False)
        for _ in range(2):
            await workshop.made("large", counted(made, "large", 51), False)

    asyncio.run(run())
    assert made == ["a", "b", "c", "b", "large", "large"]


def test_what_failed_is_tried_again() -> None:
    def fails() -> bytes:
        raise OSError("the disk is full")

    async def run() -> bytes:
        workshop = Workshop()
        with pytest.raises(OSError, match="full"):
            await workshop.made("a", fails, False)
        return await workshop.made("a", lambda: b"made", False)

    assert asyncio.run(run()) == b"made"


def in_line(workshop: Workshop, asker: str, goes_on: asyncio.Event) -> Awaitable[None]:
    async def wait() -> None:
        async with workshop.admitted(asker):
            await goes_on.wait()

    return asyncio.create_task(wait())


def test_one_asker_waits_for_six_and_all_together_for_twenty_four() -> None:
    async def run() -> list[bool | None]:
        workshop, goes_on = Workshop(), asyncio.Event()
        refused: list[bool | None] = []

        async def one_more(asker: str) -> None:
            try:
                async with workshop.admitted(asker):
                    refused.append(None)
            except TooMuch as error:
                refused.append(error.by_one)

        waiting = [in_line(workshop, "a", goes_on) for _ in range(6)]
        await asyncio.sleep(0)
        await one_more("a")
        waiting += [in_line(workshop, name, goes_on) for name in "bcd" for _ in range(6)]
        await asyncio.sleep(0)
        await one_more("e")
        goes_on.set()
        await asyncio.gather(*waiting)
        await one_more("a")
        return refused

    assert asyncio.run(run()) == [True, False, None]
