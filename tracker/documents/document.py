"""What is known of a document that was looked into, and the one way in which it is not taken.

Holds values and sentences; looks into nothing.
"""

from pathlib import PurePath
from typing import NamedTuple

LARGEST = 20 * 1024 * 1024  # bytes
TAKEN = (
    "PDF, Word, Excel and PowerPoint without macros (.docx, .xlsx, .pptx), OpenDocument (.odt, .ods, .odp, .odg), PNG,"
    " JPEG, plain text (.txt), CSV and e-mail (.eml)"
)


class DocumentRefused(Exception):
    """A document is not taken; the message says why in a sentence, and what to do."""


class DocumentFacts(NamedTuple):
    """What a document is, and what it tells of people besides what it shows.

    `kind`: as it is told, "PDF"; `endings`: those that its name may have; `authors`: whom its properties, comments and
    marked changes name; `comments`: how many are in it; `has_place`: whether it says where a picture was taken.
    """

    kind: str
    endings: tuple[str, ...]
    authors: tuple[str, ...] = ()
    comments: int = 0
    has_place: bool = False


def refuse_too_large(size: int) -> None:
    """Refuse a document of so many bytes, where they are too many."""
    if size > LARGEST:
        raise DocumentRefused(f"It is larger than {LARGEST >> 20} MB. Save it smaller, or give its address instead.")


def ending_of(name: str) -> str:
    """Return the ending of a file's name, in small letters, with its dot."""
    return PurePath(name).suffix.lower()


def named(authors: list[object]) -> tuple[str, ...]:
    """Return the names among values that may be names, each once and on one line."""
    texts = (" ".join(str(each).split())[:200] for each in authors if each)
    return tuple(dict.fromkeys(text for text in texts if text))
