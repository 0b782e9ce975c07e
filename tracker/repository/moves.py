"""Where a register's folder stood before it was moved within its repository.

Compares what the folder held when it appeared with what other folders held just before.
"""

from pathlib import Path
from typing import NamedTuple

from tracker.register.text.folder import is_text_of_register
from tracker.repository.contents import is_evidence
from tracker.repository.revisions import files_of

FIRST_FILE = "recommendations.yaml"  # no register is without it


class Move(NamedTuple):
    """Where a register stood before; `same`: it appeared in its new place as what it was in the old one."""

    prefix: str
    same: bool


def moved_from(folder: Path, commit: str, parent: str, prefix: str) -> Move | None:
    """Return where the register came from that a commit brought to `prefix`, None where it is new. Raise `NoHistory`.

    It came from a place where a register stood in the parent, and stands no more: in the commit, or now.
    """
    earlier = {path: blob for path, blob, _ in files_of(folder, parent)}
    places = [path.removesuffix(FIRST_FILE) for path in earlier if f"/{path}".endswith(f"/{FIRST_FILE}")]
    places = [place for place in places if place != prefix and not _stands_in(folder, commit, place)] or [
        place for place in places if place != prefix and not _stands_in(folder, "HEAD", place)
    ]
    if not places:
        return None
    appeared = _register_in({path: blob for path, blob, _ in files_of(folder, commit)}, prefix)
    alike = {place: len(appeared.items() & _register_in(earlier, place).items()) for place in places}
    nearest = max(places, key=lambda place: alike[place])
    return Move(nearest, same=2 * alike[nearest] >= len(appeared))


def _stands_in(folder: Path, revision: str, place: str) -> bool:
    return any(True for _ in files_of(folder, revision, f"{place}{FIRST_FILE}"))


def _register_in(files: dict[str, str | None], prefix: str) -> dict[str, str | None]:
    below = {path.removeprefix(prefix): blob for path, blob in files.items() if path.startswith(prefix)}
    return {path: blob for path, blob in below.items() if is_text_of_register(path) or is_evidence(path)}
