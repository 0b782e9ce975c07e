"""Where in a text an entry, or the field of one, is put in, and as what: whatever style the text is in.

Takes a text, its nodes and values; returns changes. Of what is there no more is taken out than an empty list (`[]`), a
null, or the space in whose place comes the dash of an answer that so far stood alone.
"""

from collections.abc import Mapping
from typing import Any

from tracker.register.edit.additions import CannotRecord, Value
from tracker.register.edit.habits import LINE_END, is_blank_before, line_start, texts_after
from tracker.register.edit.splices import Splice, lines_after
from tracker.register.edit.styled_text import StyledText, indented, name_before
from tracker.register.edit.writing import entry_in_flow, entry_lines, field_in_flow, field_lines, name_in_flow
from tracker.register.schema.meanings import DeclaredField
from tracker.register.text.nodes import Node

_IN_FLOW = 120  # signs of a line that an entry between brackets may take
Values = Mapping[str, Value]


def put_entry(
    styled: StyledText, holder: Node, of: Any, field: DeclaredField, values: Values, is_top: bool = False
) -> list[Splice]:
    """Return what puts an entry at the end of a list.

    `holder`: the record that has the list in its field `field`, `of` its class; `is_top`: it is the whole file.
    """
    listed = holder.values.get(field.written)
    if listed is None:
        return _new_list(styled, holder, of, field, values, is_top)
    if listed.shape == "mapping":
        return _after_one_alone(styled, holder, listed, field, values)
    if listed.items and listed.is_flow:
        last = listed.items[-1]
        return styled.in_brackets(listed, last.start, last.end, entry_in_flow(field.entries, values, styled.habits))
    if listed.items:
        return [_after_last(styled, listed, field, values)]
    if listed.shape == "list" or listed.is_null:
        return _instead_of_nothing(styled, holder, listed, field, values)
    raise CannotRecord(f"'{field.written}' holds a text where a list belongs. Correct that first.")


def put_value(
    styled: StyledText, entry: Node, of: Any, field: DeclaredField, value: Value, *, instead: bool = False
) -> list[Splice]:
    """Return what gives a value to a field of an entry; `of`: the class of the entry.

    `instead`: of whatever it says now; otherwise it must be empty so far.
    """
    now = entry.values.get(field.written)
    in_flow = field_in_flow(field, value, styled.habits)
    lines = field_lines(field, value, styled.narrowed(entry.column))
    if now is None:
        return _new_field(styled, entry, of, field, in_flow, lines)
    if not now.is_null and not instead:
        raise CannotRecord(f"'{field.written}' is filled in already, and what was recorded once is not rewritten.")
    if entry.is_flow:
        return [styled.instead(now, in_flow.partition(": ")[2])]
    first, others = lines[0].partition(": ")[2], indented(lines[1:], entry.column)
    newline = styled.habits.newline
    if now.end > now.start and LINE_END.fullmatch(styled.text[now.end - 1]):  # a block of words ends with its last line
        return [styled.instead(now, "".join(f"{line}{newline}" for line in (first, *others)))]
    below = [lines_after(styled.text, now.end, others, newline)] if others else []
    return [styled.instead(now, first), *below]


def _new_field(
    styled: StyledText, holder: Node, of: Any, field: DeclaredField, in_flow: str, lines: list[str]
) -> list[Splice]:
    name = name_before(holder, of, field)
    if name is None:
        return [Splice(holder.end - 1, holder.end - 1, in_flow)]  # between brackets with nothing in them
    end = holder.end_of(name)
    if holder.is_flow:
        return styled.in_brackets(holder, holder.keys[name].start, end, in_flow)
    return [styled.lines_below(end, lines, holder.column, holder.column)]


def _new_list(
    styled: StyledText, holder: Node, of: Any, field: DeclaredField, values: Values, is_top: bool
) -> list[Splice]:
    entry = entry_in_flow(field.entries, values, styled.habits)
    lines = list_lines(styled, field, values, holder.column)
    spaced = ["", *lines] if is_top and styled.habits.spaced else lines
    return _new_field(styled, holder, of, field, f"{name_in_flow(field, styled.habits)}: [{entry}]", spaced)


def list_lines(styled: StyledText, field: DeclaredField, values: Values, column: int) -> list[str]:
    """Return the lines of a list with one entry, its name at the beginning of the first; `column`: that of the name."""
    dash, text_after = styled.habits.dash_after, styled.habits.text_after
    return [f"{field.written}:", *indented(_item(styled, field.entries, values, column + dash, text_after), dash)]


def _item(styled: StyledText, kind: Any, values: Values, column: int, text_after: int) -> list[str]:
    """Return the lines of an item of a list, its dash at the beginning of the first; `column`: that of the dash."""
    first, *others = entry_lines(kind, values, styled.narrowed(column + text_after))
    return [f"-{' ' * (text_after - 1)}{first}", *indented(others, text_after)]


def _after_last(styled: StyledText, listed: Node, field: DeclaredField, values: Values) -> Splice:
    """Return what puts an item below the last one of a list in lines, written as that one is."""
    last, offsets = listed.items[-1], texts_after(styled.text, listed)
    text_after = offsets[-1] if offsets else styled.habits.text_after
    lines = _item(styled, field.entries, values, listed.column, text_after)
    if last.shape == "mapping" and last.is_flow:
        line = f"-{' ' * (text_after - 1)}{entry_in_flow(field.entries, values, styled.habits)}"
        longest = max(each.end - each.start + text_after for each in listed.items)
        lines = [line] if len(line) <= max(_IN_FLOW - listed.column, longest) else lines
    if len(listed.items) > 1 and is_blank_before(styled.text, last.start):
        lines.insert(0, "")
    return styled.lines_below(listed.end, lines, listed.column, listed.column)


def _instead_of_nothing(
    styled: StyledText, holder: Node, listed: Node, field: DeclaredField, values: Values
) -> list[Splice]:
    """Return what makes the first item of a list that is empty: `[]`, a null, or nothing after the name."""
    if holder.is_flow or styled.holds_a_line_end(listed):
        entry = entry_in_flow(field.entries, values, styled.habits)
        if listed.shape == "list":
            return [Splice(listed.end - 1, listed.end - 1, entry)]
        return [styled.instead(listed, f"[{entry}]")]
    before = styled.text[line_start(styled.text, listed.start) : listed.start]
    gap = len(before) - len(before.rstrip(" \t")) if listed.end > listed.start else 0
    _, *items = list_lines(styled, field, values, holder.column)
    below = styled.lines_below(listed.end, items, holder.column, holder.column)
    return [Splice(listed.start - gap, listed.end, ""), below]


def _after_one_alone(
    styled: StyledText, holder: Node, alone: Node, field: DeclaredField, values: Values
) -> list[Splice]:
    """Return what makes a list of an entry that stands without one, and puts another below it."""
    if holder.is_flow:
        entry = entry_in_flow(field.entries, values, styled.habits)
        return [Splice(alone.start, alone.start, "["), Splice(alone.end, alone.end, f", {entry}]")]
    if alone.is_flow:
        dash = holder.column + styled.habits.dash_after
        before = styled.text[: alone.start].rstrip(" \t")
        own_line = f"{styled.habits.newline}{' ' * dash}-"
        begun = Splice(len(before), len(before), own_line)
    elif alone.column < 2:
        raise CannotRecord(f"The one entry of '{field.written}' has no room for a dash. Indent it by two spaces first.")
    else:
        dash = alone.column - 2
        begun = Splice(alone.start - 2, alone.start - 1, "-")
    lines = _item(styled, field.entries, values, dash, 2)
    if alone.is_flow:
        line = f"- {entry_in_flow(field.entries, values, styled.habits)}"
        lines = [line] if len(line) + dash <= max(_IN_FLOW, alone.end - alone.start) else lines
    return [begun, styled.lines_below(alone.end, lines, dash, dash)]
