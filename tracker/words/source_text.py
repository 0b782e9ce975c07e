"""The register's own text → what is said of it beside it: what is kept back, and why there is nothing to show.

Takes values, returns text; decides nothing.
"""

from tracker.problems import quoted

MARKINGS_UNCLEAR = (
    "A marking in this file is not clear, so its text is shown only to readers who may see the whole register."
)
NOT_READABLE = "This file cannot be read as YAML, so its text is shown only to readers who may see the whole register."
MISTAKES_NOW = (
    "While the register’s files have errors, their text as it is now is shown only to readers who may see the whole"
    " register."
)
KEPT_BACK = (
    "Words that you may not read are shown as “restricted”. So is every comment, because nothing says who may read it."
)


def no_such_file_text(path: str) -> str:
    """Return that a register has no file of this name."""
    return f"{quoted(path)} is not a file of this register at the revision shown."


def no_such_line_text(path: str, line: str, lines: int) -> str:
    """Return that a file has no line of this number; `line`: as it was asked for."""
    return f"{quoted(line)} is not a line of {path}, which has {lines:,}. The file is shown from its beginning."
