"""A sentence that quotes what anybody may have written → Markdown that shows it, and in which nothing comes alive.

GitHub and GitLab look for mentions, references and addresses in what is shown, so an escape alone does not stop them: a
space of no width is put into each. Standard library alone: whoever posts what another process wrote asks this too.
"""

import re

MARKER = "<!-- tracker review -->"  # by which the one comment is found, to be edited in place
MOST_BYTES = 65_536  # of GitHub's comments; those of GitLab may be longer
LONGEST = 1000  # signs of a sentence; each takes at most eight bytes as it is written
_NO_WIDTH = "\u200b"
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", _NO_WIDTH: "&#8203;"}
_MARKUP = re.compile(r"([\\`*_\[\]{}|~$#!^])")
_BEGINS = re.compile(r"(?P<number>\d+(?=[.)]))|(?=[-+=/:])")  # a list, a heading's line, a command
_BROKEN = re.compile(
    r"(?<=[@#!$~%&^*])(?=[\w\"])"  # @name, #1; of GitLab !1, $1, ~label, %milestone, &1, ^alert, *iteration
    r"|(?<=[\[{])(?=\S)"  # of GitLab [issue:1], [[page]], {+ new +}
    r"|(?<=:)(?=//|[\w+-]+:)"  # an address; :tada:
    r"|(?<=www)(?=\.)"
    r"|(?<=\bg[hl])(?=-\d)",  # GH-1
    re.IGNORECASE,
)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_SIX = re.compile(r".{6}(?=.)")
_LINE = re.compile(r"(?:(?:####? |- )(.*))?")


def one_line(text: str) -> str:
    """Return text on one line without signs that do not show or turn the direction of others; what is long is cut."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1].rstrip()}…"


def inert(text: str) -> str:
    """Return text as Markdown that GitHub and GitLab show as it is, on one line."""
    broken = _BROKEN.sub(_NO_WIDTH, one_line(text))
    broken = _COMMIT.sub(lambda commit: _SIX.sub(rf"\g<0>{_NO_WIDTH}", commit[0]), broken)
    escaped = _MARKUP.sub(r"\\\1", broken)
    if begins := _BEGINS.match(escaped):
        escaped = f"{begins['number'] or ''}\\{escaped[begins.end() :]}"
    return "".join(_WRITTEN.get(sign, sign) for sign in escaped)


def is_inert(markdown: str) -> bool:
    """Return whether every line is blank, or a heading or an item whose text is written as `inert` writes it."""
    lines = [_LINE.fullmatch(line) for line in markdown.split("\n")]
    return all(line and (line[1] is None or inert(_meant(line[1])) == line[1]) for line in lines)


def _meant(markdown: str) -> str:
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)
    for sign, written in reversed(_WRITTEN.items()):
        text = text.replace(written, "" if sign == _NO_WIDTH else sign)
    return text
