"""What a Word document carries that its pages do not show: its imprint and its enclosures, and its properties.

They stand in custom XML, which Word keeps when it saves a document that somebody edited.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tracker.documents.enclosed import WORD_FILES
from tracker.outputs.markup import Html, joined
from tracker.outputs.paper.blocks import Enclosure, MeetingPaper
from tracker.outputs.paper.imprint import IMPRINT_NAME
from tracker.outputs.paper.legible import legible

_FILES = Html('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<files xmlns="{}">{}</files>\n')
_FILE = Html('<file name="{}" mediaType="{}" description="{}"{}>{}</file>')
_PROPERTIES = Html(
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="{{{}}}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>\n'
)
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties'
    b' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>\n'
)
_WHAT_FOR = "What this paper was made from, so that it can be made again"


def enclose(document: Document, enclosures: Iterable[Enclosure], machine_imprint: str) -> None:
    """Put the imprint into a part of its own, and the enclosures into another."""
    imprint = Enclosure(IMPRINT_NAME, "application/json", _WHAT_FOR, machine_imprint.encode())
    _add(document, 1, (imprint,))
    _add(document, 2, enclosures)


def _add(document: Document, number: int, files: Iterable[Enclosure]) -> None:
    content = _FILES.format(WORD_FILES, joined(map(_written, files), "\n"))
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", content.encode(), document.part.package)
    id = str(uuid5(NAMESPACE_URL, f"{WORD_FILES}/{number}")).upper()  # Word tells parts apart by it
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        _PROPERTIES.format(id).encode(),
        document.part.package,
    )
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _written(file: Enclosure) -> Html:
    """Return a file as text where XML gives the same bytes back, else in base64."""
    text = file.content.decode(errors="replace")
    is_text = text.encode() == file.content and legible(text) == text
    attribute = Html("") if is_text else Html(' encoding="base64"')
    content = text if is_text else b64encode(file.content).decode()
    return _FILE.format(legible(file.name), file.media_type, legible(file.description), attribute, content)


def describe(document: Document, paper: MeetingPaper) -> None:
    """Set the document's properties: what it is, of which day; who wrote it is not known, so nobody is named."""
    properties = document.core_properties
    made_at = datetime.combine(paper.imprint.made_at, time(), UTC)
    properties.title, properties.subject = _short(paper.title), _short(paper.subject)
    properties.language = paper.language
    properties.created = properties.modified = made_at
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.revision = 1
    package = document.part.package
    [former] = [id for id, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES]
    del package.rels[former]
    application = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APPLICATION, package)
    package.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _short(text: str) -> str:
    return legible(text)[:255]  # the longest that such a property may be
