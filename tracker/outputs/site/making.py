"""The files of a site, one after the other: each is made when it is asked for.

Knows which pages there are; what is on them is their modules'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tracker.dates import as_written
from tracker.outputs.site import addresses
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.feed import feed, sitemap
from tracker.outputs.site.frame import Content, document
from tracker.outputs.site.kept import KEYS, Kept
from tracker.outputs.site.keys import Keys
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.pages.about import about, not_found
from tracker.outputs.site.pages.data import data, data_files
from tracker.outputs.site.pages.lists import lists
from tracker.outputs.site.pages.meetings import meetings
from tracker.outputs.site.pages.one import recommendation_page
from tracker.outputs.site.pages.outcomes import outcomes
from tracker.outputs.site.pages.overview import overview
from tracker.outputs.site.pages.progress import progress
from tracker.outputs.site.pages.questions import questions
from tracker.outputs.site.pages.sources import sources
from tracker.outputs.site.styles import styles
from tracker.rules.meetings.meetings import is_held_by

Making = Callable[[SitePage], Content]
File = tuple[str, Callable[[], bytes]]


def files_of(edition: Edition, kept: Kept) -> Iterator[File]:
    """Yield the path of each file below the site's folder, with what makes its bytes."""
    yield addresses.STYLES, lambda: styles().encode()
    rests_on = _rests_on(edition)
    for path, make in _pages(edition):
        yield path, partial(_page, edition, path, make, kept, rests_on.get(path))
    yield addresses.NOT_FOUND, partial(_page, edition, addresses.NOT_FOUND, not_found, kept)
    yield addresses.FEED, partial(feed, edition)
    if edition.address:
        yield addresses.SITEMAP, lambda: sitemap(edition, (path for path, _ in _pages(edition)))
    yield from data_files(edition)


def listing(edition: Edition, kept: Kept) -> dict[str, object]:
    """Return what the list of a site's files says beside them; what pages rest on is in it once they are made."""
    snapshot = edition.snapshot
    return {
        "register": edition.register.settings.title,
        "as_at": as_written(snapshot.as_at),
        "commit": snapshot.commit or snapshot.revision,
        "audience": snapshot.valid.audience.value,
        KEYS: kept.noted,
    }


def _pages(edition: Edition) -> Iterator[tuple[str, Making]]:
    yield addresses.OVERVIEW, overview
    yield from lists(edition)
    yield from sources(edition)
    yield addresses.PROGRESS, progress
    yield from meetings(edition)
    yield from outcomes(edition)
    yield addresses.DATA, data
    if edition.questions:
        yield addresses.QUESTIONS, questions
    yield addresses.ABOUT, about
    for id in edition.ids:
        yield addresses.recommendation(id), partial(recommendation_page, id)


def _rests_on(edition: Edition) -> dict[str, Callable[[], str]]:
    """Return what tells on what a page rests, of the pages that take longest to make."""
    keys, register = Keys(edition), edition.register
    rests_on = {addresses.recommendation(id): partial(keys.of_recommendation, id) for id in edition.ids}
    held = (each for each in register.meetings if is_held_by(each, edition.snapshot.as_at))
    of_meetings = {
        addresses.meeting(each.id): partial(keys.of_meeting, each, register.held_before(each.date)) for each in held
    }
    return {**rests_on, **of_meetings}


def _page(edition: Edition, path: str, make: Making, kept: Kept, rests_on: Callable[[], str] | None = None) -> bytes:
    page = SitePage(edition, path)
    before = kept.page(path, rests_on()) if rests_on else None
    return document(page, make(page), before).encode()
