"""What a page of docs/ names in code style: files of the project, and tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_FILE = re.compile(
    r"`((?:[\w.-]+/)+[\w.-]*|[\w.-]+\.(?:md|in|txt|toml|yml)|LICENSE|Makefile|\.gitignore|\.gitattributes)`"
)


def named_tests(text: str) -> list[tuple[str, str]]:
    """Return the file and the name of each test: `tests/a/test_b.py::test_c`."""
    return _TEST.findall(text)


def named_files(text: str) -> list[str]:
    """Return each path within the project; `NAME` in it stands for any name."""
    return _FILE.findall(text)


def is_collected(file: str, name: str) -> bool:
    """Return whether pytest finds a test of this name at the top of the file."""
    path = ROOT / file
    if not path.is_file() or not path.name.startswith("test_"):
        return False
    return name in {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}


def is_there(path: str) -> bool:
    """Return whether the project has a file or folder at the path, or one that fits it."""
    return any(True for _ in ROOT.glob(path.rstrip("/").replace("NAME", "*")))
