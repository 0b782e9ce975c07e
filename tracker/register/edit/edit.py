"""Texts of a register and additions → the new texts, each read back: the old register plus exactly what was added.

Every sign that is there stays, and lines are only added, but for these: the line of an empty list or a null that
becomes a list; a line in brackets that is added to; the first line of an answer that so far stood alone and becomes the
first of a list; an empty field that is filled, or one that is corrected; and the last line of a text that ends without
a line end, with the header of a block of words that it is part of (`|` or `|+` becomes `|-`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from typing import Any, NamedTuple

from tracker.problems import quoted
from tracker.register.edit.additions import KINDS, Addition, CannotRecord, FollowUp, Value, has_id, next_id
from tracker.register.edit.beginning import begun, heading_for
from tracker.register.edit.correcting import corrected
from tracker.register.edit.expected import with_entry, with_value_at, with_values, without_places
from tracker.register.edit.habits import LINE_END, habits_of
from tracker.register.edit.placing import list_lines, put_entry, put_value
from tracker.register.edit.splices import Splice, spliced
from tracker.register.edit.styled_text import StyledText
from tracker.register.edit.target import Steps, Target, entries_in, ids_in, target_of, values_in
from tracker.register.reading.complaints import nearest
from tracker.register.reading.file_reading import LARGEST_RESPONSE, TOP
from tracker.register.schema.entries import fields_in_turn, fields_of
from tracker.register.schema.meanings import DeclaredField, later_days, own_days
from tracker.register.schema.response import Response
from tracker.register.text.nodes import Node, root_of
from tracker.register.text.signs import is_refused, unseen_text

_BOM = "\ufeff"
_LONGEST = LARGEST_RESPONSE // 4  # bytes of a field: written with its indentation it stays below what a file may hold
_HEADER = re.compile(r"[|>]\d?(\+?)(?![-\d])")


class Edit(NamedTuple):
    """What is to be written: the texts that are new or changed, by path, and the additions with the ids they got."""

    texts: dict[str, bytes]
    additions: tuple[Addition | FollowUp, ...]


def record(texts: Mapping[str, bytes], additions: Iterable[Addition | FollowUp]) -> Edit:
    """Put additions on a register, one after the other; raise `CannotRecord`, and then nothing is put on it.

    `texts`: the register's files. An entry's values are not judged here: reading the new texts tells what is wrong. A
    correction changes the field that it names as well, unless that says by now what it is to say.
    """
    now = dict(texts)
    done: list[Addition | FollowUp] = []
    for each in additions:
        _refuse_what_nothing_can_say(each)
        target = target_of(now, each)
        now[target.path], recorded = _recorded(now, target, each)
        done.append(recorded)
    return Edit({path: text for path, text in now.items() if texts.get(path) != text}, tuple(done))


def _recorded(
    texts: Mapping[str, bytes], target: Target, wanted: Addition | FollowUp
) -> tuple[bytes, Addition | FollowUp]:
    if isinstance(wanted, FollowUp):
        return _with_values(texts, target, wanted), wanted
    if wanted.kind == "correction":
        return _corrected(texts, target, wanted)
    numbered = _numbered(wanted, texts, target)
    return _with_entry(texts, target, numbered), numbered


def id_of_next(texts: Mapping[str, bytes], kind: str, record: str) -> str | None:
    """Return the id that the next entry of a kind would get in a record; None where none is counted."""
    wanted = Addition(kind, record, {})
    return next_id(kind, record, ids_in(texts, target_of(texts, wanted)))


def cited(texts: Mapping[str, bytes], evidence: Mapping[str, Value], citing: Addition) -> list[Addition]:
    """Return an addition that cites new evidence, after that evidence, which gets the next id of its recommendation."""
    of = citing.record.partition(".")[0]
    id, known = id_of_next(texts, "evidence", of), citing.values.get("evidence")
    named = [*(known if isinstance(known, list) else []), str(id)]
    new = Addition("evidence", of, {"id": id, **evidence})
    return [new, citing._replace(values={**citing.values, "evidence": named})]


def number_of(texts: Mapping[str, bytes], kind: str, record: str, name: str) -> int:
    """Return the number of the entry of a kind that has an id or is of a day; raise `CannotRecord`.

    Of several of one day it is the first to which nothing has happened later.
    """
    entries = entries_in(texts, target_of(texts, Addition(kind, record, {})))
    keys, later = ["id", *own_days(KINDS[kind])], [day for day, _ in later_days(KINDS[kind])]
    found = [number for number, each in enumerate(entries) if name in [each.get(key) for key in keys]]
    if not found:
        named = [str(next(filter(None, (each.get(key) for key in keys)), "")) for each in entries]
        remedy = nearest(name, named) or (f" There are {', '.join(named)}." if named else " There is none.")
        raise CannotRecord(f"{record or 'The register'} has no {kind} {quoted(name)}.{remedy}")
    return next((number for number in found if not any(entries[number].get(day) for day in later)), found[0])


def _numbered(addition: Addition, texts: Mapping[str, bytes], target: Target) -> Addition:
    if not has_id(addition.kind) or addition.values.get("id"):
        return addition
    id = next_id(addition.kind, addition.record, ids_in(texts, target))
    return addition._replace(values={"id": id, **addition.values}) if id else addition


def _refuse_what_nothing_can_say(addition: Addition | FollowUp) -> None:
    kind = KINDS.get(addition.kind)
    if kind is None:
        raise CannotRecord(f"There is no kind of entry {quoted(addition.kind)}.{nearest(addition.kind, KINDS)}")
    names = fields_of(kind)
    for name, value in addition.values.items():
        if name not in names:
            remedy = nearest(name, names) or f" The fields are {', '.join(names)}."
            raise CannotRecord(f"{quoted(name)} is not a field of this kind of entry, {addition.kind}.{remedy}")
        for sign in (sign for text in _texts_in(value) for sign in text if is_refused(sign)):
            raise CannotRecord(f"{name}: {unseen_text(sign)}")
        if sum(len(text.encode()) for text in _texts_in(value)) > _LONGEST:
            raise CannotRecord(f"{name}: The text is longer than {_LONGEST >> 10} KiB. Add a document, or shorten it.")


def _texts_in(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for text in value.values() if text is not None)
    elif value is not None:
        yield from value


def _corrected(texts: Mapping[str, bytes], target: Target, correction: Addition) -> tuple[bytes, Addition]:
    """Return the new text of a file with a correction, and the correction with what its field said before."""
    field = corrected(values_in(texts, target.path), correction)
    if field is None:
        return _with_entry(texts, target, correction), correction
    now = correction.values.get("now")
    changed = with_value_at(values_in(texts, target.path), field.entry, field.name, now)
    place = _Value(field.entry, field.name, now, instead=True)
    text = _checked(texts, target.path, lambda whole: _with_value(whole, place, target), changed)
    return _with_entry({**texts, target.path: text}, target, field.correction), field.correction


def _with_entry(texts: Mapping[str, bytes], target: Target, addition: Addition) -> bytes:
    wanted = with_entry(values_in(texts, target.path), target, addition.values)
    return _checked(texts, target.path, lambda text: _with_item(text, target, addition), wanted)


def _with_values(texts: Mapping[str, bytes], target: Target, later: FollowUp) -> bytes:
    wanted = with_values(values_in(texts, target.path), target, later.number, later.values)
    places = [_Value((*target.steps, later.number), name, value) for name, value in later.values.items()]
    return _checked(texts, target.path, lambda text: reduce(partial(_with_value, target=target), places, text), wanted)


def _checked(texts: Mapping[str, bytes], path: str, change: Callable[[str], str], wanted: Any) -> bytes:
    """Return the new text of a file; raise `CannotRecord` where it does not say exactly what it is to say."""
    values_in(texts, path)  # what cannot be read is not changed
    whole = texts[path].decode() if path in texts else heading_for(path, texts)
    bom = _BOM if whole.startswith(_BOM) else ""
    result = (bom + change(whole.removeprefix(bom))).encode()
    if without_places(values_in({path: result}, path)) != wanted:
        raise CannotRecord(f"{path} is written in a way that this cannot be added to safely. Add it with an editor.")
    return result


def _with_item(text: str, target: Target, addition: Addition) -> str:
    root = root_of(text)
    styled = StyledText(text, habits_of(text, root))
    if root is None or root.is_null:
        return spliced(text, begun(styled, root, _first_lines(styled, target, addition)))
    holder, of = _node_at(root, target, target.steps[:-1])
    field = _field_of(of, str(target.steps[-1]))
    return _spliced(text, root, put_entry(styled, holder, of, field, addition.values, is_top=holder is root))


def _first_lines(styled: StyledText, target: Target, addition: Addition) -> list[str]:
    """Return the lines of a file that says nothing so far."""
    [name] = target.steps
    lines = list_lines(styled, _field_of(_file_of(target), str(name)), addition.values, 0)
    return [f"recommendation: {target.recommendation}", "", *lines] if target.recommendation else lines


class _Value(NamedTuple):
    """A value for a field of an entry; `entry`: the way to it; `instead`: of what the field says now."""

    entry: Steps
    name: str
    value: Value
    instead: bool = False


def _with_value(text: str, place: _Value, target: Target) -> str:
    root = root_of(text)
    if root is None:
        raise CannotRecord(f"{target.path} is empty, so there is nothing to complete.")
    entry, of = _node_at(root, target, place.entry)
    styled, field = StyledText(text, habits_of(text, root)), _field_of(of, place.name)
    return _spliced(text, root, put_value(styled, entry, of, field, place.value, instead=place.instead))


def _node_at(root: Node, target: Target, steps: Iterable[str | int]) -> tuple[Node, Any]:
    """Return the node at the end of a way, and the class of what it holds."""
    node, of = root, _file_of(target)
    for step in steps:
        if isinstance(step, str):
            node, of = node.values[step], _field_of(of, step).entries
        elif node.shape == "list":
            node = node.items[step]
    return node, of


def _file_of(target: Target) -> Any:
    return TOP.get(target.path, Response)


def _field_of(kind: Any, name: str) -> DeclaredField:
    return next(each for each in fields_in_turn(kind) if each.written == name)


def _spliced(text: str, root: Node, splices: list[Splice]) -> str:
    """Return a text with changes; a block of words that its end cut short goes on saying no more than it did."""
    last = max(root.all(), key=lambda node: (node.end, node.start))
    header = _HEADER.match(text, last.start) if last.style in ("|", ">") else None
    if header and LINE_END.fullmatch(text[-1]) is None and any(each.start == len(text) for each in splices):
        splices = [Splice(header.start(1), header.end(1), "-"), *splices]
    return spliced(text, splices)
