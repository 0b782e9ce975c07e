"""Files of which nobody can tell what is marked: a marking in them is mistyped, or stands where it cannot be read.

Takes texts and what was read of them, returns paths; knows nothing of who may read what.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from tracker.problems import errors_in
from tracker.register.reading.file_reading import FileRead
from tracker.register.reading.unread import path_meant
from tracker.register.text.folder import NotAFile

_PUBLIC = re.compile(r"""\bmarking["']?[ \t]*:[ \t]+["']?public\b["']?(?=[ \t]*(?:[,}\]#\r\n]|$))""")
_NAME = re.compile(r"""(?:^|[{,])[ \t]*(?:-[ \t]+)*["']?([^\W\d]{5,24})["']?[ \t]*[:=]""", re.MULTILINE)
_WORD = re.compile(r"[^\W\d]{6,24}")
_ALIKE = (
    0.8  # of the letters: `offical`, `mraking` and what holds a letter of another alphabet are alike; `office` is not
)


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


def mentions_marking(text: str) -> bool:
    """Return whether a text holds something like a marking, beside that something is public."""
    rest = _PUBLIC.sub("public: yes", text)
    if "marking" in rest.lower() or any(_is_like("marking", name) for name in set(_NAME.findall(rest))):
        return True
    return any(_is_like(word, each) for each in set(_WORD.findall(rest)) for word in ("official", "sensitive"))


def _is_like(word: str, written: str) -> bool:
    lower = written.lower()
    if word in lower:
        return True
    matcher = SequenceMatcher(None, word, lower, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
