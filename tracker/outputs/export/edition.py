"""An edition of the published data and an earlier one → CHANGES.md: of which kind the change is, and what it is.

A row is counted under the name of its table, a value named by its place in the register's files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from tracker.outputs.compared import comparison_markdown, markdown_text
from tracker.outputs.database.declared import entry_tables
from tracker.outputs.export.about import about_export
from tracker.rules.changes.compare import compare
from tracker.rules.changes.published import EditionChange, edition_changes, edition_kind
from tracker.snapshots.clocks import SnapshotPair
from tracker.snapshots.snapshot import Snapshot
from tracker.words.changes.edition import KINDS, rows_text, value_text

_HEADING = re.compile("^(#+) ", re.MULTILINE)


def edition_data(before: Snapshot, shown: Snapshot) -> dict[str, str]:
    """Return since which version it is told what changed, and of which kind the change is."""
    kind = edition_kind(edition_changes(before.register, shown.register))
    return {"since": about_export(before).version, "kind": KINDS[kind].name}


def edition_markdown(before: Snapshot, shown: Snapshot) -> str:
    """Return what changed from an earlier snapshot to a later one, for the same readers, as Markdown."""
    return "\n".join(_lines(before, shown)) + "\n"


def _lines(before: Snapshot, shown: Snapshot) -> Iterator[str]:
    changes = edition_changes(before.register, shown.register)
    about, since = about_export(shown), about_export(before)
    kind_of_all = KINDS[edition_kind(changes)]
    yield f"# {markdown_text(about.title)}: what changed"
    yield f"\nVersion {about.version}, since version {since.version}."
    yield f"\n**{kind_of_all.name}.** {kind_of_all.meaning}"
    for kind in sorted({each.kind for each in changes}, reverse=True):
        yield f"\n## {KINDS[kind].name}\n"
        of_kind = [each for each in changes if each.kind is kind]
        lines = (
            *_of_rows(each for each in of_kind if each.is_row),
            *(value_text(each) for each in of_kind if not each.is_row),
        )
        yield from (f"- {markdown_text(line)}" for line in lines)
    compared = comparison_markdown(SnapshotPair(before, shown), compare(before, shown), lambda *_: None)
    yield "\n" + _HEADING.sub(r"#\1 ", compared).rstrip()


def _of_rows(changes: Iterable[EditionChange]) -> Iterator[str]:
    """Yield how many rows of each table are new or gone, and whose."""

    def table_of(change: EditionChange) -> tuple[str, bool]:
        return _table(change), change.now is None

    for (table, is_gone), group in groupby(sorted(changes, key=table_of), table_of):
        rows = list(group)
        records = list(dict.fromkeys(each.record for each in rows if each.record))
        yield rows_text(table, len(rows), is_gone, records)


def _table(change: EditionChange) -> str:
    """Return the table in which an entry is a row; what is none of its own is a value of what holds it."""
    table = entry_tables().get(change.holder)
    return table.name if table else change.holder.__name__.lower()
