"""A file of a register that says nothing yet: how it begins, as its neighbours do.

Takes texts, returns text.
"""

import re
from collections import Counter
from collections.abc import Mapping

from tracker.register.edit.habits import LINE_END
from tracker.register.edit.splices import Splice
from tracker.register.edit.styled_text import StyledText
from tracker.register.records import ASKED
from tracker.register.text.folder import RESPONSES
from tracker.register.text.nodes import Node

# Comments that say nothing of any register: where an editor finds the schema, and how the file is added to.
_OF_ANY_REGISTER = re.compile(
    r"# yaml-language-server: \$schema=[./\w-]+\.json"
    r"|# Add at the end of a list; do not rewrite what is there\. data/README\.md explains every field\."
)


def is_of_any_register(line: str) -> bool:
    """Return whether a line is a comment that every reader may see, because every register's files may hold it."""
    return _OF_ANY_REGISTER.fullmatch(line) is not None


def heading_for(path: str, texts: Mapping[str, bytes]) -> str:
    """Return the comments that a new file begins with, with their line ends: those of most others of its kind."""
    is_response = path.startswith(f"{RESPONSES}/")
    alike = [text for each, text in texts.items() if each.startswith(f"{RESPONSES}/") == is_response and each != path]
    headings = Counter(_comments_at_top(text.decode(errors="replace")) for text in alike)
    if not headings:
        return ""
    if is_response:
        return headings.most_common(1)[0][0]
    # The others are each of their own kind: of their comments only the first says which, for an editor.
    first = _comments_at_top(texts.get(ASKED, b"").decode(errors="replace")).splitlines(keepends=True)[:1]
    kind, named = ASKED.removesuffix(".yaml"), path.removesuffix(".yaml")
    return "".join(line.replace(f"{kind}.json", f"{named}.json") for line in first if f"{kind}.json" in line)


def _comments_at_top(text: str) -> str:
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:end])


def begun(styled: StyledText, root: Node | None, lines: list[str]) -> list[Splice]:
    """Return what puts the first lines into a text that says nothing: comments, or the marks of a document, at most."""
    text, newline = styled.text, styled.habits.newline
    whole = newline.join(lines)
    if root is not None and root.end > root.start:
        return [Splice(root.start, root.end, whole)]
    at = root.start if root is not None and root.column == 0 else len(text)
    open_end = at == len(text) and at > 0 and not LINE_END.fullmatch(text[-1])
    return [Splice(at, at, f"{newline}{whole}" if open_end else f"{whole}{newline}")]
