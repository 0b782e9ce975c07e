"""A text with its habits, and the ways to put something into it: lines below a place, a pair or an item in brackets.

Takes a text and its nodes, returns changes. Nothing that is there is moved.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tracker.register.edit.habits import LINE_END, Habits, line_after, line_start
from tracker.register.edit.splices import Splice, lines_after
from tracker.register.schema.entries import fields_in_turn
from tracker.register.schema.meanings import DeclaredField
from tracker.register.text.nodes import Node

_NARROWEST = 40  # signs that are left of a line however deep it stands
_COMMA = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*,")  # what may stand between an item and the comma behind it


class StyledText(NamedTuple):
    """A text that can be read, and how it is written."""

    text: str
    habits: Habits

    def lines_below(self, at: int, lines: Sequence[str], column: int, above: int) -> Splice:
        """Return what puts lines below a place, indented to a column.

        Comments that follow it and are indented deeper than the column `above` belong to what is there.
        """
        below = line_after(self.text, at)
        while (after := line_after(self.text, below + 1)) > below:
            comment = self.text[below:after].lstrip(" ")
            if not comment.startswith("#") or after - below - len(comment) <= above:
                break
            at = below = after
        return lines_after(self.text, at, indented(lines, column), self.habits.newline)

    def narrowed(self, column: int) -> Habits:
        """Return its habits for lines that begin at a column."""
        return self.habits._replace(width=max(self.habits.width - column, _NARROWEST))

    def in_brackets(self, within: Node, last: int, end: int, piece: str) -> list[Splice]:
        """Return what puts a piece between brackets, behind the piece that begins at `last` and ends at `end`.

        Where that begins a line of its own, so does this.
        """
        comma = _COMMA.match(self.text, end, within.end - 1)
        below = line_after(self.text, comma.end() if comma else end)
        indent = self.text[line_start(self.text, last) : last]
        if indent.strip() or below > within.end - 1 or line_start(self.text, last) <= within.start:
            return [Splice(end, end, f", {piece}")]
        line = lines_after(self.text, below, [f"{indent}{piece}{',' if comma else ''}"], self.habits.newline)
        return [line] if comma else [Splice(end, end, ","), line]

    def instead(self, empty: Node, piece: str) -> Splice:
        """Return what puts a piece in the place of nothing, or of a null."""
        is_nothing = empty.start == empty.end and self.text[empty.start - 1 : empty.start] == ":"
        return Splice(empty.start, empty.end, f" {piece}" if is_nothing else piece)

    def holds_a_line_end(self, node: Node) -> bool:
        """Return whether a node runs over several lines."""
        return LINE_END.search(self.text, node.start, node.end) is not None


def indented(lines: Sequence[str], column: int) -> list[str]:
    """Return lines moved to a column; an empty one stays empty."""
    return [f"{' ' * column}{line}" if line else "" for line in lines]


def name_before(entry: Node, of: Any, field: DeclaredField) -> str | None:
    """Return behind which name of an entry a new field belongs, by the order of the declarations.

    `of`: the class of the entry. None where the entry is empty.
    """
    names = [each.written for each in fields_in_turn(of)]
    earlier = [name for name in names[: names.index(field.written)] if name in entry.keys]
    return earlier[-1] if earlier else next(reversed(entry.keys), None)
