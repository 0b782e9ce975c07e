"""Who recorded a line of the register in which commit, in words, as far as the paper's readers may know it."""

from __future__ import annotations

from tracker.outputs.pack.sections.facts import PackFacts
from tracker.register.text.field_lines import line_of_field
from tracker.words.changes.known import NOT_YET, recorded_text
from tracker.words.pack.sections import RECORDER_NOT_KNOWN


def recorded_of(facts: PackFacts, path: str, line: int, field: str = "") -> str:
    """Return who recorded an entry that starts on a line of a file, or a field of it; that git cannot tell where not.

    A paper of files that no commit holds says of all of it that it is not yet committed.
    """
    if field:
        line = line_of_field(facts.shown.valid.texts.get(path, b""), line, field) or line
    recorded = facts.who(path, line)
    if recorded is None:
        head = facts.shown.head
        return NOT_YET if head is not None and head.changed else RECORDER_NOT_KNOWN
    return f"commit {recorded.commit[:7]} {recorded_text(recorded.author, recorded.recorded_at.date())}"


def place_text(path: str, line: int) -> str:
    """Return the place of an entry in the register's files: "responses/ICO-05.yaml:14"."""
    return f"{path}:{line}"
