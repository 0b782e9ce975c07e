"""Faults that the system makes itself: a full disk, too few descriptors, a file that may not grow, a folder gone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.faults.injecting import ROOT
from tests.repository.conftest import Repository
from tracker.commands import app
from tracker.files import TO_WRITE
from tracker.settings import settings

ENDINGS = ("csv", "json", "db")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Yield the folder of a disk of one megabyte."""
    if not hasattr(os, "getuid") or os.getuid() or shutil.which("mount") is None:
        pytest.skip("root alone may mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to its end."""
    file = disk / "filler"
    with file.open("wb", buffering=0) as full, suppress(OSError):
        while True:
            full.write(b"x" * 4096)
    assert shutil.disk_usage(disk).free == 0
    return file


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), prog_name="python -m tracker")
    return result.exit_code, result.output


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_keeps_the_file_of_before_and_is_told(county: Repository, disk: Path, ending: str) -> None:
    file = disk / f"register.{ending}"
    words = ("export", str(file), "--register", str(county.data))
    file.write_text("what was there before")
    filler = fill(disk)
    code, told = run(*words)
    why = "database or disk is full" if ending == "db" else "No space left on device"
    assert (code, told) == (3, f"{file} cannot be written: {why}. {TO_WRITE}\n")
    assert file.read_text() == "what was there before"
    assert sorted(disk.iterdir()) == sorted([file, filler])
    filler.unlink()
    assert run(*words)[0] == 0


def test_a_full_disk_below_the_cache_stops_nothing(
    county: Repository, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("position", "--register", str(county.data), "--known-at", "2024-03-10")
    right = run(*words)
    assert right[0] == 0
    monkeypatch.setenv("TRACKER_CACHE", str(disk / "cache"))
    settings.cache_clear()
    filler = fill(disk)
    assert run(*words) == right
    filler.unlink()
    assert run(*words) == right
    assert len(list((disk / "cache").iterdir())) == 1


LIMITED = """
import resource, sys
from tracker.commands import main
kind, number = getattr(resource, sys.argv[1]), int(sys.argv[2])
resource.setrlimit(kind, (number, resource.getrlimit(kind)[1]))
sys.argv = ["tracker", *sys.argv[3:]]
main()
"""


def limited(folder: Path, limit: str, number: int, *words: str) -> tuple[int, str]:
    """Run a command that may have so much of something and no more, from a folder that may be gone by then."""
    command = [sys.executable, "-c", LIMITED, limit, str(number), *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


needs_limits = pytest.mark.skipif(
    sys.platform != "linux", reason="what such a limit leaves differs from system to system"
)


@needs_limits
def test_too_few_descriptors_for_git_are_told(county: Repository) -> None:
    code, told = limited(county.root, "RLIMIT_NOFILE", 6, "position", "--known-at", "2024-03-10")
    assert (code, told) == (
        3,
        "git cannot be started here (Too many open files), so the register's history cannot be shown. See that this"
        " account may run it, and that there is room.\n",
    )


@needs_limits
@pytest.mark.parametrize("command", ["check", "position"])
def test_too_few_descriptors_for_the_program_itself_are_told(county: Repository, command: str) -> None:
    code, told = limited(county.root, "RLIMIT_NOFILE", 3, command)  # those for what comes and goes: nothing is opened
    assert code == 3
    assert re.fullmatch(r".+\.py cannot be read or written: Too many open files\. See that you may do both\.\n", told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_a_full_disk_under_what_is_printed_is_told(county: Repository) -> None:
    command = [sys.executable, "-m", "tracker", "position"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, cwd=county.root, env=environment, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    why = b"What is to be printed cannot be written: No space left on device. Print it to another place.\n"
    assert (done.returncode, done.stderr) == (3, why)


@needs_limits
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_may_not_grow_is_told_and_not_left_half_written(county: Repository, ending: str) -> None:
    code, told = limited(county.root, "RLIMIT_FSIZE", 100, "export", f"register.{ending}")
    assert code == 3
    assert told.startswith(f"register.{ending} cannot be written: ")
    assert told.endswith(f". {TO_WRITE}\n")
    assert sorted(each.name for each in county.root.iterdir()) == [".git", "data"]


def test_a_working_folder_that_is_gone_is_told(
    county: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, told = run("position")
    monkeypatch.chdir(tmp_path)
    assert code == 3
    assert told.startswith("There is no folder data. ")
