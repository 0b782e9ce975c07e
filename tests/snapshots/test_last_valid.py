"""What readers go on seeing while the files cannot be shown: the last valid register, less what is marked in doubt."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.unprivileged import as_nobody, needs_accounts, open_folder
from tracker.snapshots import live
from tracker.snapshots.live import WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory
from tracker.snapshots.readers import ReaderView, reader_view
from tracker.vocabulary import Marking

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"
RESPONSE = "responses/ICP-01.yaml"
TODAY = date(2025, 3, 31)


@pytest.fixture(autouse=True)
def looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOKS_AGAIN_AFTER", 0.0)


def readers(folder: Path) -> dict[Marking, ReaderView]:
    tree = WorkingTree(folder, folder.parent / "cache")
    history = FolderHistory(tree, "Europe/London")
    return {marking: reader_view(history, marking, Memo()) for marking in Marking}


def notes(reader: ReaderView) -> list[str]:
    valid = reader.live(TODAY).valid
    assert valid is not None
    return [str(each.note) for action in valid.register.responses["ICP-01"].actions for each in action.updates]


@pytest.mark.parametrize(
    "marking", ["marking: offical", "Marking: official", "marking official", "marking: official, x: y"]
)
def test_a_marking_made_in_haste_holds_from_the_next_look_on(tmp_path: Path, marking: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(BORSETSHIRE, folder)
    file = folder / RESPONSE
    text = file.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(text) if "note:" in line and "- {" not in line)
    by = readers(folder)
    before = notes(by[Marking.PUBLIC])
    indent = text[number][: text[number].index("note:")]
    file.write_text("".join([*text[:number], f"{indent}{marking}\n", *text[number:]]), encoding="utf-8")
    after = notes(by[Marking.PUBLIC])
    assert by[Marking.PUBLIC].live(TODAY).broken
    assert after != before
    assert "restricted" in {each.lower() for each in after}
    assert notes(by[Marking.OFFICIAL_SENSITIVE]) == before
    file.write_text("".join(text), encoding="utf-8")
    assert notes(by[Marking.PUBLIC]) == before


@needs_accounts
@pytest.mark.parametrize("closed", [".", "responses", RESPONSE, "evidence"])
def test_a_folder_that_is_closed_shows_the_last_valid_register_and_says_so(closed: str) -> None:
    with open_folder() as above:
        folder = above / "data"
        shutil.copytree(BORSETSHIRE, folder)
        reader = readers(folder)[Marking.PUBLIC]
        before = notes(reader)
        with (folder / RESPONSE).open("a") as file:
            file.write("# what did not change is not read again, and so is not missed\n")
        (folder / closed).chmod(0)

        def seen() -> str:
            return f"{notes(reader) == before} {reader.live(TODAY).trouble}"

        assert as_nobody(seen).startswith("True The register")
        (folder / closed).chmod(0o755)
        assert notes(reader) == before
        assert not reader.live(TODAY).trouble
