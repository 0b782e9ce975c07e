"""A register as texts: what reading takes in, wherever it comes from.

Holds values; reads no folder.
"""

import re
from typing import NamedTuple

QUESTIONS = "faq.md"
RESPONSES, EVIDENCE = "responses", "evidence"  # the folders that a register has


class NotAFile(bytes):
    """What stands in the place of a text where there is no file to read: its bytes tell it from every text."""

    code: str
    message: str

    @classmethod
    def because(cls, code: str, message: str) -> "NotAFile":
        """Make the one of a cause: the code of the problem, and what is said of it."""
        made = cls(b"\0" + code.encode())  # no text that can be read begins with this
        made.code, made.message = code, message
        return made


LINK = NotAFile.because(
    "link", "This is a link; a register holds files. Put the file or folder itself here, or take the link away."
)
NO_FILE = NotAFile.because(
    "no-file", "What stands here is no file; a register holds files. Put the file back, or take it away."
)
NO_FOLDER = NotAFile.because(
    "no-folder", "What stands here is no folder. Take it away, or put the folder back in its place."
)
UNREAD = NotAFile.because("file", "")  # a file whose name says that nobody reads it
HELD_AS_POINTER = "pointer "  # before a hash: here stands only what Git LFS puts in the document's place
HELD_AS_LINK = "is a link"  # in the place of a hash: the evidence, or a folder that it lies in, is a link


class Folder(NamedTuple):
    """The files of a register by their path below its folder, and the SHA-256 of each evidence file.

    What stands where a file or folder of a register does and is none is among the texts, as a `NotAFile`; so are files
    that may be meant for the register and are not read.
    """

    texts: dict[str, bytes]
    held: dict[str, str]


# What editors and systems leave for themselves, for an hour or for good.
_OF_EDITORS = re.compile(
    r"\..*|~\$.*|#.*#|\d+|.*\.sw[a-p]|.*___jb_(?:tmp|old)___|desktop\.ini|thumbs\.db", re.IGNORECASE
)


def is_of_an_editor(name: str) -> bool:
    """Return whether a file is hidden, or one that an editor or the system keeps for itself: nobody means it."""
    return _OF_EDITORS.fullmatch(name) is not None


def is_text_of_register(path: str) -> bool:
    """Return whether a path below a register's folder is one of its texts: YAML at the top or in responses/, faq.md."""
    folder, _, name = path.rpartition("/")
    is_yaml = folder in ("", RESPONSES) and name.endswith((".yaml", ".yml"))
    return path == QUESTIONS or (is_yaml and not is_of_an_editor(name))


def has_a_place(path: str) -> bool:
    """Return whether a register has a file or a folder of this path, so that no link may stand in its stead."""
    return path in (RESPONSES, EVIDENCE) or is_text_of_register(path)


def printable_path(path: str) -> str:
    """Return a path as text that can be written everywhere; a name may hold bytes that are no letters."""
    return path if path.isprintable() else "".join(sign if sign.isprintable() else "?" for sign in path)


_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:ext-[^\n]*\n)*"
    rb"oid sha256:([0-9a-f]{64})\nsize \d+\n(?:[^\n]+\n)*"
)
LARGEST_POINTER = 1024


def document_of_pointer(content: bytes) -> str | None:
    """Return the SHA-256 of the document that a pointer of Git LFS stands for, None where the content is no pointer.

    Source: the specification of Git LFS, version 1.
    """
    pointer = _POINTER.fullmatch(content) if len(content) < LARGEST_POINTER else None
    return pointer[1].decode() if pointer else None
