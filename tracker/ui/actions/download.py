"""The actions of a sheet, or of all, as a table to download.

Draws the button; what is owed comes from `rules`.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from tracker.dates import as_written
from tracker.outputs.markup import paragraph
from tracker.rules.meetings.owed import Owed
from tracker.rules.meetings.sheets import Sheet
from tracker.ui.actions.choice import NOBODY, all_sheets
from tracker.ui.kit.downloads import download_csv
from tracker.ui.parts.fetching import calendar_files, fetch_links
from tracker.ui.shell.view import View
from tracker.words.meetings import owed as words


def draw_download(view: View, sheet: Sheet | None) -> None:
    """Draw the button that downloads the actions of a sheet, or of all; and the link to the calendar of the same."""
    shown = (sheet,) if sheet else all_sheets(view)
    if any(each.owed for each in shown):
        whose = f"-{sheet.owner or NOBODY}" if sheet else ""
        name = f"actions{whose}-{as_written(view.as_at)}.csv"
        download_csv(
            "Download these actions (CSV)",
            name,
            _TITLES,
            lambda: [_cells(each) for every in shown for each in every.owed],
        )
    if sheet is None or sheet.owner:
        files = calendar_files(view, sheet.owner if sheet else None)
        st.html(paragraph(_CALENDAR, fetch_links(files), class_="no-print"))


_CALENDAR = "What is due, for your own calendar: "
_TITLES = (
    *("action", "title", "owner", "recommendation", "recommendation_title", "recommendation_state", "status"),
    *("due_original", "due_now", "due_inferred", "timeliness", "days", "course"),
    *("last_update", "last_update_by", "last_note", "expected", "updates", "updates_without_evidence"),
)


def _cells(each: Owed) -> list[object]:
    span, deadline, update = each.standing.span, each.standing.span.deadline, each.update
    return [
        *(each.action.id, each.action.title, each.action.owner, each.recommendation.id, each.recommendation.title),
        *(each.overall.span.state.value, span.status.value, _written(deadline.original), _written(deadline.now)),
        *("yes" if words.inferred([each]) else "no", each.standing.timeliness.value, each.standing.days, each.stage),
        *(_written(span.updated_on), update.by if update else None, update.note if update else None),
        *(_written(span.expected), each.updates, len(each.unevidenced)),
    ]


def _written(day: date | None) -> str | None:
    return as_written(day) if day else None
