"""What a site that is there already says, page by page: a page that rests on the same is not made again.

Reads files; decides nothing. What stands round a page is always made anew: it names the day and the commit.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracker.files import read_whole
from tracker.outputs.site.folder import LIST

KEYS = "keys"  # in the list of a site's files: what each page rests on


@dataclass
class Kept:
    """The bodies of pages that were written before. `keys`: what each rests on; `noted`: the same of those made now."""

    folder: Path
    hashes: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)

    def page(self, path: str, key: str) -> str | None:
        """Return a page as it was written, where it rests on the same and is still as it was; note what it rests on."""
        self.noted[path] = key
        if self.keys.get(path) != key:
            return None
        try:
            content = read_whole(self.folder / path)
            is_as_written = hashlib.sha256(content).hexdigest() == self.hashes.get(path)
            return content.decode() if is_as_written else None
        except (OSError, UnicodeDecodeError):
            return None


def kept_in(folder: Path) -> Kept:
    """Return what a folder holds, nothing where it holds no site."""
    folder = Path(os.path.realpath(folder))
    try:
        held = json.loads(read_whole(folder / LIST))
        return Kept(folder, dict(held["files"]), dict(held[KEYS]))
    except (OSError, ValueError, TypeError, KeyError):
        return Kept(folder)
