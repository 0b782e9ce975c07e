"""A paper's blocks → plain values that JSON holds, and the hash of each: by which two papers are compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from tracker.outputs.paper.blocks import Block, MeetingPaper
from tracker.vocabulary import Word

_PLAIN = frozenset({str, int, bool, float, type(None)})
_SHORT = 8  # hexadecimal digits: enough to tell which block of a paper is another, beside the hash of the whole
_UNREAD = ("anchor", "address", "alternative")  # what leads somewhere, or stands for what is seen


def plain_values(value: Any) -> Any:
    """Return a block, or a part of one, as dictionaries, lists and texts; `kind` names the class of each."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [plain_values(part) for part in value]
    if names := _names(kind):
        plain = {"kind": kind.__name__}
        for name in names:
            plain[name] = plain_values(getattr(value, name))
        return plain
    return value.value if isinstance(value, Word) else value.isoformat() if isinstance(value, date) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a class, none of what has none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def block_digests(blocks: Iterable[Block]) -> list[bytes]:
    """Return a hash of each block, in their order."""
    return [_digest(plain_values(block)) for block in blocks]


def shortened(digests: Iterable[bytes]) -> list[str]:
    """Return hashes by which blocks are told apart, beside the hash of the whole."""
    return [digest.hex()[:_SHORT] for digest in digests]


def content_of(paper: MeetingPaper, digests: Iterable[bytes]) -> str:
    """Return the hash of all that a paper says: its title, its imprint, its blocks, which have these hashes, and what
    is enclosed.
    """
    head = plain_values((paper.title, paper.subject, paper.language, paper.imprint))
    enclosed = [[each.name, hashlib.sha256(each.content).hexdigest()] for each in paper.enclosures]
    return _digest([head, [digest.hex() for digest in digests], enclosed]).hex()


def _digest(values: Any) -> bytes:
    return hashlib.sha256(json.dumps(values, separators=(",", ":")).encode("ascii")).digest()


def words_of(value: Any) -> str:
    """Return the words of a block, one after the other, as they are read."""
    return " ".join(text for text in _texts(value) if text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Word):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    else:
        kind: Any = type(value)
        for name in _names(kind):
            if name not in _UNREAD:
                yield from _texts(getattr(value, name))
