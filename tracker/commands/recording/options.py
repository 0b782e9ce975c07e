"""The options of `record`: for each kind of entry its fields, with their explanations as help.

Makes options and takes values from them; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from inspect import Parameter
from typing import Annotated, Any, NamedTuple

import typer

from tracker.dates import as_written
from tracker.register.edit.additions import Value
from tracker.register.edit.entry_fields import (
    EVIDENCE,
    EntryField,
    comes_with_evidence,
    entry_fields,
    later_day,
    value_written,
)


class Given(NamedTuple):
    """What somebody gave for an entry, for the evidence that comes with it, and the document of either."""

    values: dict[str, Value]
    evidence: dict[str, Value]
    document: str | None


class _Option(NamedTuple):
    """A field as an option: the names on the way to it, and its help."""

    names: tuple[str, ...]
    field: EntryField
    help: str

    @property
    def option(self) -> str:
        return "--" + "-".join(self.names).replace("_", "-")

    @property
    def parameter(self) -> str:
        return parameter_of(self.names)


def parameter_of(names: tuple[str, ...]) -> str:
    """Return the name of the parameter for a field, by the names on the way to it."""
    return "__".join(("field", *names))  # some names, such as from, are no names of Python's


def options_of(kind: str) -> list[Parameter]:
    """Return a parameter for each field of a kind, and of the evidence that it may come with."""
    return [_parameter(each) for each in (*_options(kind), *_options_of_new_evidence(kind))]


def given(kind: str, parameters: Mapping[str, Any], today: date, *, completes: bool) -> Given:
    """Return what was given; the day on which it happened is today where none was. `completes`: an earlier entry."""
    values = _values(_options(kind), parameters)
    for day in _days_of_today(kind, later=completes):
        values.setdefault(day, as_written(today))
    of_new: dict[str, Value] = {}
    if isinstance(new := _values(_options_of_new_evidence(kind), parameters).get(EVIDENCE), Mapping):
        of_new |= new
    document = (values if kind == EVIDENCE else of_new).pop("file", None)
    return Given(values, of_new, document if isinstance(document, str) else None)


def _options(kind: str) -> Iterator[_Option]:
    for field in entry_fields(kind):
        yield _Option(field.names, field, _help(field))


def _options_of_new_evidence(kind: str) -> Iterator[_Option]:
    if comes_with_evidence(kind):
        for each in _options(EVIDENCE):
            explained = f"Of new evidence: {each.help[:1].lower()}{each.help[1:]}"
            yield each._replace(names=(EVIDENCE, *each.names), help=explained)


def _help(field: EntryField) -> str:
    described = field.description if field.name != "file" else "A document to copy into the register, below evidence/."
    allowed = f" One of {', '.join(field.words)}." if field.words else ""
    needed = " Needed." if field.is_needed and not field.is_own_day else ""
    return f"{described}{allowed}{' Today, if not given.' if field.is_own_day else ''}{needed}"


def _parameter(of: _Option) -> Parameter:
    kind: Any = list[str] if of.field.declared.is_list else str
    option = typer.Option(of.option, help=of.help, metavar=of.field.name.upper(), show_default=False)
    return Parameter(of.parameter, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option])


def _values(options: Iterator[_Option], parameters: Mapping[str, Any]) -> dict[str, Value]:
    values: dict[str, Any] = {}
    for each in options:
        value = parameters.get(each.parameter)
        if value is None or value == []:
            continue
        within = values
        for name in each.names[:-1]:
            within = within.setdefault(name, {})
        within[each.names[-1]] = value_written(each.field, value)
    return values


def _days_of_today(kind: str, *, later: bool) -> list[str]:
    if later:
        day = later_day(kind)
        return [day.written] if day else []
    return [field.name for field in entry_fields(kind) if field.is_own_day]
