"""What a second look at a YAML text finds, event by event: only where a first glance gave a reason for it.

Knows YAML; what a place is for (a text, a date, an id) it does not know, so it only tells which value it is about.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from yaml import MappingStartEvent, ScalarEvent, SequenceStartEvent, StreamEndEvent
from yaml._yaml import CParser

from tracker.problems import quoted
from tracker.register.text.fault import Fault, place_after
from tracker.register.text.signs import UNSEEN, is_refused, name_of, unseen_text

_BLANK = re.compile(r"""(["'])\s+\1""")
_ESCAPE = re.compile(r"""\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^\s]))""")
# A line like a marking's. In a block of words (after > or |) it is one of the words, however like a field it looks.
_MARKING = re.compile(
    r"""[ \t]*["']?marking["']?(?:[ \t]*[:=][ \t]*["']?[\w-]+|[ \t]+["']?(?:public|official\w*))["']?[ \t]*""",
    re.IGNORECASE,
)
# A whole block, and a line in it. No sign fits two ways, so that a block of any size is gone through once.
_BLOCK = re.compile(r"[>|][-+0-9]*[ \t\r]*\n(?:[ \t\r]*\n)*([ ]+)(?=\S)[^\n]*(?:\n(?:\1[^\n]*|(?!\1)[ \t\r]*))*")
_MARKING_IN_BLOCK = re.compile(r"""\n[ ]*["']?marking["']?[ \t]*[:=]""", re.IGNORECASE)
_BLANK_TEXT = "This holds nothing but spaces, so readers see nothing here. Write a text."
_LETTERS = {"0": 0x00, "a": 0x07, "b": 0x08, "v": 0x0B, "f": 0x0C, "r": 0x0D, "e": 0x1B}
_LETTERS |= {"N": 0x85, "L": 0x2028, "P": 0x2029}


class Remark(NamedTuple):
    """What is to be said of a value if it is a text; `number`: which node it is, in the order of the file.

    The code of its fault: "comment", where words are cut off it; "blank", where it shows nothing.
    """

    number: int
    fault: Fault


class SecondLook(NamedTuple):
    """`refused`: signs that no text may hold; `unseen`: those to warn of; `remarks`: of values, if they are texts."""

    refused: list[Fault]
    unseen: list[Fault]
    remarks: list[Remark]


def gives_reason(text: str) -> bool:
    """Return whether a text holds anything that a second look is for."""
    # One sign at a time, which costs next to nothing: patterns would take a tenth of all that reading takes.
    return (
        ("\\" in text and '"' in text)
        or _stands(text, "#", _is_after_words)
        or _stands(text, '"', _begins_a_blank)
        or _stands(text, "'", _begins_a_blank)
        or _has_marked_words(text, ">")
        or _has_marked_words(text, "|")
        or _stands(text, "arking", _is_no_field)
        or ("+" in text and "+\n" in text)
        or "\u00a0" in text
    )


def _stands(text: str, sign: str, as_wanted: Callable[[str, int], bool]) -> bool:
    at = text.find(sign)
    while at >= 0 and not as_wanted(text, at):
        at = text.find(sign, at + 1)
    return at >= 0


def _is_after_words(text: str, at: int) -> bool:
    """Return whether the # at a place begins a comment on a line that holds more than that."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before[-1:] in (" ", "\t") and not before.isspace() and not before.lstrip().startswith("#")


def _begins_a_blank(text: str, at: int) -> bool:
    return text[at + 1 : at + 2].isspace() and _BLANK.match(text, at) is not None


def _has_marked_words(text: str, sign: str) -> bool:
    """Return whether a block of words that a sign begins holds what looks like a marking."""
    at = text.find(sign)
    while at >= 0:
        block = _BLOCK.match(text, at)
        if block and _MARKING_IN_BLOCK.search(block[0]):
            return True
        at = text.find(sign, block.end() if block else at + 1)  # within a block nothing begins another
    return False


def _is_no_field(text: str, at: int) -> bool:
    """Return whether a line begins with what is no field: it has no colon, or ends a text in quotes."""
    if text[at + 6 : at + 7] == ":":
        end = text.find("\n", at)
        line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None].rstrip()
        return line[-1:] in ("'", '"') and line.count(line[-1]) % 2 == 1
    if text[at + 6 : at + 7] not in (" ", "\t", "="):
        return False
    return not text[text.rfind("\n", 0, at) + 1 : at - 1].strip(" \t\"'")


def second_look(text: str) -> SecondLook:
    """Look at every scalar of a text that has been read before."""
    look, number, parser = SecondLook([], [], []), -1, CParser(text)
    event: Any
    while type(event := parser.get_event()) is not StreamEndEvent:
        kind = type(event)
        number += kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent
        if kind is ScalarEvent:
            _look_at(event, text, number, look)
    return look


def _look_at(event: Any, text: str, number: int, look: SecondLook) -> None:
    if event.style == '"':
        for sign, fault in _escapes(text, event.start_mark.index, event.end_mark.index):
            (look.refused if is_refused(sign) else look.unseen).append(fault)
    if event.value and not UNSEEN.sub("", event.value).strip():
        begin = event.start_mark
        look.remarks.append(Remark(number, Fault(begin.line + 1, begin.column + 1, "blank", _BLANK_TEXT)))
    if event.end_mark.line > event.start_mark.line:
        look.refused.extend(_markings_within(event, text))
    if not event.style and event.value:
        end = event.end_mark
        after = text[end.index : end.index + 200].lstrip(" \t")
        if after.startswith("#") and text[end.index : end.index + 1] in (" ", "\t"):
            column = text.index("#", end.index) - end.index + end.column + 1
            message = (
                f"What follows the # is a comment, so readers see no more than {quoted(event.value)}."
                " Put the whole text in quotes, or the comment on a line of its own."
            )
            look.remarks.append(Remark(number, Fault(end.line + 1, column, "comment", message)))


def _markings_within(event: Any, text: str) -> Iterator[Fault]:
    """Yield each line of a text that looks like the marking of its entry, and marks nothing."""
    begin = event.start_mark
    for number, line in enumerate(text[begin.index : event.end_mark.index].splitlines()):
        if number and _MARKING.fullmatch(line):
            message = (
                f"{quoted(line.strip())} is a part of the text above it here, so it marks nothing. Begin the line where"
                " its field begins, or end it with a full stop if it is meant as words."
            )
            yield Fault(begin.line + number + 1, len(line) - len(line.lstrip()) + 1, "marking", message)


def _escapes(text: str, start: int, end: int) -> Iterator[tuple[str, Fault]]:
    """Yield each sign that is written as an escape between two places and that nobody sees, with what is said of it."""
    for found in _ESCAPE.finditer(text, start, end):
        number = int(found[1] or found[2] or found[3] or "-1", 16) if not found[4] else _LETTERS.get(found[4], -1)
        if 0 <= number <= 0x10FFFF:
            sign = chr(number)
            if is_refused(sign):
                message = (
                    f"{found[0]} writes the invisible character {name_of(sign)}, which does not belong in a text."
                    " Delete it, or put the text in '…'."
                )
                yield sign, Fault(*place_after(text[: found.start()]), "character", message)
            elif UNSEEN.fullmatch(sign):
                yield sign, Fault(*place_after(text[: found.start()]), "unseen", unseen_text(sign))
