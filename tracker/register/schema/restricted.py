"""What stands in place of words that a reader may not read, and the type of the fields that may hold it.

A value of its own: no text of a register is ever taken for it, no search finds it, and every place that shows a field
that may be restricted must say what it does then, or mypy names it.
"""

from enum import Enum
from typing import Annotated, Any, TypeVar, get_args

_T = TypeVar("_T")


class Restricted(Enum):
    """That there are words here, which this reader may not read."""

    RESTRICTED = "restricted"

    def __str__(self) -> str:
        return self.value


RESTRICTED = Restricted.RESTRICTED


class _AsWritten:
    """Files are read, and schemas made, as if the field were of its own type alone: nobody writes a stub."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        written, *_ = get_args(source)
        return handler.generate_schema(written)


OrRestricted = Annotated[_T | Restricted, _AsWritten()]


def unless_restricted(value: _T | Restricted) -> _T | None:
    """Return a value, or None in place of a stub: for what is used and not shown, as a link is."""
    return None if isinstance(value, Restricted) else value
