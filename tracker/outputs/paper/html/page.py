"""A paper → one HTML file.

Nothing in it is run and nothing is fetched: the policy in its head says so to the browser as well.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from tracker.files import read_whole
from tracker.outputs.drawn.sheet import marks_sheet
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, joined, link, paragraph
from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Enclosure,
    Facts,
    Heading,
    Line,
    MeetingPaper,
    PaperTable,
    Paragraph,
    SquaresFigure,
    StacksFigure,
)
from tracker.outputs.paper.html.parts import squares_of, stacks_of, table_of
from tracker.outputs.paper.html.words import words
from tracker.outputs.paper.imprint import IMPRINT_NAME, imprint_lines
from tracker.outputs.paper.legible import legible
from tracker.outputs.paper.places import Places, places_of
from tracker.words.figures import count

_SHEET = Path(__file__).with_name("paper.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_DOCUMENT = Html("""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="{subject}">
<title>{title}</title>
<style>
{sheet}</style>
</head>
<body>
<a class="skip" href="#paper">Skip the contents</a>
<header>
{heading}
{imprint}
{contents}
</header>
<main id="paper" tabindex="-1">
{body}
</main>
<footer>
{imprint}
{enclosures}
</footer>
{machine_imprint}
</body>
</html>
""")
_LEVELS_LISTED = (2, 3)  # the title is the page; what is deeper is found within its part
_MOST_LISTED = 12  # parts of one section that the contents show without being opened
# A script of data ends where its text says so, and a comment's beginning changes where that is: neither can stand here.
_NOT_IN_JSON = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def html_page(paper: MeetingPaper, machine_imprint: str) -> bytes:
    """Return a paper as one HTML file in UTF-8; `machine_imprint`: the JSON by which it can be made again."""
    places = places_of(paper.blocks)
    page = _DOCUMENT.format(
        language=paper.language,
        policy=_POLICY,
        subject=legible(paper.subject),
        title=legible(paper.title),
        sheet=Html(marks_sheet() + read_whole(_SHEET).decode() + _page_foot(paper)),
        imprint=joined(paragraph(legible(each)) for each in imprint_lines(paper.imprint)),
        heading=element("h1", legible(paper.title), id=places.headings.get(0)),
        contents=_contents(paper.blocks, places),
        body=joined(_drawn(paper.blocks, places), "\n"),
        enclosures=_enclosures(paper.enclosures),
        machine_imprint=_as_data(machine_imprint),
    )
    return page.encode()


def imprint_text(page: str) -> str | None:
    """Return the JSON of the imprint that a page holds; None where it holds none."""
    held = re.search(rf'<script type="application/json" id="{re.escape(IMPRINT_NAME)}">(.*?)</script>', page, re.DOTALL)
    return held[1] if held else None


def _as_data(json: str) -> Html:
    return Html('<script type="application/json" id="{}">{}</script>').format(
        IMPRINT_NAME, Html(json.translate(_NOT_IN_JSON))
    )


def _page_foot(paper: MeetingPaper) -> str:
    """Return the rule for the foot of each printed page."""
    meeting, position, source = (_as_css(legible(each)) for each in imprint_lines(paper.imprint))
    return (
        f"@page {{ @top-left {{ content: {meeting} }} @top-right {{ content: {position} }}"
        f" @bottom-left {{ content: {source} }} }}\n"
    )


def _as_css(text: str) -> str:
    """Return text as a string of CSS in which nothing but letters and digits stands as itself, so that none ends it."""
    return '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text) + '"'


def _contents(blocks: tuple[Block, ...], places: Places) -> Html:
    """Return the sections, each with its parts, as links."""
    sections: list[tuple[Html, list[Html]]] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level in _LEVELS_LISTED:
            led_to = link(legible(block.text), f"#{places.headings[number]}")
            if block.level == _LEVELS_LISTED[0]:
                sections.append((led_to, []))
            elif sections:
                sections[-1][1].append(led_to)
    listed = bullets(joined([section, _parts_listed(parts)]) for section, parts in sections)
    return element("nav", paragraph("Contents", class_="label"), listed, aria_label="Contents") if listed else NOTHING


def _parts_listed(parts: list[Html]) -> Html:
    """Return the parts of a section; opened on demand where there are many, so that the sections stay in sight."""
    listed = bullets(parts)
    return details(f"Its {count(len(parts), 'part')}", listed) if len(parts) > _MOST_LISTED else listed


def _drawn(blocks: tuple[Block, ...], places: Places) -> Iterator[Html]:
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading):
            yield _block(block, places.anchors)
        elif block.level > 1:  # the title stands before the contents
            yield _heading(block, places.headings[number])


def _heading(heading: Heading, name: str) -> Html:
    class_ = "new-page" if heading.on_new_page else None
    return element(f"h{heading.level}", legible(heading.text), id=name, class_=class_)


def _block(block: Block, places: Mapping[str, str]) -> Html:
    match block:
        case Paragraph(content=content, note=note):
            return paragraph(words(content, places), class_="note" if note else None)
        case Bullets(items=items, numbered=numbered):
            return element("ol" if numbered else "ul", *(element("li", words(item, places)) for item in items))
        case Facts(items=items):
            return element("dl", *(_fact(name, content, places) for name, content in items))
        case PaperTable():
            return table_of(block, places)
        case SquaresFigure():
            return squares_of(block)
        case StacksFigure():
            return stacks_of(block)
        case Heading():
            raise AssertionError("a heading is drawn with its name")


def _fact(name: str, content: Line, places: Mapping[str, str]) -> Html:
    return element("div", element("dt", legible(name)), element("dd", words(content, places)))


def _enclosures(enclosures: tuple[Enclosure, ...]) -> Html:
    """Return the files that the paper carries, each as a link that saves it: no script is needed for that."""
    listed = bullets(_enclosure(each) for each in enclosures)
    return joined([paragraph("Files within this document", class_="label"), listed]) if listed else NOTHING


def _enclosure(enclosure: Enclosure) -> Html:
    address = f"data:{enclosure.media_type};base64,{b64encode(enclosure.content).decode()}"
    name = legible(enclosure.name)
    saved_as = name.replace("/", "-")  # a browser takes the last part of a path alone, and two may be called the same
    return joined([link(name, address, download=saved_as), f": {legible(enclosure.description)}"])
