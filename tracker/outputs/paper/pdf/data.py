"""A paper → the JSON that the template reads: blocks as they are, with their sizes, and texts that can be set.

What typst would refuse is put right here: a level that is left out, a reference to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from tracker.outputs.paper.blocks import Enclosure, MeetingPaper, SquaresFigure, StacksFigure
from tracker.outputs.paper.imprint import IMPRINT_NAME, imprint_lines
from tracker.outputs.paper.pdf.coverage import FAMILIES
from tracker.outputs.paper.pdf.figures import name_width, squares_drawn, stacks_drawn
from tracker.outputs.paper.pdf.words import FittedTexts, texts_in
from tracker.outputs.paper.values import plain_values

_LONGEST_ROW = 1200  # characters of a row that is not parted between two pages
_NOT_READ = ("kind", "state", "anchor")  # names that the template compares, and no reader sees
_FOLLOWED = ("http", "https", "mailto")


def paper_json(paper: MeetingPaper, imprint: str) -> str:
    """Return what the template reads; `imprint`: the JSON to put into the file."""
    blocks = [plain_values(block) | _drawn(block) for block in paper.blocks if not _is_empty(block)]
    footer = list(imprint_lines(paper.imprint))
    texts = FittedTexts(texts_in([paper.title, paper.subject, footer, blocks]))
    fitted = [_fit(block, texts) for block in blocks]
    language, _, region = paper.language.partition("-")
    return json.dumps(
        {
            "title": texts.fit(paper.title) or "Untitled",
            "subject": texts.fit(paper.subject),
            "language": language,
            "region": region or None,
            "fonts": FAMILIES,
            "footer": [texts.fit(text) for text in footer],
            "page": ["Page", "of"],
            "enclosures": [*_enclosures(paper.enclosures, imprint)],
            "blocks": [*_in_order(fitted), *_closing(texts.note())],
        }
    )


def _closing(note: str) -> Iterator[dict[str, Any]]:
    if note:
        yield {"kind": "Paragraph", "note": True, "content": [{"kind": "Plain", "text": note, "strong": False}]}


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
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~") if followed else ""


def _in_order(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the blocks with headings that leave no level out, and references that lead to one place."""
    anchors: set[str] = set()
    level = 0
    for block in blocks:
        if block["kind"] == "Heading":
            level = block["level"] = min(block["level"], level + 1)
            block["text"] = block["text"] or "–"
            block["anchor"] = "" if block["anchor"] in anchors else block["anchor"]
            anchors.add(block["anchor"])
    for block in blocks:
        _lead(block, anchors)
        yield block


def _lead(value: Any, anchors: set[str]) -> None:
    """Make words of links that lead nowhere."""
    if isinstance(value, list):
        for part in value:
            _lead(part, anchors)
    elif isinstance(value, dict):
        nowhere = value.get("address") == "" or ("anchor" in value and value["anchor"] not in anchors)
        if nowhere and value["kind"] in ("Reference", "WebLink"):
            value |= {"kind": "Plain", "strong": False}
        for part in value.values():
            _lead(part, anchors)


def _drawn(block: Any) -> dict[str, Any]:
    """Return what the template is told of a block beside its own fields."""
    match block:
        case SquaresFigure():
            return squares_drawn(block)
        case StacksFigure():
            return stacks_drawn(block)
    values = plain_values(block)
    match values["kind"]:
        case "Facts":
            items = [{"name": name, "content": content} for name, content in values["items"]]
            return {"width": name_width(name for name, _ in block.items), "items": items}
        case "PaperTable":
            return {"rows": [{"cells": row, "breakable": _length(row) > _LONGEST_ROW} for row in values["rows"]]}
    return {}


def _length(row: list[list[dict[str, Any]]]) -> int:
    return sum(len(part["text"]) for cell in row for part in cell)
