"""A PDF as its readers take it: the tags that a screen reader is led by, and the words on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream, StreamObject

SHOWN = {b"Tj", b"TJ", b"'", b'"'}


class Tag(NamedTuple):
    """An element of the structure tree; `said`: what it says beside its content, an alternative text say."""

    name: str
    said: dict[str, str]
    within: list[Tag]

    def all(self, *names: str) -> list[Tag]:
        """Return the elements of these names, in the order in which they are read."""
        own = [self] if self.name in names else []
        return own + [tag for child in self.within for tag in child.all(*names)]


def reader_of(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def tags_of(content: bytes) -> Tag:
    """Return the structure tree."""
    [root] = _tags(reader_of(content).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return root


def _tags(value: Any) -> Iterator[Tag]:
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, list):
        for each in value:
            yield from _tags(each)
    elif isinstance(value, dict) and "/S" in value:
        said = {key: str(value[key]) for key in ("/T", "/Alt", "/Lang") if key in value}
        attributes = value.get("/A", [])
        for each in attributes if isinstance(attributes, list) else [attributes]:
            if "/Scope" in each:
                said["/Scope"] = str(each["/Scope"])
        yield Tag(str(value["/S"]).removeprefix("/"), said, list(_tags(value["/K"])) if "/K" in value else [])


def words_of(content: bytes) -> list[str]:
    """Return the words of each page, without what only says where a long one may be broken."""
    pages = (page.extract_text() for page in reader_of(content).pages)
    return [page.translate({0x200B: None, 0x2068: None, 0x2069: None}) for page in pages]


def placed(content: bytes, page: int = 0) -> dict[str, float]:
    """Return how far right each letter of a page is first drawn, in points, with those that are drawn in one go."""
    places: dict[str, float] = {}

    def note(text: str, matrix: list[float], *_: object) -> None:
        for letter in text:
            places.setdefault(letter, matrix[4])

    reader_of(content).pages[page].extract_text(visitor_text=note)
    return places


def unmarked(content: bytes) -> list[str]:
    """Return where words are shown that no tag holds, and that are not said to be none of the paper's."""
    reader = reader_of(content)
    found = []
    for number, page in enumerate(reader.pages, 1):
        depth = 0
        for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if operator in SHOWN and depth == 0:
                found.append(f"page {number}: {operands}")
    return found


def everything_in(content: bytes) -> bytes:
    """Return all that a PDF holds: its bytes, its streams unpacked, its texts as they are read, what is enclosed."""
    reader = reader_of(content)
    held = [content, *(page.extract_text().encode() for page in reader.pages)]
    for number in range(1, reader.trailer["/Size"]):
        held += _held(reader.get_object(number))
    held += (str(reader.metadata).encode(), str(reader.trailer).encode())
    held += (part for parts in reader.attachments.values() for part in parts)
    return b"\n".join(held)


def _held(value: Any) -> Iterator[bytes]:
    if isinstance(value, StreamObject):
        yield value.get_data()
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key).encode()
            yield from _held(each)
    elif isinstance(value, list):
        for each in value:
            yield from _held(each)
    else:
        yield str(value).encode(errors="replace")
