"""Files as they were and as they are to be → the difference line by line, as far as its reader may know it.

Its lines are those of the patch. Takes values, returns values; draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from tracker.register.edit.beginning import is_of_any_register
from tracker.register.readable_text import Line
from tracker.register.schema.restricted import RESTRICTED

Sign = Literal["+", "-", " "]
CONTEXT = 3  # lines round a change, by which git finds its place
_END = re.compile(rb"\r?\n\Z")


class DifferenceLine(NamedTuple):
    """A line of a difference: whether it is new, gone or as before, its number in the new file, and what it says."""

    sign: Sign
    number: int
    parts: Line


class FileDifference(NamedTuple):
    """What changes in one file. `is_new`: it was not there; `hunks`: lines that stand together, in turn.

    `is_readable`: its reader may know every line of it; `is_file_readable`: and every line of the whole new file.
    """

    path: str
    is_new: bool
    hunks: tuple[tuple[DifferenceLine, ...], ...]
    is_readable: bool
    is_file_readable: bool

    def is_new_line(self, number: int) -> bool:
        """Return whether a line of the new file, by its number from 1, is a new one that its reader may know."""
        is_there = any(line.sign == "+" and line.number == number for hunk in self.hunks for line in hunk)
        return is_there and bool(self.added)

    @property
    def added(self) -> tuple[str, ...]:
        """Return the lines that are new, as text; none where its reader may not know them."""
        lines = [line for hunk in self.hunks for line in hunk if line.sign == "+"]
        is_known = all(isinstance(part, str) for line in lines for part in line.parts)
        return tuple("".join(map(str, line.parts)) for line in lines) if is_known else ()


def difference(
    was: Mapping[str, bytes], new: Mapping[str, bytes], readable: Mapping[str, Sequence[Line]] | None
) -> tuple[FileDifference, ...]:
    """Return what changes in each file that is new or changed.

    `readable`: the lines of the files as they were, as far as their reader may know them; None for whoever may read
    everything.
    """
    return tuple(_of_file(path, was.get(path), text, readable) for path, text in new.items())


def lines_of(content: bytes) -> list[bytes]:
    """Return lines as git has them: a carriage return is a part of its line."""
    lines = content.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _of_file(path: str, was: bytes | None, new: bytes, readable: Mapping[str, Sequence[Line]] | None) -> FileDifference:
    before, after = lines_of(was or b""), lines_of(new)
    old = list(map(_whole, before)) if readable is None else _known_of(before, readable.get(path, ()))
    groups = list(SequenceMatcher(None, before, after).get_grouped_opcodes(CONTEXT))
    gone = [line for group in groups for tag, i1, i2, _, _ in group if tag != "equal" for line in old[i1:i2]]
    # What is written anew may repeat what stood there; and a new file begins with comments of its neighbours.
    may_know_new = all(map(_is_known, gone))
    fresh = [_new_line(line, may_know_new, readable is None or was is not None) for line in after]
    hunks = tuple(tuple(_lines(group, old, fresh)) for group in groups)
    is_readable = all(_is_known(line.parts) for hunk in hunks for line in hunk)
    return FileDifference(path, was is None, hunks, is_readable, is_readable and all(map(_is_known, old)))


def _lines(
    group: Sequence[tuple[str, int, int, int, int]], old: Sequence[Line], new: Sequence[Line]
) -> Iterator[DifferenceLine]:
    for tag, i1, i2, j1, j2 in group:
        if tag == "equal":
            yield from (DifferenceLine(" ", j1 + at + 1, line) for at, line in enumerate(old[i1:i2]))
            continue
        yield from (DifferenceLine("-", j1 + 1, line) for line in old[i1:i2])
        yield from (DifferenceLine("+", number + 1, new[number]) for number in range(j1, j2))


def _known_of(lines: Sequence[bytes], readable: Sequence[Line]) -> list[Line]:
    """Return of each line what its reader may know; where they cannot be told apart alike, nothing of any."""
    if len(readable) != len(lines):
        return [(RESTRICTED,)] * len(lines)
    wholes = map(_whole, lines)
    return [
        whole if is_of_any_register("".join(map(str, whole))) else each
        for whole, each in zip(wholes, readable, strict=True)
    ]


def _new_line(line: bytes, may_know: bool, may_know_comment: bool) -> Line:
    whole = _whole(line)
    text = "".join(map(str, whole)).lstrip()
    hides_comment = text.startswith("#") and not may_know_comment and not is_of_any_register(text)
    return (RESTRICTED,) if not may_know or hides_comment else whole


def _whole(line: bytes) -> Line:
    text = _END.sub(b"", line).decode(errors="replace").removeprefix("\ufeff")
    return (text,) if text else ()


def _is_known(line: Line) -> bool:
    return RESTRICTED not in line
