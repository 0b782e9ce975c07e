"""Small documents of every kind, written out: what each holds can be seen here."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO


def pdf(*objects: str, catalog: str = "", info: str = "", trailer: str = "") -> bytes:
    """Return a PDF of one page; `objects`: from number 4 on."""
    numbered = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        *objects,
    ]
    text, places = "%PDF-1.7\n", []
    for number, each in enumerate(numbered, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(numbered) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    about = f"/Info << {info} >>" if info else ""
    text += f"trailer\n<< /Size {len(numbered) + 1} /Root 1 0 R {about} {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return text.encode("latin-1")


def packed(parts: dict[str, bytes | str], *, stored: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return file.getvalue()


MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
WORD, EXCEL, POWERPOINT = (
    MAIN.format(each) for each in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"'
    ' TargetMode="External"/></Relationships>'
)


def office(kind: str = WORD, body: str = "", types: str = "", **parts: bytes | str) -> bytes:
    """Return a document of Office Open XML; `parts`: by their names, "__" for a slash and "_" for a dot."""
    declared = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/main.xml" ContentType="{kind}"/>{types}</Types>'
    )
    named = {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
    return packed(
        {"[Content_Types].xml": declared, "word/document.xml": f"<w:document {W}>{body}</w:document>", **named}
    )


OPEN_TEXT = "application/vnd.oasis.opendocument.text"
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    ' xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)


def open_document(kind: str = OPEN_TEXT, meta: str = "", content: str = "", **parts: bytes | str) -> bytes:
    """Return an OpenDocument."""
    named = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    texts = {
        "mimetype": kind,
        "meta.xml": f"<office:document-meta {ODF}>{meta}</office:document-meta>",
        "content.xml": f"<office:document-content {ODF}>{content}</office:document-content>",
    }
    return packed({**texts, **named}, stored=("mimetype",))


def png(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    """Return a PNG of one point; `chunks`: more of them."""
    whole = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        *chunks,
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    packed_chunks = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in whole
    )
    return b"\x89PNG\r\n\x1a\n" + packed_chunks + after


MAIL = b"""From: Head of Forms <head@police.example>
To: audit@audit.example
Date: Thu, 2 May 2024 10:00:00 +0000
Subject: The form
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

It is in use.
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="%s"
Content-Transfer-Encoding: base64

%s
--b--
"""
