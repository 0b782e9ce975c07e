"""One file of a register: its text → its records, and what is wrong within it.

Knows which files a register has; knows nothing of the other files.
"""

from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import ValidationError

from tracker.problems import Problem
from tracker.register.reading.complaints import complaints
from tracker.register.reading.salvage import what_is_sound, without
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS
from tracker.register.schema.recommendations import RecommendationsFile
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concerns, Indicators, Meetings
from tracker.register.text import marked_yaml
from tracker.register.text.yaml_faults import Fault, Unreadable, place_after

MIB = 1024 * 1024
LARGEST_RESPONSE = MIB
LARGEST_FILE = 64 * MIB

BESIDE: dict[str, Any] = {MEETINGS: Meetings, CONCERNS: Concerns, INDICATORS: Indicators}
TOP: dict[str, Any] = {ASKED: RecommendationsFile, **BESIDE}


class FileRead(NamedTuple):
    """One file: its records less what is wrong with them (None: it cannot be read), and what is wrong."""

    contents: Any
    problems: tuple[Problem, ...]
    values: Any = None  # as written, where something is wrong: ids that are defined though their record is not sound


def is_response(path: str) -> bool:
    """Return whether a register has a response file of this path."""
    return path.startswith("responses/") and path.endswith(".yaml") and path.count("/") == 1


def read_file(path: str, text: bytes) -> FileRead:
    """Read a file of a register, given by its path below the register's folder."""
    largest = LARGEST_FILE if path in TOP else LARGEST_RESPONSE
    if len(text) > largest:
        message = (
            f"The file is larger than {largest // MIB} MiB and is not read. Move documents to evidence/, or cut it."
        )
        return FileRead(None, (Problem(path, 1, 1, "error", "size", message),))
    try:
        document = marked_yaml.read(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = place_after(error.object[: error.start].decode())
        message = "The file is not in UTF-8 from here on. Save it again with the encoding UTF-8."
        return FileRead(None, (Problem(path, *place, "error", "utf-8", message),))
    except Unreadable as error:
        return FileRead(None, tuple(_problem(path, fault) for fault in error.faults))
    if document.values is None:
        message = "The file says nothing. Fill it, or take it away."
        return FileRead(None, (Problem(path, 1, 1, "error", "empty", message),))
    return _validated(path, document)


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(path, fault.line, fault.column, "error", fault.code, fault.message)


def _validated(path: str, document: marked_yaml.Document) -> FileRead:
    problems = [_problem(path, fault) for fault in document.faults]
    declared = TOP.get(path, Response)
    try:
        values = without(document.values, ()) if document.faults else document.values
        contents = declared.__pydantic_validator__.validate_python(values)
        return FileRead(contents, tuple(problems), document.values if problems else None)
    except ValidationError as error:
        problems += complaints(path, document, declared, error)
    instead: dict[str, Any] = {"register": {"title": path}} if path == ASKED else {}
    if is_response(path):
        instead = {"recommendation": PurePosixPath(path).stem}
    return FileRead(what_is_sound(document.values, declared, instead), tuple(problems), document.values)
