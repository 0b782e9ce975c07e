"""What stands round every page of the site: its name, the way to the others, the position, and when to look again.

Draws a whole document; the content of a page is its module's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tracker.dates import in_words
from tracker.outputs.markup import NOTHING, Html, as_written, element, joined, link, with_links
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.page import SitePage
from tracker.rules.meetings.ahead import Ahead
from tracker.words.changes.known import audience_text

_LOOK_AGAIN = "look-again"
_OPENS, _ENDS = f'<p class="{_LOOK_AGAIN}">', "</p>"  # of the last part of the frame before a body


class Content(NamedTuple):
    """What a page says. `title`: its name; `heading`: the same as markup; `body`: all below that, or what makes it.

    `beside`: links at the right of the heading; `coming`: what comes up next of what the page is about;
    `about`: the recommendation that it is about, "" where it is about more than one.
    """

    title: str
    heading: object
    body: Html | Callable[[], Html]
    beside: Html = NOTHING
    coming: Ahead | None = None
    about: str = ""


def document(page: SitePage, content: Content, before: str | None = None) -> str:
    """Return a page as a whole HTML document. `before`: the same page as it was, whose body still holds."""
    name = f"{content.title} – {page.register.settings.title}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", name),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href=page.to(addresses.STYLES)),
        element("link", rel="alternate", type="application/atom+xml", title=copy.FEED, href=page.to(addresses.FEED)),
    )
    body = element(
        "body",
        link(copy.SKIP, "#content", class_="skip"),
        _header(page),
        element("main", _heading(content), _look_again(page, content), _body(content, before)),
        _footer(page),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en-GB')}\n"


def _body(content: Content, before: str | None) -> Html:
    """Return what is below the heading: of the page as it was, what is between its frame's parts."""
    if before is None:
        return content.body if isinstance(content.body, Html) else content.body()
    _, _, below = before.partition(_OPENS)
    return as_written(below.partition(_ENDS)[2].rpartition("</main>")[0])


def _header(page: SitePage) -> Html:
    items = (element("li", _menu_link(page, path, name)) for path, name in menu(page.edition))
    register = element("p", link(page.register.settings.title, page.to(addresses.OVERVIEW)), class_="register")
    return element("header", register, element("nav", element("ul", *items), aria_label=copy.MENU), _position(page))


def menu(edition: Edition) -> list[tuple[str, str]]:
    """Return the pages that every page leads to, each with its name."""
    return [
        (addresses.OVERVIEW, "Overview"),
        (addresses.RECOMMENDATIONS, "Recommendations"),
        (addresses.PROGRESS, "Progress"),
        (addresses.MEETINGS, "Meetings"),
        (addresses.OUTCOMES, "Outcomes"),
        (addresses.SOURCES, "Sources"),
        *([(addresses.QUESTIONS, copy.QUESTIONS)] if edition.questions else []),
        (addresses.DATA, "Data"),
        (addresses.ABOUT, "About"),
    ]


def _menu_link(page: SitePage, path: str, name: str) -> Html:
    return link(name, page.to(path), aria_current="page" if page.path == path else None)


def _position(page: SitePage) -> Html:
    snapshot = page.edition.snapshot
    parts = [
        joined(["Position as at ", element("strong", in_words(page.as_at))]),
        copy.made_from_text(snapshot.commit or snapshot.revision),
        audience_text(snapshot.valid.audience, snapshot.valid.stubs),
    ]
    return element("p", joined(parts, " · "), class_="position")


def _heading(content: Content) -> Html:
    return with_links(element("h1", content.heading, id="content", tabindex=-1), content.beside)


def _look_again(page: SitePage, content: Content) -> Html:
    """Return up to which day the page can be relied on, and what it does not count."""
    edition = page.edition
    later = edition.later_of(content.about) if content.about else edition.later
    sentences = [
        copy.counted_to_text(page.as_at),
        copy.look_again_text(content.coming, edition.next_meeting),
        copy.not_counted_text(later, page.as_at, content.about) if later else "",
    ]
    return element("p", " ".join(filter(None, sentences)), class_=_LOOK_AGAIN)


def _footer(page: SitePage) -> Html:
    return element("footer", element("p", copy.FOOT))
