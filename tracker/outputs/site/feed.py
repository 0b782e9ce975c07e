"""What was entered last, as an Atom feed (RFC 4287), by the days of the entries; and the map of the site.

An entry keeps its id for as long as its kind, what it is about and its day stay. Every moment in the feed is the
beginning of a day of the register, none is that of the making: the same edition makes the same feed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from tracker.dates import as_written, last_day
from tracker.outputs.parts.showing import statement_place
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.register.records import response_path
from tracker.rules.lists.dated import dated
from tracker.rules.meetings.meetings import is_held_by
from tracker.words.dated import dated_text
from tracker.words.statements import statement_text

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 60
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML may hold


class _FeedEntry(NamedTuple):
    """One entry of the feed. `key`: what tells it from all others of the register; `path`: the page that it is on."""

    on: date
    key: str
    title: str
    words: str
    path: str


def feed(edition: Edition) -> bytes:
    """Return the newest entries, statements and decisions, each with a link to the page that it is on."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": "en-GB"})
    title = edition.register.settings.title
    newest = _newest(edition)
    updated = newest[0].on if newest else edition.snapshot.as_at
    for name, text in (
        ("title", f"{title}: {copy.FEED.lower()}"),
        ("id", _id(edition, "feed")),
        ("updated", _moment(updated)),
    ):
        _add(root, name, text)
    author = ElementTree.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", title)
    _add_link(root, _address(edition, addresses.OVERVIEW), "alternate")
    _add_link(root, _address(edition, addresses.FEED), "self")
    for item in newest:
        _add_entry(edition, root, item)
    return _as_bytes(root)


def sitemap(edition: Edition, paths: Iterable[str]) -> bytes:
    """Return the addresses of all pages, for search engines; they must be whole, so the site's own must be known."""
    ElementTree.register_namespace("", _SITEMAP)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for path in paths:
        url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = _address(edition, path)
    return _as_bytes(root)


def _newest(edition: Edition) -> list[_FeedEntry]:
    """Return the newest entries; of one day those of the first recommendation first, so always in the same order."""
    items = [*_of_responses(edition), *_of_sources(edition), *_of_meetings(edition)]
    return sorted(items, key=lambda each: each.on, reverse=True)[:_MOST]


def _of_responses(edition: Edition) -> Iterator[_FeedEntry]:
    """Yield what was entered about each recommendation by itself."""
    for id in edition.ids:
        if id not in edition.register.responses:
            continue
        title, of_a_kind = f"{id} {edition.register.recommendations[id].title}", Counter[str]()
        for entry in dated(edition.register, id, edition.snapshot.as_at):
            if entry.path != response_path(id):
                continue
            said = dated_text(edition.register, entry)
            key = f"{id}/{type(entry.entry).__name__}/{entry.moment}/{entry.of}/{as_written(entry.on)}"
            of_a_kind[key] += 1
            name = f"{title}: {said.kind}"
            yield _FeedEntry(
                last_day(entry.on), f"{key}/{of_a_kind[key]}", name, said.words, addresses.recommendation(id)
            )


def _of_sources(edition: Edition) -> Iterator[_FeedEntry]:
    """Yield what was said of each source as a whole."""
    for figures in edition.figures:
        source = edition.register.sources[figures.source.id]
        for number, each in enumerate(source.statements, 1):
            if each.date <= edition.snapshot.as_at:
                name = f"{source.id} {source.title}: {statement_text(edition.register, each)}"
                path = f"{addresses.source(source.id)}#{statement_place(each)}"
                yield _FeedEntry(last_day(each.date), f"{source.id}/statement/{number}", name, each.text or "", path)


def _of_meetings(edition: Edition) -> Iterator[_FeedEntry]:
    """Yield what each meeting decided."""
    for meeting in edition.register.meetings:
        for each in meeting.decisions if is_held_by(meeting, edition.snapshot.as_at) else ():
            name = f"{meeting.title}, decision {each.id}: {each.outcome.label.lower()}"
            path = addresses.meeting(meeting.id)
            yield _FeedEntry(last_day(meeting.date), f"{meeting.id}/{each.id}", name, str(each.text), path)


def _add_entry(edition: Edition, root: ElementTree.Element, item: _FeedEntry) -> None:
    made = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
    _add(made, "title", item.title)
    _add(made, "id", _id(edition, item.key))
    _add(made, "updated", _moment(item.on))
    _add_link(made, _address(edition, item.path), "alternate")
    _add(made, "summary", item.words or item.title)


def _id(edition: Edition, key: str) -> str:
    """Return an id that no other register has: of its repository, or its title, and what tells the entry."""
    settings = edition.register.settings
    return uuid5(NAMESPACE_URL, f"{settings.repository or settings.title}#{key}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _address(edition: Edition, path: str) -> str:
    return f"{edition.address}/{path}" if edition.address else path


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _NO_XML.sub("\ufffd", text)


def _add_link(parent: ElementTree.Element, address: str, rel: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": address})


def _as_bytes(root: ElementTree.Element) -> bytes:
    written: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()
