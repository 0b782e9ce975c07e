"""What is said of a change → the comment below it, within the limits of its host, or a text to read.

Takes the parts, returns text.
"""

from collections.abc import Iterator, Sequence

from tracker.outputs.inert import MARKER, MOST_BYTES, inert, one_line
from tracker.words.reviewed import TITLE, Part

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
