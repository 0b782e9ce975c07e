"""One file of a register: its text → its records, and what is wrong within it.

Knows which files a register has; knows nothing of the other files.
"""

from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import ValidationError

from tracker.problems import Level, Problem, errors_in
from tracker.register.reading.complaints import complaints, is_free_text
from tracker.register.reading.salvage import what_is_sound, without
from tracker.register.reading.unread import is_response
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS
from tracker.register.schema.meanings import validated
from tracker.register.schema.recommendations import RecommendationsFile
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concerns, Indicators, Meetings
from tracker.register.text import marked_yaml
from tracker.register.text.fault import Fault, Unreadable, place_after
from tracker.register.text.folder import QUESTIONS, NotAFile
from tracker.register.text.second_look import gives_reason, second_look
from tracker.register.text.signs import merge_marks, unseen_signs

MIB = 1024 * 1024
LARGEST_RESPONSE = MIB
LARGEST_FILE = 64 * MIB

SUPPORTING: dict[str, Any] = {MEETINGS: Meetings, CONCERNS: Concerns, INDICATORS: Indicators}
TOP: dict[str, Any] = {ASKED: RecommendationsFile, **SUPPORTING}


class FileRead(NamedTuple):
    """One file: its records less what is wrong with them (None: it cannot be read), and what is wrong."""

    contents: Any
    problems: tuple[Problem, ...]
    values: Any = None  # as written, where something is wrong: ids that are defined though their record is not sound


def read_file(path: str, text: bytes) -> FileRead:
    """Read a file of a register, given by its path below the register's folder."""
    if isinstance(text, NotAFile):
        return FileRead(None, (Problem(path, 1, 1, "error", text.code, text.message),))
    largest = LARGEST_FILE if path in TOP else LARGEST_RESPONSE
    if len(text) > largest:
        message = (
            f"The file is larger than {largest // MIB} MiB and is not read. Move documents to evidence/, or cut it."
        )
        return FileRead(None, (Problem(path, 1, 1, "error", "size", message),))
    try:
        return _read(path, text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = place_after(error.object[: error.start].decode())
        message = "The file is not in UTF-8 from here on. Save it again with the encoding UTF-8."
        return FileRead(None, (Problem(path, *place, "error", "utf-8", message),))
    except Unreadable as error:
        return FileRead(None, tuple(_problem(path, fault) for fault in error.faults))


def _read(path: str, text: str) -> FileRead:
    if marks := tuple(merge_marks(text, underlined=path == QUESTIONS)):
        raise Unreadable(*marks)
    if path == QUESTIONS:
        return FileRead(None, tuple(_problem(path, each, "warning") for each in unseen_signs(text)))
    document = marked_yaml.read(text)
    if document.values is None:
        message = "The file says nothing. Fill it, or take it away."
        return FileRead(None, (Problem(path, 1, 1, "error", "empty", message),))
    read = _validated(path, document, text)
    if not gives_reason(text) and text.isascii():
        return read
    remarks = _looked_at_again(path, text)
    if not remarks:
        return read
    places = {each[:3] for each in read.problems if each.code == "character"}
    problems = [*read.problems, *(each for each in remarks if each.code != "unseen" or each[:3] not in places)]
    return FileRead(read.contents, tuple(problems), document.values if errors_in(problems) else read.values)


def _looked_at_again(path: str, text: str) -> list[Problem]:
    problems = [_problem(path, fault, "warning") for fault in unseen_signs(text)]
    if gives_reason(text):
        look = second_look(text)
        problems += [_problem(path, fault) for fault in look.refused]
        problems += [_problem(path, fault, "warning") for fault in look.unseen]
        paths = marked_yaml.paths_of(marked_yaml.index_of(text), {each.number for each in look.remarks})
        texts = {number for number, at in paths.items() if is_free_text(TOP.get(path, Response), at)}
        problems += [_problem(path, each.fault, "warning") for each in look.remarks if each.number in texts]
    return problems


def _problem(path: str, fault: Fault, level: Level = "error") -> Problem:
    return Problem(path, fault.line, fault.column, level, fault.code, fault.message)


def _validated(path: str, document: marked_yaml.Document, text: str) -> FileRead:
    problems = [_problem(path, fault) for fault in document.faults]
    declared = TOP.get(path, Response)
    try:
        values = without(document.values, ()) if document.faults else document.values
        contents = validated(declared, values)
        if not problems:
            return FileRead(contents, ())
    except ValidationError as error:
        problems += complaints(path, text, declared, error)
    instead: dict[str, Any] = {"register": {"title": path}} if path == ASKED else {}
    if is_response(path):
        instead = {"recommendation": PurePosixPath(path).stem}
    return FileRead(what_is_sound(document.values, declared, instead), tuple(problems), document.values)
