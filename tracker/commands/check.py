"""`check`: what is wrong with a register, and where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.answering import (
    PROBLEMS,
    USAGE,
    departure_sentence,
    open_register,
    refusals,
    refuse,
    say,
    today_here,
    verdict,
)
from tracker.commands.options import RegisterFolder
from tracker.problems import Problem, errors_in, in_order
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.repository.failures import NeverVersioned, NoHistory
from tracker.repository.heads import Heads
from tracker.settings import settings
from tracker.snapshots.files import files_in


class CheckFormat(StrEnum):
    """How `check` tells problems."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def check(
    register: RegisterFolder = Path("data"),
    base: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Also hold the register to what it had promised at this revision."),
    ] = None,
    format: Annotated[
        CheckFormat,
        typer.Option(help="text: to read; json: for a program; github: as notes on the lines of a pull request."),
    ] = CheckFormat.TEXT,
) -> None:
    """Say what is wrong with a register, and where.

    Every problem has a line of its own, sorted by file and line. It names the file, the line and the column, says
    whether it is an error or a warning and of which kind, what is wrong, and what to do:

    \b
      data/responses/ICO-05.yaml:14:11: error[date]: '2024-02-30' is not a day in
      the calendar. Write it as YEAR-MONTH-DAY, for example 2024-02-28.

    A register with an error is not shown. A warning stops nothing: look at it, and leave it if the entry is right.
    Problems go to standard output, the result to standard error.

    \b
    Examples:
      python -m tracker check
      python -m tracker check --register tests/registers/borsetshire
    """
    if base == "":  # as a script does with a variable that is not set: nothing would be held to anything
        refuse(USAGE, "--base: it is empty. Name a revision, or leave the option out.")
    with refusals(register):
        today, files = today_here(), files_in(register)
        reading = read(files.texts, files.held, today)
        papers, departure = _of_history(register, reading.register, files.texts, today)
        problems = in_order([*reading.problems, *papers, *(_broken_since(register, base) if base else ())])
    _print(problems, register, format)
    say(departure, verdict(reading.register, problems, register))
    if errors_in(problems):
        raise typer.Exit(PROBLEMS)


def _of_history(
    folder: Path, register: Register | None, texts: Mapping[str, bytes], today: date
) -> tuple[tuple[Problem, ...], str | None]:
    """Return what the history alone can tell: problems, and how it departs from what was seen, or why it cannot tell.

    The files are checked without it; that there is none is no fault.
    """
    from tracker.repository.working_tree import left_out, left_out_text
    from tracker.snapshots.errors import OutOfReach

    papers: tuple[Problem, ...] = ()
    try:
        if missing := left_out(folder):
            raise OutOfReach(left_out_text(missing))  # a part of a register may well be sound
        papers = _unknown_papers(folder, register, texts)
        return papers, departure_sentence(Heads(folder, settings().cache).departure(today))
    except NeverVersioned:
        return papers, None
    except NoHistory as error:
        return papers, str(error)


def _unknown_papers(folder: Path, register: Register | None, texts: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return what is told of papers that no revision is; git is only asked where a meeting names one.

    Raise `NoHistory`.
    """
    if register is None or not any(meeting.circulated for meeting in register.meetings):
        return ()
    from tracker.repository.history import history, zone_named
    from tracker.snapshots.circulated import unknown_revisions

    return tuple(unknown_revisions(register, texts, history(folder, zone_named(settings().time_zone))))


def _broken_since(folder: Path, base: str) -> tuple[Problem, ...]:
    """Return the promises that the register breaks towards what it said at the revision `base`.

    Where it had errors then, it is held to the nearest earlier revision that had none: else nobody could mend it.
    """
    from tracker.register.promises.promises import broken_promises
    from tracker.register.schema.levels import EVERYTHING
    from tracker.snapshots.errors import NotValid
    from tracker.words.changes.known import held_to_text

    # Whoever checks has the files: what may not be shown to others is held to its promises as well.
    checked = open_register(folder, EVERYTHING)
    try:
        before, now = checked.reader.past.at(base, checked.live), checked.live.valid
    except NotValid as never_sound:
        say(str(never_sound))
        return ()
    if before.in_place_of and before.head:
        say(held_to_text(before.in_place_of.commit, before.head.commit))
    return () if now is None else broken_promises(before.register, now.register, now.texts)


def _print(problems: tuple[Problem, ...], folder: Path, format: CheckFormat) -> None:
    match format:
        case CheckFormat.JSON:
            typer.echo(json.dumps([problem._asdict() for problem in problems], indent=1, ensure_ascii=False))
        case CheckFormat.GITHUB:
            from tracker.outputs.notes import github_notes

            for note in github_notes(problems, folder.as_posix()):
                typer.echo(note)
        case CheckFormat.TEXT:
            for problem in problems:
                typer.echo(problem.told(folder.as_posix()))
