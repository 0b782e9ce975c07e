"""A PDF: every object of it is looked into, for what acts by itself, for files within it, and for names."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tracker.documents.document import DocumentFacts, DocumentRefused, named

_MOST_OBJECTS = 200_000
_DEEPEST = 100  # dictionaries and lists within one object
_END, _NEAR_THE_END = b"%%EOF", 1024
_ACTS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Movie", "/Sound", "/GoToE"})
_ACTING_KEYS = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"})
_FILE_KEYS = frozenset({"/EF", "/EmbeddedFiles"})
_ON_OPENING = frozenset({"/GoTo", None})  # what may happen when it is opened: a page is shown
_COMMENTS = frozenset(
    {
        *("/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink"),
        *("/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Redact"),
    }
)
_ATTACHED = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_WRITTEN_OUT = re.compile(rb"/(JavaScript|Launch|EmbeddedFile)\b")
_ACTIVE = "A script or a program is in this PDF. Print it to a new PDF, and add that."
_FILES = "Other files are in this PDF. Print it to a new PDF, and add that; add the files by themselves."


def look_into_pdf(content: bytes) -> DocumentFacts:
    """Return what is known of a PDF; raise `DocumentRefused`, or what the library raises where it is damaged."""
    if _END not in content[-_NEAR_THE_END:]:
        raise DocumentRefused("This PDF is cut off, or something else follows it. Save it anew, and add that.")
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise DocumentRefused("This PDF has a password or forbids copying. Print it to a new PDF, and add that.")
    if written_out := _WRITTEN_OUT.search(content):
        raise DocumentRefused(_FILES if written_out[1] == b"EmbeddedFile" else _ACTIVE)
    authors: list[object] = []
    comments = 0
    for dictionary in _dictionaries(reader):
        _refuse_active(dictionary)
        if dictionary.get("/Subtype") in _COMMENTS and ("/T" in dictionary or "/Contents" in dictionary):
            comments += 1
            authors.append(dictionary.get("/T"))
    return DocumentFacts("PDF", (".pdf",), named([*_authors(reader), *map(_resolved, authors)]), comments)


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary of a PDF, whether anything leads to it or not."""
    ids = {(id, generation) for generation, of_one in reader.xref.items() for id in of_one}
    ids |= {(id, 0) for id in reader.xref_objStm}
    if len(ids) > _MOST_OBJECTS:
        raise DocumentRefused(f"This PDF has more than {_MOST_OBJECTS:,} parts. Print it to a new PDF, and add that.")
    yield from _within(reader.trailer, 0)
    for id, generation in sorted(ids):
        yield from _within(reader.get_object(IndirectObject(id, generation, reader)), 0)


def _within(value: Any, depth: int) -> Iterator[DictionaryObject]:
    if depth > _DEEPEST:
        raise DocumentRefused(
            "The parts of this PDF stand too deep in one another. Print it to a new one, and add that."
        )
    if isinstance(value, DictionaryObject):
        yield value
        for each in value.values():
            yield from _within(each, depth + 1)
    elif isinstance(value, ArrayObject):
        for each in value:
            yield from _within(each, depth + 1)


def _refuse_active(dictionary: DictionaryObject) -> None:
    keys, subtype = set(dictionary), _resolved(dictionary.raw_get("/Subtype")) if "/Subtype" in dictionary else None
    action = _resolved(dictionary.raw_get("/S")) if "/S" in dictionary else None
    if keys & _ACTING_KEYS or action in _ACTS:
        raise DocumentRefused(_ACTIVE)
    if keys & _FILE_KEYS or subtype in _ATTACHED or _resolved(dictionary.get("/Type")) == "/EmbeddedFile":
        raise DocumentRefused(_FILES)
    by_event = _resolved(dictionary.raw_get("/AA")) if "/AA" in dictionary else None
    of_events = list(by_event.values()) if isinstance(by_event, DictionaryObject) else []
    if any(_acts_by_itself(each) for each in (dictionary.get("/OpenAction"), *of_events)):
        raise DocumentRefused(_ACTIVE)


def _acts_by_itself(action: Any, depth: int = 0) -> bool:
    """Return whether an action, or one that comes next, does anything but show a page."""
    action = _resolved(action)
    if isinstance(action, ArrayObject):  # of several that come next; of numbers where it is a place to show
        return any(_acts_by_itself(each, depth + 1) for each in action if depth)
    if not isinstance(action, DictionaryObject):
        return False
    acts = depth > _DEEPEST or _resolved(action.get("/S")) not in _ON_OPENING
    return acts or _acts_by_itself(action.get("/Next"), depth + 1)


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _authors(reader: PdfReader) -> list[object]:
    """Return whom the properties name."""
    about, described = reader.metadata, reader.xmp_metadata
    return [about.author if about else None, *(described.dc_creator or [] if described else [])]
