"""`site`: the public pages as plain HTML files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.answering import (
    FILES,
    USAGE,
    day_asked,
    departure_sentence,
    open_register,
    refusals,
    refuse,
    refuse_without_folder,
    say,
    write_refusals,
)
from tracker.commands.options import AsAt, Audience, KnownAt, RegisterFolder
from tracker.commands.progressing import progress_shown
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.commands.answering import OpenRegister
    from tracker.outputs.site.edition import Edition, LinesOnWeb
    from tracker.snapshots.snapshot import Snapshot

_ADDRESS = "Where the pages will stand, such as https://register.example/: for a sitemap, and for feed readers."
_QUICK = "Without the files to take away that take long to make: Excel, SQLite, the data package, the calendar."
_PACKS = "With the pack of every meeting that was held, in each of its forms. That takes longer."


def site(
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write the pages to.", readable=False)
    ],
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
    address: Annotated[str, typer.Option(metavar="URL", help=_ADDRESS)] = "",
    packs: Annotated[bool, typer.Option("--packs", help=_PACKS)] = False,
    quick: Annotated[bool, typer.Option("--quick", help=_QUICK)] = False,
) -> None:
    """Write the public pages: plain HTML files that need no script, no server and no other host.

    Every page says as at which day it is, from which commit, and when to look for a newer one. Without --as-at that is
    the register's own as_at, else the day of its newest commit: the same commit makes the same files on any day. The
    folder is written whole or not at all, and one that holds other files is refused.

    \b
    Examples:
      python -m tracker site -o site
      python -m tracker site -o site --as-at 2020-02-29
    """
    from tracker.words.figures import count

    if address and not address.startswith(("https://", "http://")):
        refuse(USAGE, f"--address: '{address}' is no web address. It begins with https://.")
    with progress_shown() as progress:
        progress.step("Reading the register")
        edition = _edition(register, as_at, known_at, audience)
        edition = replace(edition, address=address.rstrip("/"), packs=packs, quick=quick)
        pages = _write(edition, folder, lambda number, of: progress.step("Writing pages", number, of))
    stubs = edition.snapshot.valid.stubs
    restricted = f", {count(stubs, 'item')} restricted" if stubs else ""
    say(f"{folder}: {count(pages, 'file')}, as at {edition.snapshot.as_at}{restricted}.")


def _edition(folder: Path, as_at: str | None, known_at: str | None, audience: Marking) -> Edition:
    from tracker.outputs.site.edition import Edition
    from tracker.snapshots.errors import HistoryUnreadable
    from tracker.words.changes.known import clocks_text

    with refusals(folder):
        day = day_asked("--as-at", as_at)
        register = open_register(folder, audience)
        if not (register.live.head or register.live.never_versioned):
            raise HistoryUnreadable(register.live.no_head)  # else they would be of today, and name no commit
        shown = register.at(known_at) if known_at is not None else register.now()
        shown = shown.on(day or _own_day(register, shown))
        lines = _lines(register, shown)
    say(departure_sentence(register.live.departure), clocks_text(shown.wrong_clocks))
    return Edition(shown, register.reader, register.live, lines)


def _own_day(register: OpenRegister, shown: Snapshot) -> date:
    """Return the day shown where none is asked for: the register's own, else that of the commit, else today."""
    if shown.recorded_on or shown.register.settings.as_at or shown.commit is None:
        return shown.as_at
    history = register.reader.history(register.live)
    return history.day_of(history.revisions[-1])


def _lines(register: OpenRegister, shown: Snapshot) -> LinesOnWeb | None:
    """Return where the register's files stand on the web; None where it does not say, or no commit holds them."""
    from tracker.outputs.site.edition import LinesOnWeb

    repository, commit = shown.register.settings.repository, shown.commit or shown.revision
    if not repository or commit is None:
        return None
    history = register.reader.history(register.live)
    commits: dict[str, str] = {}
    for revision in history.revisions:
        commits |= {change.path: revision.commit for change in revision.changes}
        if revision.commit == commit:
            break
    return LinesOnWeb(f"{repository.rstrip('/')}/blob/{{}}/{history.prefix}", commits)


def _write(edition: Edition, folder: Path, tell: Callable[[int, int], None]) -> int:
    from tracker.folders import FolderNotOurs
    from tracker.outputs.site.edition import EditionIncomplete
    from tracker.outputs.site.folder import write_site
    from tracker.outputs.site.kept import kept_in
    from tracker.outputs.site.making import files_of, listing

    owner_only = edition.snapshot.valid.audience is not Marking.PUBLIC
    refuse_without_folder(folder, "folder")
    try:
        with write_refusals(folder):
            kept = kept_in(folder)
            files = list(files_of(edition, kept))
            about = listing(edition, kept)
            return write_site(folder, files, about, owner_only, lambda number: tell(number, len(files))).files
    except FolderNotOurs as error:
        refuse(FILES, str(error))
    except EditionIncomplete as error:
        refuse(FILES, f"{folder} cannot be written: {error}")
