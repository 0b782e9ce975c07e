"""A message's blocks → what is read: plain text, Markdown, and an HTML page that stands alone.

Every text is data: it is made inert for the form that it goes into, and an address leads to the dashboard alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

from tracker.files import read_whole
from tracker.outputs.inert import inert
from tracker.outputs.markup import Html, bullets, element, joined, paragraph
from tracker.outputs.paper.blocks import Block, Bullets, Heading, Inline, Line, Paragraph, Plain, WebLink
from tracker.outputs.paper.html.words import words

_SHEET = Path(__file__).with_name("message.css")
_WIDTH = 76  # of a line of plain text, with room for the marks of a reply
_PAGE = Html("""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{sheet}</style>
</head>
<body>
{body}
</body>
</html>
""")


def as_plain_text(blocks: Sequence[Block]) -> str:
    """Return a message as plain text; a heading has a line below it, an address stands behind its words."""
    return _separated(blocks, _plain_block)


def _plain_block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{text}\n{('=' if level == 1 else '-') * min(len(text), _WIDTH)}"
        case Paragraph(content=content):
            return "\n".join(_wrapped(part) for part in _plain_line(content).split(" · "))
        case Bullets(items=items):
            # Where an item leads is left out: the sheet's address, which stands above, leads there as well.
            return "\n".join(_wrapped("".join(part.text for part in item), "- ") for item in items)
    raise TypeError(f"a message has no {type(block).__name__}")


def _plain_line(content: Line) -> str:
    return "".join(f"{part.text}: {part.address}" if isinstance(part, WebLink) else part.text for part in content)


def _wrapped(text: str, mark: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_markdown(blocks: Sequence[Block]) -> str:
    """Return a message as Markdown, in which no word of the register comes alive."""
    return _separated(blocks, _markdown_block)


def _markdown_block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'#' * level} {inert(text)}"
        case Paragraph(content=content):
            return _markdown_line(content)
        case Bullets(items=items):
            return "\n".join(f"- {_markdown_line(item)}" for item in items)
    raise TypeError(f"a message has no {type(block).__name__}")


def _markdown_line(content: Line) -> str:
    return "".join(map(_markdown_part, content))


def _markdown_part(part: Inline) -> str:
    text = inert(part.text)
    if isinstance(part, WebLink):
        return f"[{text}]({part.address})"
    if isinstance(part, Plain) and part.strong:
        return f"**{text}**"
    # What is inert has no space at its edges; the words around it need it.
    before, behind = (" " if edge.isspace() else "" for edge in (part.text[:1], part.text[-1:]))
    return f"{before}{text}{behind}"


def as_html(title: str, blocks: Sequence[Block]) -> str:
    """Return a message as a page: no script, nothing from another host; raise `OSError`."""
    body = joined(map(_html_block, blocks), "\n")
    return _PAGE.format(title=title, sheet=Html(read_whole(_SHEET).decode()), body=body)


def _html_block(block: Block) -> Html:
    match block:
        case Heading(level=level, text=text):
            return element(f"h{level}", text)
        case Paragraph(content=content, note=note):
            return paragraph(words(content, {}), class_="note" if note else None)
        case Bullets(items=items):
            return bullets(words(item, {}) for item in items)
    raise TypeError(f"a message has no {type(block).__name__}")


def _separated(blocks: Sequence[Block], written: Callable[[Block], str]) -> str:
    return "\n\n".join(map(written, blocks)) + "\n"
