"""The cells of a list of recommendations: each fact of where one stands, in a word or a mark."""

from __future__ import annotations

from tracker.dates import in_few_words
from tracker.outputs.drawn.marks import tag, timeliness_mark
from tracker.outputs.markup import Html, element, escaped, joined
from tracker.outputs.parts.showing import Showing
from tracker.outputs.parts.states import mark_of
from tracker.rules.lists.dated import last_entries
from tracker.rules.state.position import Standing
from tracker.vocabulary import OPEN, PAST_DEADLINE, AnswerKind, Flag, Outcome, State
from tracker.words.deadlines import short_standing_text
from tracker.words.recommendation import last_entries_text, verdict_label

_REFUSALS = (AnswerKind.REJECTED, AnswerKind.NO_ANSWER)


def state_cell(page: Showing, standing: Standing) -> Html:
    """Return the mark of the state, with a corner where it is late."""
    return mark_of(page, standing.span, late=standing.timeliness in PAST_DEADLINE)


def answer_word(standing: Standing) -> str:
    """Return the answer in a word."""
    answer = standing.span.answer
    return answer.label if answer else "not on record"


def answer_cell(standing: Standing) -> Html:
    """Return the answer; a tag where somebody refused or gave none."""
    text = answer_word(standing)
    return tag(text, "grey") if standing.span.answer in _REFUSALS else escaped(text)


def verdict_cell(standing: Standing) -> Html:
    """Return the verdict; a tag where it found the work not done, or was undone."""
    span, text = standing.span, verdict_label(standing.span)
    if span.verdict is Outcome.NOT_VERIFIED:
        return tag(text, "red" if span.state in OPEN else "grey")
    return tag(text, "amber") if Flag.REOPENED in span.flags and span.verdict else escaped(text)


def timely_cell(page: Showing, standing: Standing) -> Html:
    """Return how it stands against its deadline, as a mark."""
    return timeliness_mark(standing.timeliness, short_standing_text(page.register, standing))


def last_cell(page: Showing, standing: Standing) -> Html:
    """Return the day of the last entry; where no progress is reported, with what it was, which was no report."""
    last = standing.span.last_activity
    if last is None:
        return escaped("none")
    if standing.span.state is not State.NOT_REPORTED:
        return escaped(in_few_words(last))
    kinds = last_entries_text(last_entries(page.register, standing, page.as_at))
    return joined([in_few_words(last), element("span", kinds, class_="note")])
