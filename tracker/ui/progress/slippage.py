"""Which deadlines were moved, why and by whom, and which leads were changed.

Draws; what happened comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from tracker.dates import in_few_words
from tracker.rules.history.deadline import ExtensionStep
from tracker.rules.series.flow import Slippage, handovers, slippage
from tracker.ui.kit.marks import tag
from tracker.ui.kit.markup import NOTHING, Html, bullets, element, joined, link
from tracker.ui.kit.tables import Column, table
from tracker.ui.progress.sections import opening
from tracker.ui.shell.view import View
from tracker.words.figures import days
from tracker.words.series import progress as words


def draw_slippage(view: View) -> None:
    """Draw the opening of the deadlines that were moved, each with why; nothing where nothing has a deadline."""
    if any(each.span.deadline.original for each in view.position.standings.values()):
        st.html(view.kept("slippage", lambda: _slippage(view)))


def _slippage(view: View) -> Html:
    found = slippage(view.register, view.as_at)
    return opening(
        view, "slippage", words.slippage_text(view.register, found), _moved(view, found) if found else NOTHING
    )


def _moved(view: View, found: Sequence[Slippage]) -> Html:
    columns: list[Column[Slippage]] = [
        Column("Deadline of", lambda each: _whose(view, each), header=True),
        Column("Original", lambda each: _day(each.deadline.original), one_line=True),
        Column("Now", lambda each: _day(each.deadline.now), one_line=True),
        Column("Moved by", lambda each: days(each.deadline.slipped_days or 0), number=True),
        Column("Told", _told, one_line=True),
        Column("Why, and who agreed it", lambda each: _steps(view, each)),
    ]
    return table("Deadlines that were moved", columns, found, "wide slippage", unseen=True)


def _day(day: date | None) -> str:
    return in_few_words(day) if day else "none"


def _whose(view: View, each: Slippage) -> Html:
    if each.action is None:
        return view.recommendation(each.recommendation)
    actions = view.register.responses[each.recommendation].actions
    title = next(action.title for action in actions if action.id == each.action)
    return link(f"{each.action} {title}", view.link("recommendations", id=each.recommendation))


def _told(each: Slippage) -> Html:
    said = words.told_text(each)
    return tag(said, "amber") if any(step.told_late for step in each.steps) else element("span", said)


def _steps(view: View, each: Slippage) -> Html:
    return bullets((_step(view, step) for step in each.steps), "plain")


def _step(view: View, step: ExtensionStep) -> Html:
    """Return one extension: its reason first, below it from when to when and who agreed it."""
    agreed = element("span", words.step_text(view.register, step), class_="quiet")
    return joined([step.extension.reason, element("br"), agreed])


def draw_handovers(view: View) -> None:
    """Draw the opening of the leads that were changed; nothing where none was."""
    found = handovers(view.register, view.as_at)
    if found:
        told = (
            [view.recommendation(each.recommendation, titled=False), words.handover_text(view.register, each)]
            for each in found
        )
        st.html(
            opening(view, "handovers", words.handovers_text(len(found)), bullets(joined(each, " – ") for each in told))
        )
