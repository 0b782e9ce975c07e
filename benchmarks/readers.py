"""How long a page takes to be drawn again while many read at once: one server, and sockets that do what browsers do.

`python -m benchmarks.readers FOLDER READERS SECONDS` prints, as JSON, the 95th percentile of the reruns, what failed,
the server's processor time, and with all pages open its memory and descriptors (where the system tells them, in /proc).
A reader asks for a page every ten seconds; its timers run as a browser's do.
"""

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.serving import NotServedError, start
from tracker.ui.shell.menu import PAGES

_EVERY, _PATIENCE = 10.0, 120.0  # seconds


class Reader:
    """One open page: asks for it again and again, and times the answers."""

    def __init__(self, connection: ClientConnection, page: str) -> None:
        """Read `page` over an open socket."""
        self._connection, self._page = connection, page
        self._timers: dict[str, float] = {}
        self.seconds: list[float] = []
        self.errors: list[str] = []

    async def open(self) -> None:
        """Open the page for the first time, which is not timed."""
        await self._ask()
        await self._until_done()

    async def read(self, seconds: float) -> None:
        """Go on for so long."""
        ends = time.monotonic() + seconds
        again = time.monotonic() + random.uniform(0, _EVERY)
        timers = {name: time.monotonic() + random.uniform(0, every) for name, every in self._timers.items()}
        while (now := time.monotonic()) < ends:
            name = min(timers, key=timers.__getitem__, default="")
            if name and timers[name] < min(again, ends):
                await asyncio.sleep(max(0, timers[name] - now))
                await self._ask(name)
                await self._until_done()
                timers[name] = max(timers[name] + self._timers[name], time.monotonic())
                continue
            await asyncio.sleep(max(0, min(again, ends) - now))
            if again < ends:
                began = time.monotonic()
                await self._ask()
                await self._until_done()
                self.seconds.append(time.monotonic() - began)
            again += _EVERY

    async def _ask(self, fragment: str = "") -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = self._page
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.is_auto_rerun = bool(fragment)
        await self._connection.send(asked.SerializeToString())

    async def _until_done(self) -> None:
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(self._connection.recv(decode=False), _PATIENCE))
            kind = told.WhichOneof("type")
            if kind == "auto_rerun":
                self._timers[told.auto_rerun.fragment_id] = told.auto_rerun.interval
            if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                self.errors.append(told.delta.new_element.exception.message)
            if kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                self.errors.append("a page does not compile")
            # One that ended early for a rerun is followed by that rerun.
            if kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return


class Held(NamedTuple):
    """What the server holds: memory in MiB, the most that it ever held, and descriptors; None where nobody tells."""

    memory: float | None
    most_memory: float | None
    descriptors: int | None
    threads: int | None


def held_by(process: int) -> Held:
    """Return what a process holds now."""
    folder = Path("/proc") / str(process)
    try:
        lines = (folder / "status").read_text(encoding="ascii").splitlines()
        descriptors = sum(1 for _ in (folder / "fd").iterdir())
    except OSError:
        return Held(None, None, None, None)
    status = dict(line.split(":", 1) for line in lines)
    memory, most = (int(status[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return Held(round(memory, 1), round(most, 1), descriptors, int(status["Threads"]))


async def _all_read(origin: str, process: int, readers: int, seconds: float) -> dict[str, object]:
    address = f"{origin.replace('http', 'ws', 1)}/_stcore/stream"
    async with AsyncExitStack() as opened:
        reading = []
        for number in range(readers):
            socket_options = {"origin": origin, "subprotocols": ["streamlit"], "max_size": None, "compression": None}
            connection = await opened.enter_async_context(connect(address, **socket_options))
            reading.append(Reader(connection, PAGES[number % len(PAGES)]))
            await reading[-1].open()
        opened_all = held_by(process)
        await asyncio.gather(*(each.read(seconds) for each in reading))
        at_the_end = held_by(process)
    times = [second for each in reading for second in each.seconds]
    errors = [error for each in reading for error in each.errors]
    return {
        "p95": quantiles(times, n=20)[-1] if len(times) > 1 else None,
        "runs": len(times),
        "errors": errors,
        "opened": opened_all._asdict(),
        "at_the_end": at_the_end._asdict(),
    }


def main(folder: str, readers: int, seconds: float) -> None:
    """Serve the register in `folder`, let so many read it for so long, and print what it took."""
    with tempfile.TemporaryDirectory() as cache:
        try:
            server = start(Path(cache) / "log.txt", TRACKER_REGISTER=folder, TRACKER_CACHE=cache)
        except NotServedError as error:
            raise SystemExit(str(error)) from None
        try:
            before = held_by(server.process.pid)._asdict()
            took = asyncio.run(_all_read(server.address, server.process.pid, readers, seconds))
        finally:
            server.stop()
    ended = os.times()
    print(json.dumps({"before": before, **took, "processor": ended.children_user + ended.children_system}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
