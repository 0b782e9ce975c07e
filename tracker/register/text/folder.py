"""A register as texts: what reading takes in, wherever it comes from.

Holds values; reads no folder.
"""

from typing import NamedTuple


class Folder(NamedTuple):
    """The files of a register by their path below its folder, and the SHA-256 of each evidence file."""

    texts: dict[str, bytes]
    held: dict[str, str]


def is_text_of_register(path: str) -> bool:
    """Return whether a path below a register's folder is one of its texts: YAML at the top or in responses/."""
    folder, _, name = path.rpartition("/")
    return folder in ("", "responses") and name.endswith((".yaml", ".yml"))
