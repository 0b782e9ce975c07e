"""What each meeting was told of its day that reads differently now: how much, of which kind, with a link to it.

Draws; what differs comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import streamlit as st

from tracker.dates import in_few_words, last_day
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import Html, bullets, link, paragraph
from tracker.register.schema.supporting import Meeting
from tracker.rules.changes.restated import Restatements
from tracker.rules.changes.restatements import restatements
from tracker.snapshots.clocks import in_place_of_text
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.memo import Memo
from tracker.ui.parts.worked_out import changes_withheld
from tracker.ui.progress.sections import opening
from tracker.ui.shell.view import View
from tracker.vocabulary import MeetingStatus
from tracker.words.changes.known import known_text
from tracker.words.changes.restatements import causes_text, meetings_gist, meetings_text, things_text


@dataclass(frozen=True)
class _Row:
    """A meeting and what reads differently of its day; None where that cannot be told, and `why_not`.

    `commit`: the revision that it had before it; `unsound`: "", or that this stands for one that was not sound.
    """

    meeting: Meeting
    commit: str | None
    found: Restatements | None
    unsound: str = ""
    why_not: str = ""

    @property
    def number(self) -> int:
        """Return of how many recommendations and sources something reads differently."""
        return len(self.found.recommendations) + len(self.found.sources) if self.found else 0


def draw_restated(view: View) -> None:
    """Draw the opening with a row for each meeting held by the day shown, the newest first; nothing without one."""
    if not view.register.held_before(view.as_at + timedelta(days=1)):
        return
    try:
        view.door.history(view.live)
    except CannotAnswer as error:
        st.html(opening(view, "restated", "not known", paragraph(error, class_="wide")))
        return
    rows = [each for each in _rows(view) if last_day(each.meeting.date) <= view.as_at]
    numbers = len(rows), sum(each.number > 0 for each in rows), sum(each.found is None for each in rows)
    told = paragraph(meetings_text(*numbers), class_="wide")
    unsound = bullets(each.unsound for each in rows if each.unsound)
    gist = meetings_gist(*numbers)
    st.html(opening(view, "restated", gist, told, changes_withheld(view), _table(view, rows), unsound))


def _rows(view: View) -> list[_Row]:
    """Return a row for each meeting held, the newest first: made once, whatever day is shown."""
    held = [each for each in reversed(view.register.meetings) if each.status is MeetingStatus.HELD]
    if not held:
        return []
    head = view.live.head.commit if view.live.head else None
    make = lambda: [_row(view, each) for each in held]  # noqa: E731
    return view.snapshot.memo.get(view.snapshot.valid.key, last_day(held[0].date), ("restated meetings", head), make)


def _row(view: View, meeting: Meeting) -> _Row:
    day = last_day(meeting.date)
    try:
        told = view.at_revision(meeting.id)
    except CannotAnswer as error:
        return _Row(meeting, None, None, why_not=str(error))
    commit = told.head.commit if told.head else None
    # Worked out apart from what all readers share: a register of many meetings would crowd out the days they look at.
    then, now = (replace(snapshot, as_at=day, memo=Memo()) for snapshot in (told, view.snapshot))
    return _Row(meeting, commit, restatements(then, now), in_place_of_text(told))


def _table(view: View, rows: Sequence[_Row]) -> Html:
    columns: list[Column[_Row]] = [
        Column("Meeting", lambda row: _meeting(view, row.meeting), header=True),
        Column("It was shown", _how, one_line=True),
        Column("Recommendations", lambda row: _count(row.found.recommendations if row.found else None), number=True),
        Column("Sources", lambda row: _count(row.found.sources if row.found else None), number=True),
        Column("What reads differently", lambda row: things_text(row.found) if row.found else "not known"),
        Column("Because entries were", lambda row: causes_text(row.found) if row.found else "not known"),
    ]
    caption = "About how many recommendations and sources each meeting was shown something that reads differently now"
    return table(caption, columns, rows, "wide lines", unseen=True)


def _meeting(view: View, meeting: Meeting) -> Html:
    told = f"{in_few_words(meeting.date)} – {meeting.title}"
    return link(told, view.to_meeting(meeting.id, "restated"))


def _how(row: _Row) -> str:
    return row.why_not or known_text(row.commit)


def _count(found: Sequence[object] | None) -> str:
    return "not known" if found is None else f"{len(found):,}"
