"""README.md, "For analysts": each line loads what `export` wrote of the register that ships."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.commands import app

ROOT = Path(__file__).parents[2]
SECTION = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For analysts\n")[2].partition("\n## ")[0]


def lines_in(language: str) -> list[str]:
    [block] = re.findall(rf"^```{language}\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
    return str(block).splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    for name in ("register.csv", "register.xlsx", "register.json", "register.db"):
        CliRunner().invoke(app, ["export", str(folder / name), "--register", str(ROOT / "data")])
    CliRunner().invoke(app, ["export", str(folder / "package"), "--package", "--register", str(ROOT / "data")])
    return folder


ROWS = [25, 4, 25, 8, 25]  # recommendations, updates, recommendations, items of evidence, recommendations


@pytest.mark.parametrize(("line", "rows"), list(zip(lines_in("python"), ROWS, strict=True)))
def test_pandas_loads_it(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str, rows: int) -> None:
    import json
    import sqlite3

    import pandas

    monkeypatch.chdir(folder)
    frame = eval(line, {"json": json, "pandas": pandas, "sqlite3": sqlite3})
    assert len(frame) == rows
    if "due_now" in line:
        assert str(frame["due_now"].dtype).startswith("datetime64")
    if "update" in line:
        assert str(frame["date"].dtype).startswith("datetime64")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R here")
@pytest.mark.parametrize("line", lines_in("r"))
def test_r_loads_it(folder: Path, line: str) -> None:
    done = subprocess.run(["Rscript", "-e", f"cat(nrow({line}))"], cwd=folder, capture_output=True, text=True)
    missing = re.search(r"there is no package called .(\w+)", done.stderr)
    if missing:
        pytest.skip(f"R has no package {missing[1]} here")
    assert done.stdout in ("25", "4", "8"), done.stderr


def test_the_version_that_is_shown_is_that_of_the_day_and_some_content() -> None:
    assert re.search(r"`2020\.1\.8\+[0-9a-f]{12}`", SECTION)
