"""Files of which nobody can tell what is marked: a marking in them is mistyped, or stands where it cannot be read.

Takes texts and what was read of them, returns paths; knows nothing of who may read what.
"""

from collections.abc import Mapping

from tracker.problems import errors_in
from tracker.register.reading.file_reading import FileRead
from tracker.register.reading.likeness import mentions_marking
from tracker.register.reading.unread import path_meant
from tracker.register.text.folder import NotAFile


def unclear_files(texts: Mapping[str, bytes], files: Mapping[str, FileRead]) -> frozenset[str]:
    """Return the paths of files in which something like a marking is not understood; `files`: as they were read.

    So is a file that is a link now, or that somebody has left under a name that is not read.
    """
    unread = {path_meant(path) for path in texts.keys() - files.keys()}
    gone = {path for path in unread if path is not None and path not in files}
    return frozenset(gone.union(path for path, each in files.items() if _is_unclear(texts[path], each)))


def _is_unclear(text: bytes, read: FileRead) -> bool:
    if isinstance(text, NotAFile):
        return True
    if read.contents is not None and not errors_in(read.problems):
        return False
    # Whatever it is encoded in: a file that was saved as UTF-16 has a null beside every letter.
    return mentions_marking(text.replace(b"\0", b"").decode(errors="replace"))
