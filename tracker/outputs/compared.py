"""A comparison → the plain values of its JSON, or Markdown to be read.

Takes values, and a way to look up who recorded a line; returns values and text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.restricted import Restricted
from tracker.repository.blame import Recorded
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.compare import Comparison
from tracker.rules.changes.outstanding import Outstanding
from tracker.snapshots.clocks import SnapshotPair
from tracker.snapshots.snapshot import Snapshot
from tracker.words.changes.change import change_text
from tracker.words.meetings.meeting import (
    BESIDE,
    NOTHING_CHANGED,
    OUTSTANDING,
    OUTSTANDING_COLUMNS,
    clocks_text,
    left_text,
    made_text,
    progress_text,
    without_history,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


Recorder = Callable[[str, int], Recorded | None]


def comparison_data(pair: SnapshotPair, comparison: Comparison, who: Recorder) -> dict[str, Any]:
    """Return a comparison under the names of `compare`'s JSON; a day is text, what is missing None."""
    return {
        "from": _clocks(pair.before),
        "to": _clocks(pair.after),
        "recommendations": [
            {"id": id, "changes": [_change(each, who) for each in changes]}
            for id, changes in comparison.recommendations.items()
        ],
        "sources": [
            {"id": id, "changes": [_change(each, who) for each in changes]}
            for id, changes in comparison.sources.items()
        ],
        "decisions": [_change(each, who) for each in comparison.decisions],
        "concerns": [_change(each, who) for each in comparison.concerns],
        "indicators": [_change(each, who) for each in comparison.indicators],
        "others": [_change(each, who) for each in comparison.others],
        "outstanding": [_outstanding(each) for each in comparison.outstanding],
    }


def comparison_markdown(pair: SnapshotPair, comparison: Comparison, who: Recorder) -> str:
    """Return a comparison as Markdown: a heading for each recommendation, a line for each change."""
    return "\n".join(_lines(pair, comparison, who)) + "\n"


def _lines(pair: SnapshotPair, comparison: Comparison, who: Recorder) -> Iterator[str]:
    before, after, register = pair.before, pair.after, pair.after.register
    yield f"# {markdown_text(register.settings.title)}: from {in_words(before.as_at)} to {in_words(after.as_at)}"
    if pair.why_known_now:
        yield f"\n{markdown_text(without_history(pair.why_known_now))}"
    elif before.revision or after.revision:
        yield f"\n{markdown_text(clocks_text(*before.clocks, *after.clocks))}"
    groups: list[tuple[str, Iterable[AnyChange]]] = [
        (_title(register, id), each) for id, each in comparison.recommendations.items()
    ]
    groups += [(_title(register, id), each) for id, each in comparison.sources.items()]
    supporting = [(title, getattr(comparison, name)) for name, title in BESIDE.items()]
    groups += [(title, each) for title, each in supporting if each]
    for title, changes in groups:
        yield f"\n## {markdown_text(title)}\n"
        yield from (f"- {markdown_text(change_text(register, each))}{_recorded(each, who)}" for each in changes)
    if not groups:
        yield f"\n{NOTHING_CHANGED}"
    if comparison.outstanding:
        yield f"\n## {OUTSTANDING}\n"
        yield from _outstanding_rows(register, comparison.outstanding)


def _outstanding_rows(register: Register, rows: Iterable[Outstanding]) -> Iterator[str]:
    yield f"| {' | '.join(OUTSTANDING_COLUMNS)} |"
    yield f"|{'---|' * len(OUTSTANDING_COLUMNS)}"
    for row in rows:
        cells = (
            _title(register, row.source),
            made_text(row),
            left_text(row.then),
            left_text(row.now),
            progress_text(row),
        )
        yield f"| {' | '.join(map(markdown_text, cells))} |"


def _title(register: Register, id: str) -> str:
    known = register.recommendations.get(id) or register.sources.get(id)
    return f"{id} {known.title}" if known else id


def markdown_text(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", text)


def _recorded(change: AnyChange, who: Recorder) -> str:
    recorded = _who(change, who)
    if recorded is None:
        return ""
    return (
        f" ({markdown_text(recorded.author)}, {recorded.commit[:7]})"
        if recorded.author
        else f" ({recorded.commit[:7]})"
    )


def _who(change: AnyChange, who: Recorder) -> Recorded | None:
    """Return who recorded the entry of a change; of what is gone, nobody in the later register did."""
    if change.now is None or not change.path or not change.line:
        return None
    return who(change.path, change.line)


def _change(change: AnyChange, who: Recorder) -> dict[str, Any]:
    recorded = _who(change, who)
    return {
        "what": change.what,
        "of": change.of or None,
        "was": _value(change.was),
        "now": _value(change.now),
        "by": (recorded.author or None) if recorded else None,
        "commit": recorded.commit if recorded else None,
        "recorded_on": recorded.recorded_at.date().isoformat() if recorded else None,
    }


def _outstanding(row: Outstanding) -> dict[str, Any]:
    then = row.then._asdict() if row.then else None
    return row._asdict() | {"then": then, "now": row.now._asdict()}


def _value(value: Any) -> Any:
    if isinstance(value, Restricted):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _clocks(snapshot: Snapshot) -> dict[str, Any]:
    known_at = snapshot.recorded_on
    return {
        "as_at": snapshot.as_at.isoformat(),
        "known_at": known_at.isoformat() if known_at else None,
        "commit": snapshot.commit,
    }
