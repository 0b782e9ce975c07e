"""About, its first part: how each figure is made, and what the words mean.

Draws; the texts come from `copy` and the vocabulary, from which the manual has them too.
"""

from __future__ import annotations

import streamlit as st

from tracker import vocabulary
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.explained.figures import figures_made
from tracker.outputs.explained.rules import LEAD
from tracker.outputs.markup import Html, details, element, joined, opens, paragraph
from tracker.register import schema
from tracker.register.schema.entries import Entry
from tracker.ui.about import copy
from tracker.vocabulary import Word

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
    st.html(paragraph(LEAD, class_="lead"))


def draw_figures() -> None:
    """Draw how each figure is made: a line for each, which opens."""
    st.html(figures_made())


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
