"""Claim, verdict and evidence side by side; where several bodies were asked, each one's answer and claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import status_mark
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, escaped, joined, paragraph
from tracker.register.records import response_path
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Answer, Response
from tracker.rules.history.newest import newest
from tracker.rules.lists.bodies import BodySide, sides_of
from tracker.rules.state.position import Standing
from tracker.rules.state.proving import contradicting, supporting
from tracker.ui.parts.worked_out import section
from tracker.ui.recommendations.entries import evidence_item, some_of, statement_item, update_item, verdict_item
from tracker.ui.shell.view import View
from tracker.vocabulary import Says
from tracker.words.evidence import evidence_text
from tracker.words.figures import capital, count, short_name
from tracker.words.recommendation import (
    answer_text,
    claim_text,
    course_texts,
    disagreements,
    one_answer_text,
    verdict_text,
)

_MOST = 3  # entries in a column before the others are shown on demand: the three columns stay side by side on a screen


def proof(view: View, recommendation: Recommendation, standing: Standing) -> Html:
    """Return where the three disagree, the three columns, and what each body answered where several were asked."""
    id, response = recommendation.id, view.register.responses.get(recommendation.id)
    sides = sides_of(view.register, standing, view.as_at)
    span = standing.span
    columns = [
        _column("Claim", claim_text(span), _claim(view, standing, response, sides)),
        _column("Verdict", verdict_text(view.register, span), _verdicts(view, id, response)),
        _column("Evidence", evidence_text(span.evidence, span.contradicting), _evidence(view, id, response)),
    ]
    rules = frozenset(each.rule for each in view.exceptions if id in each.recommendations)
    apart = [*course_texts(view.register, standing), *disagreements(standing, rules)]
    disagreement = element("div", paragraph(" ".join(apart)), class_="disagree") if apart else NOTHING
    heading = section(view, "Claim, verdict and evidence", "states")
    by_body = _by_body(view, id, sides) if len(sides) > 1 else NOTHING
    return joined([heading, disagreement, element("div", *columns, class_="columns"), by_body])


def _column(name: str, lead: str, content: Html) -> Html:
    return element("section", element("h3", name), paragraph(lead, class_="says"), content, aria_label=name)


def _claim(view: View, standing: Standing, response: Response | None, sides: Sequence[BodySide]) -> Html:
    """Return the last word on each action, the newest first, and what was said of the source as a whole."""
    id = standing.span.recommendation
    last = [(action.id, newest(action.updates, view.as_at)) for action in (response.actions if response else ())]
    said = sorted(((update, action) for action, update in last if update), key=lambda each: each[0].date, reverse=True)
    items = [update_item(view, id, action, update) for update, action in said]
    statements = _statements(view, id, (Says.ACCEPTED, Says.EXPECTED, Says.IMPLEMENTED, Says.SUPERSEDED))
    return joined([_answers(view, standing, sides), some_of(items, _MOST, "action"), statements])


def _answers(view: View, standing: Standing, sides: Sequence[BodySide]) -> Html:
    """Return the recommendation's answer; where one body alone was asked, with what it said when."""
    lead = paragraph(answer_text(standing.span, [answer for side in sides for answer in side.answers]))
    if len(sides) != 1 or not sides[0].answers:
        return lead
    return _given(view, standing.span.recommendation, sides[0])


def _given(view: View, id: str, side: BodySide) -> Html:
    items = [_answer(view, id, each, side.body or "") for each in side.answers]
    return bullets(items, "plain answers")


def _answer(view: View, id: str, answer: Answer, body: str) -> Html:
    words = one_answer_text(view.register, answer, body)
    return joined([words, view.place(response_path(id), answer.line)], " ")


def _statements(view: View, id: str, says: tuple[Says, ...]) -> Html:
    """Return what was said of the source as a whole that is about this one, or may be; on demand, but the newest."""
    source = view.register.sources[view.register.recommendations[id].source]
    said = [each for each in source.statements if each.says in says and each.date <= view.as_at]
    about = [each for each in said if view.register.may_be_about(each, id)]
    if not about:
        return NOTHING
    items = [statement_item(view, each) for each in sorted(about, key=lambda each: each.date, reverse=True)]
    return joined([element("h4", "Said of the source as a whole"), some_of(items, 1, "statement")])


def _verdicts(view: View, id: str, response: Response | None) -> Html:
    given = [] if response is None else [each for each in response.verifications if each.date <= view.as_at]
    items = [verdict_item(view, id, each) for each in sorted(given, key=lambda each: each.date, reverse=True)]
    return joined([some_of(items, _MOST, "verdict"), _statements(view, id, (Says.VERIFIED,))])


def _evidence(view: View, id: str, response: Response | None) -> Html:
    """Return the evidence for what is claimed; set apart, that for the contrary and that which counts as none."""
    if response is None:
        return NOTHING
    against = [evidence_item(view, id, each) for each in contradicting(response, view.as_at)]
    unplaced = [each for each in response.evidence if each.own_day <= view.as_at and not each.is_located]
    parts = [some_of([evidence_item(view, id, each) for each in supporting(response, view.as_at)], _MOST, "item")]
    if against:
        contrary = element("h4", "It shows the contrary"), bullets(against, "entries")
        parts.append(element("section", *contrary, class_="contrary", aria_label="Evidence of the contrary"))
    if unplaced:
        told = f"Not counted: {count(len(unplaced), 'item')} without a place on record"
        parts.append(details(told, bullets([evidence_item(view, id, each) for each in unplaced], "entries")))
    return joined(parts)


def _by_body(view: View, id: str, sides: Sequence[BodySide]) -> Html:
    columns: list[Column[BodySide]] = [
        Column("Body", lambda side: _name(view, side), header=True),
        Column("Answer", lambda side: _given(view, id, side) or escaped("not on record")),
        Column("What it claims", _claimed),
    ]
    caption = f"What each body that was asked says of {id}"
    return joined([element("h3", "Body by body"), table(caption, columns, sides, "lines", unseen=True)])


def _name(view: View, side: BodySide) -> str:
    name = capital(short_name(view.register, side.body))
    return f"{name} (leads)" if side.leads else name


def _claimed(side: BodySide) -> Html:
    """Return where a body's live actions stand, by how many there are of each."""
    if not side.actions:
        return escaped("no action of its own")
    by_status = Counter(action.span.status for action in side.actions)
    marks = (
        element("li", status_mark(status), f" {number:,}" if number > 1 else None)
        for status, number in by_status.items()
    )
    return element("ul", *marks, class_="plain statuses")
