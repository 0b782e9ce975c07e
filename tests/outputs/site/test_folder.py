"""The folder of a site: the same files from the same commit, written whole or not at all, never over other files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.outputs.site.conftest import REGISTERS, ROOT, make
from tests.unprivileged import as_nobody, needs_accounts, open_folder
from tracker.commands import app
from tracker.files import TO_WRITE
from tracker.folders import FolderNotOurs
from tracker.outputs.site.folder import write_site


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_register_makes_the_same_files_elsewhere_in_another_time_zone(tmp_path: Path) -> None:
    made = []
    for place, zone in (("one", "Pacific/Kiritimati"), ("other/below", "Pacific/Niue")):
        (tmp_path / place).mkdir(parents=True)
        register = tmp_path / place / "data"
        shutil.copytree(REGISTERS["data"], register)
        command = [sys.executable, "-m", "tracker", "site", "-o", str(tmp_path / place / "site"), "--register"]
        done = subprocess.run([*command, str(register)], cwd=ROOT, env=os.environ | {"TZ": zone}, capture_output=True)
        assert done.returncode == 0, done.stderr
        made.append(held(tmp_path / place / "site"))
    assert made[0] == made[1]
    assert len(made[0]) > 60


def committed(folder: Path, when: str) -> None:
    """Make a repository of a register that names no day of its own."""
    shutil.copytree(REGISTERS["data"], folder / "data")
    asked = folder / "data/recommendations.yaml"
    asked.write_text(asked.read_text("utf-8").replace("  as_at: 2020-01-08\n", "  as_at: null\n"), "utf-8")
    environment = os.environ | {f"GIT_{who}_DATE": when for who in ("AUTHOR", "COMMITTER")}
    who = ["-c", "user.name=Keeper", "-c", "user.email=keeper@register.example"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *words], cwd=folder, env=environment, check=True)


def test_without_a_day_it_is_as_at_the_day_of_the_commit_whatever_day_it_is(tmp_path: Path) -> None:
    committed(tmp_path, "2021-03-04T12:00:00+0000")
    make(tmp_path / "site", "--register", str(tmp_path / "data"))
    page = (tmp_path / "site/index.html").read_text("utf-8")
    assert "Position as at <strong>4 March 2021</strong> · from commit " in page


def test_a_second_run_changes_nothing_and_writes_no_file_again(tmp_path: Path) -> None:
    make(tmp_path / "site", "--register", str(REGISTERS["data"]))
    was, times = held(tmp_path / "site"), {p: p.stat().st_mtime_ns for p in (tmp_path / "site").rglob("*.html")}
    make(tmp_path / "site", "--register", str(REGISTERS["data"]))
    assert held(tmp_path / "site") == was
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_page_that_is_no_more_is_gone(tmp_path: Path) -> None:
    make(tmp_path / "site", "--register", str(REGISTERS["borsetshire"]))
    make(tmp_path / "site", "--register", str(REGISTERS["data"]))
    listed = json.loads((tmp_path / "site/site.json").read_text("utf-8"))
    assert {*listed["files"], "site.json"} == held(tmp_path / "site").keys()
    assert "recommendations/ICP-01.html" not in listed["files"]


@pytest.mark.parametrize("other", ["notes.txt", "recommendations/mine.html", ".git/config"])
def test_a_folder_that_holds_other_files_is_refused_and_stays(tmp_path: Path, other: str) -> None:
    make(tmp_path / "site", "--register", str(REGISTERS["data"]))
    (tmp_path / "site" / other).parent.mkdir(exist_ok=True)
    (tmp_path / "site" / other).write_text("mine")
    was = held(tmp_path / "site")
    done = CliRunner().invoke(app, ["site", "-o", str(tmp_path / "site"), "--register", str(REGISTERS["borsetshire"])])
    assert done.exit_code == 3
    assert done.stderr == (
        f"{tmp_path / 'site'} holds {other}, which is not part of a site that was written there before. Name an empty"
        " folder, or one that is not there yet.\n"
    )
    assert held(tmp_path / "site") == was


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    done = CliRunner().invoke(app, ["site", "-o", str(tmp_path / "site"), "--register", str(REGISTERS["data"])])
    assert done.exit_code == 3
    assert done.stderr == f"{tmp_path / 'site'} is a file, and a site is a folder. Name another with -o.\n"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["site", "-o", str(tmp_path / "no/site"), "--register", str(REGISTERS["data"])])
    assert done.exit_code == 3
    site, parent = tmp_path / "no/site", tmp_path / "no"
    assert done.stderr == (
        f"{site} cannot be written: there is no folder {parent}. Make it, or name a folder elsewhere.\n"
    )


@needs_accounts
def test_a_folder_where_nothing_may_be_written_is_told_in_a_sentence() -> None:
    with open_folder() as folder:
        register = shutil.copytree(REGISTERS["data"], folder / "data")
        command = ["site", "-o", str(folder / "site"), "--register", str(register)]
        told = as_nobody(lambda: CliRunner().invoke(app, command).stderr)
    assert told == f"{folder / 'site'} cannot be written: Permission denied. {TO_WRITE}\n"


def test_what_fails_in_the_middle_leaves_the_old_site_whole(tmp_path: Path) -> None:
    write_site(tmp_path / "site", [("index.html", lambda: b"old"), ("a/b.html", lambda: b"old")], {})

    def full() -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_site(tmp_path / "site", [("index.html", lambda: b"new"), ("a/b.html", full)], {})
    assert (tmp_path / "site/index.html").read_bytes() == (tmp_path / "site/a/b.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_kill_in_the_middle_leaves_the_old_site_whole_and_the_next_run_clears_up(tmp_path: Path) -> None:
    def files(text: bytes) -> Iterator[tuple[str, object]]:
        yield "index.html", lambda: text
        yield "last.html", lambda: text

    write_site(tmp_path / "site", files(b"old"), {})
    killed = (
        "import os, signal\nfrom pathlib import Path\nfrom tracker.outputs.site.folder import write_site\n"
        "files = [('index.html', lambda: b'new'), ('last.html', lambda: os.kill(os.getpid(), signal.SIGKILL))]\n"
        f"write_site(Path({str(tmp_path / 'site')!r}), files, {{}})"
    )
    done = subprocess.run([sys.executable, "-c", killed], cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    assert held(tmp_path / "site").keys() == {"index.html", "last.html", "site.json"}
    assert (tmp_path / "site/index.html").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    write_site(tmp_path / "site", files(b"new"), {})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site/last.html").read_bytes() == b"new"


def test_where_folders_cannot_change_places_in_one_step_the_new_one_still_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path / "site", [("index.html", lambda: b"old")], {})
    monkeypatch.setattr(sys, "platform", "elsewhere")
    write_site(tmp_path / "site", [("index.html", lambda: b"new")], {})
    assert (tmp_path / "site/index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_for_more_than_the_public_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    make(tmp_path / "site", "--register", str(REGISTERS["borsetshire"]), "--audience", "official")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {0o700, 0o600}
    make(tmp_path / "public", "--register", str(REGISTERS["borsetshire"]))
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "public").rglob("*")} == {0o755, 0o644}


def test_a_link_in_the_place_of_the_folder_stays_and_where_it_leads_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    write_site(tmp_path / "site", [("index.html", lambda: b"new")], {})
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/index.html").read_bytes() == b"new"


def test_another_folder_is_no_site_though_it_has_a_list(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/site.json").write_text("[]")
    with pytest.raises(FolderNotOurs, match=r"holds site\.json"):
        write_site(tmp_path / "site", [("index.html", lambda: b"new")], {})
