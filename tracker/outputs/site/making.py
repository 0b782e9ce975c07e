"""The files of a site, one after the other: each is made when it is asked for.

Knows which pages there are; what is on them is their modules'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tracker.dates import as_written
from tracker.outputs.site import addresses
from tracker.outputs.site.about import about
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content, document
from tracker.outputs.site.lists import lists
from tracker.outputs.site.one import recommendation_page
from tracker.outputs.site.overview import overview
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.sources import sources
from tracker.outputs.site.styles import styles

Making = Callable[[SitePage], Content]
File = tuple[str, Callable[[], bytes]]


def files_of(edition: Edition) -> Iterator[File]:
    """Yield the path of each file below the site's folder, with what makes its bytes."""
    yield addresses.STYLES, lambda: styles().encode()
    for path, make in _pages(edition):
        yield path, partial(_page, edition, path, make)


def listing(edition: Edition) -> dict[str, object]:
    """Return what the list of a site's files says beside them."""
    snapshot = edition.snapshot
    return {
        "register": edition.register.settings.title,
        "as_at": as_written(snapshot.as_at),
        "commit": snapshot.commit or snapshot.revision,
        "audience": snapshot.valid.audience.value,
    }


def _pages(edition: Edition) -> Iterator[tuple[str, Making]]:
    yield addresses.OVERVIEW, overview
    yield from lists(edition)
    yield from sources(edition)
    yield addresses.ABOUT, about
    for id in edition.ids:
        yield addresses.recommendation(id), partial(recommendation_page, id)


def _page(edition: Edition, path: str, make: Making) -> bytes:
    page = SitePage(edition, path)
    return document(page, make(page)).encode()
