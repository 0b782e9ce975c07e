"""One recommendation's page: what was asked, where it stands, and what it has to do with others.

Puts the sections together; claim, verdict and evidence are in one_proof.py, the work in one_delivery.py.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import in_words
from tracker.register.records import ASKED, response_path
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.rules.history.deadline import Deadline, was_inferred
from tracker.rules.state.position import Standing
from tracker.ui.kit.marks import certainty_mark, timeliness_mark
from tracker.ui.kit.markup import NOTHING, Html, bullets, details, element, escaped, joined, link, outward, paragraph
from tracker.ui.parts.states import mark_of
from tracker.ui.recommendations.delivery import actions, deadline_steps, limbs
from tracker.ui.recommendations.proof import proof
from tracker.ui.recommendations.timeline import timeline
from tracker.ui.shell.view import View
from tracker.vocabulary import WordingStatus
from tracker.words.deadlines import deadline_text, standing_text
from tracker.words.recommendation import reference_text, wording_text

PAGE = "recommendations"


def draw_one(view: View, id: str) -> None:
    """Draw everything that the register says of a recommendation."""
    recommendation = view.register.recommendations[id]
    view.headed(id, joined([element("span", id, class_="id"), f" {recommendation.title}"]))
    st.html(_whole(view, recommendation))


def not_there(view: View, id: str) -> str:
    """Return why a recommendation is not shown."""
    recommendation = view.register.recommendations.get(id)
    if recommendation is None:
        return f"No recommendation is called ‘{id}’. All of them are listed below."
    issued = in_words(view.register.issued_on(recommendation))
    return f"{id} was made on {issued}, after the day that is shown. Choose a later day to see it."


def _whole(view: View, recommendation: Recommendation) -> Html:
    standing = view.position.standings[recommendation.id]
    return joined(
        [
            _neighbours(view, recommendation.id),
            _summary(view, recommendation, standing),
            _asked(view, recommendation, standing),
            proof(view, recommendation, standing),
            actions(view, recommendation, standing),
            limbs(view, recommendation, standing),
            deadline_steps(view, recommendation, standing),
            timeline(view, recommendation.id),
            _related(view, recommendation),
            _places(view, recommendation),
        ]
    )


def _neighbours(view: View, id: str) -> Html:
    """Return the way back to the list, and to the recommendation before and after."""
    ids = list(view.position.standings)
    number = ids.index(id)
    links = [link("← All recommendations", view.link(PAGE))]
    if number:
        links.append(link(f"Before: {ids[number - 1]}", view.link(PAGE, id=ids[number - 1])))
    if number + 1 < len(ids):
        links.append(link(f"Next: {ids[number + 1]}", view.link(PAGE, id=ids[number + 1])))
    return element("nav", joined(links, " · "), class_="neighbours", aria_label="Other recommendations")


def _summary(view: View, recommendation: Recommendation, standing: Standing) -> Html:
    span = standing.span
    facts = [
        ("State", mark_of(view, span)),
        ("Against its deadline", timeliness_mark(standing.timeliness, standing_text(view.register, standing))),
        ("Deadline", deadline_text(span.deadline, was_inferred(recommendation, span.deadline))),
        ("Answer", span.answer.label if span.answer else "not on record"),
        ("Owner" if len(standing.owners) < 2 else "Owners", _owners(view, standing)),
        ("Source", link(recommendation.source, view.link(PAGE, source=recommendation.source))),
        ("Theme", _theme(view, recommendation)),
    ]
    pairs = (element("div", element("dt", name), element("dd", value)) for name, value in facts)
    return element("dl", *pairs, class_="facts-row")


def _owners(view: View, standing: Standing) -> Html:
    """Return the lead and the owners of its live actions, each leading to its sheet."""
    register = view.register
    links = [link(register.name_of(owner), view.link("actions", owner=owner)) for owner in standing.owners]
    return joined(links, ", ") if links else escaped(register.name_of(None))


def _theme(view: View, recommendation: Recommendation) -> Html:
    theme = recommendation.theme
    return link(theme, view.link(PAGE, theme=theme)) if theme else escaped("not known")


def _asked(view: View, recommendation: Recommendation, standing: Standing) -> Html:
    source = view.register.sources[recommendation.source]
    words = recommendation.wording or recommendation.summary
    quoted = recommendation.wording_status is WordingStatus.VERBATIM
    basis = recommendation.basis
    by = joined(
        [
            outward(source.title, source.url),
            f", {view.register.name_of(source.issued_by)}, {in_words(source.issued_on)}. ",
            reference_text(recommendation),
        ]
    )
    from_where = joined(["These words rest on: ", outward(basis.title, basis.url), "."]) if basis else NOTHING
    return joined(
        [
            element("h2", "What was asked"),
            element("blockquote" if quoted else "p", words, class_="asked") if words else NOTHING,
            paragraph(element("strong", wording_text(recommendation)), " ", from_where),
            paragraph("Asked by: ", by),
            _inferred_note(recommendation, standing.span.deadline),
            _findings(source),
        ]
    )


def _inferred_note(recommendation: Recommendation, deadline: Deadline) -> Html:
    if not was_inferred(recommendation, deadline):
        return NOTHING
    which = "original deadline" if deadline.extensions else "deadline"
    return paragraph(f"Its {which} is inferred: the date was worked out, and no document states it.")


def _findings(source: Source) -> Html:
    if not source.findings:
        return NOTHING
    items = [
        joined(
            [
                outward(each.text, each.url),
                f" ({each.reference})" if each.reference else NOTHING,
                " ",
                certainty_mark(each),
            ]
        )
        for each in source.findings
    ]
    told = f"What the source found: {len(items)} findings, not matched to single recommendations"
    return details(told, bullets(items))


def _related(view: View, recommendation: Recommendation) -> Html:
    standings = view.position.standings
    pointing = [id for id, each in view.register.recommendations.items() if recommendation.id in each.related]
    ids = [id for id in dict.fromkeys([*recommendation.related, *pointing]) if id in standings]
    if not ids:
        return NOTHING
    items = [
        joined([link(f"{id} {view.register.recommendations[id].title}", view.link(PAGE, id=id)), " ", _state(view, id)])
        for id in ids
    ]
    return joined([element("h2", "Related"), bullets(items, "plain")])


def _state(view: View, id: str) -> Html:
    span = view.position.standings[id].span
    return mark_of(view, span)


def _places(view: View, recommendation: Recommendation) -> Html:
    """Return where in the files all this stands."""
    response = view.register.responses.get(recommendation.id)
    asked = joined(["What was asked: ", view.place(ASKED, recommendation.line)])
    path = response_path(recommendation.id)
    if response is None:
        answered = escaped(f"What was answered: no response is on the register. It would be {path}.")
    else:
        answered = joined(["What was answered and done: ", view.place(path, 1)])
    source = view.register.sources[recommendation.source]
    said = joined(["Its source, and what was said of it as a whole: ", view.place(ASKED, source.line)])
    return joined([element("h2", "Where this stands in the register"), bullets([asked, answered, said], "plain")])
