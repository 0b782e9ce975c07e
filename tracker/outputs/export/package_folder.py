"""The folder that a data package is written to, whole or not at all; what is no package of ours is left alone."""

from __future__ import annotations

from pathlib import Path

from tracker.files import read_whole
from tracker.folders import folder_replaced
from tracker.outputs.export.package import DESCRIPTOR, package, paths_of_ours
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking


def write_package(shown: Snapshot, folder: Path, before: Snapshot | None = None) -> None:
    """Write a package to a folder; raise `FolderNotOurs`, `OSError`, and then what was there is there as before.

    `before`: an earlier edition, for the same readers; what changed since is then told in CHANGES.md. What holds more
    than the public may read is its owner's alone.
    """
    owner_only = shown.valid.audience != Marking.PUBLIC
    with folder_replaced(folder, "data package", _listed) as (new, _):
        for name, content in package(shown, before):
            (new / name).write_bytes(content)
            (new / name).chmod(0o600 if owner_only else 0o644)
        new.chmod(0o700 if owner_only else 0o755)


def _listed(folder: Path) -> frozenset[str]:
    try:
        return paths_of_ours(read_whole(folder / DESCRIPTOR))
    except FileNotFoundError:
        return frozenset()
