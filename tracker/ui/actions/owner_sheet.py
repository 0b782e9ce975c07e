"""One party's sheet: everything that it owes or leads, the most urgent first, and who waits for it. Made to be printed.

Draws; what is owed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import certainty_mark, status_mark, tag, timeliness_mark
from tracker.outputs.drawn.tiles import Tile, tiles
from tracker.outputs.markup import NOTHING, Html, element, joined, opens, paragraph, with_links
from tracker.outputs.parts.states import against_deadline, mark_of
from tracker.rules.meetings.owed import Owed
from tracker.rules.meetings.sheets import SOON, Duty, Sheet, Waiting
from tracker.ui.actions.owners import action_name
from tracker.ui.actions.sides import sides_of
from tracker.ui.shell.view import View
from tracker.words.meetings import owed as actions
from tracker.words.meetings import sheets as words

MOST = 100  # lines in full; beyond them the list of recommendations, and the download


def draw_sheet(view: View, sheet: Sheet) -> None:
    """Draw everything that one party owes."""
    st.html(view.kept("sheet", lambda: _sheet(view, sheet), sheet.owner))


def _sheet(view: View, sheet: Sheet) -> Html:
    parts = [_figures(view, sheet), _duties(view, sheet), _waits(view, sheet)]
    return joined([element("div", *parts, class_="owes"), _over(view, sheet)])


def _figures(view: View, sheet: Sheet) -> Html:
    late = [each for each in sheet.duties if each.late is not None]
    soon = sheet.due_by(view.as_at + SOON)
    shown = [Tile("owed", sheet.owes, address="#owed")]
    if sheet.has_deadlines:
        note = words.inferred_note(view.register, late)
        shown += [
            Tile("overdue", len(late), note, address="#owed", bad=True),
            Tile(f"due within {SOON.days} days", soon, address="#owed"),
        ]
    if sheet.answers:
        shown.append(Tile("answers to give", sheet.answers, address="#owed", bad=True))
    if sheet.waits:
        shown.append(Tile("others wait for it", len(sheet.waits), address="#waits", bad=True))
    return tiles([each if each.number else each._replace(address="") for each in shown])


def _duties(view: View, sheet: Sheet) -> Html:
    """Return what is owed, a line each; that nothing is, only where there is nothing, and nobody waits."""
    if not sheet.duties:
        return paragraph(words.WAITED_FOR_ALONE if sheet.waits else words.NOTHING_OWED)
    columns: list[Column[Duty]] = [
        Column("By when", lambda each: _when(view, each)),
        Column("What", lambda each: _what(view, each), header=True),
        Column("Where it stands", lambda each: _stands(view, each)),
        Column("Last entry", lambda each: _last_entry(each)),
    ]
    sides = element("span", words.sides_text(sides_of(view, sheet, MOST)), class_="no-print")
    heading = with_links(element("h2", "What is owed", id="owed"), sides)
    made = table("What is owed, the most urgent first", columns, sheet.duties[:MOST], "lines owed", unseen=True)
    left = actions.left_text(len(sheet.duties) - MOST) if len(sheet.duties) > MOST else ""
    remedy = words.REMEDY if any(each.kind == "evidence" for each in sheet.duties) else ""
    told = [paragraph(text, class_="quiet") for text in (left, remedy) if text]
    return joined([heading, made, *told])


def _when(view: View, duty: Duty) -> Html:
    said, day = words.when_text(view.register, duty), words.day_text(duty)
    if isinstance(duty.urgent, Owed):
        mark = timeliness_mark(duty.urgent.standing.timeliness, said)
    elif duty.urgent:
        mark = timeliness_mark(duty.urgent.timeliness, said)
    elif duty.late or duty.kind == "evidence":
        mark = tag(joined([element("span", "▲ ", aria_hidden="true"), said]), "red")
    elif duty.kind == "escalation":
        mark = tag(said, "amber")
    else:
        mark = element("span", said)
    return joined([mark, element("span", day, class_="below quiet") if day else NOTHING])


def _what(view: View, duty: Duty) -> Html:
    if duty.kind == "recommendation":
        own = [element("span", _own_action(view, each), class_="below") for each in duty.actions]
        role = words.role_text(view.register, duty)
        told = element("span", role, class_="below quiet") if role else NOTHING
        return joined([view.recommendation(duty.subject), told, *own])
    ids = _about(duty)
    about = joined((view.recommendation(id, titled=False) for id in ids), ", ")
    mark = certainty_mark(duty.decision.decision) if duty.decision else NOTHING
    return joined([about, " " if ids else NOTHING, words.duty_text(view.register, duty), " ", mark])


def _own_action(view: View, each: Owed) -> Html:
    doubt = [" ", certainty_mark(each.update)] if each.update else []
    return joined([words.own_action_text(view.register, each, view.as_at), *doubt])


def _about(duty: Duty) -> tuple[str, ...]:
    if duty.decision:
        return duty.decision.decision.recommendations
    return (duty.standing.span.recommendation,) if duty.standing else (duty.subject,)


def _stands(view: View, duty: Duty) -> Html | str:
    id = _about(duty)[0] if _about(duty) else ""
    standing = duty.standing or view.position.standings.get(id)
    return mark_of(view, standing.span) if standing else "not about one recommendation"


def _last_entry(duty: Duty) -> str:
    if duty.standing is None:
        return "not applicable"
    last = duty.standing.span.last_activity
    return in_few_words(last) if last else "none"


def _waits(view: View, sheet: Sheet) -> Html:
    """Return the actions of others that wait for this party."""
    if not sheet.waits:
        return NOTHING
    columns: list[Column[Waiting]] = [
        Column("Since", words.waiting_since_text),
        Column("Action", lambda each: _waiting(view, each), header=True),
    ]
    made = table("Actions of others that wait for it", columns, sheet.waits[:MOST], "lines owed", unseen=True)
    return joined([element("h2", "Others wait for it", id="waits"), made])


def _waiting(view: View, waiting: Waiting) -> Html:
    id = view.recommendation(waiting.action.recommendation.id, titled=False)
    return joined([id, " ", words.waiting_text(view.register, waiting)])


def _over(view: View, sheet: Sheet) -> Html:
    """Return the actions that are done, or have ended otherwise; they open."""
    over: Sequence[Owed] = [*sheet.of("done"), *sheet.of("ended")]
    if not over:
        return NOTHING
    columns: list[Column[Owed]] = [
        Column("Action", lambda each: action_name(view, each), header=True),
        Column("Status", lambda each: status_mark(each.standing.span.status)),
        Column("Against its deadline", lambda each: against_deadline(each)),
        Column("Last update", lambda each: _last_update(view, each)),
    ]
    left = paragraph(actions.left_text(len(over) - MOST)) if len(over) > MOST else NOTHING
    made = table("Actions that are done or have ended", columns, over[:MOST], "lines", unseen=True)
    return opens(element("h2", "Done and ended"), words.over_text(sheet), made, left)


def _last_update(view: View, each: Owed) -> Html | str:
    if each.update is None:
        return "none"
    return joined([actions.said_text(view.register, each), " ", certainty_mark(each.update)])
