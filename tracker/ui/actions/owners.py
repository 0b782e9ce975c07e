"""Everybody: who owes how much, the worst first, and every open action.

Draws; what is owed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import status_mark, tag
from tracker.outputs.drawn.tiles import Tile, tiles
from tracker.outputs.markup import NOTHING, Html, element, joined, link, opens, paragraph
from tracker.outputs.parts.showing import section
from tracker.outputs.parts.states import against_deadline
from tracker.rules.meetings.owed import Owed, Stage
from tracker.rules.meetings.sheets import SOON, Sheet
from tracker.ui.actions.choice import all_sheets, owner_address
from tracker.ui.kit.tables import sortable_table
from tracker.ui.parts.few import first_few
from tracker.ui.shell.view import View
from tracker.vocabulary import Timeliness
from tracker.words.meetings import owed as words
from tracker.words.meetings.sheets import NOBODY_OWES, THINGS_OWED, number_text

SHOWN, MOST = 20, 100  # parties that are seen at once, and listed; beyond them the choice


def draw_everybody(view: View) -> None:
    """Draw who owes how much, and every open action."""
    everybody = all_sheets(view)
    st.html(view.kept("owners", lambda: _owners(view, everybody)))
    still = view.kept("open actions", lambda: [each for sheet in everybody for each in sheet.of("open")])
    if still:
        st.html(element("h2", "Open actions", id="open-actions"))
        caption = "Every open action, by owner"
        st.html(sortable_table(view.same_page("actions"), caption, _columns(view), still, "lines", unseen=True))
    st.html(view.kept("actions by owner", lambda: _actions(view, everybody)))


def _owners(view: View, everybody: Sequence[Sheet]) -> Html:
    owing = [sheet for sheet in everybody if sheet.owes or sheet.waits]
    if not owing:
        return paragraph(NOBODY_OWES, class_="lead")
    columns = _figures(view, owing)

    def draw(some: Sequence[Sheet], which: str) -> Html:
        return table(f"What each owner owes{which}", columns, some, "lines owners", unseen=True)

    heading = section(view, "By owner", "deadline", "owners")
    left = paragraph(words.left_text(len(owing) - MOST)) if len(owing) > MOST else NOTHING
    hint = paragraph(THINGS_OWED, class_="quiet")
    return joined([_tiles(view, everybody), heading, hint, first_few(owing, SHOWN, draw, "owners", left, most=MOST)])


def _tiles(view: View, everybody: Sequence[Sheet]) -> Html:
    named = [sheet for sheet in everybody if sheet.owner is not None]
    nobody = next((sheet for sheet in everybody if sheet.owner is None), None)
    still = [each for sheet in everybody for each in sheet.of("open")]
    past = [each for each in still if each.past]
    has_deadlines = any(sheet.has_deadlines for sheet in everybody)
    shown = [Tile("owners owe something", sum(sheet.owes > 0 for sheet in named), address="#owners")]
    if has_deadlines:
        late = sum(sheet.overdue > 0 for sheet in named)
        shown.append(Tile("owners have something overdue", late, address="#owners", bad=True))
    if still:
        shown.append(Tile("open actions", len(still), address="#open-actions"))
    if still and has_deadlines:
        note = words.inferred_note(past)
        shown.append(Tile(words.PAST_A_DEADLINE, len(past), note, address="#open-actions", bad=True))
    if waits := sum(len(sheet.waits) for sheet in everybody):
        shown.append(Tile("actions wait for another party", waits, address="#owners"))
    if nobody and nobody.owes:
        shown.append(
            Tile("things owed have no owner on record", nobody.owes, address=owner_address(view, None), bad=True)
        )
    return tiles([each if each.number else each._replace(address="") for each in shown])


def _figures(view: View, owing: Sequence[Sheet]) -> list[Column[Sheet]]:
    """Return the columns; what nobody has is none."""
    soon = view.as_at + SOON
    columns: list[Column[Sheet]] = [
        Column("Owner", lambda sheet: owner_link(view, sheet.owner), header=True),
        Column("Things owed", lambda sheet: _light_zero(sheet.owes), number=True),
    ]
    if any(sheet.has_deadlines for sheet in owing):
        columns += [
            Column("Overdue", lambda sheet: _overdue(view, sheet), number=True),
            Column(f"Due within {SOON.days} days", lambda sheet: _light_zero(sheet.due_by(soon)), number=True),
        ]
    if any(sheet.answers for sheet in owing):
        columns.append(Column("Answers owed", lambda sheet: _light_zero(sheet.answers), number=True))
    if any(sheet.waits for sheet in owing):
        columns.append(Column("Others wait", lambda sheet: _light_zero(len(sheet.waits)), number=True))
    return columns


def _light_zero(number: int) -> Html | str:
    """Return a number; a zero in light ink, so that the few others are seen among many."""
    return f"{number:,}" if number else element("span", "0", class_="quiet")


def _overdue(view: View, sheet: Sheet) -> Html | str:
    late = [each for each in sheet.duties if each.late is not None]
    return tag(number_text(view.register, late), "red") if late else _light_zero(0)


def _actions(view: View, everybody: Sequence[Sheet]) -> Html:
    """Return how many actions each owner has, with those that are done or have ended; it opens."""
    owed = [each for sheet in everybody for each in sheet.owed]
    lead = paragraph(words.all_text(owed, len(view.position.standings)))
    if not owed:
        return lead
    columns: list[Column[Sheet]] = [
        Column("Action owner", lambda sheet: owner_link(view, sheet.owner), header=True),
        Column("Open", lambda sheet: _number(sheet, "open"), number=True),
        Column("Done", lambda sheet: _number(sheet, "done"), number=True),
        Column("Ended", lambda sheet: _number(sheet, "ended"), number=True),
    ]
    if any(each.standing.span.deadline.now for each in owed):
        columns.insert(2, Column("Past deadline", lambda sheet: words.past_text(sheet.owed), number=True))
    have = [sheet for sheet in everybody if sheet.owed]
    made = table("Actions by their owner", columns, have[:MOST], "lines", unseen=True)
    heading = element("h2", "Actions done and ended")
    return opens(heading, words.stages_text(owed), lead, made)


def _number(sheet: Sheet, stage: Stage) -> str:
    return f"{len(sheet.of(stage)):,}"


def owner_link(view: View, owner: str | None) -> Html:
    """Return an owner's name, as a link to the sheet."""
    return link(words.owner_name(view.register, owner), owner_address(view, owner))


def _columns(view: View) -> list[Column[Owed]]:
    return [
        Column("Action", lambda each: action_name(view, each), "action", lambda each: each.action.id, header=True),
        Column("Owner", lambda each: owner_link(view, each.action.owner), "owned", lambda each: _owner(view, each)),
        Column("Deadline", words.by_when_text, "due", lambda each: each.standing.span.deadline.now),
        Column("Against deadline", lambda each: against_deadline(each), "days", _days_past),
        Column("Status", lambda each: status_mark(each.standing.span.status), "status", _status),
        Column("Last update", _updated, "updated", lambda each: each.standing.span.updated_on),
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
    return in_few_words(each.update.date) if each.update else "none"


def action_name(view: View, each: Owed) -> Html:
    """Return an action's id, a link to its recommendation, and its title."""
    address = view.link("recommendations", id=each.recommendation.id)
    return joined([link(each.action.id, address), " ", each.action.title])
