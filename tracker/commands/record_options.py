"""The options of `record`: for each kind of entry its fields, as they are declared, with their explanations as help.

Makes options and takes values from them; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from inspect import Parameter
from typing import Annotated, Any, NamedTuple

import typer

from tracker.dates import as_written
from tracker.register.edit.additions import KINDS, Value, id_before_number
from tracker.register.schema.entries import fields_in_turn, required_in
from tracker.register.schema.fields import REPORTABLE
from tracker.register.schema.meanings import DeclaredField, LaterDay, OwnDay
from tracker.vocabulary import Covers, Status, Word

NEW_EVIDENCE = "evidence"  # stands before the names of the fields of evidence that comes with another entry
_MADE = ("sha256",)  # worked out of the document itself
_NULL = "null"


class Given(NamedTuple):
    """What somebody gave for an entry, for the evidence that comes with it, and the document of either."""

    values: dict[str, Value]
    evidence: dict[str, Value]
    document: str | None


class _Field(NamedTuple):
    """A field as an option: the names on the way to it, and its declaration."""

    names: tuple[str, ...]
    field: DeclaredField
    help: str

    @property
    def option(self) -> str:
        return "--" + "-".join(self.names).replace("_", "-")

    @property
    def parameter(self) -> str:
        return "__".join(("field", *self.names))  # some names, such as from, are no names of Python's


def options_of(kind: str) -> list[Parameter]:
    """Return a parameter for each field of a kind, and of the evidence that it may come with."""
    return [_parameter(each) for each in (*_fields(kind), *_fields_of_new_evidence(kind))]


def given(kind: str, parameters: Mapping[str, Any], today: date, *, completes: bool) -> Given:
    """Return what was given; the day on which it happened is today where none was. `completes`: an earlier entry."""
    values = _values(_fields(kind), parameters)
    for day in _days_of_today(kind, later=completes):
        values.setdefault(day, as_written(today))
    of_new: dict[str, Value] = {}
    if isinstance(new := _values(_fields_of_new_evidence(kind), parameters).get(NEW_EVIDENCE), Mapping):
        of_new |= new
    document = (values if kind == "evidence" else of_new).pop("file", None)
    return Given(values, of_new, document if isinstance(document, str) else None)


def comes_with_evidence(kind: str) -> bool:
    """Return whether an entry of a kind names evidence, so that new evidence may come with it."""
    return any(field.written == NEW_EVIDENCE and field.is_list for field in fields_in_turn(KINDS[kind]))


def may_be_completed(kind: str) -> bool:
    """Return whether something may happen to an entry of a kind later, such as an answer to an escalation."""
    return any(isinstance(mark, LaterDay) for field in fields_in_turn(KINDS[kind]) for mark in field.marks)


def _fields(kind: str, names: tuple[str, ...] = ()) -> Iterator[_Field]:
    declared = KINDS[kind]
    for field in fields_in_turn(declared):
        is_counted = field.written == "id" and id_before_number(kind) is not None
        if is_counted or field.written in _MADE or (field.entries is not None and field.is_list):
            continue
        if field.entries is not None:
            for inner in fields_in_turn(field.entries):
                yield _Field((*names, field.written, inner.written), inner, _help(field.entries, inner))
        else:
            yield _Field((*names, field.written), field, _help(declared, field))


def _fields_of_new_evidence(kind: str) -> Iterator[_Field]:
    if comes_with_evidence(kind):
        for each in _fields("evidence", (NEW_EVIDENCE,)):
            yield each._replace(help=f"Of new evidence: {each.help[:1].lower()}{each.help[1:]}")


def _help(declared: Any, field: DeclaredField) -> str:
    described = str(declared.__pydantic_fields__[field.name].description)
    if field.written == "file":
        described = "A document to copy into the register, below evidence/."
    words = _words(field)
    allowed = f" One of {', '.join(words)}." if words else ""
    needed = " Needed." if field.written in required_in(declared) and not _is_today(declared, field) else ""
    return f"{described}{allowed}{' Today, if not given.' if _is_today(declared, field) else ''}{needed}"


def _words(field: DeclaredField) -> Sequence[str]:
    words = next((each for each in field.types if isinstance(each, type) and issubclass(each, Word)), None)
    if words is None or words is Covers:
        return ()
    return REPORTABLE if words is Status else [word.value for word in words]


def _parameter(of: _Field) -> Parameter:
    kind: Any = list[str] if of.field.is_list else str
    option = typer.Option(of.option, help=of.help, metavar=of.field.written.upper(), show_default=False)
    return Parameter(of.parameter, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option])


def _values(fields: Iterator[_Field], parameters: Mapping[str, Any]) -> dict[str, Value]:
    values: dict[str, Any] = {}
    for each in fields:
        value = parameters.get(each.parameter)
        if value is None or value == []:
            continue
        within = values
        for name in each.names[:-1]:
            within = within.setdefault(name, {})
        within[each.names[-1]] = _value(each.field, value)
    return values


def _value(field: DeclaredField, value: str | list[str]) -> Value:
    if isinstance(value, list):
        # What is covered may be one word, or a list.
        return value[0] if Covers in field.types and value[0] in set(Covers) else [each.strip() for each in value]
    text = value.replace("\r\n", "\n").strip()
    return None if text == _NULL else text


def _is_today(declared: Any, field: DeclaredField) -> bool:
    """Return whether a field is the day on which an entry happened, which must be there.

    A document's own day, or that of a figure, is not when somebody records it.
    """
    is_own = any(isinstance(mark, OwnDay) and not mark.otherwise for mark in field.marks)
    return is_own and field.written in required_in(declared)


def _days_of_today(kind: str, *, later: bool) -> list[str]:
    declared = KINDS[kind]
    if later:
        return [each.written for each in fields_in_turn(declared) if any(isinstance(m, LaterDay) for m in each.marks)]
    return [each.written for each in fields_in_turn(declared) if _is_today(declared, each)]
