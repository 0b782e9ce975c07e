"""How a file is written, so that what is added looks like its neighbours: indentation, line ends, quotes, long texts.

Takes a text and its nodes, returns values; where a file shows no habit, that of the shipped register serves.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

from tracker.register.text.nodes import Node

Long = Literal["folded", "literal", "plain", "one line"]
LINE_END = re.compile(r"\r\n|\n|\r")
_WIDTH, _NARROWEST, _WIDEST = 100, 72, 160  # signs of a line
_T = TypeVar("_T")


class Habits(NamedTuple):
    """How a file is written.

    `newline`: its line end; `width`: how long a line grows; `long`: how a text is written that is longer; `quote`: the
    quotation mark; `dash_after`: how many columns a list's dashes stand right of its name; `text_after`: how many its
    items right of the dash; `lists_in_flow`, `mappings_in_flow`: how ids and small groups are written within an entry;
    `is_json`: whether names are in quotation marks; `spaced`: whether an empty line stands between the file's sections.
    """

    newline: str
    width: int
    long: Long
    quote: str
    dash_after: int
    text_after: int
    lists_in_flow: bool
    mappings_in_flow: bool
    is_json: bool
    spaced: bool


def habits_of(text: str, root: Node | None) -> Habits:
    """Return how a file is written; `root`: its nodes, None where it says nothing."""
    found = LINE_END.search(text)
    nodes = list(root.all()) if root else []
    scalars = [node for node in nodes if node.shape == "scalar"]
    groups = [node for node in nodes if node.shape == "mapping"]
    within = [each for node in groups for each in node.values.values()]
    texts = [each for node in groups if not node.is_flow for each in node.values.values() if " " in each.text]
    width = _width(text, texts)
    lists = [each for each in within if each.shape == "list" and each.items]
    small = [each for each in lists if all(item.shape == "scalar" for item in each.items)]
    dashes = [offset for node in nodes for offset in _dashes(node)]
    return Habits(
        newline=found[0] if found else "\n",
        width=width,
        long=_most((_how_long(text, each) for each in texts if _is_long(text, each, width)), "folded"),
        quote=_most((each.style for each in scalars if each.style in ("'", '"')), '"'),
        dash_after=_most((offset for offset in dashes if offset >= 0), 2),
        text_after=_most((offset for node in nodes for offset in texts_after(text, node)), 2),
        lists_in_flow=_most((each.is_flow for each in small), True),
        mappings_in_flow=_most((each.is_flow for each in within if each.shape == "mapping"), True),
        is_json=bool(root and root.is_flow and all(key.style == '"' for key in root.keys.values())),
        spaced=_is_spaced(text, root),
    )


def _most(found: Iterable[_T], otherwise: _T) -> _T:
    """Return the most frequent, of equals the first; `otherwise` where there is none."""
    counts = Counter(found)
    return counts.most_common(1)[0][0] if counts else otherwise


def _dashes(node: Node) -> list[int]:
    """Return how many columns the dashes of each list below a mapping stand right of its name."""
    if node.shape != "mapping" or node.is_flow:
        return []
    lists = [(node.keys[name], each) for name, each in node.values.items() if each.shape == "list" and not each.is_flow]
    return [each.column - key.column for key, each in lists]


def texts_after(text: str, node: Node) -> list[int]:
    """Return how many columns the items of a list stand right of their dashes, of those on the same line."""
    if node.shape != "list" or node.is_flow:
        return []
    after = [item for item in node.items if text[line_start(text, item.start) : item.start].strip() == "-"]
    return [item.column - node.column for item in after if item.column - node.column > 1]


def _is_long(text: str, node: Node, width: int) -> bool:
    return _runs_over(text, node) or node.end - line_start(text, node.start) > width


def _runs_over(text: str, node: Node) -> bool:
    return LINE_END.search(text, node.start, node.end) is not None


def _how_long(text: str, node: Node) -> Long:
    if node.style in (">", "|"):
        return "folded" if node.style == ">" else "literal"
    return "plain" if _runs_over(text, node) else "one line"


def _width(text: str, texts: Sequence[Node]) -> int:
    """Return how long lines grow: those of texts that run over several, for so wide somebody means them to be."""
    over = [len(line) for each in texts if _runs_over(text, each) for line in text[each.start : each.end].splitlines()]
    alone = [each.end - line_start(text, each.start) for each in texts if not _runs_over(text, each)]
    widest = max(over, default=max(alone, default=0))
    return min(max(widest, _NARROWEST if over else _WIDTH), _WIDEST)


def _is_spaced(text: str, root: Node | None) -> bool:
    keys = sorted(key.start for key in root.keys.values()) if root and not root.is_flow else []
    blank = [is_blank_before(text, start) for start in keys[1:]]
    return not blank or sum(blank) * 2 >= len(blank)


def is_blank_before(text: str, start: int) -> bool:
    """Return whether an empty line stands before a place, but for comments right above it."""
    lines = text[: line_start(text, start)].splitlines()
    while lines and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return bool(lines) and not lines[-1].strip()


def line_start(text: str, at: int) -> int:
    """Return where the line begins that a place is on."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_after(text: str, at: int) -> int:
    """Return where the line after that of a place begins; of the beginning of a line, and of the end, the place itself.

    What ends with its line, as a block of words does, ends where the next one begins.
    """
    if at == line_start(text, at):
        return at
    found = LINE_END.search(text, at)
    return found.end() if found else len(text)
