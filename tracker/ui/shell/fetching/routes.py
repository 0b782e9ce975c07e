"""The answers at /data/…: a file for whoever may have it, or one sentence that says why there is none.

What is in a file, and for whom, is decided elsewhere: here it is HTTP alone.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tracker.outputs.downloads.catalogue import BY_FILE, CALENDAR
from tracker.outputs.downloads.download import CannotBeMade, DownloadRequest, file_name
from tracker.outputs.paper.imprint import tools
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.memo import Memo
from tracker.ui.shell import loading
from tracker.ui.shell.fetching.answers import (
    busy,
    end_of,
    has_it,
    headers_of,
    refuse_other_sites,
    sender_of,
    sentence,
    served_below,
)
from tracker.ui.shell.fetching.question import FileQuestion, made_of, question_of, refusal_of, request_of
from tracker.ui.shell.fetching.refusal import AGAIN, Refusal
from tracker.ui.shell.fetching.who import who_asks, who_subscribed
from tracker.ui.shell.fetching.workshop import TooMuch, Workshop
from tracker.ui.shell.gate import Access, Reader
from tracker.ui.shell.visits import note_download

_LOG: Final = logging.getLogger(__name__)
_NOT_MADE: Final = "The file could not be made just now. Try again in a minute; the reason is in the server's log."


_Asked: TypeAlias = Callable[[datetime], Awaitable[tuple[FileQuestion, Reader]]]


class FileSettings(Access, Protocol):
    """What the addresses must be told: where the register is, and by which clock days are told."""

    @property
    def register_folder(self) -> Path:
        """Return the register's folder."""
        ...

    @property
    def time_zone(self) -> str:
        """Return the name of the time zone in which the days of the history are told."""
        ...

    @property
    def address(self) -> str | None:
        """Return where people open the dashboard; None where nobody says so."""
        ...


class _Prepared(NamedTuple):
    """What is to be sent, but for its content; `tag`: names it for whoever has had it before."""

    request: DownloadRequest
    tag: str


def data_routes(settings: FileSettings) -> list[Route]:
    """Return the routes of all files, below the path under which the dashboard is served."""
    answers = _FileAnswers(settings)
    below = served_below()
    return [
        Route(f"{below}/data/", _to_page),
        Route(f"{below}/data/calendar/{{token}}.ics", answers.subscribed),
        Route(f"{below}/data/{{file}}", answers.answer),
        # Streamlit would answer with its one page, which a script takes for a file.
        Route(f"{below}/data/{{file:path}}", answers.answer),
    ]


async def _to_page(request: Request) -> Response:
    return RedirectResponse("../data", status_code=301, headers={"Cache-Control": "no-cache"})


class _FileAnswers:
    def __init__(self, settings: FileSettings) -> None:
        self._settings = settings
        self._workshop = Workshop()
        self._memo = Memo(most_days=4)

    async def answer(self, request: Request) -> Response:
        """Return a file, or why there is none."""

        async def asked(now: datetime) -> tuple[FileQuestion, Reader]:
            reader = await run_in_threadpool(who_asks, sender_of(request), self._settings, now)
            return question_of(request.path_params["file"], request.query_params.multi_items()), reader

        return await self._answered(request, request.path_params["file"], asked)

    async def subscribed(self, request: Request) -> Response:
        """Return the one calendar that the token in the address opens, or why there is none."""

        async def asked(_: datetime) -> tuple[FileQuestion, Reader]:
            reader, party = await run_in_threadpool(who_subscribed, request.path_params["token"])
            return question_of(CALENDAR, [("party", party)] if party else []), reader

        return await self._answered(request, CALENDAR, asked)

    async def _answered(self, request: Request, file: str, asked: _Asked) -> Response:
        """Return the answer to what `asked` returns; `file`: what the log names it, which is never told a token."""
        try:
            refuse_other_sites(request)
            now = datetime.now(UTC).astimezone()
            question, reader = await asked(now)
            async with self._workshop.admitted(reader.address or end_of(request)):
                return await self._file(request, question, reader, now)
        except Refusal as refusal:
            _note_refusal(file, refusal)
            return sentence(refusal)
        except TooMuch as error:
            return busy(error)

    async def _file(self, request: Request, question: FileQuestion, reader: Reader, now: datetime) -> Response:
        prepared = await self._workshop.do(lambda: self._prepare(question, reader, now))
        made, form = prepared.request, question.form
        headers = headers_of(prepared.tag, reader.audience)
        _note(question, made, reader)
        if has_it(request.headers.get("if-none-match", ""), prepared.tag):
            return Response(status_code=304, headers=headers)
        try:
            make = lambda: form.make(made)  # noqa: E731
            content = await self._workshop.made(prepared.tag, make, form.takes_long)
        except CannotAnswer as error:
            raise refusal_of(error) from None
        except CannotBeMade as error:
            raise Refusal(422, str(error)) from None
        except OSError as error:
            _LOG.error("%s could not be made: %s", question.download.file(form), error)
            raise Refusal(503, _NOT_MADE, AGAIN) from None
        name = file_name(question.download, form, made)
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(content, media_type=form.media_type, headers=headers)

    def _prepare(self, question: FileQuestion, reader: Reader, now: datetime) -> _Prepared:
        settings = self._settings
        door = loading.door(settings.register_folder, settings.cache, settings.time_zone, reader.audience)
        today, _ = loading.day_in(settings.time_zone, now)
        request = request_of(question, door, today, self._memo, settings.address)
        # Another version of this program may write the same register otherwise.
        named = repr((question.download.file(question.form), made_of(request), tools()))
        return _Prepared(request, f'W/"{hashlib.sha256(named.encode()).hexdigest()[:32]}"')


def _note(question: FileQuestion, made: DownloadRequest, reader: Reader) -> None:
    note_download(
        reader=reader.address,
        audience=reader.audience.value,
        file=question.download.file(question.form),
        as_at=made.snapshot.as_at.isoformat(),
        known_at=made.snapshot.revision,
    )


def _note_refusal(file: str, refusal: Refusal) -> None:
    # Streamlit's own page asks whether it is served below its address, at every cold start.
    if file in BY_FILE:
        note_download(file=file, refused=str(refusal.status))
