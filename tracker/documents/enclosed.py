"""A file within a PDF or a Word document: read out by its name."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.errors import PyPdfError

WORD_FILES = "urn:recommendations-tracker:files"  # the name of the custom XML in which our Word documents hold files
_MOST = 64 * 1024 * 1024  # bytes of such XML: more is no paper of ours, and may unpack to anything

_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ways in which the parts of a document are packed


def text_within_pdf(content: bytes, name: str) -> str | None:
    """Return the text of the file of this name that a PDF encloses; None where there is none, or no such PDF."""
    try:
        held = PdfReader(BytesIO(content)).attachments.get(name)
        return held[0].decode() if held else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        return None  # a damaged file fails in as many ways as it can be damaged; to whoever asks they are one


def text_within_word(content: bytes, name: str) -> str | None:
    """Return the text of the file of this name that a Word document of ours holds; None where there is none.

    Word gives the parts other names when it saves a document, so each is looked at.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            for part in sorted(parts.infolist(), key=lambda part: part.filename):
                for held in fromstring(parts.read(part)) if _may_be_ours(part) else ():
                    if held.tag == f"{{{WORD_FILES}}}file" and held.get("name") == name:
                        return None if held.get("encoding") else held.text or ""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return None  # no archive, or a damaged one
    except (ParseError, DefusedXmlException, LookupError):
        return None  # no XML, or of a kind that a document of ours never is
    return None


def _may_be_ours(part: zipfile.ZipInfo) -> bool:
    """Return whether a part of an archive may hold our files, and can be unpacked without filling the memory."""
    is_custom = part.filename.startswith("customXml/item")
    return is_custom and part.file_size <= _MOST and part.compress_type in _UNPACKED
