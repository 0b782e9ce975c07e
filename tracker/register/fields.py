"""The kinds of value that a field of a register may have: days, numbers, yes and no, ids, lists, words.

Knows how each is written and what is said when it is not; knows nothing of which field has which.
"""

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from tracker.dates import NotADay, day_from
from tracker.vocabulary import Covers, Status

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_T = TypeVar("_T")
_COVERS = {word.value: word for word in Covers}
_REPORTABLE = [status.value for status in Status if status is not Status.NOT_REPORTED]


def _wrong(code: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{message}", {"message": message})


def _day(text: Any) -> date:
    try:
        return day_from(text)
    except NotADay as error:
        raise _wrong("date", str(error)) from None
    except TypeError:
        raise _wrong("date", f"{_shown(text)} stands where a date is wanted, for example 2024-02-28.") from None


def _number(text: Any) -> int | float:
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        message = f"{_shown(text)} is not a number. Write digits alone, for example 1250 or 86.5."
        raise _wrong("number", message)
    return float(text) if "." in text else int(text)


def _count(text: Any) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"0|[1-9]\d{0,8}", text, re.ASCII):
        raise _wrong("number", f"{_shown(text)} is not a whole number. Write digits alone, for example 16.")
    return int(text)


def _yes_or_no(text: Any) -> bool:
    if text not in ("true", "false"):
        raise _wrong("yes_or_no", f"{_shown(text)} is neither true nor false. Write true or false.")
    return bool(text == "true")


def _address(text: Any) -> str:
    if not isinstance(text, str) or not re.match(r"https?://[^\s/]", text):
        raise _wrong("address", f"{_shown(text)} is not a web address. It starts with https:// or http://.")
    return text


def _reportable(status: Status) -> Status:
    if status is Status.NOT_REPORTED:
        message = f"'{status}' is for silence: nobody reports it. Use one of {', '.join(_REPORTABLE)}."
        raise _wrong("word", message)
    return status


def _coverage(value: Any) -> Any:
    if isinstance(value, str) and value in _COVERS:
        return _COVERS[value]
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    message = f"{_shown(value)} does not say what is covered. Write all, some, or a list such as [ICO-01, ICO-02]."
    raise _wrong("word", message)


def _list(value: Any) -> Any:
    return () if value is None else value  # a list may be left blank


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value[:60]}'"
    return "A map" if isinstance(value, dict) else "A list" if isinstance(value, list) else "Nothing"


_COVERAGE = {"anyOf": [{"enum": list(Covers)}, {"type": "array", "items": {"type": "string"}}]}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}

Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_DAY)]
Number = Annotated[int | float, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
YesOrNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"type": "boolean"})]
Address = Annotated[str, PlainValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
Text = Annotated[str, StringConstraints(min_length=1)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

PartyId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*$")]
RecommendationId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*-[0-9]{2,}$")]
ActionId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*-[0-9]{2,}\.[0-9]+$")]
EvidenceId = Annotated[str, StringConstraints(pattern=r"^E[0-9]+$")]
DecisionId = Annotated[str, StringConstraints(pattern=r"^D[0-9]+$")]
ConcernId = Annotated[str, StringConstraints(pattern=r"^C[0-9]+$")]
LimbId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]

Reportable = Annotated[Status, AfterValidator(_reportable), WithJsonSchema({"enum": _REPORTABLE})]
Coverage = Annotated[Covers | tuple[str, ...], PlainValidator(_coverage), WithJsonSchema(_COVERAGE)]
List = Annotated[tuple[_T, ...], BeforeValidator(_list)]
