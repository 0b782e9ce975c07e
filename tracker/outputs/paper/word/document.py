"""A paper → the bytes of a Word document; the same paper is the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tracker.files import read_whole
from tracker.outputs.markup import Html
from tracker.outputs.paper.blocks import MeetingPaper
from tracker.outputs.paper.places import places_of
from tracker.outputs.paper.word.body import Body
from tracker.outputs.paper.word.enclosing import describe, enclose
from tracker.outputs.paper.word.numbering import numbering
from tracker.outputs.paper.word.page import replace_content, set_pages
from tracker.outputs.paper.word.pictures import Picture, pictures_of
from tracker.outputs.paper.word.wordml import DRAWING_SPACES
from tracker.outputs.paper.word.words import DocumentWording

_FOLDER = Path(__file__).parent
_BODY = "word/document.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows: it says nothing of when this one was made
# Of the library's empty document: a picture of it, a list of sources, its styles a second time.
_NOT_OURS = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CUSTOM_XML, "/stylesWithEffects")


def word_document(paper: MeetingPaper, machine_imprint: str) -> bytes:
    """Return a paper as a Word document; `machine_imprint`: the JSON by which it can be made again."""
    document = _empty(paper.language)
    places, pictures = places_of(paper.blocks), pictures_of(paper)
    parts = _Parts(document)
    wording = DocumentWording(places.anchors, pictures.marks, parts.of_picture, parts.of_address)
    body = Body(paper, places, wording, iter(pictures.figures))
    drawn = body.drawn()
    replace_content(document.part.numbering_part.element, numbering(body.lists))
    set_pages(document, paper.imprint)
    describe(document, paper)
    enclose(document, paper.enclosures, machine_imprint)
    return _saved(document, drawn)


class _Parts:
    """The relations of a document to pictures and addresses: one for each, however often it is named.

    The library looks through all of them for each that it adds, which takes minutes where there are thousands.
    """

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._pictures: dict[bytes, str] = {}
        self._addresses: dict[str, str] = {}

    def of_picture(self, picture: Picture) -> str:
        if picture.content not in self._pictures:
            self._pictures[picture.content], _ = self._part.get_or_add_image(io.BytesIO(picture.content))
        return self._pictures[picture.content]

    def of_address(self, address: str) -> str:
        if address not in self._addresses:
            id = self._addresses[address] = f"rIdAddress{len(self._addresses) + 1}"
            self._part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, id, is_external=True)
        return self._addresses[address]


def _empty(language: str) -> Document:
    """Return the library's empty document with our styles and settings, and nothing else that came with it."""
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for id in [id for id, each in rels.items() if each.reltype.endswith(_NOT_OURS)]:
            del rels[id]
    for part, name in ((document.styles, "styles.xml"), (document.settings, "settings.xml")):
        ours = parse_xml(read_whole(_FOLDER / name))
        for languages in ours.iter(qn("w:lang"), qn("w:themeFontLang")):
            languages.set(qn("w:val"), language)
        part.element[:] = list(ours)
    return document


def _saved(document: Document, body: Html) -> bytes:
    """Return the document's bytes without the moment of saving, which the library writes beside each part.

    The body is put in here, as text: to take it into the library's tree needs three times as long as all else.
    """
    document.element.body.clear_content()
    saved, again = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(again, "w") as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0  # else Windows makes other bytes
            content = parts.read(name)
            archive.writestr(entry, _with_body(content, body) if name == _BODY else content)
    return again.getvalue()


def _with_body(document: bytes, body: Html) -> bytes:
    """Return a document whose body, until now without content, has this before the properties of its pages."""
    before, properties, after = document.partition(b"<w:sectPr")
    return (
        before.replace(b"<w:document ", f"<w:document {DRAWING_SPACES} ".encode(), 1)
        + body.encode()
        + properties
        + after
    )
