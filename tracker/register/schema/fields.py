"""The kinds of value that a field of a register may have: days, numbers, yes and no, ids, lists, words.

Knows how each is written and what is said when it is not; knows nothing of which field has which.
"""

import re
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from tracker.dates import NotADay, Year, day_from
from tracker.problems import quoted
from tracker.register.schema.meanings import LaterDay, LooksAhead, Mark, OwnDay
from tracker.register.schema.restricted import OrRestricted
from tracker.vocabulary import Covers, Status

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?", re.ASCII)
_COUNT = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_DAYS = re.compile(r"0|[1-9]\d{0,3}", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s/]\S*")
_DIGITS = "Write digits alone, without a 0 in front,"
_T = TypeVar("_T")
_COVERS = {word.value: word for word in Covers}
REPORTABLE = [status.value for status in Status if status is not Status.NOT_REPORTED]


def _wrong(code: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{message}", {"message": message})


def _day(text: Any) -> date:
    try:
        return day_from(text)
    except NotADay as error:
        raise _wrong("date", str(error)) from None
    except TypeError:
        raise _wrong("date", f"{shown(text)} stands where a date is wanted, for example 2024-02-28.") from None


def _deadline(text: Any) -> date:
    day = _day(text)
    if isinstance(day, Year):
        example = f"{day.year}-12"
        message = f"'{text}' is a year alone, which may not be a deadline. Write YEAR-MONTH-DAY or YEAR-MONTH"
        raise _wrong("date", f"{message}, for example {example}.")
    return day


def _number(text: Any) -> int | float:
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        raise _wrong("number", f"{shown(text)} is not a number in digits. {_DIGITS} for example 1250 or 86.5.")
    return float(text) if "." in text else int(text)


def _count(text: Any) -> int:
    if not isinstance(text, str) or not _COUNT.fullmatch(text):
        raise _wrong("number", f"{shown(text)} is not a whole number in digits. {_DIGITS} for example 16.")
    return int(text)


def _days(text: Any) -> int:
    if not isinstance(text, str) or not _DAYS.fullmatch(text):
        raise _wrong("number", f"{shown(text)} is not a number of days. {_DIGITS} at most 9999, for example 30.")
    return int(text)


def _yes_or_no(text: Any) -> bool:
    if text not in ("true", "false"):
        raise _wrong("yes_or_no", f"{shown(text)} is neither true nor false. Write true or false.")
    return bool(text == "true")


def _address(text: Any) -> str:
    if not isinstance(text, str) or not _ADDRESS.fullmatch(text):
        raise _wrong("address", f"{shown(text)} is not a web address. Start it with https:// and leave no space in it.")
    return text


def _reportable(status: Status) -> Status:
    if status is Status.NOT_REPORTED:
        message = (
            f"'{status}' is shown where nothing is reported; nobody reports it. Use one of {', '.join(REPORTABLE)}."
        )
        raise _wrong("word", message)
    return status


def _coverage(value: Any) -> Any:
    if isinstance(value, str) and value in _COVERS:
        return _COVERS[value]
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    message = f"{shown(value)} does not say what is covered. Write all, some, or a list such as [ICO-01, ICO-02]."
    raise _wrong("word", message)


def _list(value: Any) -> Any:
    return () if value is None else value  # a list may be left blank


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, dict | str) else _list(value)


@dataclass(frozen=True)
class OneStandsAlone:
    """Says of a field with a list that one entry may stand there without a list."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(core)
        return {"anyOf": [several["items"], several, {"type": "null"}]}  # a list may be left blank


def shown(value: Any) -> str:
    """Return a value as a message names it: a text in quotation marks, anything else by its kind."""
    if isinstance(value, str):
        return quoted(value)
    return (
        "A group of names and values" if isinstance(value, dict) else "A list" if isinstance(value, list) else "Nothing"
    )


_COVERAGE = {"anyOf": [{"enum": list(Covers)}, {"type": "array", "items": {"type": "string"}}]}
_DAY = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
DEADLINE_PATTERN = r"^\d{4}-\d{2}(-\d{2})?$"
_DEADLINE = {"type": "string", "pattern": DEADLINE_PATTERN}

# What a field holds says most often what it is: each kind of value carries its meaning, and a field adds the rest.
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_DAY), Mark.OPEN]
DayOwn = Annotated[Day, OwnDay()]  # from which the entry is there
DayOwnOtherwise = Annotated[Day, OwnDay(otherwise=True)]  # likewise, where its other own day is not on record
DayIssued = Annotated[Day, OwnDay("issued")]
DayAnswered = Annotated[Day, LaterDay("answered")]
DayResolved = Annotated[Day, LaterDay("resolved")]
DayAhead = Annotated[Day, LooksAhead()]  # an expiry, a hope: visible with the entry
DayDue = Annotated[date, PlainValidator(_deadline), WithJsonSchema(_DEADLINE), Mark.OPEN, LooksAhead()]  # never a year

Number = Annotated[int | float, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Days = Annotated[int, PlainValidator(_days), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 9999})]
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
YesOrNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"type": "boolean"})]
Address = Annotated[str, PlainValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
Text = Annotated[str, StringConstraints(min_length=1), Mark.WORDS]
Name = Annotated[str, StringConstraints(min_length=1)]  # of a file, a revision, an account: no words
Words = OrRestricted[Text]  # of an entry that may be restricted
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

# Ids, and what refers to one: the checks see to it that there is such a record, so it cannot hold words.
_Kept = AfterValidator(intern)  # one text for all that refer to one record: a post is named in hundreds of entries
Ref = Annotated[str, StringConstraints(min_length=1), _Kept, Mark.OPEN, Mark.REF]
PartyRef = Annotated[str, StringConstraints(min_length=1), _Kept, Mark.OPEN, Mark.PARTY]
PartyId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), Mark.OPEN, Mark.NAME]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*$"), Mark.OPEN, Mark.NAME]
RecommendationId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*-[0-9]{2,}$"), Mark.OPEN, Mark.NAME]
ActionId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*-[0-9]{2,}\.[0-9]+$"), Mark.OPEN, Mark.NAME]
EvidenceId = Annotated[str, StringConstraints(pattern=r"^E[0-9]+$"), Mark.OPEN, Mark.NAME]
DecisionId = Annotated[str, StringConstraints(pattern=r"^D[0-9]+$"), Mark.OPEN, Mark.NAME]
ConcernId = Annotated[str, StringConstraints(pattern=r"^C[0-9]+$"), Mark.OPEN, Mark.NAME]
LimbId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$"), Mark.OPEN, Mark.NAME]

Reportable = Annotated[Status, AfterValidator(_reportable), WithJsonSchema({"enum": REPORTABLE})]
Coverage = Annotated[Covers | tuple[str, ...], PlainValidator(_coverage), WithJsonSchema(_COVERAGE), Mark.OPEN]
OneOrMore = Annotated[tuple[_T, ...], BeforeValidator(_one_or_more), OneStandsAlone()]
List = Annotated[tuple[_T, ...], BeforeValidator(_list)]
