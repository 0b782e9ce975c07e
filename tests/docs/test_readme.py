"""README.md: what it tells people to type exists, and what it shows is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.commands import app
from tracker.register.reading.reading import read
from tracker.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
OPERATING = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
BLOCKS = [text for language, text in FENCED if not language]
COMMANDS = re.findall(r"python -m tracker ((?:record )?[a-z]+|record(?= --))([^\n`]*)", README + MANUAL + OPERATING)
TARGETS = sorted(set(re.findall(r"\bmake ([a-z]+)\b", "\n".join([*BLOCKS, *re.findall(r"`([^`\n]+)`", README)]))))


def test_the_two_commands_come_first() -> None:
    assert BLOCKS[0] == "make dashboard\nmake test\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_what_is_to_be_made(target: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    result = subprocess.run(["make", "-n", target], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_another_port_is_taken_with_make_as_without() -> None:
    [with_make] = re.findall(r"`(make dashboard PORT=\d+)`", README)
    [without] = re.findall(r"`(\.venv/bin/python [^`]+ --server\.port \d+)`", README)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    told = subprocess.run([*with_make.split(), "-n"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert told.stdout.endswith(f"{without}\n")


def test_make_is_told_of_at_all() -> None:
    assert {"dashboard", "test", "demo", "generated", "lock", "benchmarks"} <= set(TARGETS)


@pytest.mark.parametrize(("command", "rest"), sorted(set(COMMANDS)))
def test_the_command_line_knows_its_commands_and_their_options(command: str, rest: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0
    for option in re.findall(r"--[a-z-]+", rest):
        assert option in result.stdout


def test_every_command_is_explained() -> None:
    shown = CliRunner().invoke(app, ["--help"]).stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    commands = re.findall(r"^  (\w+)  ", shown, re.MULTILINE)
    assert len(commands) >= 5
    assert all(f"**{command}**" in README for command in commands)


def test_every_setting_is_explained() -> None:
    named = {field.alias for field in Settings.model_fields.values() if field.alias}
    assert named == set(re.findall(r"^\| `(TRACKER_\w+)` \|", README, re.MULTILINE))


def test_the_smallest_register_is_a_sound_one() -> None:
    [text] = [text for language, text in FENCED if language == "yaml"]
    reading = read({"recommendations.yaml": text.encode()}, today=date(2025, 1, 15))
    assert reading.problems == ()
    assert reading.register is not None
    assert list(reading.register.recommendations) == ["AUD-01"]


def test_every_part_of_the_map_is_there() -> None:
    [tree] = [block for block in BLOCKS if block.startswith("data/ ")]
    inside = ""
    for indent, name in re.findall(r"^( *)([\w./]+) ", tree, re.MULTILINE):
        place = inside + name if indent else name
        inside = inside if indent else name
        assert (ROOT / place).exists(), place


def test_every_file_that_is_linked_or_named_is_there() -> None:
    linked = re.findall(r"\]\((?!http|#)([^)]+)\)", README)
    named = re.findall(r"`((?:tracker|tests|data|deploy|\.ci|\.github|\.streamlit)/[\w./-]+)`", README + OPERATING)
    assert linked
    assert named
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    for target in (*linked, *named):
        place, _, heading = target.partition("#")
        assert (ROOT / place).exists() or f"/{place}" in ignored, place
        assert not heading or heading in headings_of(ROOT / place), target


def headings_of(page: Path) -> list[str]:
    """Return the headings of a page as links name them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]


def test_the_same_packages_are_installed_without_make() -> None:
    install = "-m pip install --require-hashes --only-binary :all: -r requirements.txt"
    assert f".venv/bin/python {install}\n" in README
    assert f".venv\\Scripts\\python {install}\n" in README
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "--require-hashes --only-binary :all: -r requirements.txt" in makefile


def test_the_same_tests_are_run_without_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [flags] = re.findall(r"^PYTEST_FLAGS \?= (.+)$", makefile, re.MULTILINE)
    recipe = makefile.partition("\ntest: ")[2].partition("\n\n")[0].replace("$(PYTEST_FLAGS)", flags)
    run = [line.strip().replace("$(RUN)", ".venv/bin/python") for line in recipe.splitlines() if line.startswith("\t")]
    # The tests look for the browser themselves; make does it before they start in several processes.
    run.remove(".venv/bin/python tests/browser/chromium.py")
    assert "\n".join(run) + "\n" in BLOCKS
