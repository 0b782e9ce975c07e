"""A paper → the JSON that the template reads: blocks as they are, with their sizes, and texts that can be set.

What typst would refuse is put right here: a level that is left out, a reference to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any
from urllib.parse import quote, urlsplit

from tracker.outputs.paper.blocks import Enclosure, MeetingPaper, PaperTable, SquaresFigure, StacksFigure
from tracker.outputs.paper.imprint import IMPRINT_NAME, imprint_lines
from tracker.outputs.paper.pdf.coverage import FAMILIES
from tracker.outputs.paper.pdf.sizes import name_width, squares_drawn, stacks_drawn
from tracker.outputs.paper.pdf.words import UNPARTED, FittedTexts, texts_in
from tracker.outputs.paper.places import places_of
from tracker.outputs.paper.values import plain_values
from tracker.outputs.paper.widths import column_widths

# typst sets what stands between two page breaks side by side with the rest: so a long paper has some.
_LONGEST_RUN, _BEGINS_PAGE = 400, 3  # blocks; the lowest level of a heading that may begin a page
_LONGEST_ROW = 1200  # characters of a row that is not parted between two pages
_NOT_READ = ("kind", "state", "anchor")  # names that the template compares, and no reader sees
_SAFE = "!#$%&'()*+,/:;=?@[]~"  # signs that an address may have as they are
_FOLLOWED = ("http", "https", "mailto")


def paper_json(paper: MeetingPaper, imprint: str) -> str:
    """Return what the template reads; `imprint`: the JSON to put into the file."""
    blocks = [plain_values(block) | _drawn(block) for block in paper.blocks if not _is_empty(block)]
    footer = list(imprint_lines(paper.imprint))
    texts = FittedTexts(texts_in([paper.title, paper.subject, footer, blocks]))
    fitted = [_measured(_fit(block, texts)) for block in blocks]
    language, _, region = paper.language.partition("-")
    return json.dumps(
        {
            "title": texts.fit(paper.title).replace("\n", " ") or "Untitled",
            "subject": texts.fit(paper.subject),
            "language": language,
            "region": region or None,
            "fonts": FAMILIES,
            "footer": [texts.fit(text) for text in footer],
            "page": ["Page", "of"],
            "enclosures": [*_enclosures(paper.enclosures, imprint)],
            "blocks": [*_in_order(fitted, places_of(paper.blocks).anchors), *_closing(texts.note())],
        }
    )


def _closing(note: str) -> Iterator[dict[str, Any]]:
    if note:
        yield {
            "kind": "Paragraph",
            "note": True,
            "leads": False,
            "content": [{"kind": "Plain", "text": note, "strong": False}],
        }


def _enclosures(files: Iterable[Enclosure], imprint: str) -> Iterator[dict[str, Any]]:
    said = "What this paper was made from, so that it can be made again"
    yield _enclosed(Enclosure(IMPRINT_NAME, "application/json", said, imprint.encode()))
    yield from map(_enclosed, files)


def _enclosed(file: Enclosure) -> dict[str, Any]:
    try:
        content: str | list[int] = file.content.decode()
    except UnicodeDecodeError:
        content = list(file.content)
    relationship = "source" if file.media_type == "application/yaml" else "data"
    return {
        "name": file.name,
        "media_type": file.media_type,
        "description": file.description,
        "relationship": relationship,
        "content": content,
    }


def _is_empty(block: Any) -> bool:
    """Return whether there is nothing of a list to draw: an empty one would be read out as a list all the same."""
    return not getattr(block, "items", True)


def _fit(value: Any, texts: FittedTexts) -> Any:
    """Return plain values with texts that can be set; where a link leads stays as it is."""
    if isinstance(value, str):
        return texts.fit(value)
    if isinstance(value, list):
        return [_fit(part, texts) for part in value]
    if isinstance(value, dict):
        return {key: _field(key, part, texts) for key, part in value.items()}
    return value


def _field(key: str, value: Any, texts: FittedTexts) -> Any:
    if key in _NOT_READ:
        return value
    return _address(value) if key == "address" else _fit(value, texts)


def _address(address: str) -> str:
    """Return a web address in the signs that an address may have; "" for one that is none."""
    try:
        followed = urlsplit(address).scheme in _FOLLOWED
    except ValueError:
        followed = False
    return quote(address, _SAFE, errors="replace") if followed else ""


def _in_order(blocks: list[dict[str, Any]], anchors: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the blocks with headings that leave no level out, and references that lead to one place.

    `anchors`: the name in this file of each anchor.
    """
    level = run = 0
    placed: set[str] = set()
    for block, following in zip_longest(blocks, blocks[1:]):
        run += 1
        if block["kind"] == "Paragraph":
            block["leads"] = following is not None and following["kind"] == "Bullets"
        if block["kind"] == "Heading":
            block["on_new_page"] |= run > _LONGEST_RUN and block["level"] <= _BEGINS_PAGE
            run = 0 if block["on_new_page"] else run
            level = block["level"] = min(block["level"], level + 1)
            block["text"] = block["text"] or "–"
            name = anchors.get(block["anchor"], "")
            block["anchor"] = "" if name in placed else name
            placed.add(name)
        else:
            _lead(block, anchors)
        yield block


def _lead(value: Any, anchors: Mapping[str, str]) -> None:
    """Make words of links that lead nowhere, and name the places of others as they are named in this file."""
    if isinstance(value, list):
        for part in value:
            _lead(part, anchors)
    elif isinstance(value, dict):
        if value.get("address") == "" or ("anchor" in value and value["anchor"] not in anchors):
            value |= {"kind": "Plain", "strong": False}
        elif "anchor" in value:
            value["anchor"] = anchors[value["anchor"]]
        for part in value.values():
            _lead(part, anchors)


def _drawn(block: Any) -> dict[str, Any]:
    """Return what the template is told of a figure or a table beside its own fields."""
    match block:
        case SquaresFigure():
            return squares_drawn(block)
        case StacksFigure():
            return stacks_drawn(block)
        case PaperTable():
            return {"widths": column_widths(block, UNPARTED)}
    return {}


def _measured(block: dict[str, Any]) -> dict[str, Any]:
    """Return a block, whose texts can be set, with what the template is told of how large it is."""
    match block["kind"]:
        case "Heading":
            return block | {"text": block["text"].replace("\n", " ")}
        case "Facts":
            items = [{"name": name, "content": content} for name, content in block["items"]]
            return block | {"items": items, "width": name_width(item["name"] for item in items)}
        case "PaperTable":
            rows = block["rows"]
            parted = [sum(len(part["text"]) for cell in row for part in cell) > _LONGEST_ROW for row in rows]
            cells = [{"cells": row, "breakable": long} for row, long in zip(rows, parted, strict=True)]
            return block | {"rows": cells}
    return block
