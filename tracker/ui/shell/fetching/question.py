"""What an address below /data/ asks for → a position and the form of a download.

Whatever it does not understand it refuses: a script that misspells a name would get the figures of another day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.dates import NotADay
from tracker.outputs.downloads.catalogue import BY_FILE
from tracker.outputs.downloads.download import Download, DownloadRequest, FileForm
from tracker.problems import quoted
from tracker.snapshots.errors import CannotAnswer, HistoryUnreadable, WrongQuestion
from tracker.snapshots.live import LiveState
from tracker.snapshots.memo import Memo
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.kit.address import AS_AT, KNOWN_AT, day_asked
from tracker.ui.shell.fetching.refusal import AGAIN, Refusal
from tracker.words.figures import listed

_LONGEST = 200
NOTHING_TO_SHOW = "The register cannot be shown yet, so there is no file of it. Open the dashboard to see why."


class FileQuestion(NamedTuple):
    """What is asked for: None is the day, and what is known, by default."""

    download: Download
    form: FileForm
    as_at: date | None
    known_at: str | None
    terms: Mapping[str, str]


def question_of(file: str, query: Sequence[tuple[str, str]]) -> FileQuestion:
    """Return what an address asks for; raise `Refusal`. `query`: names and values, as they stand in the address."""
    known = BY_FILE.get(file)
    if known is None:
        raise Refusal(404, f"There is no file {quoted(file[:_LONGEST])} here. The page Data lists what there is.")
    download, form = known
    given = given_in(query, file, (AS_AT, KNOWN_AT, *(term.name for term in download.terms)))
    missing = [term.name for term in download.terms if term.needed and term.name not in given]
    if missing:
        raise Refusal(400, f"{file} needs to be told {listed(missing)}: ?{missing[0]}=…")
    as_at, known_at = day_given(given.pop(AS_AT, None)), revision_given(given.pop(KNOWN_AT, None))
    return FileQuestion(download, form, as_at, known_at, given)


def given_in(query: Sequence[tuple[str, str]], file: str, takes: Sequence[str]) -> dict[str, str]:
    """Return the values of an address by their names, of those that a file takes; raise `Refusal`."""
    given: dict[str, str] = {}
    for name, value in query:
        if name not in takes:
            raise Refusal(400, f"{file} takes {listed(takes)}, and not {quoted(name[:_LONGEST])}.")
        if name in given:
            raise Refusal(400, f"The address says {name} twice. Say it once.")
        if not 0 < len(value) <= _LONGEST:
            raise Refusal(400, f"What the address says of {name} is empty or too long. Leave it out, or correct it.")
        given[name] = value
    return given


def revision_given(text: str | None) -> str | None:
    """Return which revision is asked for; None is what is known now."""
    return None if text == "now" else text


def day_given(text: str | None) -> date | None:
    """Return which day is asked for, None for that of the register; raise `Refusal`."""
    try:
        return None if text is None else day_asked(text)
    except NotADay as error:
        raise Refusal(400, str(error)) from None


def request_of(
    question: FileQuestion, door: ReaderView, today: date, memo: Memo, address: str | None = None
) -> DownloadRequest:
    """Return of what the file is to be made; raise `Refusal`.

    `memo`: where what follows from a day of the past is kept, so that a script that asks for many does not push out
    what the pages keep; `address`: where people open the dashboard.
    """
    live = door.live(today)
    shown = shown_by(door, live, today, question.known_at)
    return DownloadRequest(_on(shown, question.as_at, memo), door, live, question.terms, address)


def shown_by(door: ReaderView, live: LiveState, today: date, known_at: str | None) -> Snapshot:
    """Return the register as at its own day, as known at a revision; raise `Refusal`."""
    try:
        shown = door.past.at(known_at, live) if known_at else door.now(live, today)
    except CannotAnswer as error:
        raise refusal_of(error) from None
    if shown is None:
        raise Refusal(503, NOTHING_TO_SHOW, AGAIN)
    return shown


def _on(shown: Snapshot, day: date | None, memo: Memo) -> Snapshot:
    if day is None or day == shown.as_at:
        return shown
    return replace(shown, as_at=day, memo=memo)


def refusal_of(error: CannotAnswer) -> Refusal:
    """Return the answer to what a register cannot answer."""
    if isinstance(error, WrongQuestion):
        return Refusal(400, str(error))
    if isinstance(error, HistoryUnreadable):
        return Refusal(503, str(error), AGAIN)
    return Refusal(404, str(error))


def made_of(request: DownloadRequest) -> tuple[object, ...]:
    """Return what names all that a file is made of; equal where the same file would be made.

    With what the folder holds now, since the markings of the present decide what is shown of the past.
    """
    shown, live = request.snapshot, request.live
    return (
        *(shown.valid.key, shown.as_at.isoformat(), shown.known_at, shown.head, shown.recorded_on),
        *(live.content, live.head, sorted(request.terms.items()), request.address),
    )
