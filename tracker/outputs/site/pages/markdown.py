"""The keeper's Markdown as markup: paragraphs, lists, links to the web. Markup that is written in it is text.

The reading is marko's (CommonMark); what becomes markup is made here, so that nothing of a text is markup by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

import marko
from marko import block, inline

from tracker.outputs.markup import NOTHING, Html, element, escaped, joined, outward, paragraph

_LOWEST = 6
_PLAIN: dict[type[Any], str] = {
    block.Quote: "blockquote",
    block.ListItem: "li",
    inline.StrongEmphasis: "strong",
    inline.Emphasis: "em",
}


def markdown(text: str, first_level: int) -> Html:
    """Return a text as markup; its highest headings are of `first_level`, those below them lower.

    Raw HTML is shown as it is written. A link that does not lead to the web, and a picture, is its words alone.
    """
    document = marko.parse(text)
    levels = [each.level for each in _all(document) if isinstance(each, block.Heading | block.SetextHeading)]
    return _within(document, first_level - min(levels, default=first_level))


def _all(node: Any) -> Iterator[Any]:
    yield node
    if isinstance(children := getattr(node, "children", ()), list | tuple):
        for child in children:
            yield from _all(child)


def _within(node: Any, down: int) -> Html:
    """Return what is in an element. `down`: how many levels lower its headings are than they are written."""
    children = getattr(node, "children", ())
    return escaped(children) if isinstance(children, str) else joined(_made(child, down) for child in children)


def _made(node: Any, down: int) -> Html:
    content = _within(node, down)
    match node:
        case inline.RawText() if node.escape:
            return escaped(unescape(node.children))  # "&amp;" is a sign, written so
        case block.Heading() | block.SetextHeading():
            return element(f"h{min(node.level + down, _LOWEST)}", content)
        case block.Paragraph():
            return content if node._tight else paragraph(content)
        case block.List():
            return element("ol" if node.ordered else "ul", content, start=_start(node))
        case block.CodeBlock() | block.FencedCode():
            return element("pre", element("code", content))
        case inline.CodeSpan():
            return element("code", content)
        case inline.Link() | inline.AutoLink():
            return outward(content, node.dest)
        case block.ThematicBreak():
            return element("hr")
        case inline.LineBreak():
            return escaped("\n") if node.soft else element("br")
        case block.BlankLine() | block.LinkRefDef():
            return NOTHING
        case block.HTMLBlock():
            return paragraph(node.body)
    name = _PLAIN.get(type(node))
    return element(name, content) if name else content


def _start(node: block.List) -> int | None:
    return node.start if node.ordered and node.start != 1 else None
