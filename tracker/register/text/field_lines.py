"""A file of the register as it is written → the line on which a field of an entry stands.

Looks at the text alone: who recorded a field is asked of its line.
"""

import re


def line_of_field(text: bytes, line: int, field: str) -> int | None:
    """Return the line on which a field of the entry that starts on `line` is written; None where it is not there."""
    lines = text.decode("utf-8-sig", errors="replace").splitlines()
    if line > len(lines):
        return None
    written = re.compile(rf"(^|[\s{{,-]){re.escape(field)}:")
    start = lines[line - 1]
    within = _indent(start) + (2 if start.lstrip().startswith("- ") else 0)
    for number in range(line, len(lines) + 1):
        later = lines[number - 1]
        if number > line and later.strip() and _indent(later) < within:
            return None
        if written.search(later):
            return number
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
