"""The rules of the files that a register holds: each lies below evidence/, is there, and is what was recorded.

Takes what is known of the folder, returns complaints; reads no file.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from unicodedata import normalize

from tracker.problems import quoted
from tracker.register.reading.checks.common import Found, References, wrong
from tracker.register.reading.complaints import nearest
from tracker.register.schema.entries import Entry
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Meetings
from tracker.register.text.folder import EVIDENCE, HELD_AS_LINK, HELD_AS_POINTER

_LOOKS = "\0"  # before a name in its composed form: the one file of that look, however its letters are composed
_SEVERAL = "several"


def by_looks(held: Mapping[str, str]) -> dict[str, str]:
    """Return the hashes by path, and by the look of each name: é may be written as one sign or, on a Mac, as two."""
    other = [path for path in held if not path.isascii()]
    looks: dict[str, str] = {}
    for path in other:
        key = _LOOKS + normalize("NFC", path)
        looks[key] = _SEVERAL if key in looks else held[path]
    return {**held, **looks}


def _hash_of(file: str, held: Mapping[str, str]) -> str | None:
    sha256 = held.get(file)
    if sha256 is None and not file.isascii():
        sha256 = held.get(_LOOKS + normalize("NFC", file))
    if sha256 is None and HELD_AS_LINK in (held.get(str(folder)) for folder in PurePosixPath(file).parents):
        return HELD_AS_LINK
    return sha256


def hash_to_write(file: str, held: Mapping[str, str]) -> str | None:
    """Return the SHA-256 that a file is to be recorded with; None where there is no such file."""
    sha256 = _hash_of(file, held)
    return None if sha256 is None or sha256 in (HELD_AS_LINK, _SEVERAL) else sha256.removeprefix(HELD_AS_POINTER)


def held_for(contents: Any, held: Mapping[str, str]) -> dict[str, str | None]:
    """Return the hashes of the evidence files that the records of a file name."""
    match contents:
        case Response():
            named = [each.file for each in contents.evidence if isinstance(each.file, str)]
        case Meetings():
            named = [each.minutes for each in contents.meetings if isinstance(each.minutes, str)]
        case _:
            named = []
    return {file: _hash_of(file, held) for file in named} if named else {}


def held_file(entry: Entry, field: str, file: str, sha256: str | None, known: References, remedy: str) -> Found:
    """A file that the register holds lies below evidence/, is there, and has the hash that is written."""
    parts, found = PurePosixPath(file).parts, _hash_of(file, known.held)
    if parts[:1] != (EVIDENCE,) or ".." in parts:
        message = f"{quoted(file)} lies outside the folder evidence. Put the document there, and write evidence/NAME."
        yield wrong(entry, field, "outside", message)
    elif "\\" in file:
        yield wrong(entry, field, "form", f"{quoted(file)} is written with a backslash. Write / between folders.")
    elif found is None:
        near = nearest(file, [path for path in known.held if not path.startswith(_LOOKS)])
        yield wrong(entry, field, "no-file", f"{quoted(file)} is not there.{near or f' {remedy}'}")
    elif found == _SEVERAL:
        message = (
            f"{quoted(file)} is not there, but several files that look the same are, their letters composed in other"
            " ways. Rename the right one, and write its new name here."
        )
        yield wrong(entry, field, "no-file", message)
    elif found == HELD_AS_LINK:
        message = f"{quoted(file)} is a link; a register holds files. Put the document itself there."
        yield wrong(entry, field, "link", message)
    elif found.startswith(HELD_AS_POINTER):
        message = f"{quoted(file)} was not fetched: only the pointer of Git LFS to it is here. Run `git lfs pull`."
        yield wrong(entry, field, "no-file", message)
    elif sha256 is not None and found != sha256:
        message = f"{quoted(file)} is not the document that was recorded: its SHA-256 is {found}."
        yield wrong(entry, "sha256", "hash", f"{message} Put the recorded one back, or correct the hash.")
