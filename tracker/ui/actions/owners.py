"""Actions of everybody: who owes how much, and every open action; and the choice of one owner's sheet.

Draws; what is owed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from tracker.dates import as_written, in_few_words
from tracker.rules.meetings.owed import Owed, Sheet, Stage, sheets
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.filters import Choice, choose
from tracker.ui.kit.marks import status_mark, timeliness_mark
from tracker.ui.kit.markup import Html, element, joined, link, paragraph
from tracker.ui.kit.tables import Column, sortable_table, table
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.vocabulary import Timeliness
from tracker.words.meetings import owed as words

NOBODY = "nobody"  # what the address calls the actions of which nobody is on record as the owner


def all_sheets(view: View) -> tuple[Sheet, ...]:
    """Return what every owner owes on the day."""
    return view.kept("sheets", lambda: sheets(view.register, view.position))


def choose_sheet(view: View) -> Sheet | None:
    """Draw the choice of an action owner; return the sheet of the one chosen, None for all."""
    known = {each.owner or NOBODY: each for each in all_sheets(view)}
    names = {id: words.owner_name(view.register, sheet.owner) for id, sheet in known.items()}
    by_name = sorted(names.items(), key=lambda each: (each[0] == NOBODY, each[1]))
    chosen, slips = choose([Choice("owner", "Action owner", by_name)], "filters_of_owner")
    for slip in slips:
        say(slip)
    return known.get(chosen.get("owner", ""))


def draw_everybody(view: View) -> None:
    """Draw who owes how much, and every open action."""
    st.html(view.kept("owners", lambda: _owners(view, all_sheets(view))))
    still = view.kept("open actions", lambda: [each for sheet in all_sheets(view) for each in sheet.of("open")])
    if still:
        st.html(element("h2", "Open actions"))
        sortable_table(view.same_page("actions"), "Every open action, by owner", _columns(view), still)


def _owners(view: View, everybody: tuple[Sheet, ...]) -> Html:
    columns: list[Column[Sheet]] = [
        Column("Action owner", lambda sheet: owner_link(view, sheet.owner), header=True),
        Column("Open", lambda sheet: _number(sheet, "open"), number=True),
        Column("Past deadline", lambda sheet: words.past_text(sheet.owed), number=True),
        Column("Done", lambda sheet: _number(sheet, "done"), number=True),
        Column("Ended", lambda sheet: _number(sheet, "ended"), number=True),
        Column("Evidence missing", _missing, number=True),
        Column("Open decisions", lambda sheet: f"{len(sheet.decisions):,}", number=True),
    ]
    owed = [each for sheet in everybody for each in sheet.owed]
    lead = paragraph(words.all_text(owed, len(view.position.standings)), class_="lead")
    if not everybody:
        return lead
    heading = section(view, "By action owner", "deadline")
    return joined([lead, heading, table("Actions by their owner", columns, everybody, "wide", unseen=True)])


def _number(sheet: Sheet, stage: Stage) -> str:
    return f"{len(sheet.of(stage)):,}"


def _missing(sheet: Sheet) -> str:
    return f"{sum(bool(words.missing_text(each)) for each in sheet.owed):,}"


def owner_link(view: View, owner: str | None) -> Html:
    """Return an owner's name, as a link to the sheet."""
    return link(words.owner_name(view.register, owner), view.link("actions", owner=owner or NOBODY))


def _columns(view: View) -> list[Column[Owed]]:
    return [
        Column("Action", lambda each: action_name(view, each), "action", lambda each: each.action.id, header=True),
        Column("Owner", lambda each: owner_link(view, each.action.owner), "owned", lambda each: _owner(view, each)),
        Column("Deadline", words.by_when_text, "due", lambda each: each.standing.span.deadline.now),
        Column("Against deadline", lambda each: stands_mark(each), "days", _days_past),
        Column("Status", lambda each: status_mark(each.standing.span.status), "status", _status),
        Column("Last update", _updated, "updated", lambda each: each.standing.span.updated_on),
        Column("Evidence missing", lambda each: words.missing_text(each) or "–"),
    ]


def _owner(view: View, each: Owed) -> str | None:
    return words.owner_name(view.register, each.action.owner) if each.action.owner else None


def _days_past(each: Owed) -> int | None:
    if each.standing.days is None or each.standing.timeliness is Timeliness.UNDATED:
        return None
    return each.standing.days if each.past else -each.standing.days


def _status(each: Owed) -> str:
    return each.standing.span.status.label


def _updated(each: Owed) -> str:
    return in_few_words(each.update.date) if each.update else "–"


def action_name(view: View, each: Owed) -> Html:
    """Return an action's id, a link to its recommendation, and its title."""
    address = view.link("recommendations", id=each.recommendation.id)
    return joined([link(each.action.id, address), " ", each.action.title])


def stands_mark(each: Owed) -> Html:
    """Return how an action stands against its deadline, as a mark; of one that has ended, that alone."""
    told = words.stands_text(each)
    return element("span", told) if each.stage == "ended" else timeliness_mark(each.standing.timeliness, told)


def draw_download(view: View, sheet: Sheet | None) -> None:
    """Draw the button that downloads the actions of a sheet, or of all."""
    shown = (sheet,) if sheet else all_sheets(view)
    if any(each.owed for each in shown):
        whose = f"-{sheet.owner or 'nobody'}" if sheet else ""
        name = f"actions{whose}-{as_written(view.as_at)}.csv"
        download_csv(
            "Download these actions (CSV)",
            name,
            _TITLES,
            lambda: [_cells(each) for every in shown for each in every.owed],
        )


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
