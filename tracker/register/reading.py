"""{path: text} → (Register, problems): the one door into a register.

Knows which files a register has and puts their records together; reads no folder, and asks no clock.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import ValidationError

from tracker import collecting
from tracker.problems import Problem, errors_in, in_order
from tracker.register import checks, marked_yaml
from tracker.register.complaints import complaints, nearest
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.salvage import what_is_sound, without
from tracker.register.schema import Asked, Response
from tracker.register.schema_beside import Concerns, Indicators, Meetings
from tracker.register.yaml_faults import Fault, Unreadable, place_after

MIB = 1024 * 1024
LARGEST_RESPONSE = MIB
LARGEST_FILE = 64 * MIB
LEAVES_FOLDER = "leaves the register's folder"  # in the place of a hash: the file is a link to somewhere else

_BESIDE: dict[str, Any] = {MEETINGS: Meetings, CONCERNS: Concerns, INDICATORS: Indicators}
_TOP: dict[str, Any] = {ASKED: Asked, **_BESIDE}
_RECOMMENDATION = re.compile(r"[A-Z][A-Z0-9]*-\d+", re.IGNORECASE)


class Reading(NamedTuple):
    """A register, or None where an error blocks it, and every problem, sorted by file, line and column."""

    register: Register | None
    problems: tuple[Problem, ...]


class FileRead(NamedTuple):
    """One file: its records less what is wrong with them (None: it cannot be read), and what is wrong."""

    contents: Any
    problems: tuple[Problem, ...]
    values: Any = None  # as written, where something is wrong: ids that are defined though their record is not sound


class Checked(NamedTuple):
    """What was wrong across records with a file, in the surroundings that it then had, on the day `today`."""

    file: FileRead
    asked: FileRead
    held: Mapping[str, str | None]
    today: date | None
    problems: tuple[Problem, ...]

    def is_of(self, file: FileRead, asked: FileRead, held: Mapping[str, str | None]) -> bool:
        """Return whether it is of these very files: to compare what they say would take as long as to check them."""
        return self.file is file and self.asked is asked and self.held == held

    def holds(self, today: date | None) -> bool:
        """Return whether the same is found on another day: what none of it was after is not after a later day."""
        if self.today == today:
            return True
        if self.today is None or today is None or today < self.today:
            return False
        return all(each.code != checks.FUTURE for each in self.problems)


@dataclass(slots=True)
class Memory:
    """What was read before, by content: an edit re-reads one file."""

    files: dict[tuple[str, bytes], FileRead] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)


def read(
    texts: Mapping[str, bytes],
    held: Mapping[str, str] | None = None,
    today: date | None = None,
    memory: Memory | None = None,
) -> Reading:
    """Read a register.

    `texts`: the files by their path below the register's folder; `held`: the SHA-256 of each evidence file by its path,
    or `LEAVES_FOLDER`; `today`: to warn of entries dated later; `memory`: what earlier readings left.
    """
    memory = memory if memory is not None else Memory()
    with collecting.paused():
        files = {path: _file(path, text, memory) for path, text in texts.items() if _is_read(path)}
        problems = [problem for each in files.values() for problem in each.problems]
        problems += _strangers(texts)
        asked = files.get(ASKED)
        if asked is None:
            problems.append(_no_register())
        if asked is None or asked.contents is None:
            return Reading(None, in_order(problems))
        problems += _across(files, texts, held or {}, today, memory)
        register = None if errors_in(problems) else _register(files)
    return Reading(register, in_order(problems))


def content_hash(texts: Mapping[str, bytes], held: Mapping[str, str] | None = None) -> str:
    """Return one hash for the whole content of a register, whatever order its files come in."""
    whole = hashlib.sha256()
    for path in sorted(texts):
        whole.update(f"{path}\0{len(texts[path])}\0".encode() + texts[path])
    for path, digest in sorted((held or {}).items()):
        whole.update(f"{path}\0{digest}\0".encode())
    return whole.hexdigest()


def _is_response(path: str) -> bool:
    return path.startswith("responses/") and path.endswith(".yaml") and path.count("/") == 1


def _is_read(path: str) -> bool:
    return path in _TOP or _is_response(path)


def _strangers(texts: Mapping[str, bytes]) -> Iterator[Problem]:
    for path in texts:
        if not _is_read(path) and path.lower().endswith((".yaml", ".yml")) and not path.startswith("evidence/"):
            message = (
                f"No register has a file of this name, so it is not read.{_likely(path)} Rename it, or take it away."
            )
            yield Problem(path, 1, 1, "error", "file", message)


def _likely(path: str) -> str:
    stem = PurePosixPath(path).stem
    if _RECOMMENDATION.fullmatch(stem):
        return f" Did you mean '{response_path(stem.upper())}'?"
    return nearest(stem, [PurePosixPath(each).stem for each in _TOP]).replace("'?", ".yaml'?")


def _no_register() -> Problem:
    message = "There is no recommendations.yaml. Make one that begins with 'register:' and, below it, '  title: …'."
    return Problem(ASKED, 1, 1, "error", "file", message)


def _file(path: str, text: bytes, memory: Memory) -> FileRead:
    key = path, text
    known = memory.files.get(key)
    if known is None:
        known = memory.files[key] = _read_file(path, text)
    return known


def _read_file(path: str, text: bytes) -> FileRead:
    largest = LARGEST_FILE if path in _TOP else LARGEST_RESPONSE
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
    declared = _TOP.get(path, Response)
    try:
        values = without(document.values, ()) if document.faults else document.values
        contents = declared.__pydantic_validator__.validate_python(values)
        return FileRead(contents, tuple(problems), document.values if problems else None)
    except ValidationError as error:
        problems += complaints(path, document, declared, error)
    instead: dict[str, Any] = {"register": {"title": path}} if path == ASKED else {}
    if _is_response(path):
        instead = {"recommendation": PurePosixPath(path).stem}
    return FileRead(what_is_sound(document.values, declared, instead), tuple(problems), document.values)


def _register(files: Mapping[str, FileRead]) -> Register:
    asked = files[ASKED].contents
    beside = {path: files[path].contents if path in files else declared() for path, declared in _BESIDE.items()}
    responses = {each.contents.recommendation: each.contents for path, each in files.items() if _is_response(path)}
    return Register(
        settings=asked.register,
        parties={each.id: each for each in asked.parties},
        sources={each.id: each for each in asked.sources},
        recommendations={each.id: each for each in asked.recommendations},
        responses=responses,
        meetings=tuple(sorted(beside[MEETINGS].meetings, key=lambda meeting: meeting.date)),
        concerns=beside[CONCERNS].concerns,
        indicators=beside[INDICATORS].indicators,
        corrections={path: each.contents.corrections for path, each in files.items() if each.contents.corrections},
    )


def _across(
    files: Mapping[str, FileRead],
    texts: Mapping[str, bytes],
    held: Mapping[str, str],
    today: date | None,
    memory: Memory,
) -> Iterator[Problem]:
    """Yield what is wrong across records; a file whose surroundings are as they were keeps what was found then."""
    asked = files[ASKED]
    known = checks.known(asked.contents, asked.values, held, today)
    for path, each in files.items():
        if each.contents is None:
            continue
        files_held = checks.held_for(each.contents, held)
        before = memory.checked.get(path)
        if before is None or not before.is_of(each, asked, files_held) or not before.holds(today):
            found = tuple(checks.complaints_about(path, each.contents, each.values, known))
            before = memory.checked[path] = Checked(
                each, asked, files_held, today, tuple(_placed(path, texts[path], found))
            )
        yield from before.problems


def _placed(path: str, text: bytes, found: tuple[checks.Complaint, ...]) -> Iterator[Problem]:
    if not found:
        return
    index = marked_yaml.index_of(marked_yaml.read(text.decode("utf-8-sig")))
    for each in found:
        place = index.place(each.steps, each.place)
        line, column = marked_yaml.line_of(place), marked_yaml.column_of(place)
        yield Problem(path, line, column, each.level, each.code, each.message)
