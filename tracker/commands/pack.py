"""`pack`: a meeting's pack as a file to send round, and whether such a file is what a clone gives."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.collecting import paused
from tracker.commands.answering import (
    FILES,
    PROBLEMS,
    USAGE,
    CloneSettings,
    OpenRegister,
    departure_sentence,
    open_register,
    refusals,
    refuse,
    refuse_without_folder,
    say,
    write_refusals,
)
from tracker.commands.options import Audience, KnownAt, RegisterFolder
from tracker.commands.progressing import Progress, progress_shown
from tracker.files import TO_READ
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.outputs.pack.making import MadePack
    from tracker.outputs.paper.blocks import MeetingPaper
    from tracker.outputs.paper.forms import PaperForm
    from tracker.outputs.paper.imprint import MachineImprint
    from tracker.snapshots.snapshot import Snapshot

VERIFY = "verify"

Asked = Annotated[
    str, typer.Argument(metavar="MEETING", help='A meeting of the register; or the word "verify", and then FILE.')
]
Verified = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="With verify: the pack to verify.", readable=False)
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", readable=False, help="The file to write: .pdf, .docx or .html says the form."
    ),
]


def pack(
    meeting: Asked,
    file: Verified = None,
    output: Output = None,
    register: RegisterFolder = Path("data"),
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
) -> None:
    """Write a meeting's pack, or verify one.

    The pack is what a meeting has before it: a summary, what changed since the meeting before, what to decide, what
    is overdue or cannot be vouched for, and every recommendation in full. The position is that of the meeting's day;
    of a meeting to come, that of the register's day. As PDF it is tagged for screen readers (PDF/UA-1) and made to be
    archived (PDF/A-3a), with the position as data inside.

    Every page names the commit, and the file holds how it can be made again: the same register gives the same bytes.
    `pack verify FILE` makes it again from the commit that it names and says whether it is the same (exit code 0) or
    where it first differs (1), in words that --audience may read. If the file was made by another version of this
    program, contents are compared instead.

    The file is written whole or not at all; one that is there already is replaced.

    \b
    Examples:
      python -m tracker pack audit-panel-2020-01 -o pack.pdf
      python -m tracker pack verify pack.pdf
    """
    if meeting == VERIFY:
        _refuse_with_verify(file, output, known_at)
        assert file is not None
        _verify(file, register, audience)
    elif output is None or file is not None:
        refuse(USAGE, "Name the file to write with -o, for example: pack MEETING -o pack.pdf.")
    else:
        _make(meeting, output, register, known_at, audience)


def _refuse_with_verify(file: Path | None, output: Path | None, known_at: str | None) -> None:
    if file is None:
        refuse(USAGE, "Name the pack to verify, for example: pack verify pack.pdf.")
    if output is not None or known_at is not None:
        refuse(USAGE, "A pack says itself what it is of: verify takes neither --output nor --known-at.")


def _make(meeting: str, output: Path, register: Path, known_at: str | None, audience: Marking) -> None:
    form = _form_of(output)
    refuse_without_folder(output)
    with progress_shown() as progress, paused(), refusals(register):
        progress.step("Reading the register")
        opened = open_register(register, audience)
        shown = opened.at(known_at) if known_at is not None else opened.now()
        made = _pack_of(opened, shown, meeting, known_at, progress)
        content = _in_form(made, form, progress)
        _write(output, content, audience)
    say(departure_sentence(opened.live.departure), f"{output}: {_about(made.paper)}.")


def _pack_of(opened: OpenRegister, shown: Snapshot, meeting: str, known_at: str | None, progress: Progress) -> MadePack:
    from tracker.outputs.pack.making import pack_made

    progress.step("Putting the pack together")
    return pack_made(opened.reader.past, opened.live, shown, meeting, known_at)


def _in_form(made: MadePack, form: PaperForm, progress: Progress) -> bytes:
    progress.step("Setting the pages")
    return form.made(made.paper, made.origin)


def _about(paper: MeetingPaper) -> str:
    from tracker.outputs.paper.imprint import imprint_lines

    return ", ".join(imprint_lines(paper.imprint)[:2])


def _form_of(file: Path) -> PaperForm:
    from tracker.outputs.paper.forms import FORMS
    from tracker.words.figures import listed

    form = FORMS.get(file.suffix.lower())
    if form is None:
        refuse(
            USAGE, f"{file} does not end in {listed(list(FORMS)).replace(' and ', ' or ')}; the ending says the form."
        )
    return form


def _write(output: Path, content: bytes, audience: Marking) -> None:
    from tracker.files import written_whole

    place = Path(os.path.realpath(output))  # a link stays, and what it leads to is written
    with write_refusals(output), written_whole(place, audience is not Marking.PUBLIC) as unfinished:
        unfinished.write_bytes(content)


def _verify(file: Path, register: Path, audience: Marking) -> None:
    from tracker.files import read_whole
    from tracker.outputs.pack.verifying import verification, verified_sentences
    from tracker.outputs.paper.imprint import NoImprint

    form = _form_of(file)
    try:
        content = read_whole(file)
    except OSError as error:
        refuse(FILES, f"{file} cannot be read: {error.strerror or error}. {TO_READ}")
    try:
        imprint = form.imprint_in(content)
    except NoImprint as error:
        refuse(FILES, f"{file} cannot be verified. {error}")
    with progress_shown() as progress, paused():
        made = _made_again(file, register, imprint, progress)
        again = _in_form(made, form, progress)
    came = verification(content, imprint, again, made.paper, form.tools())
    say(*(f"{file}: {sentence}" for sentence in verified_sentences(came, imprint, form.tools(), audience)))
    if not came.holds:
        raise typer.Exit(PROBLEMS)


def _made_again(file: Path, register: Path, imprint: MachineImprint, progress: Progress) -> MadePack:
    """Return the pack that a file's imprint is of, made from a clone at the commit that it names, or end."""
    from tracker.repository.failures import NoHistory
    from tracker.repository.momentary.clone import clone_at
    from tracker.snapshots.errors import CannotAnswer
    from tracker.words.pack.verified import UNCOMMITTED

    origin = imprint.origin
    if origin.head is None:
        refuse(FILES, f"{file} cannot be verified. {UNCOMMITTED}")
    progress.step("Reading the register as it was then")
    try:
        with (
            clone_at(register, origin.head, origin.register) as folder,
            tempfile.TemporaryDirectory(prefix="seen-") as seen,
        ):
            opened = open_register(folder, imprint.audience, CloneSettings(origin.zone, Path(seen)))
            now = opened.at(origin.known_at) if origin.known_at is not None else opened.now()
            shown = now.on(imprint.as_at)
            return _pack_of(opened, shown, origin.meeting, origin.known_at, progress)
    except (NoHistory, CannotAnswer, OSError) as error:
        refuse(FILES, f"{file} cannot be verified: {error}")
