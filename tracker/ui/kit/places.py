"""Where in the register's files something stands, as a link to that line of the register's own text.

The one home of such links: no page writes a file and a line in another way.
"""

from __future__ import annotations

from datetime import date

from tracker.outputs.markup import Html, element, link
from tracker.snapshots.source_text import is_file_of_register
from tracker.ui.kit import address

PAGE, FILE, LINE, TEXT = "source", "file", "line", "text"
AS_IT_IS_NOW = "now"  # what the address asks of `text`: the files with their mistakes, not the last valid register


def anchor_of(line: int) -> str:
    """Return the place of a line on its page."""
    return f"L{line}"


def place_link(
    path: str, line: int, as_at: date, known_at: str | None, *, says: str = "", with_mistakes: bool = False
) -> Html:
    """Return a link to a line of a file, by default "responses/ICO-05.yaml:14"; of a file that is not read the words.

    `with_mistakes`: the line is that of the file as it is now, which may be one that cannot be read.
    """
    words = element("span", says or f"{path}:{line}", class_="place")
    if not is_file_of_register(path):
        return words
    parameters = {FILE: path, LINE: str(line), TEXT: AS_IT_IS_NOW if with_mistakes else None}
    return link(words, address.to_page(PAGE, parameters, as_at, known_at, anchor_of(line)))
