"""One recommendation's page: what was asked, where it stands, and what it has to do with others.

Puts the sections together; claim, verdict and evidence are in `proof`, the work in `delivery`.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import in_words
from tracker.outputs.markup import (
    Html,
    element,
    joined,
    link,
)
from tracker.outputs.parts.one.asked import asked, findings, places, related, summary
from tracker.outputs.parts.one.delivery import actions, deadline_steps, limbs
from tracker.outputs.parts.one.proof import proof
from tracker.register.schema.recommendations import Recommendation
from tracker.ui.parts.recording import record_link
from tracker.ui.recommendations.timeline import timeline_of
from tracker.ui.recommendations.waiting import waiting
from tracker.ui.shell.view import View

PAGE = "recommendations"


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
            asked(view, recommendation),
            summary(view, recommendation, standing, _source(view, recommendation)),
            proof(view, recommendation, standing),
            actions(view, recommendation, standing),
            limbs(view, recommendation, standing),
            waiting(view, standing),
            deadline_steps(view, recommendation, standing),
            timeline_of(view, recommendation.id),
            related(view, recommendation),
            findings(view.register.sources[recommendation.source]),
            places(view, recommendation),
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


def _source(view: View, recommendation: Recommendation) -> Html:
    """Return its source, theme and priority, each leading to the list of those that share it."""
    source, theme, priority = recommendation.source, recommendation.theme, recommendation.priority
    links = [link(source, view.link(PAGE, source=source))]
    if theme:
        links.append(link(theme, view.link(PAGE, theme=theme)))
    if priority:
        links.append(link(f"{priority.label.lower()} priority", view.link(PAGE, priority=priority.value)))
    return joined([*links, *([] if theme else ["theme not known"])], ", ")
