"""Claim, verdict and evidence side by side, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.dates import in_words
from tracker.register.records import ASKED, response_path
from tracker.register.schema.recommendations import Recommendation, Statement
from tracker.register.schema.response import Answer, Evidence, Response, Update, Verification
from tracker.register.schema.restricted import unless_restricted
from tracker.rules.history.newest import newest
from tracker.rules.history.settled import has_expired
from tracker.rules.state.position import Standing
from tracker.rules.state.proving import contradicting, supporting
from tracker.rules.state.standing import bodies_of
from tracker.ui.kit.marks import certainty_mark, tag
from tracker.ui.kit.markup import NOTHING, Html, bullets, element, joined, outward, paragraph
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.vocabulary import Says
from tracker.words.dated import checked_text, outlook
from tracker.words.evidence import age_text, evidence_text, expiry_text, held_text
from tracker.words.figures import capital, short_name
from tracker.words.recommendation import (
    answer_text,
    answers_by_body,
    claim_text,
    course_texts,
    disagreements,
    one_answer_text,
    verdict_text,
)
from tracker.words.statements import statement_text


def proof(view: View, recommendation: Recommendation, standing: Standing) -> Html:
    """Return the three columns, and below them the line where they disagree."""
    response = view.register.responses.get(recommendation.id)
    columns = [
        _column("Claim", claim_text(standing.span), _claim(view, recommendation, standing, response)),
        _column("Verdict", verdict_text(view.register, standing.span), _verdicts(view, recommendation, response)),
        _column(
            "Evidence",
            evidence_text(standing.span.evidence, standing.span.contradicting),
            _evidence(view, response),
        ),
    ]
    rules = frozenset(each.rule for each in view.exceptions if recommendation.id in each.recommendations)
    apart = [*course_texts(view.register, standing), *disagreements(standing, rules)]
    told = element("div", joined(map(paragraph, apart)), class_="disagree") if apart else NOTHING
    heading = section(view, "What is claimed, what is verified, what is shown", "states")
    return joined([heading, element("div", *columns, class_="columns"), told])


def _column(name: str, lead: str, content: Html) -> Html:
    return element("section", element("h3", name), paragraph(lead, class_="says"), content, aria_label=name)


def _claim(view: View, recommendation: Recommendation, standing: Standing, response: Response | None) -> Html:
    latest = [] if response is None else list(_latest_updates(response, view))
    answers = _answers(view, standing, response)
    said = _statements(view, recommendation, (Says.ACCEPTED, Says.EXPECTED, Says.IMPLEMENTED, Says.SUPERSEDED))
    return joined([answers, bullets(latest, "entries"), said])


def _answers(view: View, standing: Standing, response: Response | None) -> Html:
    """Return the recommendation's answer, and below it what each body answered, oldest first."""
    bodies = bodies_of(view.register)
    by_body = answers_by_body(response, view.as_at, bodies)
    lead = paragraph(answer_text(standing.span, [each for given in by_body.values() for each in given]))
    items = [
        _lines(
            element("strong", capital(short_name(view.register, body))),
            bullets([_answer(view, standing.span.recommendation, each, body) for each in given], "plain"),
            [],
        )
        for body, given in by_body.items()
    ]
    return joined([lead, bullets(items, "entries")])


def _answer(view: View, id: str, answer: Answer, body: str) -> Html:
    words = one_answer_text(view.register, answer, body)
    return joined([words, view.place(response_path(id), answer.line)], " ")


def _latest_updates(response: Response, view: View) -> Iterable[Html]:
    """Yield the last thing that was said of each action."""
    for action in response.actions:
        update = newest(action.updates, view.as_at)
        if update:
            yield _update(view, action.id, update, response)


def _update(view: View, action: str, update: Update, response: Response) -> Html:
    return _lines(
        element("strong", f"{action}: {update.status.label.lower()}"),
        joined([element("q", update.note), *outlook(update)], " "),
        [f"{short_name(view.register, update.by)}, {in_words(update.date)}", _cited(update.evidence)],
        certainty_mark(update),
        view.place(response_path(response.recommendation), update.line),
    )


def _lines(head: Html, words: object, facts: list[str], *foot: Html) -> Html:
    """Return an entry in lines: what it is, its words, its facts, and where it stands."""
    told = " · ".join(fact for fact in facts if fact)
    return joined(
        [
            paragraph(head),
            paragraph(words) if words else NOTHING,
            paragraph(told, class_="foot") if told else NOTHING,
            paragraph(joined([part for part in foot if part], " "), class_="foot"),
        ]
    )


def _cited(evidence: tuple[str, ...]) -> str:
    return f"rests on {', '.join(evidence)}" if evidence else ""


def _statements(view: View, recommendation: Recommendation, says: tuple[Says, ...]) -> Html:
    """Return what was said of the source as a whole that is about this one, or may be."""
    source = view.register.sources[recommendation.source]
    about = [each for each in source.statements if each.says in says and each.date <= view.as_at]
    items = [_statement(view, each) for each in about if view.register.may_be_about(each, recommendation.id)]
    if not items:
        return NOTHING
    return joined([element("h4", "Said of the source as a whole"), bullets(items, "entries")])


def _statement(view: View, statement: Statement) -> Html:
    return _lines(
        outward(statement_text(view.register, statement), statement.url),
        NOTHING,
        [in_words(statement.date)],
        certainty_mark(statement),
        view.place(ASKED, statement.line),
    )


def _verdicts(view: View, recommendation: Recommendation, response: Response | None) -> Html:
    given = [] if response is None else [each for each in response.verifications if each.date <= view.as_at]
    items = [_verification(view, recommendation.id, each) for each in reversed(given)]
    return joined([bullets(items, "entries"), _statements(view, recommendation, (Says.VERIFIED,))])


def _verification(view: View, id: str, verification: Verification) -> Html:
    return _lines(
        element("strong", verification.outcome.label),
        checked_text(verification),
        [f"{short_name(view.register, verification.by)}, {in_words(verification.date)}", _cited(verification.evidence)],
        certainty_mark(verification),
        view.place(response_path(id), verification.line),
    )


def _evidence(view: View, response: Response | None) -> Html:
    """Return the evidence for what is claimed; set apart, that for the contrary and that which counts as none."""
    if response is None:
        return NOTHING
    unplaced = [each for each in response.evidence if each.own_day <= view.as_at and not each.is_located]
    parts = [
        (NOTHING, list(supporting(response, view.as_at))),
        (element("h4", "Evidence of the contrary"), list(contradicting(response, view.as_at))),
        (element("h4", "Not counted: where it is held is not on record"), unplaced),
    ]
    return joined(
        joined([heading, bullets([_item(view, response.recommendation, each) for each in items], "entries")])
        for heading, items in parts
        if items
    )


def _item(view: View, id: str, item: Evidence) -> Html:
    expiry = expiry_text(item, view.as_at)
    return _lines(
        joined([element("strong", f"{item.id} "), outward(item.title, unless_restricted(item.url))]),
        item.shows,
        [age_text(item, view.as_at), held_text(item), item.marking.label.lower()],
        tag(expiry, "amber" if has_expired(item, view.as_at) else "grey") if expiry else NOTHING,
        certainty_mark(item),
        view.place(response_path(id), item.line),
    )
