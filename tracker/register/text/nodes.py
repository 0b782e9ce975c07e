"""YAML text → its nodes, each with where it begins, where it ends and how it is written: what an edit needs.

Knows YAML, from the same libyaml events that the reader reads; knows nothing of what a register may say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from yaml import (
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml._yaml import CParser

from tracker.register.text.marked_yaml import NULLS

Shape = Literal["scalar", "list", "mapping"]
_KEEPS_EMPTY_LINES = re.compile(r"[|>]\d?\+")


@dataclass(slots=True)
class Node:
    """A value as it is written.

    `start` and `end`: offsets into the text, `end` after its last own sign; `column`: of its first sign, from 0;
    `style`: of a scalar the sign that it begins with (" ' | >) or "", of the others "flow" or "block"; `text`: of a
    scalar, its value; `items`: of a list; `keys` and `values`: of a mapping, by name.
    """

    shape: Shape
    start: int
    end: int
    column: int
    style: str
    text: str = ""
    items: list[Node] = field(default_factory=list)
    keys: dict[str, Node] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    @property
    def is_flow(self) -> bool:
        """Return whether it is written between brackets."""
        return self.style == "flow"

    @property
    def is_null(self) -> bool:
        """Return whether it says nothing: it is empty, or a null."""
        return self.shape == "scalar" and not self.style and self.text in NULLS

    def end_of(self, name: str) -> int:
        """Return where the field of a mapping ends, its value or, of an empty one, its name."""
        return max(self.keys[name].end, self.values[name].end)

    def all(self) -> Iterator[Node]:
        """Yield the node and every node below it, names left out."""
        yield self
        for each in (*self.items, *self.values.values()):
            yield from each.all()


def root_of(text: str) -> Node | None:
    """Return the node of the whole of a text that can be read; None where there is no document in it."""
    get = CParser(text).get_event
    get()
    return None if type(get()) is StreamEndEvent else _node(get, get(), text)


def _node(get: Callable[[], Any], event: Any, text: str) -> Node:
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if type(event) is ScalarEvent:
        style = event.style or ""
        end = _end_of_block(text, start, end) if style in ("|", ">") else end
        return Node("scalar", start, end, column, style, event.value)
    style = "flow" if event.flow_style else "block"
    is_list = type(event) is SequenceStartEvent
    node = Node("list" if is_list else "mapping", start, end, column, style)
    while type(event := get()) not in (SequenceEndEvent, MappingEndEvent):
        each = _node(get, event, text)
        if is_list:
            node.items.append(each)
            node.end = each.end
        else:
            node.keys[each.text], value = each, _node(get, get(), text)
            node.values[each.text] = value
            node.end = max(each.end, value.end)
    if node.is_flow:
        node.end = event.end_mark.index
    return node


def _end_of_block(text: str, start: int, end: int) -> int:
    """Return where a block of words ends: after its last line; with `+` after the empty lines that it keeps."""
    lines = text[start:end].splitlines(keepends=True)
    if _KEEPS_EMPTY_LINES.match(lines[0]):
        return end
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
    while len(lines) > 1 and not lines[-1].strip() and len(lines[-1].rstrip("\r\n")) <= min(indents, default=0):
        end -= len(lines.pop())
    return end
