"""The contents of a register's files in its revisions: texts, and of evidence the SHA-256 alone.

Each blob is read once. Evidence is hashed as it comes, so that no document is ever held in memory.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tracker.register.reading.file_reading import LARGEST_FILE
from tracker.register.text.folder import (
    EVIDENCE,
    HELD_AS_LINK,
    LINK,
    NO_FOLDER,
    RESPONSES,
    Folder,
    document_of_pointer,
    has_a_place,
    is_text_of_register,
)
from tracker.repository import git
from tracker.repository.revisions import FileChange

_T = TypeVar("_T")


@dataclass(slots=True)
class Blobs:
    """The contents of blobs by their ids, each read once: texts, and of evidence the SHA-256 alone."""

    texts: dict[str, bytes] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    def fetch(self, folder: Path, changes: Iterable[FileChange]) -> None:
        """Read what these changes brought and was not read yet; raise `LacksObject` or `NoHistory`."""
        texts: dict[str, None] = {}  # in the order of the changes
        documents: dict[str, None] = {}
        for path, blob, link in changes:
            if blob and not link:
                if is_text_of_register(path):
                    texts[blob] = None
                elif is_evidence(path):
                    documents[blob] = None
        for text in git.blobs(folder, (id for id in texts if id not in self.texts)):
            self.texts[text.id] = _beginning(text)
        for document in git.blobs(folder, (id for id in documents if id not in self.hashes)):
            self.hashes[document.id] = _sha256(document)

    def after(self, changes: Iterable[FileChange], folder: Folder) -> Folder:
        """Return `folder` with these changes made in it, as far as they are to what a register holds."""
        for path, blob, link in changes:
            if has_a_place(path):
                _put(folder.texts, path, self._text(path, blob, link))
            elif is_evidence(path):
                _put(folder.held, path, HELD_AS_LINK if link else self.hashes[blob] if blob else None)
        return folder

    def _text(self, path: str, blob: str | None, link: bool) -> bytes | None:
        """Return what stood at a path of the register: its text, what stood there instead, None where nothing did."""
        if blob is None or link:
            return LINK if blob else None
        return NO_FOLDER if path in (RESPONSES, EVIDENCE) else self.texts[blob]


def _put(files: dict[str, _T], path: str, content: _T | None) -> None:
    if content is None:
        files.pop(path, None)
    else:
        files[path] = content


def is_evidence(path: str) -> bool:
    """Return whether a file of a register lies in its folder of evidence."""
    return path.startswith(f"{EVIDENCE}/")


def _beginning(blob: git.Blob) -> bytes:
    """Return a text, but of one that is larger than any register's only as much as shows that it is."""
    pieces, left = [], LARGEST_FILE + 1
    for piece in blob.pieces:
        pieces.append(piece[:left])
        left -= len(pieces[-1])
        if not left:
            break
    return b"".join(pieces)


def _sha256(blob: git.Blob) -> str:
    """Return the SHA-256 of a document, which a pointer to it names as well."""
    digest, first = hashlib.sha256(), b""
    for piece in blob.pieces:
        first = first or piece
        digest.update(piece)
    return (document_of_pointer(first) if blob.size == len(first) else None) or digest.hexdigest()
