"""Signs that mislead in a text: those that nobody sees, those that look like another, the marks of a failed merge.

Knows characters and what they are called; knows nothing of YAML or of what a register may say.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from tracker.register.text.fault import Fault, place_after

# Of no width, or turning the direction of what follows: the first and the last of each row.
_ROWS = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
)
_TAG_ROW = (0xE0001, 0xE007F)  # they belong in the flags of England, Scotland and Wales
_JOINERS = "\u200c\u200d"  # they belong between letters of some scripts, and in emoji


def _signs_of(*rows: tuple[int, int]) -> str:
    return "".join(chr(number) for first, last in rows for number in range(first, last + 1))


def _in_brackets(*rows: tuple[int, int]) -> str:
    """Return rows as they are written between a pattern's brackets."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in rows)


_LOOKED_FOR = _signs_of(*_ROWS, _TAG_ROW) + _JOINERS
_ANY_UNSEEN, _ANY_TAG = _in_brackets(*_ROWS), _in_brackets(_TAG_ROW)
_PLAIN = "\x00-\u02ff"
UNSEEN = re.compile(  # in ranges, and the joiners' neighbours by what they are not: else it takes long to compile
    f"[{_ANY_UNSEEN}]|(?<![^{_PLAIN}])[{_JOINERS}]|[{_JOINERS}](?![^{_PLAIN}])|(?<![\U0001f3f4{_ANY_TAG}])[{_ANY_TAG}]"
)
_CONTROLS = {
    0x00: "null",
    0x07: "bell",
    0x08: "backspace",
    0x09: "tab",
    0x0A: "line feed",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x0D: "carriage return",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0xFEFF: "byte order mark",
}
_MARK = re.compile(r"^[ \t]*(<{7}|\|{7}|={7}|>{7})(?=[ \t\r]|$)", re.MULTILINE)
_MERGE = (
    "Two versions met here and git could not join them (<<<<<<<, =======, >>>>>>>). Keep what is right of the two,"
    " and delete these three lines."
)
_MOST = 20  # faults of one kind in a file: each looks for its line from the top
_QUOTES = "\u201c-\u201f\u2018-\u201b\u00ab\u00bb\u2039\u203a\u2032\u2033`\u00b4\uff07\uff02"
_IS_QUOTE = re.compile(f"[{_QUOTES}]")
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Where YAML expects its own signs: at the start of a line, after a name's colon or an item's dash, before a value.
_OUT_OF_PLACE = (
    re.compile(rf"^[ \t]*(?:-[ \t]+)*([{_SPACES}{_ANY_UNSEEN}])"),
    re.compile(rf"^[ \t]*(?:-[ \t]+)*[\w-]*[:-]([{_SPACES}{_ANY_UNSEEN}])"),
    re.compile("^[ \\t]*(?:-[ \\t]+)*\\w+([\uff1a\ufe55\u2236])"),
    re.compile(rf"(?:: |- |[\[{{,] ?)([{_QUOTES}])"),
)
_LIKE_LETTERS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "MATHEMATICAL", "FULLWIDTH", "SUBSCRIPT")


def name_of(sign: str) -> str:
    """Return what a sign is called: "U+200B (zero width space)"."""
    called = _CONTROLS.get(ord(sign)) or unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X} ({called})" if called else f"U+{ord(sign):04X}"


def unseen_text(sign: str) -> str:
    """Return what is said of a sign that nobody sees and that is no part of a text."""
    return f"The invisible character {name_of(sign)} does not belong in a text. Delete it, or type the line again."


def is_refused(sign: str) -> bool:
    """Return whether no text of a register may hold a sign, however it is written: it controls a machine."""
    number = ord(sign)
    return (
        (number < 0x20 and sign not in "\t\n")
        or 0x7F <= number < 0xA0
        or number in (0x2028, 0x2029, 0xFEFF)
        or 0xD800 <= number < 0xE000
        or number & 0xFFFE == 0xFFFE
    )


def odd_sign(text: str) -> int | None:
    """Return where, in an id, a date, a number or another word that is not free text, the first sign stands that is
    not what it seems to be; None where there is none.
    """
    return None if text.isascii() else next((at for at, sign in enumerate(text) if _is_odd(sign)), None)


def _is_odd(sign: str) -> bool:
    return not sign.isascii() and bool(UNSEEN.fullmatch(sign) or _like(sign))


def _like(sign: str) -> str:
    """Return what kind of ordinary sign another one is taken for, "" where for none."""
    kind = unicodedata.category(sign)
    if kind == "Zs":
        return "space"
    if kind == "Pd" or sign == "\u2212":
        return "hyphen"
    if _IS_QUOTE.fullmatch(sign):
        return "quotation mark"
    if kind == "Nd":
        return "digit"
    if unicodedata.name(sign, "").startswith(_LIKE_LETTERS):
        return "letter" if kind.startswith("L") else "sign"
    return ""


def odd_text(sign: str) -> str:
    """Return what is said of a sign that is not what it seems to be."""
    like = "" if UNSEEN.fullmatch(sign) else _like(sign)
    if not like:
        return f"The invisible character {name_of(sign)} stands here. Delete it, or type the word again."
    if like == "space":
        return f"This is no ordinary space but {name_of(sign)}. Type it again with the space bar, or delete it."
    if like == "quotation mark":
        return f"{sign} is {name_of(sign)}, which YAML takes for a letter. Use the straight quotation marks ' or \"."
    return f"{sign} is {name_of(sign)} and only looks like an ordinary {like}. Type it again on the keyboard."


def sign_out_of_place(lines: list[str], last: int) -> Fault | None:
    """Return the fault of a sign that stands, unlike what it looks like, where YAML expects one of its own.

    `last`: the index of the line at which reading failed; what makes it fail may stand up to two lines above.
    """
    for number in range(min(last, len(lines) - 1), max(last - 3, -1), -1):
        for pattern in () if lines[number].isascii() else _OUT_OF_PLACE:
            if found := pattern.search(lines[number]):
                return Fault(number + 1, found.start(1) + 1, "character", odd_text(found[1]))
    return None


def unseen_signs(text: str) -> Iterator[Fault]:
    """Yield a fault for each sign that nobody sees, or that turns the direction of what follows; the first twenty."""
    if text.isascii() or not any(sign in text for sign in _LOOKED_FOR):
        return  # one sign after the other, because the pattern takes longer than all of reading does
    for found in islice(UNSEEN.finditer(text), _MOST):
        yield Fault(*place_after(text[: found.start()]), "unseen", unseen_text(found[0]))


def merge_marks(text: str, underlined: bool = False) -> Iterator[Fault]:
    """Yield a fault for each place at which git could not join two versions, and left both with its marks.

    `underlined`: whether a line of ======= may by itself be the underlining of a heading, as in Markdown.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "|||||||" not in text and "\n=======" not in text:
        return  # plain searches: every text of every register goes through them
    is_open = False
    for found in _MARK.finditer(text):
        sign, place = found[1][0], place_after(text[: found.start(1)])
        if sign == "=" and not is_open and (underlined or place[1] > 1):
            continue
        if not is_open:
            yield Fault(*place, "merge", _MERGE)
        is_open = sign != ">"
