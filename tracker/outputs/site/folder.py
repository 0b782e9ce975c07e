"""The folder that a site is written to: made whole beside the old one, and put in its place in one step.

Knows files; what is in them is `making`'s. A folder that holds anything but a site is never touched.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tracker.files import read_whole
from tracker.folders import folder_replaced

LIST = "site.json"  # what the folder holds: by it a later run knows its own
_PUBLIC, _OWNER = (0o755, 0o644), (0o700, 0o600)  # of folders, of files


class SiteWritten(NamedTuple):
    """What was written: how many files the site has, and how many of them are not as they were."""

    files: int
    changed: int


def write_site(
    folder: Path,
    files: Iterable[tuple[str, Callable[[], bytes]]],
    about: dict[str, object],
    owner_only: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> SiteWritten:
    """Write a site to a folder, whole or not at all; raise `FolderNotOurs`, `OSError`.

    `about`: what the list of its files says beside them; `tell` is told how many are made.
    """
    with folder_replaced(folder, "site", _listed, " with -o") as (new, old):
        return _fill(new, old, files, about, owner_only, tell)


def _listed(folder: Path) -> frozenset[str]:
    """Return the files that a site in a folder has, by its own list; none where there is no such list."""
    try:
        held = json.loads(read_whole(folder / LIST))
        return frozenset([*held["files"], LIST])
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()


def _fill(
    new: Path,
    old: Path,
    files: Iterable[tuple[str, Callable[[], bytes]]],
    about: dict[str, object],
    owner_only: bool,
    tell: Callable[[int], None],
) -> SiteWritten:
    """Write every file, and the list of them; one that is as it was keeps its time of change."""
    mode_of_folder, mode = _OWNER if owner_only else _PUBLIC
    hashes: dict[str, str] = {}
    changed = 0
    for number, (path, make) in enumerate(files, 1):
        content = make()
        hashes[path] = hashlib.sha256(content).hexdigest()
        changed += not _put(new / path, old / path, content, mode, mode_of_folder)
        tell(number)
    listing = json.dumps({**about, "files": dict(sorted(hashes.items()))}, indent=1, ensure_ascii=False)
    _put(new / LIST, old / LIST, f"{listing}\n".encode(), mode, mode_of_folder)
    new.chmod(mode_of_folder)
    return SiteWritten(len(hashes), changed)


def _put(file: Path, old: Path, content: bytes, mode: int, mode_of_folder: int) -> bool:
    """Write a file; return whether it is the old one, which had the same content and could be taken over."""
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True)
        file.parent.chmod(mode_of_folder)
    try:
        if old.stat().st_size == len(content) and not old.is_symlink() and old.read_bytes() == content:
            os.link(old, file)
            file.chmod(mode)
            return True
    except OSError:  # there is no old one, or no second name for it can be had here
        pass
    file.write_bytes(content)
    file.chmod(mode)
    return False
