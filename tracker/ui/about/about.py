"""About, its first part: how each figure is made, and what the words mean.

Draws; the texts come from `copy` and the vocabulary, from which the manual has them too.
"""

from __future__ import annotations

import streamlit as st

from tracker import vocabulary
from tracker.register import schema
from tracker.register.schema.entries import Entry
from tracker.ui.about import copy
from tracker.ui.about.worked_out import EXPLAINED, Explained
from tracker.ui.kit.marks import severity_mark, state_mark, timeliness_mark
from tracker.ui.kit.markup import Html, bullets, details, element, joined, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.vocabulary import Flag, Rule, State, Timeliness, Word

_WORDS: tuple[type[Word], ...] = (
    vocabulary.State,
    vocabulary.Status,
    vocabulary.Outcome,
    vocabulary.Says,
    vocabulary.Covers,
    vocabulary.AnswerKind,
    vocabulary.Certainty,
    vocabulary.Marking,
    vocabulary.WordingStatus,
    vocabulary.DueBasis,
    vocabulary.PartyKind,
    vocabulary.SourceKind,
    vocabulary.EvidenceKind,
    vocabulary.MeetingStatus,
    vocabulary.DecisionOutcome,
    vocabulary.ConcernKind,
    vocabulary.Better,
    vocabulary.QuarterKind,
)
_THINGS: tuple[type[Entry], ...] = (
    schema.Source,
    schema.Statement,
    schema.Finding,
    schema.Party,
    schema.Recommendation,
    schema.Limb,
    schema.Answer,
    schema.Action,
    schema.Update,
    schema.Evidence,
    schema.Verification,
    schema.Extension,
    schema.Handover,
    schema.Escalation,
    schema.Meeting,
    schema.Decision,
    schema.Concern,
    schema.Indicator,
    schema.Observation,
    schema.Correction,
)


def draw_figures() -> None:
    """Draw how each figure is made."""
    parts = [element("h2", "How each figure is made", id="figures"), paragraph(copy.CLOCKS)]
    st.html(joined([*parts, _states(), _done(), _timeliness(), _flags(), _exceptions(), *map(_explained, EXPLAINED)]))


def _explained(each: Explained) -> Html:
    return joined([element("h3", each.title, id=each.place), bullets(each.sentences)])


def _states() -> Html:
    rows = list(enumerate(copy.STATE_RULES, 1))
    columns: list[Column[tuple[int, tuple[State, str]]]] = [
        Column("Order", lambda row: row[0], number=True),
        Column("State", lambda row: state_mark(row[1][0], row[1][0].label), header=True),
        Column("Is given where", lambda row: row[1][1]),
        Column("Means", lambda row: row[1][0].meaning),
    ]
    made = table("States, in the order in which they are tried", columns, rows, "wide states", unseen=True)
    return joined([element("h3", "States", id="states"), paragraph(copy.STATES_HINT), made])


def _done() -> Html:
    return joined([element("h3", "Done, open, and how many", id="done"), bullets(copy.DONE_RULES)])


def _timeliness() -> Html:
    columns: list[Column[Timeliness]] = [
        Column("Timeliness", lambda each: timeliness_mark(each, each.label), header=True),
        Column("Means", lambda each: each.meaning),
        Column("Days are counted", lambda each: copy.TIMELINESS_DAYS[each]),
    ]
    made = table("Timeliness", columns, list(Timeliness), "wide", unseen=True)
    return joined([element("h3", "Against the deadline", id="deadline"), made])


def _flags() -> Html:
    columns: list[Column[Flag]] = [
        Column("Flag", lambda each: each.label, header=True),
        Column("Means", lambda each: each.meaning),
    ]
    return joined([element("h3", "Flags", id="flags"), table("Flags", columns, list(Flag), unseen=True)])


def _exceptions() -> Html:
    ordered = sorted(Rule, key=lambda rule: -rule.severity)
    columns: list[Column[Rule]] = [
        Column("Rule", lambda rule: rule.label, header=True),
        Column("Urgency", severity_mark),
        Column("Holds when", lambda rule: rule.meaning),
    ]
    made = table("Rules", columns, ordered, "wide", unseen=True)
    return joined([element("h3", "Exceptions", id="exceptions"), paragraph(copy.EXCEPTIONS_HINT), made])


def draw_words() -> None:
    """Draw what the things in the register are, and the words for them."""
    heading = element("h2", "The words", id="words")
    columns: list[Column[type[Entry]]] = [
        Column("Thing", lambda thing: thing.__name__, header=True),
        Column("Is", lambda thing: thing.__doc__),
    ]
    things = table("Things in the register", columns, _THINGS, unseen=True)
    st.html(joined([heading, things, paragraph(copy.WORDS_HINT), *(_list(each) for each in _WORDS)]))


def _list(each: type[Word]) -> Html:
    columns: list[Column[Word]] = [
        Column("Written", lambda word: element("code", word.value), header=True),
        Column("Shown as", lambda word: word.label),
        Column("Means", lambda word: word.meaning),
    ]
    title = each.__doc__ or each.__name__
    return details(title, table(title, columns, list(each), "wide", unseen=True))
