"""The folder that a data package is written to, whole or not at all; what is no package of ours is left alone."""

from __future__ import annotations

import os
from pathlib import Path

from tracker.files import full_path, locked, read_whole
from tracker.folders import files_in, folder_beside, put_in_place
from tracker.outputs.export.package import DESCRIPTOR, package, paths_of_ours
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking


class NotAPackage(Exception):
    """The folder holds what no run of this program wrote; the message names it and says what to do."""


def write_package(shown: Snapshot, folder: Path, before: Snapshot | None = None) -> None:
    """Write a package to a folder; raise `NotAPackage`, `OSError`, and then what was there is there as before.

    `before`: an earlier edition, for the same readers; what changed since is then told in CHANGES.md. What holds more
    than the public may read is its owner's alone.
    """
    folder = Path(os.path.realpath(full_path(folder)))  # a link stays, and what it leads to is written
    owner_only = shown.valid.audience != Marking.PUBLIC
    with locked(folder.parent):
        _refuse_what_is_not_ours(folder)
        with folder_beside(folder) as new:
            for name, content in package(shown, before):
                (new / name).write_bytes(content)
                (new / name).chmod(0o600 if owner_only else 0o644)
            new.chmod(0o700 if owner_only else 0o755)
            put_in_place(new, folder)


def _refuse_what_is_not_ours(folder: Path) -> None:
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise NotAPackage(f"{folder} is a file, and a data package is a folder. Name another.")
    known = _listed(folder)
    for path in files_in(folder):
        if path not in known:
            raise NotAPackage(
                f"{folder} holds {path}, which is not part of a data package that was written there before. Name an"
                " empty folder, or one that is not there yet."
            )


def _listed(folder: Path) -> frozenset[str]:
    try:
        return paths_of_ours(read_whole(folder / DESCRIPTOR))
    except FileNotFoundError:
        return frozenset()
