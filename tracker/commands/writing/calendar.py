"""`calendar`: what is due, as a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.answering import USAGE, dashboard_address, party_asked, refuse, say, snapshot, write_refusals
from tracker.commands.options import AsAt, Audience, KnownAt, PartyAsked, RegisterFolder
from tracker.vocabulary import Marking


def calendar(
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", readable=False, help="The file to write; it ends in .ics."),
    ],
    party: PartyAsked = None,
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
) -> None:
    """Write deadlines and other days to a calendar file.

    Deadlines, the days on which owners expect to be done, answers due, decisions to be carried out, evidence that
    expires, and meetings; of every party, or of the one that is named. A calendar that takes the file again changes
    what it has: an entry keeps its identity when its day moves, and what is no longer due is shown as cancelled.

    \b
    Examples:
      python -m tracker calendar -o all.ics
      python -m tracker calendar -o intelligence.ics --party mps-intelligence
    """
    from tracker.files import written_whole
    from tracker.outputs.calendar import calendar_of
    from tracker.words.figures import count

    if output.suffix.lower() != ".ics":
        refuse(USAGE, f"{output} does not end in .ics, by which calendars know such a file.")
    shown = snapshot(register, as_at, known_at, audience)
    made = calendar_of(shown, party_asked(shown.register, party), dashboard_address())
    with write_refusals(output), written_whole(output, owner_only=audience is not Marking.PUBLIC) as unfinished:
        unfinished.write_bytes(made.to_ical())
    say(f"{output}: {count(len(made.events), 'entry', 'entries')}, as at {shown.as_at}.")
