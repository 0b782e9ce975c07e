"""Markup of Word documents: an element at a time, its text escaped; and paragraphs, which most of it is.

The order of elements within another is that of the standard (ECMA-376, part 1): Word refuses a file that has another.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.outputs.markup import NOTHING, Html, escaped, joined
from tracker.outputs.paper.legible import begins_right_to_left

SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Of pictures; those of their places and of relations are in every document that the library makes.
DRAWING_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_LINE_ENDS = re.compile("([\n\t])")
_SIGNS = {"\n": Html("<w:br/>"), "\t": Html("<w:tab/>")}


def w(name: str, /, *content: object, **attributes: str | int) -> Html:
    """Return an element of WordprocessingML: `w("pStyle", val="Heading1")`; text in it is escaped."""
    written = "".join(f' w:{key}="{escaped(value)}"' for key, value in attributes.items())
    within = joined(content)
    return Html(f"<w:{name}{written}>{within}</w:{name}>" if within else f"<w:{name}{written}/>")


def run(text: str, style: str = "") -> Html:
    """Return a run of text that is legible already; `style`: a character style's name."""
    if not text:
        return NOTHING
    properties = _run_properties(style, begins_right_to_left(text))
    return Html(f"<w:r>{properties}{''.join(map(_text, _LINE_ENDS.split(text)))}</w:r>")


def _text(part: str) -> str:
    if not part:
        return ""
    return _SIGNS.get(part) or f'<w:t xml:space="preserve">{escaped(part)}</w:t>'


@cache
def _run_properties(style: str, from_right: bool) -> Html:
    properties = [w("rStyle", val=style) if style else NOTHING, w("rtl") if from_right else NOTHING]
    return w("rPr", *properties) if any(properties) else NOTHING


def paragraph(
    style: str, content: Html, text: str, *, numbering: int = 0, on_new_page: bool = False, keeps_next: bool = False
) -> Html:
    """Return a paragraph; `text`: its words, which give its direction; `numbering`: the list that it is of.

    `keeps_next`: stays on one page with the paragraph after it.
    """
    properties = _properties(style, numbering, on_new_page, keeps_next, begins_right_to_left(text))
    return Html(f"<w:p>{properties}{content}</w:p>")


@cache
def _properties(style: str, numbering: int, on_new_page: bool, keeps_next: bool, from_right: bool) -> Html:
    """Return what a paragraph is like: made once, since a document has many thousands and few kinds."""
    return w(
        "pPr",
        w("pStyle", val=style),
        w("keepNext") if keeps_next else NOTHING,
        w("pageBreakBefore") if on_new_page else NOTHING,
        w("numPr", w("ilvl", val=0), w("numId", val=numbering)) if numbering else NOTHING,
        w("bidi") if from_right else NOTHING,
    )
