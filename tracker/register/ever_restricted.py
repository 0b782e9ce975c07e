"""Registers in the order of their revisions → every text that was restricted in one, or became an entry that was.

An entry is followed from one revision to the next by what stays of it. Where one that was marked is not found in the
revision before, whatever is gone there from its file counts as what it was: fails closed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.register.markings import RESTRICTABLE, EverRestricted, texts_of
from tracker.register.promises.matching import matched
from tracker.register.records import FILE_OF, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.levels import highest
from tracker.register.walk import entries
from tracker.vocabulary import Marking


class _ListKey(NamedTuple):
    """A list in a file of entries that may be restricted: the id of what holds it, its place and their class."""

    holder: str
    lists: tuple[str, ...]
    kind: Any


class _Line(NamedTuple):
    """An entry, and every text that it ever had."""

    entry: Any
    texts: frozenset[str]


_Lists = dict[_ListKey, list[_Line]]


class RestrictedSoFar:
    """What was restricted at the revisions up to one; each is added in its turn."""

    def __init__(self) -> None:
        """Begin before the first revision."""
        self._texts: dict[tuple[str, str], Marking] = {}
        self.begin_line()

    def begin_line(self) -> None:
        """Go on with the first revision of another line of history: it follows from none of those before."""
        self._lists: dict[str, _Lists] = {}
        self._register: Register | None = None

    def add(self, register: Register) -> None:
        """Add a valid register: the next is compared to it."""
        self._lists |= self._changed_lists(register, self._texts)
        self._register = register

    def add_invalid(self, register: Register) -> None:
        """Add what could be read of a register that was not valid."""
        self._changed_lists(register, self._texts)

    def until(self, present: Register) -> EverRestricted:
        """Return each text that was restricted, with its highest marking, up to the files of now."""
        texts = dict(self._texts)
        if self._register is not None:
            self._changed_lists(present, texts)
        return texts

    def _changed_lists(self, register: Register, restricted: dict[tuple[str, str], Marking]) -> dict[str, _Lists]:
        """Return the lists of each file that is not as it was, and note what is restricted in them."""
        changed = register if self._register is None else _less(register, self._register)
        now: dict[str, dict[_ListKey, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for each in entries(changed, RESTRICTABLE):
            now[each.path][_ListKey(each.holder, each.lists, type(each.entry))].append(each.entry)
        lists = {}
        for path in _changed_paths(self._register, register) | now.keys():
            then, file = self._lists.get(path, {}), _InFile(path, restricted)
            lists[path] = {key: file.follow(then.get(key, []), now[path].get(key, [])) for key in then | now[path]}
            file.close()
        return lists


class _InFile:
    """One file from one revision to the next."""

    def __init__(self, path: str, restricted: dict[tuple[str, str], Marking]) -> None:
        self._path, self._restricted = path, restricted
        self._gone: dict[Any, set[str]] = defaultdict(set)
        self._arrived: dict[Any, Marking] = {}

    def follow(self, then: list[_Line], now: list[Any]) -> list[_Line]:
        """Return the entries of a list as they are now, each with what it said before."""
        which = matched([line.entry for line in then], now)
        lines = [_Line(entry, texts_of(entry)) for entry in now]
        for old, new in which.pairs:
            lines[new] = lines[new]._replace(texts=lines[new].texts | then[old].texts)
        for line in lines:
            self._note(type(line.entry), line.texts, line.entry.marking)
        for old in which.gone:
            self._gone[type(then[old].entry)] |= then[old].texts
        for new in which.new:
            kind, marking = type(now[new]), now[new].marking
            self._arrived[kind] = highest((self._arrived.get(kind, marking), marking))
        return lines

    def close(self) -> None:
        """Keep back what is gone, where something restricted of its kind is there that was not there before."""
        for kind, marking in self._arrived.items():
            self._note(kind, self._gone[kind], marking)

    def _note(self, kind: Any, texts: Iterable[str], marking: Marking) -> None:
        if marking is Marking.PUBLIC:
            return
        path = "" if kind is Correction else self._path  # a correction that is marked says nothing of the others
        for text in texts:
            key = path, text
            self._restricted[key] = highest((self._restricted.get(key, marking), marking))


def _less(register: Register, before: Register) -> Register:
    """Return a register less the records of the files that are as they were in another."""
    paths = _changed_paths(before, register)
    responses = {id: each for id, each in register.responses.items() if response_path(id) in paths}
    corrections = {path: each for path, each in register.corrections.items() if path in paths}
    alike = [name for name, path in FILE_OF.items() if path not in paths]
    left: dict[str, Any] = {name: type(getattr(register, name))() for name in alike}
    return replace(register, responses=responses, corrections=corrections, **left)


def _changed_paths(before: Register | None, register: Register) -> set[str]:
    if before is None:
        return set()
    then, now = before.responses, register.responses
    changed = {response_path(id) for id in then.keys() | now.keys() if then.get(id) is not now.get(id)}
    changed |= {path for name, path in FILE_OF.items() if getattr(register, name) != getattr(before, name)}
    paths = before.corrections.keys() | register.corrections.keys()
    return changed | {path for path in paths if before.corrections.get(path) != register.corrections.get(path)}
