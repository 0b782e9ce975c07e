"""Claim, verdict and evidence side by side; where several bodies were asked, each one's answer and claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import status_mark
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, escaped, joined, paragraph
from tracker.outputs.parts.one.entries import evidence_item, some_of, statement_item, update_item, verdict_item
from tracker.outputs.parts.showing import Showing, section
from tracker.register.records import response_path
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Answer, Response
from tracker.rules.history.newest import newest
from tracker.rules.lists.bodies import BodySide, sides_of
from tracker.rules.state.position import Standing
from tracker.rules.state.proving import contradicting, supporting
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


def proof(page: Showing, recommendation: Recommendation, standing: Standing) -> Html:
    """Return where the three disagree, the three columns, and what each body answered where several were asked."""
    id, response = recommendation.id, page.register.responses.get(recommendation.id)
    sides = sides_of(page.register, standing, page.as_at)
    span = standing.span
    columns = [
        _column("Claim", claim_text(span), _claim(page, standing, response, sides)),
        _column("Verdict", verdict_text(page.register, span), _verdicts(page, id, response)),
        _column("Evidence", evidence_text(span.evidence, span.contradicting), _evidence(page, id, response)),
    ]
    apart = [*course_texts(page.register, standing), *disagreements(standing, page.rules_of(id))]
    disagreement = element("div", paragraph(" ".join(apart)), class_="disagree") if apart else NOTHING
    heading = section(page, "Claim, verdict and evidence", "states")
    by_body = _by_body(page, id, sides) if len(sides) > 1 else NOTHING
    return joined([heading, disagreement, element("div", *columns, class_="columns"), by_body])


def _column(name: str, lead: str, content: Html) -> Html:
    return element("section", element("h3", name), paragraph(lead, class_="says"), content, aria_label=name)


def _claim(page: Showing, standing: Standing, response: Response | None, sides: Sequence[BodySide]) -> Html:
    """Return the last word on each action, the newest first, and what was said of the source as a whole."""
    id = standing.span.recommendation
    last = [(action.id, newest(action.updates, page.as_at)) for action in (response.actions if response else ())]
    said = sorted(((update, action) for action, update in last if update), key=lambda each: each[0].date, reverse=True)
    items = [update_item(page, id, action, update) for update, action in said]
    statements = _statements(page, id, (Says.ACCEPTED, Says.EXPECTED, Says.IMPLEMENTED, Says.SUPERSEDED))
    return joined([_answers(page, standing, sides), some_of(items, _MOST, "action"), statements])


def _answers(page: Showing, standing: Standing, sides: Sequence[BodySide]) -> Html:
    """Return the recommendation's answer; where one body alone was asked, with what it said when."""
    lead = paragraph(answer_text(standing.span, [answer for side in sides for answer in side.answers]))
    if len(sides) != 1 or not sides[0].answers:
        return lead
    return _given(page, standing.span.recommendation, sides[0])


def _given(page: Showing, id: str, side: BodySide) -> Html:
    items = [_answer(page, id, each, side.body or "") for each in side.answers]
    return bullets(items, "plain answers")


def _answer(page: Showing, id: str, answer: Answer, body: str) -> Html:
    words = one_answer_text(page.register, answer, body)
    return joined([words, page.place(response_path(id), answer.line)], " ")


def _statements(page: Showing, id: str, says: tuple[Says, ...]) -> Html:
    """Return what was said of the source as a whole that is about this one, or may be; on demand, but the newest."""
    source = page.register.sources[page.register.recommendations[id].source]
    said = [each for each in source.statements if each.says in says and each.date <= page.as_at]
    about = [each for each in said if page.register.may_be_about(each, id)]
    if not about:
        return NOTHING
    items = [statement_item(page, each) for each in sorted(about, key=lambda each: each.date, reverse=True)]
    return joined([element("h4", "Said of the source as a whole"), some_of(items, 1, "statement")])


def _verdicts(page: Showing, id: str, response: Response | None) -> Html:
    given = [] if response is None else [each for each in response.verifications if each.date <= page.as_at]
    items = [verdict_item(page, id, each) for each in sorted(given, key=lambda each: each.date, reverse=True)]
    return joined([some_of(items, _MOST, "verdict"), _statements(page, id, (Says.VERIFIED,))])


def _evidence(page: Showing, id: str, response: Response | None) -> Html:
    """Return the evidence for what is claimed; set apart, that for the contrary and that which counts as none."""
    if response is None:
        return NOTHING
    against = [evidence_item(page, id, each) for each in contradicting(response, page.as_at)]
    unplaced = [each for each in response.evidence if each.own_day <= page.as_at and not each.is_located]
    parts = [some_of([evidence_item(page, id, each) for each in supporting(response, page.as_at)], _MOST, "item")]
    if against:
        contrary = element("h4", "It shows the contrary"), bullets(against, "entries")
        parts.append(element("section", *contrary, class_="contrary", aria_label="Evidence of the contrary"))
    if unplaced:
        told = f"Not counted: {count(len(unplaced), 'item')} without a place on record"
        parts.append(details(told, bullets([evidence_item(page, id, each) for each in unplaced], "entries")))
    return joined(parts)


def _by_body(page: Showing, id: str, sides: Sequence[BodySide]) -> Html:
    columns: list[Column[BodySide]] = [
        Column("Body", lambda side: _name(page, side), header=True),
        Column("Answer", lambda side: _given(page, id, side) or escaped("not on record")),
        Column("What it claims", _claimed),
    ]
    caption = f"What each body that was asked says of {id}"
    return joined([element("h3", "Body by body"), table(caption, columns, sides, "lines", unseen=True)])


def _name(page: Showing, side: BodySide) -> str:
    name = capital(short_name(page.register, side.body))
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
