"""Markup, and the one place where text becomes markup.

Whatever is not `Html` already is text: it is escaped here, so that no word of a register is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_VOID = frozenset({"input", "br", "hr", "meta", "link"})
# The browser's guard against scripts takes an attribute away whole where its text could end a script or a comment.
_GUARDED = re.compile(r"(--!?|\])(?=>)|<(?=/)")


Html = Markup  # what is ready to be shown; only this module, and what it made, makes it
NOTHING = Html("")


def escaped(content: object) -> Html:
    """Return content as markup: text is escaped, markup stays as it is, None is nothing."""
    if isinstance(content, Html):
        return content
    return NOTHING if content is None else escape(str(content))


def as_written(markup: str) -> Html:
    """Return markup that this module made before, and that was kept as text."""
    return Html(markup)


def joined(parts: Iterable[object], between: object = "") -> Html:
    """Return the parts, escaped, one after the other."""
    # str's own join: Markup's would look at every part again, which takes as long as all the rest of a page.
    return Html(str.join(escaped(between), [escaped(part) for part in parts]))


def element(name: str, /, *content: object, **attributes: str | int | bool | None) -> Html:
    """Return an element: `element("a", "ICO-05", href="…", class_="id")`.

    An attribute's underscores are hyphens, a trailing one is dropped; None and False leave it out, True stands alone.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(content)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(_GUARDED.sub(_parted, str(value)))}"'


def _parted(found: re.Match[str]) -> str:
    """Return signs of markup with a word joiner after them, which is neither seen nor read out: the text stays."""
    return f"{found[0]}\u2060"


def link(content: object, address: str, **attributes: str | int | bool | None) -> Html:
    """Return a link within the dashboard."""
    return element("a", content, href=address, **attributes)


def outward(content: object, address: str | None, *, names_host: bool = True) -> Html:
    """Return a link to another site, which opens beside the dashboard; without a web address the content alone.

    `names_host`: the site is named after it. Many documents are read in a copy, and the register cannot tell a copy
    from the original: so a reader is told where each is before going there.
    """
    if not address or not address.startswith(("https://", "http://")):
        return escaped(content)
    made = element("a", content, href=address, target="_blank", rel="noopener noreferrer", class_="outward")
    host = _host(address) if names_host else ""
    return joined([made, " ", element("span", f"(at {host})", class_="host")]) if host else made


def _host(address: str) -> str:
    """Return the name of the machine that an address leads to, "" where it leads to none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # what stands in brackets is no number of a machine
        return ""


def paragraph(*content: object, class_: str | None = None) -> Html:
    """Return a paragraph."""
    return element("p", *content, class_=class_)


def bullets(items: Iterable[object], class_: str | None = None) -> Html:
    """Return a list, or nothing where there is no item."""
    made = joined(element("li", item) for item in items)
    return element("ul", made, class_=class_) if made else NOTHING


def details(summary: object, *content: object, open_: bool = False) -> Html:
    """Return something that opens on demand."""
    return element("details", element("summary", summary), *content, open=open_)


def opens(heading: Html, gist: object, *content: object, open_: bool = False) -> Html:
    """Return a section that opens on demand: its heading, and beside it what is in it, in a few words ("" for none)."""
    beside = joined([" ", element("span", gist, class_="gist")]) if gist else NOTHING
    return element("details", element("summary", heading, beside), *content, class_="opens", open=open_)


def with_links(heading: Html, *beside: object) -> Html:
    """Return a heading with links at its right, apart from it, so that its name stays its own."""
    shown = [each for each in beside if each]
    if not shown:
        return heading
    return element("div", heading, element("p", joined(shown, " · "), class_="beside"), class_="head")


def for_ears(content: object) -> Html:
    """Return content that is read out and not seen."""
    return element("span", content, class_="unseen")
