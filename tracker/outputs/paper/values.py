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

_SHORT = 8  # hexadecimal digits: enough to tell which block of a paper is another, beside the hash of the whole
_UNREAD = ("anchor", "address", "alternative")  # what leads somewhere, or stands for what is seen


def plain_values(value: Any) -> Any:
    """Return a block, or a part of one, as dictionaries, lists and texts; `kind` names the class of each."""
    if isinstance(value, str):
        return value.value if isinstance(value, Word) else value
    if isinstance(value, tuple):
        return [plain_values(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return {"kind": kind.__name__} | {name: plain_values(getattr(value, name)) for name in _names(kind)}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def block_hashes(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return a short hash of each block, in their order."""
    return tuple(_hash(block)[:_SHORT] for block in blocks)


def content_of(paper: MeetingPaper) -> str:
    """Return the hash of all that a paper says: its title, its imprint, its blocks and what is enclosed."""
    enclosed = [[each.name, hashlib.sha256(each.content).hexdigest()] for each in paper.enclosures]
    said = (paper.title, paper.subject, paper.language, paper.imprint, paper.blocks)
    return hashlib.sha256(_written([plain_values(said), enclosed])).hexdigest()


def _hash(value: Any) -> str:
    return hashlib.sha256(_written(plain_values(value))).hexdigest()


def _written(values: Any) -> bytes:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def words_of(value: Any) -> str:
    """Return the words of a block, one after the other, as they are read."""
    return " ".join(text for text in _texts(value) if text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Word):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            if name not in _UNREAD:
                yield from _texts(getattr(value, name))
