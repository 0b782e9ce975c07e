"""A file within a PDF: read out by its name."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError


def text_within_pdf(content: bytes, name: str) -> str | None:
    """Return the text of the file of this name that a PDF encloses; None where there is none, or no such PDF."""
    try:
        held = PdfReader(BytesIO(content)).attachments.get(name)
        return held[0].decode() if held else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        return None  # a damaged file fails in as many ways as it can be damaged; to whoever asks they are one
