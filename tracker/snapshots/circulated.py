"""Whether the revisions that meetings' papers were made from are in the register's history, and stay what they are.

Joins the register to its history: neither alone can tell.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from tracker.dates import as_written, last_day
from tracker.problems import Problem, quoted
from tracker.register.records import MEETINGS, Register
from tracker.register.text import marked_yaml
from tracker.repository.history import History, NotInHistory

_COMMIT = re.compile(r"[0-9a-fA-F]{4,64}")


def unknown_revisions(register: Register, texts: Mapping[str, bytes], past: History) -> Iterator[Problem]:
    """Warn of each `circulated` that names no revision, or one that cannot be what a meeting was sent.

    `texts`: the register's files.

    A history that is cut off cannot tell. Raise `NoHistory`.
    """
    if past.shallow:
        return
    index = marked_yaml.index_of(texts[MEETINGS].decode("utf-8-sig"))
    for meeting in register.meetings:
        message = _what_is_wrong(meeting.circulated, meeting.date, past) if meeting.circulated else None
        if message:
            place = index.place(("circulated",), meeting.place)
            line, column = marked_yaml.line_of(place), marked_yaml.column_of(place)
            yield Problem(MEETINGS, line, column, "warning", "circulated", message)


def _what_is_wrong(name: str, met_on: date, past: History) -> str | None:
    try:
        revision = past.circulated(name)
    except NotInHistory:
        return (
            f"{quoted(name)} is no commit or tag in this register's history, so what the meeting's papers said cannot"
            " be shown. Correct it, or bring missing tags with `git fetch --tags`."
        )
    if not _COMMIT.fullmatch(name) and not _is_tag(name, past):
        return (
            f"{quoted(name)} is another commit after each change, so what the papers said would change with it. Write"
            f" the commit, now {revision.commit[:7]}, or make a tag."
        )
    recorded_on = past.day_of(revision)
    if recorded_on > last_day(met_on):
        return (
            f"{quoted(name)} was recorded on {as_written(recorded_on)}, after the meeting, so its papers cannot have"
            " been made from it. Correct it, or leave it empty."
        )
    return None


def _is_tag(name: str, past: History) -> bool:
    try:
        past.circulated(f"refs/tags/{name}")
    except NotInHistory:
        return False
    return True
