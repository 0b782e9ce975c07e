"""A register in which every entry that may be marked is restricted, and each of its words is a canary.

A canary that is found anywhere a public reader looks has escaped.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

BORSETSHIRE = Path(__file__).parent / "borsetshire"
CANARY = "kanari"  # stands nowhere else

# What is marked, by the list that holds it, and which of its fields hold words; those in front are in every entry.
MARKED = {
    "updates": ("note", "risk", "reported_in"),
    "extensions": ("reason",),
    "evidence": ("title", "shows", "url", "held", "reported_in"),
    "verifications": ("note", "reported_in"),
    "escalations": ("reason", "answer"),
    "decisions": ("text", "reported_in"),
    "papers": ("title", "url"),
    "concerns": ("raised_by", "text", "resolution"),
}
ONLY_WHERE_SAID = {"answer", "resolution"}
AUTHOR, EMAIL, SUBJECT = "Ada Author", "ada@example.org", "A subject that says too much"


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the canaries in its folder `data`: public in the commit `first`, restricted in `second`."""
    root = tmp_path_factory.mktemp("canaries")
    git(root, "init", "--quiet")
    for marking, tag in (("public", "first"), ("official_sensitive", "second")):
        canaries_into(root / "data", marking)
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message", SUBJECT)
        git(root, "tag", tag)
    return root


def git(folder: Path, *words: str) -> str:
    """Run git as somebody whose name only readers of official see."""
    who = ["-c", f"user.name={AUTHOR}", "-c", f"user.email={EMAIL}"]
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def canaries_into(folder: Path, marking: str = "official_sensitive") -> Path:
    """Write the register into an empty folder; return the folder."""
    numbers = count(1)
    for file in BORSETSHIRE.rglob("*"):
        copy = folder / file.relative_to(BORSETSHIRE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".yaml":
            values = yaml.safe_load(file.read_text(encoding="utf-8"))
            _restrict(values, "", numbers, marking)
            copy.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), encoding="utf-8")
        elif file.is_file():
            copy.write_bytes(file.read_bytes())
    return folder


def _restrict(value: Any, name: str, numbers: Iterator[int], marking: str) -> None:
    if isinstance(value, list):
        for each in value:
            if name in MARKED and isinstance(each, dict):
                _put_canaries(each, name, numbers, marking)
            _restrict(each, "", numbers, marking)
    elif isinstance(value, dict):
        for key, each in value.items():
            _restrict(each, key, numbers, marking)


def _put_canaries(entry: dict[str, Any], name: str, numbers: Iterator[int], marking: str) -> None:
    entry["marking"] = marking
    for field in MARKED[name]:
        if field in ONLY_WHERE_SAID and not entry.get(field):
            continue
        canary = f"{CANARY}{next(numbers)}"
        entry[field] = f"https://{canary}.example/" if field == "url" else canary
    if "reported_in" in MARKED[name]:
        entry["certainty"] = "reported"
    for step in entry.get("steps", []):
        step["text"] = f"{CANARY}{next(numbers)}"
