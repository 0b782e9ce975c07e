"""Whether the revisions that meetings' papers were made from are in the register's history.

Joins the register to its history: neither alone can tell.
"""

from collections.abc import Iterator, Mapping

from tracker.problems import Problem, quoted
from tracker.register.records import MEETINGS, Register
from tracker.register.text import marked_yaml
from tracker.repository.history import History, NotInHistory


def unknown_revisions(register: Register, texts: Mapping[str, bytes], past: History) -> Iterator[Problem]:
    """Warn of each `circulated` that names no revision of this register; `texts`: the register's files.

    A history that is cut off cannot tell. Raise `NoHistory`.
    """
    if past.shallow:
        return
    index = marked_yaml.index_of(texts[MEETINGS].decode("utf-8-sig"))
    for meeting in register.meetings:
        if meeting.circulated is None:
            continue
        try:
            past.circulated(meeting.circulated)
        except NotInHistory:
            place = index.place(("circulated",), meeting.place)
            message = (
                f"{quoted(meeting.circulated)} is no commit or tag in this register's history, so what the meeting's"
                " papers said cannot be shown. Correct it, or bring missing tags with `git fetch --tags`."
            )
            yield Problem(
                MEETINGS, marked_yaml.line_of(place), marked_yaml.column_of(place), "warning", "circulated", message
            )
