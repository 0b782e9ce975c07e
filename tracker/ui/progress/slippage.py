"""Which deadlines were moved, why and by whom, and which leads were changed.

Draws; what happened comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import tag
from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link, paragraph
from tracker.rules.history.deadline import ExtensionStep
from tracker.rules.series.flow import HandedOver, Slippage, handovers, most_moved, slippage
from tracker.ui.kit import address
from tracker.ui.kit.tables import sortable_table
from tracker.ui.progress.sections import PAGE, opening
from tracker.ui.shell.view import View
from tracker.words.figures import days, more_text
from tracker.words.series import progress as words

_WHOLE, _FIRST = 25, 10  # of more than the first number the second are shown, and all have a page of their own
_CAPTION = "Deadlines that were moved"


def draw_list_asked(view: View) -> bool:
    """Draw every deadline that was moved, or every change of a lead, where the address asks for it."""
    match address.asked("list"):
        case "moved":
            title, found = "Deadlines moved", _found(view)
            view.headed(f"{title} – Progress", title, view.how("slippage", title))
            st.html(joined([paragraph(words.slippage_text(view.register, found)), _all(view)]))
            st.html(sortable_table(view.same_page(PAGE), _CAPTION, _columns(view), found, "slippage", unseen=True))
        case "handovers":
            title, changed = "Handovers", handovers(view.register, view.as_at)
            view.headed(f"{title} – Progress", title)
            st.html(joined([_all(view), bullets(_handed_over(view, each) for each in changed)]))
        case _:
            return False
    return True


def _all(view: View) -> Html:
    return paragraph(link("All of Progress", view.link(PAGE)), class_="no-print")


def _found(view: View) -> list[Slippage]:
    return view.kept("deadlines moved", lambda: slippage(view.register, view.as_at))


def draw_slippage(view: View) -> None:
    """Draw the opening of the deadlines that were moved, each with why; nothing where nothing has a deadline."""
    if any(each.span.deadline.original for each in view.position.standings.values()):
        st.html(view.kept("slippage", lambda: _slippage(view)))


def _slippage(view: View) -> Html:
    found = _found(view)
    shown = found if len(found) <= _WHOLE else most_moved(found)[:_FIRST]
    moved = table(_CAPTION, _columns(view), shown, "wide slippage", unseen=True) if shown else NOTHING
    return opening(
        view, "slippage", words.slippage_text(view.register, found), moved, _more(view, "moved", shown, found)
    )


def _more(view: View, name: str, shown: Sequence[object], of: Sequence[object]) -> Html:
    """Return a link to all of a list of which only the first are shown."""
    if len(shown) == len(of):
        return NOTHING
    return paragraph(link(more_text(len(shown), len(of)), view.link(PAGE, list=name)))


def _columns(view: View) -> list[Column[Slippage]]:
    return [
        Column("Deadline of", lambda each: _whose(view, each), header=True),
        Column("Original", lambda each: _day(each.deadline.original), one_line=True),
        Column("Now", lambda each: _day(each.deadline.now), one_line=True),
        Column("Moved by", lambda each: days(_moved_by(each)), "moved", _moved_by, number=True),
        Column("Told", _told, one_line=True),
        Column("Why, and who agreed it", lambda each: _steps(view, each)),
    ]


def _moved_by(each: Slippage) -> int:
    return each.deadline.slipped_days or 0


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
    if not found:
        return
    shown = found if len(found) <= _WHOLE else found[-_FIRST:]
    listed = bullets(_handed_over(view, each) for each in shown)
    more = _more(view, "handovers", shown, found)
    st.html(opening(view, "handovers", words.handovers_text(len(found)), listed, more))


def _handed_over(view: View, each: HandedOver) -> Html:
    whose = view.recommendation(each.recommendation, titled=False)
    return joined([whose, words.handover_text(view.register, each)], " – ")
