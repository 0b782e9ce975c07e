"""Hypothesis: the values of a file of a register, written in every style in which people write YAML.

In lines and in brackets, dashes at either indentation, in all quotes and blocks, with comments, empty lines, every line
end, a byte order mark or none, marks of a document, a line end at the end or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

NOTHING = ("", " null", " ~", " []", " []  # none so far")
COMMENTS = ("# a remark", "# - {not: an entry}", "#", '# it\'s: "quoted" [')


@dataclass
class Hand:
    """How one person writes a file. `chance`: what decides, sign by sign; `dash`: how far dashes stand right."""

    chance: Random
    dash: int
    after: int
    flow: float  # how often a group or a list is put in brackets
    quoted: float
    blocks: float  # how often a text is put in a block of its own
    comments: float
    empty_lines: float
    newline: str = "\n"
    is_json: bool = False

    def often(self, share: float) -> bool:
        return self.chance.random() < share


def written(values: Any, hand: Hand) -> str:
    """Return the text of a file in one person's hand."""
    if hand.is_json:
        return _flow(values, hand, 0)
    return "".join(f"{line}\n" for line in _mapping(values, hand, 0))


def _mapping(values: dict[str, Any], hand: Hand, column: int) -> list[str]:
    lines: list[str] = []
    for name, value in values.items():
        lines += _between(hand, column)
        lines += [
            " " * column + line if number == 0 else line
            for number, line in enumerate(_field(name, value, hand, column))
        ]
    return lines


def _between(hand: Hand, column: int) -> list[str]:
    lines = [""] if hand.often(hand.empty_lines) else []
    if hand.often(hand.comments):
        lines.append(" " * hand.chance.choice((0, column, column + 2, column + 4)) + hand.chance.choice(COMMENTS))
    return lines


def _field(name: str, value: Any, hand: Hand, column: int) -> list[str]:
    """Return the lines of a field, the first without its indentation."""
    if value is None or value == []:
        return [name + ":" + (hand.chance.choice(NOTHING[:3] if value is None else NOTHING))]
    if isinstance(value, str):
        return _text(name, value, hand, column)
    if hand.often(hand.flow):
        return [f"{name}: {_flow(value, hand, column)}{_remark(hand)}"]
    head = f"{name}:{_remark(hand)}"
    if isinstance(value, dict):
        return [head, *_mapping(value, hand, column + 2)]
    dash = column + hand.dash
    lines = [head]
    for item in value:
        lines += _between(hand, dash)
        if isinstance(item, str):
            lines.append(f"{' ' * dash}- {_scalar(item, hand)}{_remark(hand)}")
        elif hand.often(hand.flow):
            lines.append(f"{' ' * dash}- {_flow(item, hand, dash)}{_remark(hand)}")
        else:
            lines += _item(item, hand, dash)
    return lines


def _item(item: dict[str, Any], hand: Hand, dash: int) -> list[str]:
    inner = dash + hand.after
    first, *others = item.items()
    lines = _field(*first, hand, inner)
    lines[0] = f"{' ' * dash}-{' ' * (hand.after - 1)}{lines[0]}"
    return [*lines, *_mapping(dict(others), hand, inner)]


def _remark(hand: Hand) -> str:
    return "  # as agreed" if hand.often(hand.comments / 3) else ""


def _text(name: str, text: str, hand: Hand, column: int) -> list[str]:
    if len(text) > 20 and hand.often(hand.blocks) and text == " ".join(text.split()):
        sign = hand.chance.choice((">-", "|-", ">", "|", "|+", ">+", "|2-"))
        words = text.split()
        half = len(words) // 2
        lines = [" ".join(words[:half]), " ".join(words[half:])]
        kept = ["", ""] if sign.endswith("+") and hand.often(0.5) else []
        return [f"{name}: {sign}", *(f"{' ' * (column + 2)}{line}" for line in lines if line), *kept]
    return [f"{name}: {_scalar(text, hand)}{_remark(hand)}"]


def _scalar(text: str, hand: Hand) -> str:
    is_plain = text[:1].isalnum() and not set(text) & set("#:[]{},'\"") and text not in ("null", "~")
    if is_plain and not hand.is_json and not hand.often(hand.quoted):
        return text
    if hand.often(0.5) and not hand.is_json:
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flow(value: Any, hand: Hand, column: int) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return _scalar(value, hand)
    if isinstance(value, dict):
        names = [f'"{name}"' if hand.is_json else name for name in value]
        pieces = [f"{name}: {_flow(each, hand, column + 2)}" for name, each in zip(names, value.values(), strict=True)]
        opened, closed = "{}"
    else:
        pieces, opened, closed = [_flow(each, hand, column + 2) for each in value], "[", "]"
    if not pieces or not hand.often(0.3):
        return f"{opened}{', '.join(pieces)}{closed}"
    inner = "\n" + " " * (column + 2)
    comma = "," if hand.often(0.5) and not hand.is_json else ""
    return f"{opened}{inner}{f',{inner}'.join(pieces)}{comma}\n{' ' * (column + 1)}{closed}"


def hands() -> st.SearchStrategy[Hand]:
    """People who write YAML, each in a way of their own."""
    share = st.sampled_from((0.0, 0.1, 0.5, 1.0))
    return st.builds(
        Hand,
        chance=st.randoms(use_true_random=False),
        dash=st.sampled_from((0, 2, 4)),
        after=st.sampled_from((2, 2, 4)),
        flow=share,
        quoted=share,
        blocks=share,
        comments=st.sampled_from((0.0, 0.2)),
        empty_lines=st.sampled_from((0.0, 0.2)),
        is_json=st.sampled_from((False, False, False, True)),
    )


@st.composite
def texts(draw: st.DrawFn, values: Any) -> bytes:
    """The text of a file, from its values."""
    text = written(values, draw(hands()))
    ends = draw(st.sampled_from(("", "...\n", "# the end\n", "\n\n")))
    if draw(st.booleans()):
        text = f"---\n{text}" if draw(st.booleans()) else f"# the beginning\n\n{text}"
    text += ends if text.endswith("\n") else ""
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))
    return (draw(st.sampled_from(("", "\ufeff"))) + text).encode()
