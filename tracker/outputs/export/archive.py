"""Zip archives that are the same whenever and wherever they are written: no member carries a time of its own."""

from __future__ import annotations

from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can name
_READABLE = 0o644 << 16


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _NO_DAY)
    member.compress_type = ZIP_DEFLATED
    member.external_attr = _READABLE
    member.create_system = 3  # on Windows as elsewhere
    return member


class ArchiveOfNoDay(ZipFile):
    """An archive whose members carry one and the same day."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Add a member; the compression is the same for all."""
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        super().writestr(_member(name), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add what an open file holds, from its beginning."""
        with self.open(_member(str(arcname)), "w", force_zip64=True) as member:
            while piece := filename.read(1 << 20):
                member.write(piece)
