"""A document of an office: a ZIP of XML, of Microsoft's kind (Office Open XML) or OpenDocument's.

Nothing of it is unpacked to a disk; what comes out is counted as it comes, whatever the archive says of itself.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from tracker.documents.document import DocumentFacts, DocumentRefused, named

_MOST_PARTS, _MOST_BYTES = 5_000, 200 * 1024 * 1024
_RATIO, _FREE_OF_RATIO = 200, 5 * 1024 * 1024  # a sheet of equal rows shrinks to a hundredth
_CHUNK = 1 << 16
_END_OF_ZIP, _LENGTH_OF_END = b"PK\x05\x06", 22
_NOT_WITHIN = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"#!")
_ARCHIVE = "It is an archive. Add the documents in it, one by one."
_MACROS = "It has macros, which are programs. Save it without them, or as PDF, and add that."
_FETCHES = "It fetches something from elsewhere when it is opened. Save it as PDF, and add that."
_HOLDS_FILES = "Other files are in it. Take them out, or save it as PDF, and add that."
_DAMAGED = "It is damaged, so it cannot be looked into. Save it anew, and add that."

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OPEN_XML = {_WORD: ("Word", ".docx"), _EXCEL: ("Excel", ".xlsx"), _POWERPOINT: ("PowerPoint", ".pptx")}
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": ("OpenDocument text", ".odt"),
    "application/vnd.oasis.opendocument.spreadsheet": ("OpenDocument spreadsheet", ".ods"),
    "application/vnd.oasis.opendocument.presentation": ("OpenDocument presentation", ".odp"),
    "application/vnd.oasis.opendocument.graphics": ("OpenDocument drawing", ".odg"),
}
_MAY_LEAD_OUT = ("/hyperlink",)  # relationships to what is elsewhere that nothing follows by itself
# The template that a document was begun with, and other sheets: followed, but harmless on one's own disk.
_MAY_LEAD_TO_A_DISK = ("/attachedTemplate", "/externalLinkPath", "/xlPathMissing", "/image")
_ON_A_DISK = re.compile(r"(?:file:///)?[A-Za-z]:[/\\]|[^:/\\]+(?:/[^:/\\]+)*$")
_NUMBER = re.compile(r"\d*\.xml$")
_MACRO_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/", "customui/")


class _Element(NamedTuple):
    """An element of XML: its name without its namespace, its attributes likewise, and its text."""

    name: str
    attributes: dict[str, str]
    text: str


class _Package:
    """The parts of a document, each read at most up to what is left of a limit."""

    def __init__(self, content: bytes) -> None:
        self._archive, self._left = _opened(content), min(_MOST_BYTES, max(_FREE_OF_RATIO, _RATIO * len(content)))
        self.names = [each.filename for each in self._archive.infolist() if not each.is_dir()]
        self._parts: dict[str, bytes] = {}
        for name in self.names:
            self._parts[name] = self._whole(name)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def content(self, name: str) -> bytes:
        return self._parts.get(name, b"")

    def elements(self, name: str) -> Iterator[_Element]:
        """Yield the elements of a part, each when it has ended; none where there is no such part."""
        if name not in self._parts:
            return
        try:
            for _, element in iterparse(BytesIO(self._parts[name]), forbid_dtd=True):
                attributes = {_local(key): value for key, value in element.attrib.items()}
                yield _Element(_local(element.tag), attributes, element.text or "")
                element.clear()
        except DefusedXmlException:
            raise DocumentRefused(_FETCHES) from None
        except SyntaxError:  # what a parser of XML raises is one
            raise DocumentRefused(_DAMAGED) from None

    def _whole(self, name: str) -> bytes:
        pieces: list[bytes] = []
        with self._archive.open(name) as part:
            while piece := part.read(_CHUNK):
                self._left -= len(piece)
                if self._left < 0:
                    raise DocumentRefused(
                        "It would take up far more room than it seems to (a ZIP bomb). Save it anew, or as PDF, and add"
                        " that."
                    )
                pieces.append(piece)
        whole = b"".join(pieces)
        if whole.startswith(_NOT_WITHIN) and not _is_of_a_chart(name):
            raise DocumentRefused(_HOLDS_FILES)
        return whole


def _opened(content: bytes) -> zipfile.ZipFile:
    """Open an archive that is one from its first byte to its last, and whose names are plain."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise DocumentRefused(_DAMAGED) from None
    parts = archive.infolist()
    if any(each.flag_bits & 0x1 for each in parts):
        raise DocumentRefused("It has a password, so nobody could check it. Save it without one.")
    if len(parts) > _MOST_PARTS:
        raise DocumentRefused(_ARCHIVE)
    names = [each.filename.casefold() for each in parts]
    begins = min((each.header_offset for each in parts), default=-1)
    ends = content.rfind(_END_OF_ZIP) + _LENGTH_OF_END
    if begins != 0 or ends != len(content) or len(set(names)) < len(names):
        raise DocumentRefused("Something is hidden beside the document in this file. Save it anew, and add that.")
    if any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name for name in names):
        raise DocumentRefused(_ARCHIVE)
    return archive


def look_into_package(content: bytes, *, is_within: bool = False) -> DocumentFacts:
    """Return what is known of a document of an office; raise `DocumentRefused`. `is_within`: within another one."""
    try:
        package = _Package(content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise DocumentRefused(_DAMAGED) from None
    if any(name.casefold().startswith(_MACRO_FOLDERS) or "vbaproject" in name.casefold() for name in package.names):
        raise DocumentRefused(_MACROS)
    if "[Content_Types].xml" in package:
        return _open_xml(package, is_within=is_within)
    if "mimetype" in package:
        return _open_document(package)
    raise DocumentRefused(_ARCHIVE)


def _open_xml(package: _Package, *, is_within: bool) -> DocumentFacts:
    types = [each.attributes.get("ContentType", "") for each in package.elements("[Content_Types].xml")]
    if any("macroEnabled" in each or "vba" in each.casefold() or "activeX" in each for each in types):
        raise DocumentRefused(_MACROS)
    kind = next((_OPEN_XML[each] for each in types if each in _OPEN_XML), None)
    if kind is None:
        raise DocumentRefused(_ARCHIVE)
    for name in package.names:
        if name.endswith(".rels"):
            _refuse_leading_out(package, name)
        if _is_of_a_chart(name) and not is_within:
            look_into_package(package.content(name), is_within=True)
        elif "/embeddings/" in name or "/activeX/" in name:
            raise DocumentRefused(_HOLDS_FILES)
        if name.startswith("xl/externalLinks/") and any(each.name == "ddeLink" for each in package.elements(name)):
            raise DocumentRefused(_FETCHES)
    authors: list[object] = []
    comments = 0
    for name in package.names:
        seek = _SOUGHT.get(_NUMBER.sub("", PurePosixPath(name).name).casefold())
        if seek is None:
            continue
        for each in package.elements(name):
            author, is_comment = seek(each)
            authors.append(author)
            comments += is_comment
    return DocumentFacts(kind[0], (kind[1],), named(authors), comments)


def _refuse_leading_out(package: _Package, name: str) -> None:
    for each in package.elements(name):
        if each.attributes.get("TargetMode") != "External":
            continue
        kind, target = each.attributes.get("Type", ""), each.attributes.get("Target", "")
        is_near = kind.endswith(_MAY_LEAD_TO_A_DISK) and _ON_A_DISK.match(target)
        if not (is_near or kind.endswith(_MAY_LEAD_OUT)):
            raise DocumentRefused(_FETCHES)


def _of_properties(each: _Element) -> tuple[str | None, bool]:
    return each.text if each.name in ("creator", "lastModifiedBy", "Manager", "Company") else None, False


def _of_text(each: _Element) -> tuple[str | None, bool]:
    """Return who made a marked change; refuse a field that starts another program."""
    if each.name in ("instrText", "fldSimple") and "DDE" in f"{each.text}{each.attributes.get('instr', '')}".upper():
        raise DocumentRefused(_FETCHES)
    return each.attributes.get("author") if each.name in ("ins", "del", "moveFrom", "moveTo") else None, False


def _of_comments(each: _Element) -> tuple[str | None, bool]:
    if each.name == "author":  # Excel's list of those who comment
        return each.text, False
    if each.name in ("cmAuthor", "person"):
        return each.attributes.get("name") or each.attributes.get("displayName"), False
    return each.attributes.get("author"), each.name in ("comment", "cm", "threadedComment")


# By the name of a part without its number: what to look for in it.
_SOUGHT: dict[str, Callable[[_Element], tuple[str | None, bool]]] = {
    **dict.fromkeys(("core", "app"), _of_properties),
    **dict.fromkeys(("document", "header", "footer", "footnotes", "endnotes"), _of_text),
    **dict.fromkeys(("comments", "comment", "commentauthors", "authors", "person", "threadedcomment"), _of_comments),
}


def _open_document(package: _Package) -> DocumentFacts:
    kind = _OPEN_DOCUMENT.get(package.content("mimetype").decode("ascii", errors="replace").strip())
    if kind is None:
        raise DocumentRefused(_ARCHIVE)
    if any(each.name == "encryption-data" for each in package.elements("META-INF/manifest.xml")):
        raise DocumentRefused("It has a password, so nobody could check it. Save it without one.")
    authors: list[object] = []
    comments = 0
    for name in ("meta.xml", "content.xml", "styles.xml"):
        for each in package.elements(name):
            _refuse_acting(each)
            comments += each.name == "annotation"
            authors.append(each.text if each.name in ("creator", "initial-creator", "printed-by") else None)
    return DocumentFacts(kind[0], (kind[1],), named(authors), comments)


def _refuse_acting(each: _Element) -> None:
    if each.name in ("event-listener", "script"):  # the empty "scripts" about them is in every document
        raise DocumentRefused(_MACROS)
    if each.name in ("dde-source", "dde-link", "dde-connection-decl", "plugin", "applet", "floating-frame"):
        raise DocumentRefused(_FETCHES)


def _is_of_a_chart(name: str) -> bool:
    """Return whether a part is the sheet that a chart was drawn from, which stands within the document as a whole."""
    return "/embeddings/" in name and name.endswith(".xlsx")


def _local(name: Any) -> str:
    return str(name).rpartition("}")[2]
