"""`codeowners`: who is asked to review a change to which file, made from the parties' handles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.answering import PROBLEMS, USAGE, open_register, refusals, refuse, say, write_refusals
from tracker.commands.options import RegisterFolder

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", readable=False, help="Where it goes; else it is printed."),
]
Keeper = Annotated[
    str | None, typer.Option("--keeper", metavar="PARTY", help="The party that keeps the register: the rest is its.")
]


def codeowners(output: Output = None, register: RegisterFolder = Path("data"), keeper: Keeper = None) -> None:
    """Write who is asked to review a change to which file.

    For the git host, which reads it from .github/CODEOWNERS (GitHub) or CODEOWNERS: each response file goes to the
    owners of its recommendation and to its source's verifiers, as they stand today, and the rest to the keeper. Who
    has no `handle` is left out; a post is reached by whoever it belongs to. Where nobody has one, nothing is written.

    \b
    Examples:
      python -m tracker codeowners
      python -m tracker codeowners --keeper oversight-group -o .github/CODEOWNERS
    """
    from tracker.files import write_whole
    from tracker.outputs.codeowners import NotAHandle, codeowners_text
    from tracker.repository.working_tree import prefix_in_patch
    from tracker.vocabulary import Marking

    with refusals(register):
        opened = open_register(register, Marking.PUBLIC)
        today = opened.now().on(opened.today)
    if keeper is not None and keeper not in today.register.parties:
        refuse(USAGE, f"--keeper: '{keeper}' is no party of the register. Name one by its id.")
    try:
        text = codeowners_text(today.register, today.position, prefix_in_patch(register), keeper)
    except NotAHandle as error:
        refuse(PROBLEMS, str(error))
    if not text:
        say("Nobody who would review a change has a handle in recommendations.yaml, so there is nothing to write.")
    elif output is None:
        typer.echo(text, nl=False)
    else:
        with write_refusals(output):
            write_whole(output, text)
