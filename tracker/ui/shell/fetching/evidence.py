"""The documents of evidence at /evidence/RECOMMENDATION/ITEM: for whoever may read the item, to be saved and no more.

An address names an item of the register, never a file. What is sent has the hash that the register gives of it, so
whatever stands in the file's place by now, nothing else leaves.
"""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, datetime
from typing import Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tracker.files import beginning
from tracker.outputs.downloads.download import part_of_a_name
from tracker.register.records import Register
from tracker.register.schema.response import Evidence
from tracker.register.text.folder import EVIDENCE, HELD_AS_POINTER
from tracker.snapshots.readers import ReaderView
from tracker.ui.kit.address import AS_AT, KNOWN_AT
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
from tracker.ui.shell.fetching.question import day_given, given_in, revision_given, shown_by
from tracker.ui.shell.fetching.refusal import AGAIN, Refusal
from tracker.ui.shell.fetching.routes import FileSettings
from tracker.ui.shell.fetching.who import who_asks
from tracker.ui.shell.fetching.workshop import TooMuch, Workshop
from tracker.ui.shell.gate import Reader
from tracker.ui.shell.visits import note_download
from tracker.vocabulary import Marking

_LOG: Final = logging.getLogger(__name__)
_LARGEST: Final = 64 << 20  # bytes; the form takes documents of 20 MB, and git may hold larger ones
# The same for what is not there and for what is kept from whoever asks: else it would say which of the two it is.
NO_DOCUMENT = "There is no document here, or you may not read it. Each recommendation lists its evidence."
NOT_HERE = "The register's folder does not hold this document as it was recorded. Ask the register's keeper for it."
ONLY_A_POINTER = "Here stands only a pointer of Git LFS to this document. Ask the register's keeper to fetch it."
TOO_LARGE = "This document is too large to be sent from here. Ask the register's keeper for it."
NOT_READ = "The document cannot be read just now. Try again in a minute; the reason is in the server's log."


class _HeldDocument(NamedTuple):
    """A document that may be sent: what its file is called, its hash, and what it holds."""

    name: str
    sha256: str
    content: bytes


def evidence_routes(settings: FileSettings) -> list[Route]:
    """Return the routes of all documents, below the path under which the dashboard is served."""
    answers = _DocumentAnswers(settings)
    below = served_below()
    return [
        Route(f"{below}/evidence/{{recommendation}}/{{item}}", answers.answer),
        # Streamlit would answer with its one page, which a script takes for a file.
        Route(f"{below}/evidence/{{rest:path}}", answers.answer),
    ]


class _DocumentAnswers:
    def __init__(self, settings: FileSettings) -> None:
        self._settings = settings
        self._workshop = Workshop()

    async def answer(self, request: Request) -> Response:
        """Return a document, or why there is none."""
        try:
            refuse_other_sites(request)
            now = datetime.now(UTC).astimezone()
            reader = await run_in_threadpool(who_asks, sender_of(request), self._settings, now)
            async with self._workshop.admitted(reader.address or end_of(request)):
                document = await self._workshop.do(lambda: self._document(request, reader, now))
        except Refusal as refusal:
            return sentence(refusal)
        except TooMuch as error:
            return busy(error)
        place = "/".join(request.path_params.values())
        note_download(reader=reader.address, audience=reader.audience.value, file=f"{EVIDENCE}/{place}")
        return _answer(document, reader.audience, request.headers.get("if-none-match", ""))

    def _document(self, request: Request, reader: Reader, now: datetime) -> _HeldDocument:
        """Return the document of the item that an address names; raise `Refusal`."""
        recommendation, id = (request.path_params.get(each, "") for each in ("recommendation", "item"))
        given = given_in(request.query_params.multi_items(), f"{recommendation}/{id}", (AS_AT, KNOWN_AT))
        day, revision = day_given(given.get(AS_AT)), revision_given(given.get(KNOWN_AT))
        settings = self._settings
        door = loading.door(settings.register_folder, settings.cache, settings.time_zone, reader.audience)
        today, _ = loading.day_in(settings.time_zone, now)
        live = door.live(today)
        shown = shown_by(door, live, today, revision)
        item = _item(shown.register, recommendation, id)
        if item is None or (day is not None and item.own_day > day):
            raise Refusal(404, NO_DOCUMENT)
        file, sha256 = item.file, item.sha256
        if not isinstance(file, str) or not isinstance(sha256, str):
            raise Refusal(404, NO_DOCUMENT)
        if live.valid is None or not _is_open(door, live.valid.register, sha256):
            raise Refusal(404, NO_DOCUMENT)
        return _HeldDocument(file.rpartition("/")[2], sha256, _content(door, file, sha256))


def _item(register: Register, recommendation: str, id: str) -> Evidence | None:
    response = register.responses.get(recommendation)
    return next((each for each in (response.evidence if response else ()) if each.id == id), None)


def _is_open(door: ReaderView, shown: Register, sha256: str) -> bool:
    """Return whether no item of the register as it is now keeps the same document from this reader.

    `shown`: the register of now as they may read it. An item may be marked up by now, and two may hold one document.
    """
    whole = door.tree.now.valid
    if whole is None:
        return False
    for recommendation, response in whole.register.responses.items():
        for item in response.evidence:
            if item.sha256 == sha256:
                read = _item(shown, recommendation, item.id)
                if read is None or read.sha256 != sha256:
                    return False
    return True


def _content(door: ReaderView, file: str, sha256: str) -> bytes:
    """Return what the register's folder holds under a path, if that has this hash; raise `Refusal`."""
    held = door.tree.files_now.held.get(file)  # of the folder itself: nothing outside it, no link, no folder
    if held == f"{HELD_AS_POINTER}{sha256}":
        raise Refusal(404, ONLY_A_POINTER)
    if held != sha256:
        raise Refusal(404, NOT_HERE)
    try:
        content = beginning(str(door.tree.folder / file), _LARGEST)
    except OSError as error:
        _LOG.error("%s cannot be read: %s", file, error)
        raise Refusal(503, NOT_READ, AGAIN) from None
    if len(content) > _LARGEST:
        raise Refusal(404, TOO_LARGE)
    if hashlib.sha256(content).hexdigest() != sha256:  # it was changed since the folder was looked at
        raise Refusal(503, NOT_READ, AGAIN)
    return content


def _answer(document: _HeldDocument, audience: Marking, asked: str) -> Response:
    """Return a document so that a browser saves it, whatever it holds: it may come from anybody."""
    tag = f'"{document.sha256}"'
    headers = headers_of(tag, audience) | {
        "Content-Disposition": f'attachment; filename="{part_of_a_name(document.name)}"',
        "X-Content-Type-Options": "nosniff",
    }
    if has_it(asked, tag):
        return Response(status_code=304, headers=headers)
    return Response(document.content, media_type="application/octet-stream", headers=headers)
