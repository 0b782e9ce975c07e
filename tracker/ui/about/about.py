"""About, its first part: how each figure is made, and what the words mean.

Draws; the texts come from `copy` and the vocabulary, from which the manual has them too.
"""

from __future__ import annotations

import streamlit as st

from tracker import vocabulary
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import severity_mark, state_mark, timeliness_mark
from tracker.outputs.markup import Html, bullets, details, element, joined, opens, paragraph
from tracker.register import schema
from tracker.register.schema.entries import Entry
from tracker.ui.about import copy
from tracker.ui.about.worked_out import EXPLAINED, Explained
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


def draw_lead() -> None:
    """Draw what all of it rests on."""
    st.html(paragraph(copy.LEAD, class_="lead"))


def draw_figures() -> None:
    """Draw how each figure is made: a line for each, which opens."""
    parts = [_states(), _done(), _timeliness(), _flags(), _exceptions(), *map(_explained, EXPLAINED)]
    st.html(joined([element("h2", copy.FIGURES, id="figures"), paragraph(copy.CLOCKS), *parts]))


def _part(title: str, place: str, gist: str, *content: object) -> Html:
    return opens(element("h3", title, id=place), gist, *content)


def _explained(each: Explained) -> Html:
    return _part(each.title, each.place, "", bullets(each.sentences))


def _states() -> Html:
    rows = list(enumerate(copy.STATE_RULES, 1))
    columns: list[Column[tuple[int, tuple[State, str]]]] = [
        Column("Order", lambda row: row[0], number=True),
        Column("State", lambda row: state_mark(row[1][0], row[1][0].label), header=True),
        Column("Is given where", lambda row: row[1][1]),
        Column("Means", lambda row: row[1][0].meaning),
    ]
    made = table("States, in the order in which they are tried", columns, rows, "wide states", unseen=True)
    return _part("States", "states", f"{len(State)} states", paragraph(copy.STATES_HINT), made)


def _done() -> Html:
    return _part("Done, open, and how many", "done", "", bullets(copy.DONE_RULES))


def _timeliness() -> Html:
    columns: list[Column[Timeliness]] = [
        Column("Timeliness", lambda each: timeliness_mark(each, each.label), header=True),
        Column("Means", lambda each: each.meaning),
        Column("Days are counted", lambda each: copy.TIMELINESS_DAYS[each]),
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
    return _part("Exceptions", "exceptions", f"{len(Rule)} rules", paragraph(copy.EXCEPTIONS_HINT), made)


def draw_words() -> None:
    """Draw the glossary, and the words that the register's files may use."""
    st.html(joined([_glossary(), _written()]))


def _glossary() -> Html:
    terms = sorted([*copy.TERMS, *((thing.__name__, thing.__doc__ or "") for thing in _THINGS)])
    columns: list[Column[tuple[str, str]]] = [
        Column("Term", lambda term: term[0], header=True),
        Column("Means", lambda term: term[1]),
    ]
    made = table("Glossary", columns, terms, unseen=True)
    return opens(element("h2", "Glossary", id="words"), f"{len(terms)} terms", made)


def _written() -> Html:
    number = sum(len(each) for each in _WORDS)
    heading = element("h2", "The words of the register’s files", id="written")
    return opens(heading, f"{number} words", paragraph(copy.WORDS_HINT), *(_list(each) for each in _WORDS))


def _list(each: type[Word]) -> Html:
    columns: list[Column[Word]] = [
        Column("Written", lambda word: element("code", word.value), header=True),
        Column("Shown as", lambda word: word.label),
        Column("Means", lambda word: word.meaning),
    ]
    title = each.__doc__ or each.__name__
    return details(title, table(title, columns, list(each), "wide", unseen=True))
