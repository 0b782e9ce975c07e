"""How each figure is made: a line for each, which opens, where links from figures lead.

Draws; the texts come from `rules`, `worked_out` and the vocabulary, from which the manual has them too.
"""

from __future__ import annotations

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import severity_mark, state_mark, timeliness_mark
from tracker.outputs.explained import rules as texts
from tracker.outputs.explained.worked_out import EXPLAINED, Explained
from tracker.outputs.markup import Html, bullets, element, joined, opens, paragraph
from tracker.vocabulary import Flag, Rule, State, Timeliness


def figures_made() -> Html:
    """Return how each figure is made: a line for each, which opens."""
    parts = [_states(), _done(), _timeliness(), _flags(), _exceptions(), *map(_explained, EXPLAINED)]
    return joined([element("h2", texts.FIGURES, id="figures"), paragraph(texts.CLOCKS), *parts])


def _part(title: str, place: str, gist: str, *content: object) -> Html:
    return opens(element("h3", title, id=place), gist, *content)


def _explained(each: Explained) -> Html:
    return _part(each.title, each.place, "", bullets(each.sentences))


def _states() -> Html:
    rows = list(enumerate(texts.STATE_RULES, 1))
    columns: list[Column[tuple[int, tuple[State, str]]]] = [
        Column("Order", lambda row: row[0], number=True),
        Column("State", lambda row: state_mark(row[1][0], row[1][0].label), header=True),
        Column("Is given where", lambda row: row[1][1]),
        Column("Means", lambda row: row[1][0].meaning),
    ]
    made = table("States, in the order in which they are tried", columns, rows, "wide states", unseen=True)
    return _part("States", "states", f"{len(State)} states", paragraph(texts.STATES_HINT), made)


def _done() -> Html:
    return _part("Done, open, and how many", "done", "", bullets(texts.DONE_RULES))


def _timeliness() -> Html:
    columns: list[Column[Timeliness]] = [
        Column("Timeliness", lambda each: timeliness_mark(each, each.label), header=True),
        Column("Means", lambda each: each.meaning),
        Column("Days are counted", lambda each: texts.TIMELINESS_DAYS[each]),
    ]
    made = table("Timeliness", columns, list(Timeliness), "wide", unseen=True)
    return _part("Against the deadline", "deadline", f"{len(Timeliness)} cases", made)


def _flags() -> Html:
    columns: list[Column[Flag]] = [
        Column("Flag", lambda each: each.label, header=True),
        Column("Means", lambda each: each.meaning),
    ]
    made = table("Flags", columns, list(Flag), unseen=True)
    return _part("Flags", "flags", "what stands beside a state", made)


def _exceptions() -> Html:
    ordered = sorted(Rule, key=lambda rule: -rule.severity)
    columns: list[Column[Rule]] = [
        Column("Rule", lambda rule: rule.label, header=True),
        Column("Urgency", severity_mark),
        Column("Holds when", lambda rule: rule.meaning),
    ]
    made = table("Rules", columns, ordered, "wide", unseen=True)
    return _part("Exceptions", "exceptions", f"{len(Rule)} rules", paragraph(texts.EXCEPTIONS_HINT), made)
