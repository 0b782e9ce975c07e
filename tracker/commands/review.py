"""`review`: what a proposed change does to the register, for whoever is to approve it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.answering import PROBLEMS, day_asked, open_register, refusals, say, write_refusals
from tracker.commands.options import AsAtOrOfWhatIsNew, Audience, RegisterFolder
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.rules.changes.reviewed import Review
    from tracker.words.reviewed import Part


class ReviewFormat(StrEnum):
    """For which host a review is written."""

    GITHUB = "github"
    GITLAB = "gitlab"
    TEXT = "text"


Base = Annotated[str, typer.Argument(metavar="BASE", help="The commit that the change is to be merged into.")]
Proposed = Annotated[str, typer.Argument(metavar="HEAD", help="The commit that is proposed; it need not be merged.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", readable=False, help="Where the text goes; else it is printed."),
]
ForHost = Annotated[
    ReviewFormat, typer.Option("--format", help="text: to read; github, gitlab: a comment below the change.")
]


def review(
    base: Base,
    head: Proposed,
    output: Output = None,
    register: RegisterFolder = Path("data"),
    audience: Audience = Marking.PUBLIC,
    as_at: AsAtOrOfWhatIsNew = None,
    format: ForHost = ReviewFormat.TEXT,
) -> None:
    """Tell what a change does to the register.

    For whoever is to approve it: what is wrong and where, which promises it breaks and how to put that right, what
    the position becomes, which evidence it adds, what is still missing, and who may approve it by the register before
    the change. Where there is nothing to say, there is no text, and FILE is empty.

    With -o, what is wrong goes to standard output as notes on lines: with github in the form that its checks read,
    with gitlab as a Code Quality report. The exit codes are those of `check`.

    \b
    Examples:
      python -m tracker review origin/main HEAD
      python -m tracker review main update/ICO-05 -o comment.md --format github
    """
    from tracker.snapshots.under_review import under_review
    from tracker.words.reviewed import review_parts

    with refusals(register):
        day = day_asked("--as-at", as_at)
        opened = open_register(register, audience)
        found = under_review(opened.reader.past, opened.live, base, head, opened.today, day)
    parts = review_parts(found, register.as_posix())
    text = _text(parts, format)
    if output is None:
        typer.echo(text, nl=False)
    else:
        _write(output, text)
        _print_notes(found, format, register.as_posix())
    if not found.is_sound:
        say("The change is not sound.")
        raise typer.Exit(PROBLEMS)


def _text(parts: list[Part], format: ReviewFormat) -> str:
    from tracker.outputs.review import as_markdown, as_text

    return as_text(parts) if format is ReviewFormat.TEXT else as_markdown(parts)


def _print_notes(found: Review, format: ReviewFormat, folder: str) -> None:
    from tracker.outputs.notes import github_notes, gitlab_notes

    problems = (*found.problems, *found.broken)
    if format is ReviewFormat.GITHUB and problems:
        typer.echo("\n".join(github_notes(problems, folder)))
    elif format is ReviewFormat.GITLAB:
        typer.echo(gitlab_notes(problems, folder))


def _write(file: Path, text: str) -> None:
    from tracker.files import write_whole

    with write_refusals(file):
        write_whole(file, text)
