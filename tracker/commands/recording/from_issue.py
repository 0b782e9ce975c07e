"""What `record --from-issue` takes: the text of an issue, as options would give it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tracker.commands.answering import FILES, USAGE, refusals, refuse, today_here
from tracker.commands.recording.options import parameter_of
from tracker.files import TO_READ


def asked_for_in(issue: Path, document: Path | None, register: Path) -> tuple[str, str, dict[str, Any]]:
    """Return the kind of entry that an issue asks for, what it belongs to, and its fields as options give them.

    `document`: what is to be held as its evidence. End the command where the text is no form's.
    """
    from tracker.files import read_whole
    from tracker.register.forms.issue import NotAForm, issue_of
    from tracker.register.reading.reading import read
    from tracker.snapshots.files import files_in

    try:
        text = read_whole(issue).decode()
    except UnicodeDecodeError:
        refuse(USAGE, f"{issue} is not in UTF-8. Save it again with the encoding UTF-8.")
    except OSError as error:
        refuse(FILES, f"{issue} cannot be read: {error.strerror or error}. {TO_READ}")
    with refusals(register):
        files = files_in(register)
        known = read(files.texts, files.held, today_here()).register
    try:
        said = issue_of(text, known)
    except NotAForm as error:
        refuse(USAGE, f"{issue}: {error}")
    fields: dict[str, Any] = {parameter_of(names): value for names, value in said.given.items()}
    if document is not None:
        fields[parameter_of(("file",) if said.kind == "evidence" else ("evidence", "file"))] = str(document)
    return said.kind, said.record, fields
