"""{path: text} → (Register, problems): the one door into a register.

Knows which files a register has and puts their records together; reads no folder, and asks no clock.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, compress
from operator import is_not
from typing import NamedTuple

from tracker import collecting
from tracker.problems import Problem, errors_in, in_order
from tracker.register.reading import checks
from tracker.register.reading.complaints import odd_sign_first
from tracker.register.reading.file_reading import SUPPORTING, TOP, FileRead, read_file
from tracker.register.reading.unclear import unclear_files
from tracker.register.reading.unread import is_response, unread
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register
from tracker.register.text import marked_yaml
from tracker.register.text.folder import EVIDENCE, QUESTIONS, NotAFile

SPARE = 1000  # files of earlier readings that are remembered, beside as many again as the last reading has


class Reading(NamedTuple):
    """A register, or None where an error blocks it, and every problem, sorted by file, line and column."""

    register: Register | None
    problems: tuple[Problem, ...]


class Whole(NamedTuple):
    """A whole reading: its texts, what they were checked against, each file, what was wrong by path, what it gave."""

    texts: Mapping[str, bytes]
    known: checks.References
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
    or `HELD_AS_LINK`; `today`: to warn of entries dated later; `memory`: what earlier readings left.
    """
    memory = memory if memory is not None else Memory()
    with collecting.paused():
        files, changed = _files(texts, memory)
        _forget(memory, files)
        strangers = list(_strangers(texts)) if len(files) < len(texts) or ASKED not in files else []
        asked = files.get(ASKED)
        if asked is None or asked.contents is None:
            within = [problem for each in files.values() for problem in each.problems]
            return Reading(None, in_order([*within, *strangers]))
        known = _known(asked, held or {}, today, memory.last)
        wrong = _wrong(files, changed, texts, known, memory.last)
        problems = in_order([*strangers, *chain.from_iterable(wrong.values())])
        reading = Reading(None if errors_in(problems) else _register(files, changed, memory.last), problems)
        memory.last = Whole(dict(texts), known, files, wrong, reading)
    return reading


class Legible(NamedTuple):
    """What can be read of a register that is not sound, for its markings alone, which are to hold at once.

    `unclear`: the files in which something like a marking is not understood.
    """

    register: Register
    unclear: frozenset[str]


def legible(texts: Mapping[str, bytes], memory: Memory) -> Legible:
    """Return what can be read of a register that is not sound."""
    files = {path: _file(path, text, memory) for path, text in texts.items() if _is_read(path)}
    readable = {path: each for path, each in files.items() if each.contents is not None}
    if ASKED not in readable:
        # Nothing in it is ever restricted, so that it cannot be read is no reason to overlook what others mark.
        readable[ASKED] = read_file(ASKED, b"register: {title: none}")
    return Legible(_new_register(readable), unclear_files(texts, files))


def content_hash(texts: Mapping[str, bytes], held: Mapping[str, str] | None = None) -> str:
    """Return one hash for the whole content of a register, whatever order its files come in."""
    whole = hashlib.sha256()
    for path in sorted(texts):
        whole.update(f"{path}\0{len(texts[path])}\0".encode() + texts[path])
    for path, digest in sorted((held or {}).items()):
        whole.update(f"{path}\0{digest}\0".encode())
    return whole.hexdigest()


def _is_read(path: str) -> bool:
    return path in TOP or is_response(path) or path == QUESTIONS


def _strangers(texts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield what is to be said of what a register has no file for: that it is not read, or that it is a link."""
    below = _folder_below(texts)
    for path, text in texts.items():
        if isinstance(text, NotAFile) and text.message:
            yield Problem(path, 1, 1, "error", text.code, text.message)
        elif below is None and not _is_read(path) and not path.startswith(f"{EVIDENCE}/"):
            yield unread(path, texts.keys())
    if ASKED not in texts:
        instead = f"but there is one in the folder '{below}': name that one with --register or TRACKER_REGISTER."
        message = f"There is no recommendations.yaml here, {instead}" if below else _NO_REGISTER
        yield Problem(ASKED, 1, 1, "error", "file", message)


def _folder_below(texts: Mapping[str, bytes]) -> str | None:
    """Return the folder that is the register, where it is not this one: all else would only repeat that."""
    below = {path.rpartition("/")[0] for path in texts if path.endswith(f"/{ASKED}") and path.count("/") == 1}
    return below.pop() if ASKED not in texts and len(below) == 1 else None


_NO_REGISTER = "There is no recommendations.yaml. Make one that begins with 'register:' and, below it, '  title: …'."


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
    if ASKED in texts:  # the largest, and first: what reading it takes for a while, the others use again
        _file(ASKED, texts[ASKED], memory)
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
    contents = {path: each.contents for path, each in files.items() if each.contents is not None}
    asked = contents[ASKED]
    supporting = {path: contents[path] if path in contents else declared() for path, declared in SUPPORTING.items()}
    responses = {each.recommendation: each for path, each in contents.items() if is_response(path)}
    return Register(
        settings=asked.register,
        parties={each.id: each for each in asked.parties},
        sources={each.id: each for each in asked.sources},
        recommendations={each.id: each for each in asked.recommendations},
        responses=responses,
        meetings=tuple(sorted(supporting[MEETINGS].meetings, key=lambda meeting: meeting.date)),
        concerns=supporting[CONCERNS].concerns,
        indicators=supporting[INDICATORS].indicators,
        corrections={
            path: each.contents.corrections
            for path, each in files.items()
            if each.contents and each.contents.corrections
        },
    )


def _known(asked: FileRead, held: Mapping[str, str], today: date | None, before: Whole | None) -> checks.References:
    if before is None or before.files[ASKED] is not asked:
        return checks.known(asked.contents, asked.values, checks.by_looks(held), today)
    return before.known._replace(held=checks.by_looks(held), today=today)


def _wrong(
    files: Mapping[str, FileRead],
    changed: Collection[str],
    texts: Mapping[str, bytes],
    known: checks.References,
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
        problems = _wrong_in(path, texts[path], files[path], known) if path in files else ()
        if problems:
            wrong[path] = problems
        else:
            wrong.pop(path, None)
    return wrong


def _is_later(today: date | None, before: date | None) -> bool:
    """Return whether nothing can be after `today` that was not after the day before; None: nothing is after any day."""
    return today == before or (today is not None and before is not None and today > before)


def _resting_on_surroundings(files: Mapping[str, FileRead], known: checks.References, before: Whole) -> Iterator[str]:
    """Yield the files that may be told otherwise now: they spoke of a day to come, or name a document that changed."""
    if known.today != before.known.today:
        for path, problems in before.wrong.items():
            if any(each.code == checks.FUTURE for each in problems):
                yield path
    if known.held != before.known.held:
        for path, each in files.items():
            if checks.held_for(each.contents, known.held) != checks.held_for(each.contents, before.known.held):
                yield path


def _wrong_in(path: str, text: bytes, file: FileRead, known: checks.References) -> tuple[Problem, ...]:
    if file.contents is None:
        return file.problems
    across = tuple(_placed(path, text, tuple(checks.complaints_about(path, file.contents, file.values, known))))
    # A sign that nobody sees is told once where it makes a word another one.
    places = {each[:3] for each in across if each.code == "character"}
    return (*(each for each in file.problems if each.code != "unseen" or each[:3] not in places), *across)


def _placed(path: str, text: bytes, complaints: tuple[checks.Complaint, ...]) -> Iterator[Problem]:
    if not complaints:
        return
    written = text.decode("utf-8-sig")
    index, lines = marked_yaml.index_of(written), written.splitlines()
    for each in complaints:
        place = index.place(each.steps, each.place)
        line, column = marked_yaml.line_of(place), marked_yaml.column_of(place)
        problem = Problem(path, line, column, each.level, each.code, each.message)
        yield odd_sign_first(problem, lines) if each.steps else problem
