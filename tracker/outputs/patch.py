"""Files as they were and as they are to be → the difference, as `git apply` takes it, and as it is read.

Takes bytes, returns bytes; source: git's own format of patches (gitformat-diff, and of binary files git-diff --binary).
"""

import difflib
import hashlib
import zlib
from base64 import b85encode
from collections.abc import Mapping

from tracker.register.difference import CONTEXT, lines_of

_NO_LINE_END = b"\\ No newline at end of file\n"
_OF_A_LINE = 52  # bytes of a binary file in a line of a patch
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"  # how many bytes a line holds, from 1


def patch(
    was: Mapping[str, bytes], new: Mapping[str, bytes], documents: Mapping[str, bytes], prefix: str = ""
) -> bytes:
    """Return the difference between texts, with new documents, whose bytes stay as they are whatever they hold.

    `prefix`: what stands before each path, with a slash at its end.
    """
    of_documents = (_document(prefix + path, content) for path, content in documents.items())
    return b"".join((*of_documents, *(_of_text(prefix + path, was.get(path), text) for path, text in new.items())))


def as_read(difference: bytes) -> str:
    """Return a difference of texts for a screen: no line end shows."""
    return difference.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _of_text(path: str, was: bytes | None, new: bytes) -> bytes:
    name, heading = path.encode(), _heading(path, is_new=was is None)
    end = b"\t" if b" " in name else b""  # or git would take the name to end at the space
    old = b"/dev/null" if was is None else b"a/" + name + end
    lines = difflib.diff_bytes(
        difflib.unified_diff, lines_of(was or b""), lines_of(new), old, b"b/" + name + end, n=CONTEXT
    )
    return heading + b"".join(line if line.endswith(b"\n") else line + b"\n" + _NO_LINE_END for line in lines)


def _heading(path: str, *, is_new: bool) -> bytes:
    name = path.encode()
    return b"diff --git a/%s b/%s\n%s" % (name, name, b"new file mode 100644\n" if is_new else b"")


def _document(path: str, content: bytes) -> bytes:
    id = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest().encode()
    literals = _literal(content) + _literal(b"")
    return _heading(path, is_new=True) + b"index %s..%s\nGIT binary patch\n%s" % (b"0" * 40, id, literals)


def _literal(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    pieces = (packed[at : at + _OF_A_LINE] for at in range(0, len(packed), _OF_A_LINE))
    lines = (_LETTERS[len(each) - 1 : len(each)] + b85encode(each, pad=True) + b"\n" for each in pieces)
    return b"literal %d\n%s\n" % (len(content), b"".join(lines))
