"""`digest`: a short message to each party, as files or as e-mails."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.answering import (
    FILES,
    USAGE,
    dashboard_address,
    opened_snapshot,
    party_asked,
    refuse,
    say,
)
from tracker.commands.options import AsAt, Audience, KnownAt, PartyAsked, RegisterFolder
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.commands.answering import OpenRegister
    from tracker.outputs.digest.content import DigestMessage
    from tracker.snapshots.snapshot import Snapshot


def digest(
    party: PartyAsked = None,
    everybody: Annotated[bool, typer.Option("--all", help="Every party of the register.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="The folder for the messages, three files each."),
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send each as an e-mail to its party's address.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="With --send: also what may have been sent by a run that was interrupted.")
    ] = False,
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
) -> None:
    """Write a short message to a party, or to each: what it owes.

    What is overdue or due within 45 days, claims not upheld, answers and verdicts to give, missing evidence, who waits
    for it, and what changed since the last meeting, in the words and figures of its sheet. Each is written as Markdown,
    HTML and plain text. With --send it goes to the party's `email`: never twice for the same day and words, and not at
    all where nothing is owed. README.md explains the settings that sending needs.

    \b
    Examples:
      python -m tracker digest --party mps -o messages
      python -m tracker digest --all --send
    """
    if (party is None) != everybody:
        refuse(USAGE, "Name a party with --party, or all of them with --all.")
    if output is None and not send:
        refuse(USAGE, "Name a folder for the messages with -o, or send them with --send, or both.")
    opened, shown = opened_snapshot(register, as_at, known_at, audience)
    asked = party_asked(shown.register, party)
    made = _messages(opened, shown, {asked} if asked else shown.register.parties)
    if output is not None:
        _write(made, output, audience)
    _tell_who_has_none(made)
    if send:
        _send(shown, made, again)


def _messages(opened: OpenRegister, shown: Snapshot, wanted: Collection[str]) -> dict[str, DigestMessage]:
    from tracker.outputs.digest.content import messages
    from tracker.snapshots.clocks import since_last_meeting

    made = messages(shown, since_last_meeting(shown, opened.at), dashboard_address())
    return {party: message for party, message in made.items() if party in wanted}


def _send(shown: Snapshot, made: Mapping[str, DigestMessage], again: bool) -> None:
    from tracker.commands.writing.sending import post_asked, send_messages

    send_messages(shown.register, made.values(), post_asked(shown.register), again=again)


def _write(made: Mapping[str, DigestMessage], folder: Path, audience: Marking) -> None:
    """Write three files for each party, also where nothing is owed: else what was owed before would stay there."""
    from tracker.files import TO_WRITE, write_whole
    from tracker.outputs.digest.forms import as_html, as_markdown, as_plain_text
    from tracker.words.figures import count

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for party, message in made.items():
            forms = {
                "md": as_markdown(message.blocks),
                "html": as_html(message.subject, message.blocks),
                "txt": as_plain_text(message.blocks),
            }
            for ending, text in forms.items():
                write_whole(folder / f"{party}.{ending}", text, owner_only=audience is not Marking.PUBLIC)
    except OSError as error:
        refuse(FILES, f"{error.filename or folder} cannot be written: {error.strerror or error}. {TO_WRITE}")
    say(f"{folder}: {count(len(made), 'message')}, each as Markdown, HTML and plain text.")


def _tell_who_has_none(made: Mapping[str, DigestMessage]) -> None:
    """Say who owes nothing: of one party by name, of all how many."""
    nothing = [party for party, message in made.items() if message.says_nothing]
    if len(made) == 1 and nothing:
        typer.echo(f"{nothing[0]}: nothing is owed, and nobody waits.")
    elif nothing:
        typer.echo(f"{len(nothing):,} of {len(made):,} parties owe nothing, and nobody waits for them.")
