"""A register in which every entry that may be marked is restricted, and each of its words is a canary.

A canary that is found anywhere a public reader looks has escaped.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.registers.yaml_text import text_of, values_of
from tracker.register.schema.meanings import Mark, declared_fields
from tracker.register.schema.recommendations import RecommendationsFile
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concerns, Indicators, Meetings

BORSETSHIRE = Path(__file__).parent / "borsetshire"
CANARY = "kanari"  # stands nowhere else

ONLY_WHERE_SAID = {"answer", "resolution"}  # what came of an entry is said with its day, or not at all
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


def all_bytes_of(written: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, or of all files in a folder; of an archive, packed and unpacked, with every name."""
    for file in sorted(written.rglob("*")) if written.is_dir() else [written]:
        if not file.is_dir():
            yield file.name.encode()
            yield file.read_bytes()
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    for name in archive.namelist():
                        yield name.encode()
                        yield archive.read(name)


def canaries_into(folder: Path, marking: str = "official_sensitive") -> Path:
    """Write the register into an empty folder; return the folder."""
    numbers = count(1)
    for file in BORSETSHIRE.rglob("*"):
        copy = folder / file.relative_to(BORSETSHIRE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".yaml":
            values = values_of(file.read_bytes())
            _restrict(values, class_of(file), numbers, marking)
            copy.write_text(text_of(values), encoding="utf-8")
        elif file.is_file():
            copy.write_bytes(file.read_bytes())
    return folder


def class_of(file: Path) -> Any:
    """Return the class of a file of the register."""
    return {
        "recommendations.yaml": RecommendationsFile,
        "meetings.yaml": Meetings,
        "concerns.yaml": Concerns,
        "indicators.yaml": Indicators,
    }.get(file.name, Response)


def _restrict(values: dict[str, Any], kind: Any, numbers: Iterator[int], marking: str, within: bool = False) -> None:
    """Mark every entry that may be marked, and put a canary into each field of words, or address, in it."""
    names = {field.written for field in declared_fields(kind)}
    if "marking" in names:
        values["marking"] = marking
        if "certainty" in names:
            values["certainty"] = "reported"  # so that it may say where
    is_hidden = within or "marking" in names
    for field in declared_fields(kind):
        if field.entries:
            held = values.get(field.written) or []
            for each in held if isinstance(held, list) else [held]:
                _restrict(each, field.entries, numbers, marking, is_hidden)
        elif is_hidden and (values.get(field.written) or field.written not in ONLY_WHERE_SAID):
            canary = f"{CANARY}{next(numbers)}"
            if Mark.WORDS in field.marks and Mark.PARTY not in field.marks:
                values[field.written] = [canary] if field.is_list else canary
            elif is_address(kind, field.name):
                values[field.written] = f"https://{canary}.example/"


def is_address(kind: Any, name: str) -> bool:
    """Return whether a field takes a web address and no other text."""
    return '"^https?://"' in json.dumps(_schema_of(kind)["properties"][name])


@cache
def _schema_of(kind: Any) -> Any:
    return TypeAdapter(kind).json_schema(by_alias=False)
