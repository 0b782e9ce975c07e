"""What came of making a pack again → a sentence for whoever asked.

Takes values, returns text; decides nothing.
"""

from collections.abc import Mapping, Sequence

from tracker.vocabulary import Marking
from tracker.words.figures import count, listed

UNCOMMITTED = (
    "It was made from files that no commit holds, so nothing can be made again to compare it with. Commit them, and"
    " make the pack anew."
)
_MOST_QUOTED = 160  # characters of a block: enough to find it in the paper


def same_bytes_text(commit: str) -> str:
    return f"It is the pack that commit {commit[:7]} gives: made again, it has the same bytes."


def same_content_text(commit: str, tools: str) -> str:
    """Return that a pack says the same, and what that does not show; `tools`: what differs."""
    return (
        f"Its imprint names the content that commit {commit[:7]} gives. It was made with {tools}, so bytes cannot be"
        " compared: whether its pages were changed since is not shown."
    )


def changed_file_text(commit: str, at: int) -> str:
    return (
        f"It is not the pack that commit {commit[:7]} gives: its imprint is the same, but from byte {at:,} on the file"
        " is not, so it was changed after it was made."
    )


def changed_content_text(commit: str, number: int, of: int, tools: str) -> str:
    """Return that a pack says something else; `number` of `of` blocks differ, 0 for none; `tools`: "" for the same."""
    what = f"{number:,} of {count(of, 'block')} differ" if number else "its imprint or what it encloses differs"
    made = f" It was made with {tools}." if tools else ""
    return f"It is not the pack that commit {commit[:7]} gives: {what}.{made}"


def first_difference_text(section: str, words: str | None) -> str:
    """Return where two packs first differ; `words`: what stands there in the one made again, None for nothing."""
    where = f" under “{section}”" if section else ""
    if words is None:
        return f"The first difference is at the end{where}: made again, the pack says no more there."
    quoted = words if len(words) <= _MOST_QUOTED else f"{words[:_MOST_QUOTED]}…"
    return f"The first difference is{where}: made again, the pack says “{quoted}”."


def withheld_difference_text(audience: Marking) -> str:
    """Return that where two packs differ is not said, because their words are for others."""
    return f"Where is not said: the pack is for {audience.label}. With --audience {audience.value} it is."


def tools_text(was: Mapping[str, str], now: Mapping[str, str], names: Sequence[str]) -> str:
    """Return which tools made a pack that are others here: "another version of this program, and typst 0.14.0"."""
    made = [
        "another version of this program"
        if name == "tracker"
        else f"{name} {was.get(name, 'of no version')} (here {now.get(name, 'none')})"
        for name in names
    ]
    return listed(made)
