"""`--help`: it reads like a manual, and what it gives as an example works."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.commands.custody import Run

COMMANDS = ["check", "position", "exceptions", "review", "export", "schema"]
EXAMPLE = re.compile(r"^ +python -m tracker ([^>\n]+?)(?: > \S+)?$", re.MULTILINE)

pytestmark = pytest.mark.usefixtures("custody")


def test_the_first_page_names_every_command_the_exit_codes_and_the_settings(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +[A-Z].*\.$", result.stdout, re.MULTILINE), command
    for code in ("0  done", "1  the register has errors", "2  wrong usage", "3  git, a folder or a file"):
        assert f"    {code}" in result.stdout
    for setting in ("TRACKER_REGISTER", "TRACKER_TIME_ZONE", "TRACKER_CACHE", "TRACKER_AUDIENCE"):
        assert f"    {setting} " in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does_and_what_each_option_is_for(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: python -m tracker {command} [OPTIONS]")
    options = re.findall(r"^  --[a-z-]+ +(.*)", result.stdout.partition("Options:")[2], re.MULTILINE)
    assert len(options) >= 2
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


@pytest.mark.parametrize("command", ["check", "position", "exceptions", "export"])
def test_the_examples_work(run: Run, command: str, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "custody", tmp_path / "tests" / "registers" / "borsetshire")
    shutil.copytree(tmp_path / "custody", tmp_path / "data")
    examples = EXAMPLE.findall(run(command, "--help").stdout)
    assert len(examples) >= 2
    for example in examples:
        words = shlex.split(example)
        result = run(*words, *(() if "--register" in words else ("--register", "data")))
        assert result.exit_code == 0, f"{example}: {result.output}"
