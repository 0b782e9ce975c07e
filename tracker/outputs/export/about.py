"""What a file that leaves is made from: the register, its clocks, its content, and for whom; alike in every form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking

FORMAT = 1
_SHORTENED = 12  # signs of a hash, enough to tell the contents of one register apart


class EarlierEdition(NamedTuple):
    """What a file that was exported before says that it was made from: a commit, None where none held the files."""

    commit: str | None
    as_at: date


def earlier_edition(content: bytes) -> EarlierEdition | None:
    """Return what an exported JSON file, or a datapackage.json, was made from; None of any other file."""
    try:
        about = json.loads(content)["about"]
        commit, as_at = about["commit"], date.fromisoformat(about["as_at"])
    except (ValueError, KeyError, TypeError):
        return None
    return EarlierEdition(commit, as_at) if commit is None or isinstance(commit, str) else None


class AboutExport(NamedTuple):
    """What a file is made from. `known_at`: the day on which its revision was recorded, None for what is known now.

    `commit`: None where none holds just these files; `content`: the hash of the register's files; `restricted`: how
    many entries are without their words for this audience.
    """

    title: str
    as_at: date
    known_at: date | None
    commit: str | None
    content: str
    audience: Marking
    restricted: int
    licence: str | None
    licence_url: str | None

    @property
    def version(self) -> str:
        """Return a version by semver.org: the day of the position, then the content: 2020.1.8+3f2a9c1d7e0b."""
        day = self.as_at
        return f"{day.year}.{day.month}.{day.day}+{self.content[:_SHORTENED]}"

    def data(self) -> dict[str, Any]:
        """Return it as plain values, a day as text; what is missing is None."""
        return {
            "format": FORMAT,
            "version": self.version,
            "title": self.title,
            "as_at": self.as_at.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "commit": self.commit,
            "content": self.content,
            "audience": self.audience.value,
            "restricted": self.restricted,
            "licence": self.licence,
            "licence_url": self.licence_url,
        }


def about_export(shown: Snapshot) -> AboutExport:
    """Return what a file of a snapshot is made from."""
    valid, settings = shown.valid, shown.register.settings
    return AboutExport(
        title=settings.title,
        as_at=shown.as_at,
        known_at=shown.recorded_on,
        commit=shown.commit,
        content=valid.content,
        audience=valid.audience,
        restricted=valid.stubs,
        licence=settings.licence,
        licence_url=settings.licence_url,
    )
