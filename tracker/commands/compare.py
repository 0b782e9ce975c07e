"""`compare`: what changed between two days, meetings or revisions, and who recorded it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.answering import OpenRegister, departure_sentence, open_register, refusals, say
from tracker.commands.options import Audience, RegisterFolder
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.snapshots.clocks import SnapshotPair


class ComparisonFormat(StrEnum):
    """How a comparison is printed."""

    MARKDOWN = "markdown"
    JSON = "json"


def compare(
    first: Annotated[str | None, typer.Argument(metavar="[FROM]", help="A day, a meeting or a revision.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="[TO]", help="Another.")] = None,
    since_last: Annotated[
        str | None, typer.Option(metavar="MEETING", help="Instead: this meeting, and the one held before it.")
    ] = None,
    register: RegisterFolder = Path("data"),
    audience: Audience = Marking.PUBLIC,
    format: Annotated[
        ComparisonFormat, typer.Option(help="markdown: to read; json: for a program.")
    ] = ComparisonFormat.MARKDOWN,
) -> None:
    """Print what changed between two days, meetings or revisions.

    Two days are both shown as known now. A meeting is shown as known at that meeting: at the revision its papers were
    made from, or else the last one before its day. There are three exceptions: as the later of the two, the newest
    meeting held is shown as known now; a meeting still to come is shown as at the register's own day; and if the
    register began after a meeting, both are shown as known now, and the output says so. A revision (a commit or a tag)
    is shown as at its own day; for that the register must be under git.

    In JSON, `outstanding` gives for each source how many recommendations it makes and how many are outstanding on each
    side: one by one (`shown`), and as the range that statements allow (`least`, `most`; null if the register's entries
    contradict a statement).

    \b
    Examples:
      python -m tracker compare 2019-12-31 2020-02-29
      python -m tracker compare --since-last audit-panel-2020-01
      python -m tracker compare HEAD~5 HEAD --format json
    """
    from tracker.words.changes.change import OTHER_WAY_ROUND
    from tracker.words.meetings.meeting import without_history

    with refusals(register):
        opened = open_register(register, audience)
        pair = _pair(opened, first, second, since_last)
    say(departure_sentence(opened.live.departure), OTHER_WAY_ROUND if pair.turned else None)
    say(without_history(pair.why_known_now) if pair.why_known_now else None)
    typer.echo(_comparison(opened, pair, format), nl=False)


def _comparison(opened: OpenRegister, pair: SnapshotPair, format: ComparisonFormat) -> str:
    from tracker.outputs.compared import comparison_data, comparison_markdown
    from tracker.outputs.data import as_json
    from tracker.rules.changes.compare import compare as changes_between

    changes, who = changes_between(pair.before, pair.after), opened.recorder(pair.after)
    if format is ComparisonFormat.JSON:
        return as_json(comparison_data(pair, changes, who))
    return comparison_markdown(pair, changes, who)


def _pair(opened: OpenRegister, first: str | None, second: str | None, since_last: str | None) -> SnapshotPair:
    """Return the two positions that were asked for; raise `CannotAnswer`."""
    from tracker.snapshots.clocks import since_last_of, two_named
    from tracker.snapshots.errors import WrongQuestion

    shown = opened.now()
    if since_last is not None:
        return since_last_of(shown, since_last, opened.at)
    if first is None or second is None:
        raise WrongQuestion("Name two days, meetings or revisions, or one meeting with --since-last.")
    return two_named(shown, first, second, opened.at)
