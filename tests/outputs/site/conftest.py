"""Both registers as sites, each made once: the shipped one, and the fictional one that uses every feature."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.commands import app

ROOT = Path(__file__).parents[3]
REGISTERS = {"data": ROOT / "data", "borsetshire": ROOT / "tests/registers/borsetshire"}


def make(folder: Path, *options: str) -> None:
    """Write a site by the command, as a person does."""
    done = CliRunner().invoke(app, ["site", "-o", str(folder), *options])
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    made = {}
    for name, register in REGISTERS.items():
        made[name] = tmp_path_factory.mktemp(name) / "site"
        make(made[name], "--register", str(register))
    return made
