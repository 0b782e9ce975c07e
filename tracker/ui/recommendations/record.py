"""One recommendation's page: what was asked, where it stands, and what it has to do with others.

Puts the sections together; claim, verdict and evidence are in `proof`, the work in `delivery`.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import in_few_words, in_words
from tracker.outputs.drawn.marks import certainty_mark, timeliness_mark
from tracker.outputs.markup import (
    NOTHING,
    Html,
    bullets,
    details,
    element,
    escaped,
    joined,
    link,
    opens,
    outward,
    paragraph,
)
from tracker.register.records import ASKED, response_path
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.rules.history.deadline import was_inferred
from tracker.rules.lists.dated import last_entries
from tracker.rules.state.position import Standing
from tracker.ui.parts.recording import record_link
from tracker.ui.parts.states import mark_of
from tracker.ui.recommendations.delivery import actions, deadline_steps, limbs
from tracker.ui.recommendations.proof import proof
from tracker.ui.recommendations.timeline import timeline
from tracker.ui.recommendations.waiting import waiting
from tracker.ui.shell.view import View
from tracker.vocabulary import PAST_DEADLINE, WordingStatus
from tracker.words.deadlines import deadline_text, standing_text
from tracker.words.figures import count
from tracker.words.recommendation import beginning_of, last_entries_text, reference_text, rests_on_text, wording_text

PAGE = "recommendations"
_LONG = 600  # characters of a wording that are shown at once: more would push the state off the first screen


def draw_one(view: View, id: str) -> None:
    """Draw everything that the register says of a recommendation."""
    recommendation = view.register.recommendations[id]
    heading = joined([element("span", id, class_="id"), f" {recommendation.title}"])
    view.headed(id, heading, record_link(view, about=id), _neighbours(view, id))
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
            _asked(view, recommendation),
            _summary(view, recommendation, standing),
            proof(view, recommendation, standing),
            actions(view, recommendation, standing),
            limbs(view, recommendation, standing),
            waiting(view, standing),
            deadline_steps(view, recommendation, standing),
            timeline(view, recommendation.id),
            _related(view, recommendation),
            _findings(view.register.sources[recommendation.source]),
            _places(view, recommendation),
        ]
    )


def _neighbours(view: View, id: str) -> Html:
    """Return the way back to the list, and to the recommendation before and after."""
    ids = list(view.position.standings)
    number = ids.index(id)
    links = [link("All recommendations", view.link(PAGE))]
    if number:
        links.append(
            link(f"← {ids[number - 1]}", view.link(PAGE, id=ids[number - 1]), aria_label=f"Before: {ids[number - 1]}")
        )
    if number + 1 < len(ids):
        links.append(
            link(f"{ids[number + 1]} →", view.link(PAGE, id=ids[number + 1]), aria_label=f"Next: {ids[number + 1]}")
        )
    return element("span", joined(links, " · "), class_="neighbours")


def _asked(view: View, recommendation: Recommendation) -> Html:
    """Return what was asked, in which wording, and by whom; of a long text the beginning, and the rest on demand."""
    words = recommendation.wording or recommendation.summary or ""
    first, rest = beginning_of(words, _LONG)
    name = "blockquote" if recommendation.wording_status is WordingStatus.VERBATIM else "p"
    parts = [element(name, first, class_="asked") if first else NOTHING]
    if rest:
        parts.append(details("The rest of the wording", element(name, rest, class_="asked")))
    source = view.register.sources[recommendation.source]
    by = [view.register.name_of(source.issued_by), in_words(view.register.issued_on(recommendation))]
    facts = [
        joined([element("strong", wording_text(recommendation)), _resting_on(recommendation)]),
        reference_text(recommendation),
        joined(["Asked in ", outward(source.title, source.url), f", {', '.join(by)}."]),
    ]
    return joined([*parts, paragraph(joined(facts, " "), class_="origin")])


def _resting_on(recommendation: Recommendation) -> Html:
    basis = recommendation.basis
    return joined([rests_on_text(recommendation), outward(basis.title, basis.url), "."]) if basis else NOTHING


def _summary(view: View, recommendation: Recommendation, standing: Standing) -> Html:
    """Return the answer to where it stands: its state, against its deadline, whose it is, what was answered."""
    span, late = standing.span, standing.timeliness in PAST_DEADLINE
    timely = timeliness_mark(standing.timeliness, standing_text(view.register, standing))
    deadline = deadline_text(span.deadline, was_inferred(recommendation, span.deadline))
    last = last_entries(view.register, standing, view.as_at)
    facts = [
        ("State", mark_of(view, span, late)),
        ("Against its deadline", joined([timely, _beside(f"deadline: {deadline}")])),
        ("Owner" if len(standing.owners) < 2 else "Owners", _owners(view, standing)),
        ("Answer", escaped(span.answer.label if span.answer else "not on record")),
        ("Last entry", joined([in_few_words(last[0].on) if last else "none", _beside(last_entries_text(last))])),
        ("Source and theme", _source(view, recommendation)),
    ]
    pairs = (element("div", element("dt", name), element("dd", value)) for name, value in facts)
    return element("dl", *pairs, class_="facts-row stands")


def _beside(text: str) -> Html:
    return element("span", text, class_="beside-fact") if text else NOTHING


def _source(view: View, recommendation: Recommendation) -> Html:
    """Return its source, theme and priority, each leading to the list of those that share it."""
    source, theme, priority = recommendation.source, recommendation.theme, recommendation.priority
    links = [link(source, view.link(PAGE, source=source))]
    if theme:
        links.append(link(theme, view.link(PAGE, theme=theme)))
    if priority:
        links.append(link(f"{priority.label.lower()} priority", view.link(PAGE, priority=priority.value)))
    return joined([*links, *([] if theme else ["theme not known"])], ", ")


def _owners(view: View, standing: Standing) -> Html:
    """Return the lead and the owners of its live actions, each leading to its sheet."""
    register = view.register
    links = [link(register.name_of(owner), view.link("actions", owner=owner)) for owner in standing.owners]
    return joined(links, ", ") if links else escaped(register.name_of(None))


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
    heading = element("h2", "What the source found")
    return opens(heading, f"{count(len(items), 'finding')}, not matched to single recommendations", bullets(items))


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
