"""A register that is read while a call fails: the last sound one, a sentence, and all of it again once it is over."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.faults.injecting import injected
from tests.faults.kinds import ABSENT, Call, InjectedFault, faults_of, is_told_well, picked
from tests.repository.conftest import Repository
from tracker.files import TO_READ
from tracker.snapshots import live
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.files import NoAccess, files_in
from tracker.snapshots.live import LiveState, WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory
from tracker.snapshots.readers import ReaderView, reader_view
from tracker.vocabulary import Marking

TODAY = date(2024, 6, 1)


@pytest.fixture(autouse=True)
def looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOKS_AGAIN_AFTER", 0.0)
    monkeypatch.setattr(live, "ASKS_GIT_AFTER", 0.0)


def opened(folder: Path, audience: Marking = Marking.PUBLIC) -> ReaderView:
    tree = WorkingTree(folder, cache_of(folder))
    return reader_view(FolderHistory(tree, "Europe/London"), audience, Memo())


def cache_of(folder: Path) -> Path:
    return folder.parent.with_name("cache")


def shown(reader: ReaderView, state: LiveState | None = None) -> tuple[str, str]:
    """Return all that is shown of the register now, and of the past; "" where nothing is."""
    state = state or reader.live(TODAY)
    now = repr(state.valid.register) if state.valid else ""
    try:
        first = reader.past.at("2024-03-10", state)
        return now, repr((first.register, reader.past.who("responses/AUD-01.yaml", first)))
    except CannotAnswer as error:
        return now, "" if is_told_well(str(error)) else f"badly told: {error}"


def mistakes(reader: ReaderView, right: tuple[str, str], fault: InjectedFault, was_open: bool) -> list[str]:
    """Return what is wrong with what a reader is shown while a call fails: all of it is right, or is told."""
    state = reader.live(TODAY)
    now, past = shown(reader, state)
    found = [f"badly told: {each}" for each in (state.trouble, state.no_head) if each and not is_told_well(each)]
    if was_open and not now:
        found.append("the last sound register is gone")
    if now not in ("", right[0]) or past not in ("", right[1]):
        found.append("something else is shown")
    if not now and not (state.trouble or state.problems):
        found.append("it is not told why nothing is shown")
    if state.problems and fault.error and fault.name not in ABSENT:
        found.append(f"a fault of the disk is told as a mistake of the register: {state.problems[0].message}")
    return found


def alone(county: Repository) -> Path:
    """Return a copy of the register without its history: there git is asked once, and says that there is none."""
    return Path(shutil.copytree(county.data, county.root.with_name("alone") / "data"))


def touch(folder: Path) -> None:
    """Let every file look as if it had changed, so that it is read again."""
    for file in folder.rglob("*"):
        if file.is_file():
            os.utime(file, ns=(0, os.stat(file).st_mtime_ns + 1000))


def told(fault: InjectedFault, call: Call, sentences: list[str]) -> list[str]:
    return [f"{fault} at {call.name} in {call.place}: {each}" for each in sentences]


def test_a_register_that_is_opened_while_a_call_fails(county: Repository) -> None:
    known: set[Call] = set()
    found = []
    for folder in (alone(county), county.data):
        right = shown(opened(folder))
        assert right[0]
        shutil.rmtree(cache_of(folder), ignore_errors=True)
        with injected(folder.parent, cache_of(folder)) as noted:
            shown(opened(folder))
        for number, call in picked(noted.calls, known, also_last=True):
            for fault in faults_of(call):
                shutil.rmtree(cache_of(folder), ignore_errors=True)
                with injected(folder.parent, cache_of(folder), number=number, fault=fault) as injection:
                    reader = opened(folder)
                    found += told(fault, call, mistakes(reader, right, fault, was_open=False))
                assert injection.calls[number - 1] == call
                if shown(reader) != right or reader.live(TODAY).broken:
                    found += told(fault, call, ["it does not recover"])
    assert {call.kind for call in known} == {"open", "path", "entry", "read", "write", "close", "git"}
    assert not found, "\n".join(found)


def test_a_register_that_is_open_while_a_call_fails(county: Repository) -> None:
    known: set[Call] = set()
    found = []
    for folder in (alone(county), county.data):
        reader = opened(folder)
        right = shown(reader)
        assert right[0]
        touch(folder)
        with injected(folder.parent, cache_of(folder)) as noted:
            shown(reader)
        for number, call in picked(noted.calls, known):
            for fault in faults_of(call):
                touch(folder)
                with injected(folder.parent, cache_of(folder), number=number, fault=fault) as injection:
                    found += told(fault, call, mistakes(reader, right, fault, was_open=True))
                assert injection.calls[number - 1] == call
                if shown(reader) != right or reader.live(TODAY).broken:
                    found += told(fault, call, ["it does not recover"])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["recommendations.yaml", "evidence/2024/form.txt"])
def test_a_file_that_is_cut_off_while_it_is_being_read_is_told(county: Repository, path: str) -> None:
    file = county.data / path
    with injected(file) as noted:
        files_in(county.data)
    number = 1 + [call.kind for call in noted.calls].index("read")
    with injected(file, number=number, fault=InjectedFault("cut off")), pytest.raises(NoAccess) as caught:
        files_in(county.data)
    assert str(caught.value) == f"{file} cannot be read: it was cut off while it was being read. {TO_READ}"
