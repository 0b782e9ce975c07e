"""What is said of a change → the comment below it, and the notes at its lines, within the limits of its host.

Takes the parts and problems, returns text.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence

from tracker.outputs.inert import MARKER, MOST_BYTES, inert, one_line
from tracker.problems import Problem, in_order
from tracker.words.reviewed import TITLE, Part

MOST_NOTES = 10  # of errors, and of warnings, that GitHub takes from one step
_POSTING = 1024  # bytes that whoever posts it may add
_MOST_SENTENCES = 64  # of a part


def as_markdown(parts: Sequence[Part]) -> str:
    """Return the comment, "" where there is nothing to say; what it quotes is inert, what is too much is counted."""
    if not parts:
        return ""
    most = _MOST_SENTENCES
    while len((text := _markdown(parts, most)).encode()) > MOST_BYTES - _POSTING:
        most //= 2  # one sentence of each part always fits
    return text


def as_text(parts: Sequence[Part]) -> str:
    """Return the same for a terminal, whole; "" where there is nothing to say."""
    whole = ([part.title, *(f"  {one_line(each)}" for each in part.sentences)] for part in parts)
    return "\n\n".join("\n".join(lines) for lines in whole) + "\n" if parts else ""


def _markdown(parts: Sequence[Part], most: int) -> str:
    return "\n".join([MARKER, f"### {inert(TITLE)}", *(line for part in parts for line in _part(part, most))]) + "\n"


def _part(part: Part, most: int) -> Iterator[str]:
    yield from ("", f"#### {inert(part.title)}", "")
    yield from (f"- {inert(each)}" for each in part.sentences[:most])
    if len(part.sentences) > most:
        yield f"- and {len(part.sentences) - most:,} more"


def github_notes(problems: Sequence[Problem], folder: str) -> list[str]:
    """Return problems as notes on lines, the worst first, as many as GitHub shows, and then how many more there are."""
    by_level = [[each for each in problems if each.level == level] for level in ("error", "warning")]
    told = [each for of_level in by_level for each in of_level[:MOST_NOTES]]
    notes = [each.annotation(folder) for each in told]
    more = len(problems) - len(told)
    return [*notes, f"::notice title=check::and {more:,} more: `python -m tracker check` tells all."] if more else notes


def gitlab_notes(problems: Sequence[Problem], folder: str) -> str:
    """Return problems as GitLab's Code Quality report, which shows each at its line."""
    return json.dumps([_of_code_quality(each, folder) for each in in_order(problems)], indent=1, ensure_ascii=False)


def _of_code_quality(problem: Problem, folder: str) -> dict[str, object]:
    path = f"{folder.rstrip('/')}/{problem.path}"
    return {
        "description": one_line(problem.message),
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(repr(problem).encode()).hexdigest(),
        "severity": "blocker" if problem.level == "error" else "minor",
        "location": {"path": path, "lines": {"begin": problem.line}},
    }
