"""A meeting's record: who meets, its papers, and what it decided with what became of that.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, element, escaped, joined, outward
from tracker.outputs.parts.showing import Showing
from tracker.register.records import Register
from tracker.register.schema.restricted import unless_restricted
from tracker.register.schema.supporting import Decision, Meeting, Paper
from tracker.vocabulary import Marking
from tracker.words.meetings import meeting as words


def meeting_facts(register: Register, meeting: Meeting, is_held: bool) -> Html:
    """Return who meets and chairs; of one that was held its apologies, papers and minutes."""
    name = register.name_of
    facts: list[tuple[str, Html | str]] = [
        ("Body", name(meeting.body)),
        ("Chair", name(meeting.chair) if meeting.chair else "not on record"),
    ]
    if is_held:
        facts += [
            ("Apologies", ", ".join(name(each) for each in meeting.apologies) or "none on record"),
            ("Papers", _papers(meeting)),
            ("Minutes", _minutes(meeting)),
        ]
    pairs = (element("div", element("dt", what), element("dd", fact)) for what, fact in facts)
    return element("dl", *pairs, class_="record")


def _papers(meeting: Meeting) -> Html:
    papers = [outward(_title(each), unless_restricted(each.url)) for each in meeting.papers]
    return joined(papers, element("br")) if papers else escaped(words.NO_PAPERS)


def _title(paper: Paper) -> str:
    return str(paper.title) if paper.marking is Marking.PUBLIC else f"{paper.title} ({paper.marking.label.lower()})"


def _minutes(meeting: Meeting) -> Html:
    if not isinstance(meeting.minutes, str):
        return escaped(meeting.minutes or "not on record")
    there = meeting.minutes.startswith(("https://", "http://"))
    return outward("Minutes" if there else meeting.minutes, meeting.minutes)


def decisions_table(page: Showing, caption: str, decisions: Sequence[Decision], day: date) -> Html:
    """Return decisions of a meeting, with what became of each by a day."""
    columns: list[Column[Decision]] = [
        Column("Decision", lambda each: _own_decision(page, each), header=True),
        Column("Outcome", lambda each: each.outcome.label),
        Column("Owner", lambda each: page.register.name_of(each.owner) if each.owner else "nobody named"),
        Column("Follow-up", lambda each: words.follow_up_text(each, day)),
    ]
    return table(caption, columns, decisions, "lines decisions", unseen=True)


def _own_decision(page: Showing, decision: Decision) -> Html:
    about = joined(["(", links_to(page, decision.recommendations), ") "]) if decision.recommendations else NOTHING
    return joined([f"{decision.id}. {decision.text} ", about, _marks(decision)])


def _marks(decision: Decision) -> Html:
    marking = NOTHING if decision.marking is Marking.PUBLIC else tag(decision.marking.label, "blue")
    return joined([mark for mark in (certainty_mark(decision), marking) if mark], " ")


def links_to(page: Showing, ids: tuple[str, ...]) -> Html:
    """Return links to recommendations, by their ids."""
    return joined((page.recommendation(id, titled=False) for id in ids), ", ")
