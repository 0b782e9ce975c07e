"""A page while a call of a file or of git fails: no traceback; it is right, or the fault is told; then all is well."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st

from tests.faults.conftest import county  # noqa: F401  (fixture)
from tests.faults.injecting import ROOT, injected
from tests.faults.kinds import WHOLE_GRID, Call, InjectedFault, faults_of, picked
from tests.pages.conftest import Shown
from tests.repository.conftest import Repository
from tracker.repository.heads import Heads
from tracker.snapshots import live
from tracker.ui.about import register as about
from tracker.ui.shell.menu import PAGES, UNLISTED

EVERYTHING = InjectedFault("EIO", 5, lasts=True)
OF_THE_CODE = (ROOT / "tracker/ui/shell/browser", ROOT / ".streamlit")
MEETINGS = """meetings:
  - {id: m-1, title: Board, date: 2024-03-20, status: held, body: audit}
"""
ASKED = {
    "recommendations": {"id": "AUD-01"},
    "meetings": {"meeting": "m-1"},
    "source": {"file": "recommendations.yaml", "line": "2"},
}


@pytest.fixture
def watched(county: Repository, monkeypatch: pytest.MonkeyPatch, register: Callable[..., None]) -> tuple[Path, ...]:  # noqa: F811
    """Return what the pages of a register of one meeting read, which git is asked about whenever one is drawn."""
    county.write("meetings.yaml", MEETINGS)
    county.commit("The board met", "2024-03-21T10:00:00+00:00")
    seen = county.root.parent / "seen"
    monkeypatch.setattr(live, "ASKS_GIT_AFTER", 0.0)
    monkeypatch.setattr(live, "Heads", lambda folder, cache: Heads(folder, seen))
    register(county.data, "public")
    return county.root, seen, *OF_THE_CODE


def forget(seen: Path) -> None:
    """Let the next page be the first of a process."""
    st.cache_resource.clear()
    about._own_head.cache_clear()
    shutil.rmtree(seen, ignore_errors=True)


@pytest.mark.parametrize("name", [*PAGES, *UNLISTED])
def test_a_page_on_which_nothing_can_be_read_goes_on_showing_what_was_sound(
    open_page: Callable[..., Shown], watched: tuple[Path, ...], name: str
) -> None:
    forget(watched[1])
    page = open_page(name, **ASKED.get(name, {}))
    right = page.text
    assert "Custody" in right
    with injected(*watched[:2], number=1, fault=EVERYTHING):
        broken = page.again()
        assert not broken.app.exception
        assert "The register cannot be read" in broken.text
        assert "The register is shown below as it was when its files last had no errors." in broken.text
        assert "Position as at" in broken.text
    assert page.again().text == right


def test_each_call_that_a_page_makes_may_fail(open_page: Callable[..., Shown], watched: tuple[Path, ...]) -> None:
    known: set[Call] = set()
    found = []
    open_page()  # what Streamlit reads once in a process is read
    for name in (*PAGES, *UNLISTED):
        asked = ASKED.get(name, {})
        forget(watched[1])
        with injected(*watched) as noted:
            right = open_page(name, **asked).text
        for turn, (number, call) in enumerate(picked(noted.calls, known)):
            faults = faults_of(call)
            # Of each call one: how each is handled is looked at where the register is read.
            for fault in faults if WHOLE_GRID else faults[turn % len(faults) :][:1]:
                forget(watched[1])
                with injected(*watched, number=number, fault=fault) as injection:
                    page = open_page(name, **asked)
                    text = page.text
                where = f"{name}: {fault} at {call.name} in {call.place}"
                assert injection.calls[number - 1] == call, f"{where}: another call than was meant"
                if text != right and not is_told(text):
                    found.append(f"{where}: it is not told: {text}")
                if page.again().text != right:
                    found.append(f"{where}: it does not recover: {page.text}")
                if page.app.exception:
                    found.append(f"{where}: {page.app.exception}")
    assert {call.kind for call in known} >= {"open", "path", "entry", "read", "git"}
    assert not found, "\n".join(found)


def is_told(text: str) -> bool:
    told = (
        "cannot be read",
        "cannot be shown",
        "Its files have",
        "There is no folder",
        "Sign-in is not set up correctly",
    )
    return any(each in text for each in told)
