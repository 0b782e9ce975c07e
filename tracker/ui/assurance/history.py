"""What Assurance tells from history: who recorded claims and verdicts, and whether promises made once are kept.

Draws; the sides come from `rules`, broken promises from `register`, the sentences from `words`.
"""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, opens, paragraph
from tracker.problems import Problem, in_order
from tracker.register.promises.promises import broken_promises
from tracker.register.records import response_path
from tracker.register.schema.response import Update, Verification
from tracker.register.schema.supporting import Meeting
from tracker.rules.lists.both_sides import BothSides, both_sides
from tracker.snapshots.errors import CannotAnswer, HistoryUnreadable, OutOfReach
from tracker.snapshots.snapshot import Snapshot, ValidRegister
from tracker.ui.assurance import copy
from tracker.ui.parts.recorded import Recorders
from tracker.ui.parts.worked_out import changes_withheld
from tracker.ui.shell.notices import problem_list
from tracker.ui.shell.view import View
from tracker.words import assurance as words

SHOWN = 25  # each of them costs a question to git when the page is first opened


def draw_recorded(view: View) -> None:
    """Draw the opening that tells who recorded the last claim, and the last verdict, of each that has either."""
    rests_on = view.head, view.live.no_head, view.live.broken
    st.html(view.kept("who recorded what", lambda: _recorded(view), *rests_on))


def _recorded(view: View) -> Html:
    both = both_sides(view.register, view.as_at)
    heading = element("h2", "Who recorded claims and verdicts", id="recorded")
    if not both:
        return opens(heading, words.sides_gist(0), paragraph(copy.NO_SIDES))
    who = Recorders(view, (response_path(each.recommendation) for each in both[:SHOWN]))
    why_not = joined(paragraph(each) for each in who.why_not)
    if not who.knows:
        return opens(heading, "not known", why_not)
    columns: list[Column[BothSides]] = [
        Column("Recommendation", lambda each: view.recommendation(each.recommendation), header=True),
        Column("Last claim that it is done", lambda each: _side(view, who, each.recommendation, each.claim)),
        Column("Last verdict", lambda each: _side(view, who, each.recommendation, each.verdict)),
    ]
    caption = "Who recorded the last claim and the last verdict"
    made = table(caption, columns, both[:SHOWN], "wide", unseen=True)
    left = paragraph(words.sides_left_text(SHOWN, len(both))) if len(both) > SHOWN else NOTHING
    hint = element("p", copy.SIDES_HINT, class_="quiet")
    return opens(heading, words.sides_gist(len(both)), hint, who.names_withheld, why_not, made, left)


def _side(view: View, who: Recorders, id: str, entry: Update | Verification | None) -> Html | str:
    if entry is None:
        return "none"
    recorded = who.of(response_path(id), entry.line)
    return joined([words.side_text(view.register, entry), element("br"), recorded])


def draw_promises(view: View) -> None:
    """Draw what the register, as it is now, has changed of what it said first, and before the last meeting."""
    try:
        gist, shown = _promises(view)
    except CannotAnswer as error:
        gist, shown = "not known", paragraph(str(error))
    heading = element("h2", "Promises kept", id="promises")
    hint = element("p", copy.PROMISES_HINT, " ", view.how("kept", "Promises kept"), class_="quiet")
    st.html(opens(heading, gist, hint, shown, changes_withheld(view)))


def _promises(view: View) -> tuple[str, Html]:
    now, head = view.live.valid, view.live.head
    if now is None or head is None:
        raise OutOfReach(view.live.no_head)
    key = "promises", head.commit, str(view.folder), view.as_at
    return view.snapshot.memo.get(now.key, view.today, key, lambda: _compared(view, now))


def _compared(view: View, now: ValidRegister) -> tuple[str, Html]:
    """Return in a few words whether promises were kept, and what there is to be said of that."""
    first = view.door.past.first_valid(view.live)
    assert first.recorded_on is not None
    meeting = now.register.held_before(view.today + timedelta(days=1))
    before = _before(view, meeting)
    broken = in_order({*_broken(first, now), *(_broken(before, now) if before else ())})
    sentence = paragraph(words.promises_text(len(broken), first.recorded_on, meeting if before else None))
    shown = joined([sentence, problem_list(broken, view.folder, view.as_at) if broken else NOTHING])
    return words.promises_gist(len(broken), first.recorded_on), shown


def _before(view: View, meeting: Meeting | None) -> Snapshot | None:
    """Return the register that a meeting had before it, None where it began later; raise `HistoryUnreadable`."""
    try:
        return view.at_revision(meeting.id) if meeting else None
    except HistoryUnreadable:
        raise
    except CannotAnswer:
        return None


def _broken(before: Snapshot, now: ValidRegister) -> tuple[Problem, ...]:
    return broken_promises(before.register, now.register, now.texts)
