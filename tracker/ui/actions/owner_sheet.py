"""One action owner's sheet: what is owed and by when, what was done, decisions to carry out. Made to be printed.

Draws; what is owed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.rules.meetings.owed import AnswerToGive, OpenDecision, Owed, Sheet, in_parts
from tracker.rules.state.position import Standing
from tracker.ui.actions.owners import action_name, all_sheets, stands_mark
from tracker.ui.kit.marks import certainty_mark, status_mark, tag, timeliness_mark
from tracker.ui.kit.markup import NOTHING, Html, element, joined, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.parts.states import mark_of
from tracker.ui.shell.view import View
from tracker.words.deadlines import standing_text
from tracker.words.figures import count
from tracker.words.meetings import owed as words

MOST = 100  # actions in full; beyond them the download


def draw_sheet(view: View, sheet: Sheet) -> None:
    """Draw everything that one owner owes."""
    st.html(view.kept("sheet", lambda: _sheet(view, sheet), sheet.owner))


def _sheet(view: View, sheet: Sheet) -> Html:
    still = sorted(sheet.of("open"), key=_by_deadline)
    lead = paragraph(words.sheet_text(sheet), class_="lead")
    hint = element("p", words.SHEET_HINT, class_="quiet no-print")
    owed = joined(_action(view, each) for each in still[:MOST]) or paragraph(
        words.NOTHING_OWED if sheet.owes_nothing else words.NO_ACTION_OWED
    )
    left = paragraph(words.left_text(len(still) - MOST)) if len(still) > MOST else NOTHING
    if any(words.missing_text(each) for each in sheet.owed):
        hint = joined([hint, element("p", words.REMEDY, class_="quiet")])
    over = [*sheet.of("done"), *sheet.of("ended")]
    owing = [element("h2", "What is owed"), owed, left, _recommendations(view, sheet), _answers(view, sheet)]
    return joined([lead, hint, *owing, _decisions(view, sheet), _over(view, over)])


def _recommendations(view: View, sheet: Sheet) -> Html:
    """Return the open recommendations that it leads, or of which it owns a live action."""
    if not sheet.recommendations:
        return NOTHING
    register = view.register
    columns: list[Column[Standing]] = [
        Column("Recommendation", lambda each: view.recommendation(each.span.recommendation), header=True),
        Column("State", lambda each: mark_of(view, each.span)),
        Column("Against its deadline", lambda each: timeliness_mark(each.timeliness, standing_text(register, each))),
        Column("Lead", lambda each: register.name_of(each.span.owner)),
    ]
    made = table("Open recommendations", columns, sheet.recommendations, "wide", unseen=True)
    return joined([element("h2", "Open recommendations"), made])


def _answers(view: View, sheet: Sheet) -> Html:
    """Return the answers that its body owes."""
    if not sheet.answers:
        return NOTHING
    columns: list[Column[AnswerToGive]] = [
        Column("Recommendation", lambda each: view.recommendation(each.recommendation.id), header=True),
        Column("Of whom", lambda each: view.register.name_of(each.body)),
        Column("By when", lambda each: _by(words.answer_due_text(each), each.late)),
    ]
    return joined([element("h2", "Answers to give"), table("Answers to give", columns, sheet.answers, unseen=True)])


def _by_deadline(each: Owed) -> tuple[bool, str]:
    due = each.standing.span.deadline.now
    return due is None, due.isoformat() if due else ""


def _action(view: View, each: Owed) -> Html:
    facts = [
        ("By when", joined([words.by_when_text(each), element("br"), stands_mark(each)])),
        ("Where it stands", joined([status_mark(each.standing.span.status), element("br"), _said(view, each)])),
        ("Expected to be done", words.expected_text(each, view.as_at) or "not said"),
        ("Evidence missing", _missing(each)),
    ]
    pairs = (element("div", element("dt", name), element("dd", told)) for name, told in facts)
    heading = joined([element("h3", action_name(view, each)), _recommendation(view, each)])
    parts = [heading, element("dl", *pairs, class_="owed-facts"), _note(each)]
    return element("section", *parts, class_="owed", aria_label=each.action.id)


def _said(view: View, each: Owed) -> Html:
    told = element("span", words.said_text(view.register, each), class_="quiet")
    return joined([told, " ", certainty_mark(each.update)]) if each.update else told


def _note(each: Owed) -> Html:
    if each.update is None:
        return NOTHING
    risk = joined([element("strong", "Risk: "), each.update.risk]) if each.update.risk else NOTHING
    note = paragraph(element("strong", "Last update: "), each.update.note)
    return element("div", note, paragraph(risk) if risk else NOTHING, class_="note")


def _missing(each: Owed) -> Html:
    told = words.missing_text(each)
    if not told:
        return element("span", "none" if each.updates else words.NO_UPDATE)
    days = element("span", words.missing_days_text(each), class_="quiet")
    return joined([told, element("br"), days])


def _recommendation(view: View, each: Owed) -> Html:
    where = view.recommendation(each.recommendation.id)
    return element("p", "For ", where, " ", mark_of(view, each.overall.span), class_="whole")


def _decisions(view: View, sheet: Sheet) -> Html:
    heading = element("h2", "Decisions to carry out")
    if not sheet.decisions:
        return joined([heading, paragraph(words.NO_DECISIONS)])
    columns: list[Column[OpenDecision]] = [
        Column("Decision", lambda each: joined([each.decision.text, " ", certainty_mark(each.decision)]), header=True),
        Column("Taken at", words.meeting_text),
        Column("By when", lambda each: _due(each)),
        Column("Recommendations", lambda each: _links(view, each.decision.recommendations)),
    ]
    return joined([heading, table("Decisions to carry out", columns, sheet.decisions, "wide", unseen=True)])


def _due(each: OpenDecision) -> Html | str:
    return _by(words.due_text(each), each.late)


def _by(told: str, late: int | None) -> Html | str:
    return tag(joined([element("span", "▲ ", aria_hidden="true"), told]), "red") if late else told


def _links(view: View, ids: tuple[str, ...]) -> Html | str:
    links = [view.recommendation(id, titled=False) for id in ids if id in view.position.standings]
    return joined(links, ", ") if links else "–"


def _over(view: View, over: list[Owed]) -> Html:
    if not over:
        return NOTHING
    columns: list[Column[Owed]] = [
        Column("Action", lambda each: action_name(view, each), header=True),
        Column("Status", lambda each: status_mark(each.standing.span.status)),
        Column("Against its deadline", lambda each: stands_mark(each)),
        Column("Last update", lambda each: _last(view, each)),
        Column("Evidence missing", lambda each: words.missing_text(each) or "none"),
    ]
    told = paragraph(words.left_text(len(over) - MOST)) if len(over) > MOST else NOTHING
    made = table("Actions that are done or ended", columns, over[:MOST], "wide", unseen=True)
    return joined([element("h2", "Done and ended"), made, told])


def _last(view: View, each: Owed) -> Html | str:
    if each.update is None:
        return "–"
    said = element("span", words.said_text(view.register, each), class_="quiet")
    return joined([said, element("br"), each.update.note, " ", certainty_mark(each.update)])


def draw_parts(view: View, sheet: Sheet | None) -> None:
    """Draw a grid for each recommendation that is delivered in many actions, a cell for each; of a sheet, or of all."""
    key = (sheet is None, sheet.owner if sheet else None)
    if made := view.kept("parts", lambda: _parts(view, sheet), *key):
        st.html(made)


def _parts(view: View, sheet: Sheet | None) -> Html:
    parts = in_parts(all_sheets(view), sheet)
    if not parts:
        return NOTHING
    grids = joined(_grid(view, each) for each in parts[:MOST])
    left = paragraph(words.left_text(len(parts) - MOST)) if len(parts) > MOST else NOTHING
    return joined([element("h2", words.PARTS_HEADING), paragraph(words.PARTS_HINT), grids, left])


def _grid(view: View, parts: list[Owed]) -> Html:
    first = parts[0].recommendation
    name = view.recommendation(first.id)
    told = paragraph(words.parts_text(parts), " The recommendation: ", mark_of(view, parts[0].overall.span))
    cells = (element("li", _cell(each), class_="past" if each.past else None) for each in parts)
    label = f"{first.id}: {count(len(parts), 'action')}"
    return joined([element("h3", name), told, element("ul", *cells, class_="cells", aria_label=label)])


def _cell(each: Owed) -> Html:
    mark = status_mark(each.standing.span.status, each.past)
    stands = element("span", words.cell_text(each), class_="quiet")
    return joined([element("strong", each.action.title), mark, stands])
