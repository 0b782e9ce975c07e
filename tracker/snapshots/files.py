"""The files of a register's folder as they are now, or why they cannot be read.

All that `check` needs of this package: it is run before every commit, so nothing more is imported here.
"""

from pathlib import Path

from tracker.files import TO_READ, NoRegister, Shelf, read_folder
from tracker.register.text.folder import Folder
from tracker.snapshots.errors import OutOfReach


class NoAccess(OutOfReach):
    """The system refuses to read a file or a folder; the message names it, and is for whoever has the files."""


def files_in(folder: Path, shelf: Shelf | None = None) -> Folder:
    """Return the files of a register's folder; raise `OutOfReach`. `shelf`: what was read of them before."""
    try:
        return read_folder(folder, shelf)
    except NoRegister as error:
        raise OutOfReach(str(error)) from None
    except OSError as error:
        where, why = error.filename or folder, error.strerror or error
        raise NoAccess(f"{where} cannot be read: {why}. {TO_READ}") from None
