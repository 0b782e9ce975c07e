"""Problems → notes at their lines, in the form in which a git host shows them beside a change.

Takes problems, returns text.
"""

import hashlib
import json
from collections.abc import Sequence

from tracker.problems import Problem, in_order

MOST_NOTES = 10  # of errors, and of warnings, that GitHub shows of one step


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
        "description": problem.message,
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(repr(problem).encode()).hexdigest(),
        "severity": "blocker" if problem.level == "error" else "minor",
        "location": {"path": path, "lines": {"begin": problem.line}},
    }
