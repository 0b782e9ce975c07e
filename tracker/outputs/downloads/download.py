"""What a download is: what it holds, whom it serves, and the forms in which it can be had.

Values; how each is made stands with the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tracker.dates import as_written
from tracker.outputs.database.layout import TableLayout
from tracker.outputs.downloads.first_rows import FirstRows
from tracker.snapshots.live import LiveState
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot

_UNFIT = re.compile("[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class DownloadRequest:
    """What a file is to be made of: a position, for the audience of `reader`.

    `live`: what the folder holds now; `terms`: what else was asked for, by name, such as a meeting; `address`: where
    people open the dashboard, None where nobody says so.
    """

    snapshot: Snapshot
    reader: ReaderView
    live: LiveState
    terms: Mapping[str, str] = field(default_factory=dict)
    address: str | None = None


class CannotBeMade(Exception):
    """There can be no such file of this register; the message says why in one sentence, and what to take instead."""


@dataclass(frozen=True)
class FileForm:
    """One form of a download. `label`: its name on a screen; `takes_long`: whether a large register makes one wait."""

    ending: str
    label: str
    media_type: str
    make: Callable[[DownloadRequest], bytes]
    takes_long: bool = False


@dataclass(frozen=True)
class Term:
    """What an address may say beside the position, such as a meeting; `needed`: whether it must."""

    name: str
    needed: bool = False


@dataclass(frozen=True)
class Download:
    """What can be taken away under one name, in one or several forms.

    `holds`: what it is; `serves`: for what, and for whom; `forms`: the first is the one that most will want;
    `terms`: what its address takes beside the position; `tables`: those within it, with their columns; `first_rows`:
    of one that is a table; `is_of_the_day`: whether it is of the day that is asked for, and named after it;
    `is_subscribed_to`: whether programs ask for it again and again by themselves.
    """

    name: str
    title: str
    holds: str
    serves: str
    forms: tuple[FileForm, ...]
    terms: tuple[Term, ...] = ()
    tables: Callable[[], tuple[TableLayout, ...]] | None = None
    first_rows: Callable[[Snapshot], FirstRows] | None = None
    is_of_the_day: bool = True
    is_subscribed_to: bool = False

    def file(self, form: FileForm) -> str:
        """Return the name by which an address asks for one form."""
        return f"{self.name}.{form.ending}"


def file_name(download: Download, form: FileForm, request: DownloadRequest) -> str:
    """Return under which name a file is saved: what, as at which day, as known at which revision, for whom."""
    shown = request.snapshot
    parts = [
        download.name,
        *(part_of_a_name(request.terms[term.name]) for term in download.terms if term.name in request.terms),
        *([as_written(shown.as_at)] if download.is_of_the_day else []),
        *(["known-at", shown.revision[:7]] if shown.revision else []),
        shown.valid.audience.value.replace("_", "-"),
    ]
    return f"{'-'.join(parts)}.{form.ending}"


def part_of_a_name(text: str) -> str:
    """Return a text as the name of a file, and the header that tells it, can hold it."""
    return _UNFIT.sub("-", text)
