"""The page of one recommendation, at an address that stays: what was asked, claim, verdict and evidence, the work."""

from __future__ import annotations

from tracker.outputs.markup import NOTHING, Html, bullets, element, escaped, joined, link
from tracker.outputs.parts.one.asked import asked, findings, places, related, summary
from tracker.outputs.parts.one.delivery import actions, deadline_steps, limbs
from tracker.outputs.parts.one.proof import proof
from tracker.outputs.parts.one.timeline import timeline
from tracker.outputs.site import addresses
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.register.schema.recommendations import Recommendation
from tracker.rules.lists.dated import dated
from tracker.words.recommendation import wait_text


def recommendation_page(id: str, page: SitePage) -> Content:
    """Return everything that the register says of a recommendation on the day shown."""
    title = page.register.recommendations[id].title
    return Content(
        f"{id} {title}",
        joined([element("span", id, class_="id"), f" {title}"]),
        lambda: _body(page, id),
        _neighbours(page, id),
        page.edition.coming_of.get(id),
        id,
    )


def _body(page: SitePage, id: str) -> Html:
    recommendation, standing = page.register.recommendations[id], page.position.standings[id]
    body = [
        asked(page, recommendation),
        summary(page, recommendation, standing, _belongs(page, recommendation)),
        proof(page, recommendation, standing),
        actions(page, recommendation, standing),
        limbs(page, recommendation, standing),
        _waiting(page, id),
        deadline_steps(page, recommendation, standing),
        timeline(page, dated(page.register, id, page.as_at), lambda each: page.place(each.path, each.entry.line)),
        related(page, recommendation),
        findings(page.register.sources[recommendation.source]),
        places(page, recommendation),
    ]
    return joined(body)


def _belongs(page: SitePage, recommendation: Recommendation) -> Html:
    """Return its source, theme and priority."""
    source = link(recommendation.source, page.to(addresses.source(recommendation.source)))
    priority = f"{recommendation.priority.label.lower()} priority" if recommendation.priority else None
    return joined(filter(None, [source, recommendation.theme or escaped("theme not known"), priority]), ", ")


def _waiting(page: SitePage, id: str) -> Html:
    """Return for whom its actions wait; nothing where none does."""
    waits = [wait for wait in page.edition.waits if wait.recommendation == id]
    if not waits:
        return NOTHING
    as_at = page.as_at
    items = [joined([element("strong", each.action), " ", wait_text(page.register, each, as_at)]) for each in waits]
    return joined([element("h2", "Who waits for whom", id="waiting"), bullets(items, "plain")])


def _neighbours(page: SitePage, id: str) -> Html:
    """Return the way to the list, and to the recommendation before and after."""
    ids = page.edition.ids
    number = page.edition.number_of[id]
    links = [link("All recommendations", page.to(addresses.RECOMMENDATIONS))]
    if number:
        before = ids[number - 1]
        links.append(link(f"← {before}", page.recommendation_address(before), aria_label=f"Before: {before}"))
    if number + 1 < len(ids):
        after = ids[number + 1]
        links.append(link(f"{after} →", page.recommendation_address(after), aria_label=f"Next: {after}"))
    return element("span", joined(links, " · "), class_="neighbours")
