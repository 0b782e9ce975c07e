"""A meeting's decisions with their follow-up, the concerns that are open, and what was claimed just before it.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.dates import in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, for_ears, joined, paragraph
from tracker.outputs.parts.meetings import decisions_table, links_to
from tracker.register.schema.supporting import Concern, Decision
from tracker.rules.meetings.agenda import Claim, claims_before
from tracker.rules.meetings.meetings import concerns_before
from tracker.rules.meetings.owed import OpenDecision
from tracker.ui.meetings.opened import OpenMeeting
from tracker.ui.parts.few import first_few
from tracker.ui.parts.recorded import Recorders
from tracker.ui.shell.view import View
from tracker.words.figures import count
from tracker.words.meetings import meeting as words
from tracker.words.meetings.owed import due_text

SHOWN = 3  # of each list that are seen at once


def decisions_section(opened: OpenMeeting, waiting: Sequence[OpenDecision]) -> Html:
    """Return what the meeting decided, where it was held; and what of earlier decisions waits to be carried out."""
    own = opened.meeting.decisions if opened.meeting and opened.is_held else ()
    meeting = opened.meeting.id if opened.meeting else ""
    earlier = [each for each in waiting if each.meeting.id != meeting] if own else waiting
    parts = [_decided(opened, own) if own else NOTHING, _waiting(opened.view, earlier, bool(own))]
    if not any(parts):
        return NOTHING
    return joined([element("h2", words.DECISIONS, id="decisions"), *parts])


def _decided(opened: OpenMeeting, decisions: Sequence[Decision]) -> Html:
    """Return what the meeting decided, with what became of it by now: its papers were made before it."""
    now = opened.now
    day = max(now.as_at, opened.view.as_at)

    def draw(lines: Sequence[Decision], which: str) -> Html:
        return decisions_table(now, f"Decisions of this meeting{which}", lines, day)

    told = paragraph(words.followed_up_text(day), class_="quiet")
    return joined([first_few(decisions, SHOWN, draw, "that it took"), told])


def _waiting(view: View, decisions: Sequence[OpenDecision], is_titled: bool) -> Html:
    """Return the decisions that wait to be carried out, the longest overdue first."""
    if not decisions:
        return NOTHING
    columns: list[Column[OpenDecision]] = [
        Column("By when", lambda each: _due(each)),
        Column("Decision", lambda each: _decision(view, each), header=True),
        Column("Owner", lambda each: view.register.name_of(each.decision.owner)),
    ]

    def draw(lines: Sequence[OpenDecision], which: str) -> Html:
        return table(f"{words.OPEN_DECISIONS}{which}", columns, lines, "lines dated", unseen=True)

    title = element("h3", words.OPEN_DECISIONS) if is_titled else NOTHING
    return joined([title, first_few(decisions, SHOWN, draw, "that are open")])


def _decision(view: View, waiting: OpenDecision) -> Html:
    decision = waiting.decision
    about = links_to(view, decision.recommendations) if decision.recommendations else NOTHING
    taken = element("span", f" ({in_words(waiting.meeting.date)}) ", class_="quiet")
    return joined([about, " " if about else NOTHING, decision.text, taken, certainty_mark(decision)])


def _due(waiting: OpenDecision) -> Html | str:
    said = due_text(waiting)
    return tag(joined([element("span", "▲ ", aria_hidden="true"), said]), "red") if waiting.late else said


def concerns_section(opened: OpenMeeting) -> Html:
    """Return the concerns that are open, or were resolved since the last meeting; nothing where there is none."""
    view = opened.view
    found = concerns_before(view.register, view.as_at, opened.last.date if opened.last else view.as_at)
    if not found:
        return NOTHING

    def draw(some: Sequence[Concern], which: str) -> Html:
        return element("ul", *(element("li", _concern(view, each)) for each in some), class_="concerns")

    return joined([element("h2", "Concerns", id="concerns"), first_few(found, SHOWN, draw, "before this meeting")])


def _concern(view: View, concern: Concern) -> Html:
    about = [" (", links_to(view, concern.recommendations), ")"] if concern.recommendations else []
    stands = element("span", words.concern_text(view.register, concern, view.as_at), class_="quiet")
    steps = words.steps_texts(view.register, concern, view.as_at)
    done = details(joined([count(len(steps), "step"), for_ears(f" on {concern.id}")]), bullets(steps)) if steps else ""
    return joined([element("strong", concern.id), " ", concern.text, *about, stands, done])


def claims_section(opened: OpenMeeting) -> Html:
    """Return what was claimed in the seven days before the meeting and on its day; nothing where nothing was."""
    view, meeting = opened.view, opened.meeting
    if meeting is None:
        return NOTHING
    day = meeting.date
    claims = view.kept("claims before", lambda: claims_before(view.register, day, view.as_at), day)
    if not claims:
        return NOTHING
    who = Recorders(view, (each.path for each in claims))

    def draw(some: Sequence[Claim], which: str) -> Html:
        return bullets([_claim(view, each, who) for each in some], "plain")

    heading = element("h2", words.CLAIMS, id="claims")
    hint = paragraph(words.CLAIMS_HINT, class_="quiet")
    return joined([heading, hint, first_few(claims, SHOWN, draw, "claimed just before")])


def _claim(view: View, claim: Claim, who: Recorders) -> Html:
    recorded = who.of(claim.path, claim.entry.line)
    sentence = words.claim_text(view.register, claim)
    return joined([sentence, element("span", " (", recorded, ")", class_="quiet") if recorded else NOTHING])
