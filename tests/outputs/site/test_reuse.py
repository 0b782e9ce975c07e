"""A site that is made again after a change is the very one that is made anew: what is taken over still holds."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.outputs.site.conftest import REGISTERS, make
from tests.outputs.site.test_folder import held
from tracker.outputs.site.pages import meetings, one

QUICK = ("--quick", "--as-at", "2025-03-31", "--audience", "official_sensitive")


def recorded(register: Path) -> None:
    who = ["-c", "user.name=Keeper", "-c", "user.email=keeper@county.example"]
    for words in (["add", "-A"], [*who, "commit", "-qm", "Change"]):
        subprocess.run(["git", *words], cwd=register, check=True)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The fictional register in a repository of its own that is on the web."""
    folder = tmp_path / "data"
    shutil.copytree(REGISTERS["borsetshire"], folder)
    asked = folder / "recommendations.yaml"
    text = re.sub(r"^  repository: .*$", "  repository: https://git.example/r", asked.read_text("utf-8"), flags=re.M)
    assert "https://git.example/r" in text
    asked.write_text(text, "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    recorded(folder)
    return folder


def test_after_each_change_of_one_response_it_is_as_if_made_anew(register: Path, tmp_path: Path) -> None:
    make(tmp_path / "kept", "--register", str(register), *QUICK)
    taken_over = 0
    for file in sorted((register / "responses").iterdir())[::3]:
        text = file.read_text("utf-8")
        was = held(tmp_path / "kept")
        # Every update says otherwise, whenever it was: what rests on one of them changes, and nothing else.
        told = text.replace("status: in_progress", "status: not_started").replace("note: ", "note: So ")
        file.write_text(f"{told}\n# Changed.\n", "utf-8")
        recorded(register)
        make(tmp_path / "kept", "--register", str(register), *QUICK)
        make(tmp_path / "anew", "--register", str(register), *QUICK)
        assert held(tmp_path / "kept") == held(tmp_path / "anew"), file.name
        keys = [json.loads(files["site.json"])["keys"] for files in (was, held(tmp_path / "kept"))]
        taken_over += sum(keys[0][path] == keys[1][path] for path in keys[1])
        shutil.rmtree(tmp_path / "anew")
    assert taken_over > 100


@pytest.mark.parametrize(
    ("file", "what", "instead"),
    [
        ("recommendations.yaml", "title: Record the grounds for every search", "title: Told otherwise"),
        ("meetings.yaml", "outcome: agreed", "outcome: refused"),
        ("concerns.yaml", "text: Young people", "text: Old people"),
    ],
)
def test_after_a_change_of_what_is_shared_it_is_as_if_made_anew(
    register: Path, tmp_path: Path, file: str, what: str, instead: str
) -> None:
    make(tmp_path / "kept", "--register", str(register), *QUICK)
    text = (register / file).read_text("utf-8")
    assert what in text
    (register / file).write_text(text.replace(what, instead), "utf-8")
    for name in ("kept", "anew"):
        make(tmp_path / name, "--register", str(register), *QUICK)
    assert held(tmp_path / "kept") == held(tmp_path / "anew")


def test_after_a_change_of_one_response_few_pages_are_made(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "site", "--register", str(register), *QUICK)
    made: list[str] = []
    for module in (one, meetings):
        whole = module._body
        monkeypatch.setattr(module, "_body", lambda page, of, whole=whole: made.append(page.path) or whole(page, of))
    file = register / "responses/DATA-03.yaml"
    file.write_text(f"{file.read_text('utf-8')}\n# Read again.\n", "utf-8")
    recorded(register)
    make(tmp_path / "site", "--register", str(register), *QUICK)
    # Its lines now lead to another commit. Of a meeting that was not held there is little to make.
    assert [each for each in made if each.startswith("recommendations/")] == ["recommendations/DATA-03.html"]
    assert "meetings/jab-2025-02.html" not in made


def test_a_page_that_somebody_changed_is_made_again(register: Path, tmp_path: Path) -> None:
    make(tmp_path / "site", "--register", str(register), *QUICK)
    was = held(tmp_path / "site")
    page = tmp_path / "site/recommendations/ICP-01.html"
    page.write_text(page.read_text("utf-8").replace("Verified", "Done"), "utf-8")
    make(tmp_path / "site", "--register", str(register), *QUICK)
    assert held(tmp_path / "site") == was


def test_a_site_for_others_is_not_taken_over(register: Path, tmp_path: Path) -> None:
    make(tmp_path / "site", "--register", str(register), *QUICK)
    public = ("--quick", "--as-at", "2025-03-31", "--audience", "public")
    for name in ("site", "anew"):
        make(tmp_path / name, "--register", str(register), *public)
    assert held(tmp_path / "site") == held(tmp_path / "anew")
