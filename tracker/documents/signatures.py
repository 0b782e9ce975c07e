"""What files of other kinds begin with, so that what is refused is named; and what shows that a file is two in one.

Takes bytes; reads nothing.
"""

import zipfile
from io import BytesIO

from tracker.documents.document import TAKEN, DocumentRefused

_PROGRAM = "a program, and programs are not taken. Add the document that it stands for"
_ARCHIVE = "an archive. Add the documents in it, one by one"
_OLD_OFFICE = "a document in the old form of Word, Excel or PowerPoint, or one with a password. Save it as PDF"
_BEGINNINGS = (
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\xfe\xed\xfa", _PROGRAM),
    (b"#!", _PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a shortcut. Add the document that it leads to"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (b"{\\rtf", "a document in Rich Text Format, which may hold programs. Save it as PDF"),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"MSCF", _ARCHIVE),
    (b"GIF8", "a GIF. Save it as PNG"),
    (b"RIFF", "a film, a sound or a picture of a kind that is not taken"),
    (b"II*\x00", "a TIFF. Save it as PDF or PNG"),
    (b"MM\x00*", "a TIFF. Save it as PDF or PNG"),
    (b"%!PS", "PostScript, which is a program. Save it as PDF"),
)
_WITHIN = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_PDF, _SEEN_BY_READERS_OF_PDF = b"%PDF-", 1024  # bytes in which they look for the beginning of one
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<script", b"<?php", b"<html", b"<!doctype html")


def refuse_other_kinds(content: bytes) -> None:
    """Refuse what begins as something that is never taken."""
    if content.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in content:
        raise DocumentRefused("It has a password, so nobody could check it. Save it without one.")
    what = next((what for beginning, what in _BEGINNINGS if content.startswith(beginning)), None)
    if what is not None:
        raise DocumentRefused(f"It is {what}.")


def refuse_two_in_one(content: bytes, *, is_package: bool = False) -> None:
    """Refuse what other programs would take for a file of another kind."""
    inside = next(
        (
            what
            for what, is_there in (
                ("an archive", not is_package and zipfile.is_zipfile(BytesIO(content))),
                ("an archive", any(mark in content[1:] for mark in _WITHIN)),
                ("a PDF", _PDF in content[1:_SEEN_BY_READERS_OF_PDF]),
            )
            if is_there
        ),
        None,
    )
    if inside is not None:
        raise DocumentRefused(f"It is two files in one: {inside} is hidden in it. Save it anew, and add that.")


def refuse_hidden_markup(content: bytes) -> None:
    """Refuse a picture that holds a web page."""
    lowered = content.lower()
    if any(mark in lowered for mark in _MARKUP):
        raise DocumentRefused("A web page or a script is hidden in this picture. Save it anew, and add that.")


def refuse_unknown() -> DocumentRefused:
    """Return that nothing that is taken is of this content."""
    return DocumentRefused(f"It is of no kind that is taken. What is: {TAKEN}.")
