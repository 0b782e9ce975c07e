"""{path: text} → (Register, problems): the one door into a register.

Knows which files a register has and puts their records together; reads no folder, and asks no clock.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, compress
from operator import is_not
from pathlib import PurePosixPath
from typing import NamedTuple

from tracker import collecting
from tracker.problems import Problem, errors_in, in_order
from tracker.register.reading import checks
from tracker.register.reading.complaints import nearest
from tracker.register.reading.file_reading import BESIDE, TOP, FileRead, is_response, read_file
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.text import marked_yaml

SPARE = 1000  # files of earlier readings that are remembered, beside as many again as the last reading has
LEAVES_FOLDER = "leaves the register's folder"  # in the place of a hash: the file is a link to somewhere else

_RECOMMENDATION = re.compile(r"[A-Z][A-Z0-9]*-\d+", re.IGNORECASE)


class Reading(NamedTuple):
    """A register, or None where an error blocks it, and every problem, sorted by file, line and column."""

    register: Register | None
    problems: tuple[Problem, ...]


class Whole(NamedTuple):
    """A whole reading: its texts, what they were checked against, each file, what was wrong by path, what it gave."""

    texts: Mapping[str, bytes]
    known: checks.Known
    files: Mapping[str, FileRead]
    wrong: Mapping[str, tuple[Problem, ...]]
    reading: Reading


@dataclass(slots=True)
class Memory:
    """What was read before: an edit re-reads one file. `files`: by path and content; `last`: the last whole reading."""

    files: dict[tuple[str, bytes], FileRead] = field(default_factory=dict)
    last: Whole | None = None


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
        files, changed = _files(texts, memory)
        _forget(memory, files)
        strangers = _strangers(texts.keys() - files.keys()) if len(files) < len(texts) else ()
        asked = files.get(ASKED)
        if asked is None or asked.contents is None:
            within = [problem for each in files.values() for problem in each.problems]
            return Reading(None, in_order([*within, *strangers, *([] if asked else [_no_register()])]))
        known = _known(asked, held or {}, today, memory.last)
        wrong = _wrong(files, changed, texts, known, memory.last)
        problems = in_order([*strangers, *chain.from_iterable(wrong.values())])
        reading = Reading(None if errors_in(problems) else _register(files, changed, memory.last), problems)
        memory.last = Whole(dict(texts), known, files, wrong, reading)
    return reading


def legible(texts: Mapping[str, bytes], memory: Memory) -> Register | None:
    """Return what can be read of a register that is not sound: for its markings alone, which are to hold at once.

    None where recommendations.yaml cannot be read.
    """
    files = {path: _file(path, text, memory) for path, text in texts.items() if _is_read(path)}
    readable = {path: each for path, each in files.items() if each.contents is not None}
    return _new_register(readable) if ASKED in readable else None


def content_hash(texts: Mapping[str, bytes], held: Mapping[str, str] | None = None) -> str:
    """Return one hash for the whole content of a register, whatever order its files come in."""
    whole = hashlib.sha256()
    for path in sorted(texts):
        whole.update(f"{path}\0{len(texts[path])}\0".encode() + texts[path])
    for path, digest in sorted((held or {}).items()):
        whole.update(f"{path}\0{digest}\0".encode())
    return whole.hexdigest()


def _is_read(path: str) -> bool:
    return path in TOP or is_response(path)


def _strangers(paths: Iterable[str]) -> Iterator[Problem]:
    for path in paths:
        if path.lower().endswith((".yaml", ".yml")) and not path.startswith("evidence/"):
            message = (
                f"No register has a file of this name, so it is not read.{_likely(path)} Rename it, or take it away."
            )
            yield Problem(path, 1, 1, "error", "file", message)


def _likely(path: str) -> str:
    stem = PurePosixPath(path).stem
    if _RECOMMENDATION.fullmatch(stem):
        return f" Did you mean '{response_path(stem.upper())}'?"
    return nearest(stem, [PurePosixPath(each).stem for each in TOP]).replace("'?", ".yaml'?")


def _no_register() -> Problem:
    message = "There is no recommendations.yaml. Make one that begins with 'register:' and, below it, '  title: …'."
    return Problem(ASKED, 1, 1, "error", "file", message)


def _files(texts: Mapping[str, bytes], memory: Memory) -> tuple[Mapping[str, FileRead], Collection[str]]:
    """Return each file that a register has, in the order of `texts`, and the paths of those unlike the last reading's.

    A path that the last reading had and this one has not is among the latter.
    """
    before = memory.last
    if before is not None and list(texts) == list(before.texts):
        # Most often a text or two of thousands are new, which is found without a step of Python for each.
        others = compress(texts, map(is_not, texts.values(), before.texts.values()))
        read_anew = {path: _file(path, texts[path], memory) for path in others if path in before.files}
        changed = {path: each for path, each in read_anew.items() if each is not before.files[path]}
        return ({**before.files, **changed} if changed else before.files), changed
    files = {path: _file(path, text, memory) for path, text in texts.items() if _is_read(path)}
    earlier = before.files if before else {}
    unlike = {path for path, each in files.items() if earlier.get(path) is not each}
    return files, unlike | (earlier.keys() - files.keys())


def _file(path: str, text: bytes, memory: Memory) -> FileRead:
    key = path, text
    known = memory.files.get(key)
    if known is None:
        known = memory.files[key] = read_file(path, text)
    return known


def _forget(memory: Memory, files: Mapping[str, FileRead]) -> None:
    """Let go of files that are not of this reading once there are many, so that what runs for months does not grow."""
    if len(memory.files) > 2 * len(files) + SPARE:
        for key, each in list(memory.files.items()):
            if files.get(key[0]) is not each:
                memory.files.pop(key, None)  # a memory's files may be shared: another reading may have let go of it


def _register(files: Mapping[str, FileRead], changed: Collection[str], before: Whole | None) -> Register:
    """Return the register; of what it has from files that are as they were `before`, it has the very same records."""
    earlier = before.reading.register if before else None
    if before is None or earlier is None or ASKED in changed:
        return _new_register(files)
    if list(files) == list(before.files):
        if not changed:
            return earlier
        if all(map(is_response, changed)) and not any(
            each[path].contents.corrections for each in (files, before.files) for path in changed
        ):
            anew = {each.recommendation: each for each in (files[path].contents for path in changed)}
            return replace(earlier, responses={**earlier.responses, **anew})
    parties, sources, recommendations = earlier.parties, earlier.sources, earlier.recommendations
    return replace(_new_register(files), parties=parties, sources=sources, recommendations=recommendations)


def _new_register(files: Mapping[str, FileRead]) -> Register:
    asked = files[ASKED].contents
    beside = {path: files[path].contents if path in files else declared() for path, declared in BESIDE.items()}
    responses = {each.contents.recommendation: each.contents for path, each in files.items() if is_response(path)}
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


def _known(asked: FileRead, held: Mapping[str, str], today: date | None, before: Whole | None) -> checks.Known:
    if before is None or before.files[ASKED] is not asked:
        return checks.known(asked.contents, asked.values, dict(held), today)
    return before.known._replace(held=dict(held), today=today)


def _wrong(
    files: Mapping[str, FileRead],
    changed: Collection[str],
    texts: Mapping[str, bytes],
    known: checks.Known,
    before: Whole | None,
) -> Mapping[str, tuple[Problem, ...]]:
    """Return what is wrong in each file and across files, by path; what cannot have changed since `before` is kept."""
    if before is None or ASKED in changed or not _is_later(known.today, before.known.today):
        stale: Iterable[str] = files
        wrong: dict[str, tuple[Problem, ...]] = {}
    else:
        stale = {*changed, *_resting_on_surroundings(files, known, before)}
        wrong = dict(before.wrong)
    for path in stale:
        found = _wrong_in(path, texts[path], files[path], known) if path in files else ()
        if found:
            wrong[path] = found
        else:
            wrong.pop(path, None)
    return wrong


def _is_later(today: date | None, before: date | None) -> bool:
    """Return whether nothing can be after `today` that was not after the day before; None: nothing is after any day."""
    return today == before or (today is not None and before is not None and today > before)


def _resting_on_surroundings(files: Mapping[str, FileRead], known: checks.Known, before: Whole) -> Iterator[str]:
    """Yield the files that may be told otherwise now: they spoke of a day to come, or name a document that changed."""
    if known.today != before.known.today:
        yield from (path for path, told in before.wrong.items() if any(each.code == checks.FUTURE for each in told))
    if known.held != before.known.held:
        for path, each in files.items():
            if checks.held_for(each.contents, known.held) != checks.held_for(each.contents, before.known.held):
                yield path


def _wrong_in(path: str, text: bytes, file: FileRead, known: checks.Known) -> tuple[Problem, ...]:
    if file.contents is None:
        return file.problems
    across = tuple(checks.complaints_about(path, file.contents, file.values, known))
    return (*file.problems, *_placed(path, text, across))


def _placed(path: str, text: bytes, found: tuple[checks.Complaint, ...]) -> Iterator[Problem]:
    if not found:
        return
    index = marked_yaml.index_of(marked_yaml.read(text.decode("utf-8-sig")))
    for each in found:
        place = index.place(each.steps, each.place)
        line, column = marked_yaml.line_of(place), marked_yaml.column_of(place)
        yield Problem(path, line, column, each.level, each.code, each.message)
