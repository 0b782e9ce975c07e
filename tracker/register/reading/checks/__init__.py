"""The rules across records: one function each, its docstring its help; a module for each file of a register.

Takes records and what is known around them, returns complaints; knows no line numbers and reads no files.
"""

from collections.abc import Iterator
from typing import Any

from tracker.register.reading.checks.common import FUTURE, Complaint, References, known
from tracker.register.reading.checks.evidence_files import by_looks, held_for
from tracker.register.reading.checks.recommendations import complaints_about_asked
from tracker.register.reading.checks.response import complaints_about_response
from tracker.register.reading.checks.supporting import (
    complaints_about_concerns,
    complaints_about_indicators,
    complaints_about_meetings,
)
from tracker.register.schema.recommendations import RecommendationsFile
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concerns, Indicators, Meetings

__all__ = ["FUTURE", "Complaint", "References", "by_looks", "complaints_about", "held_for", "known"]


def complaints_about(path: str, contents: Any, values: Any, known: References) -> Iterator[Complaint]:
    """Yield what is wrong with the records of the file `path`; `values` is it as written, where it is not sound."""
    match contents:
        case Response():
            yield from complaints_about_response(path, contents, values, known)
        case RecommendationsFile():
            yield from complaints_about_asked(contents, known)
        case Meetings():
            yield from complaints_about_meetings(contents, known)
        case Concerns():
            yield from complaints_about_concerns(contents, known)
        case Indicators():
            yield from complaints_about_indicators(contents, known)
