"""A snapshot → a Frictionless data package (specs.frictionlessdata.io): a CSV file a table, and datapackage.json.

The types, keys and meanings of the columns are those of the layout. Writes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from tracker.dates import in_words
from tracker.outputs.data import as_json
from tracker.outputs.database.columns import KINDS, DatabaseColumn
from tracker.outputs.database.layout import TableLayout
from tracker.outputs.export.about import AboutExport, about_export
from tracker.outputs.export.archive import ArchiveOfNoDay
from tracker.outputs.export.dataset import DataTable, dataset
from tracker.outputs.export.edition import edition_data, edition_markdown
from tracker.outputs.tables import csv_of
from tracker.register.records import Register
from tracker.register.schema.restricted import RESTRICTED
from tracker.snapshots.snapshot import Snapshot

DESCRIPTOR, CHANGES = "datapackage.json", "CHANGES.md"
MADE_BY = "Recommendations tracker"
_TYPES = {**KINDS, str: "string"}
_READING = (
    "Where a recommendation, an action or a source stands on {day} is in the tables that end in _position; where it"
    " stands on any other day in those that end in _span; the others are what the register says. An empty value is not"
    " known or does not apply, and never 0. “restricted” stands in place of words that this audience may not read. A"
    " text that begins with =, +, - or @ has an apostrophe before it, so that no spreadsheet takes it for a formula."
)


def package(shown: Snapshot, before: Snapshot | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package by their names, datapackage.json last.

    `before`: an earlier edition, for the same readers; what changed since is then told in CHANGES.md.
    """
    tables = dataset(shown)
    layouts = {table.layout.name: table.layout for table in tables}
    resources = []
    for table in tables:
        content = csv_of([column.name for column in table.layout.columns], table.rows).encode()
        resources.append(_resource(table, content, layouts))
        yield _file_of(table.layout), content
    descriptor = _descriptor(about_export(shown), shown.register)
    if before is not None:
        descriptor["changes"] = edition_data(before, shown)
        yield CHANGES, edition_markdown(before, shown).encode()
    yield DESCRIPTOR, as_json(descriptor | {"resources": resources}).encode()


def package_zip(shown: Snapshot) -> bytes:
    """Return a package as one zip archive."""
    written = BytesIO()
    with ArchiveOfNoDay(written, "w") as archive:
        for name, content in package(shown):
            archive.writestr(name, content)
    return written.getvalue()


def paths_of_ours(descriptor: bytes) -> frozenset[str]:
    """Return the files of a package that was made here, by its datapackage.json; none of any other."""
    try:
        told = json.loads(descriptor)
        is_ours = told["made_by"] == MADE_BY
        return frozenset([each["path"] for each in told["resources"]] + [DESCRIPTOR, CHANGES] if is_ours else [])
    except (ValueError, KeyError, TypeError):
        return frozenset()


def _descriptor(about: AboutExport, register: Register) -> dict[str, Any]:
    named: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": _slug(about.title) or "register",
        "title": about.title,
        "description": _READING.format(day=in_words(about.as_at)),
        "version": about.version,
    }
    if about.licence or about.licence_url:
        licence = {
            "name": _slug(about.licence or "") or None,
            "title": about.licence,
            "path": about.licence_url,
        }
        named["licenses"] = [{name: value for name, value in licence.items() if value}]
    sources = [{"title": each.title} | ({"path": each.url} if each.url else {}) for each in register.sources.values()]
    return named | {
        **({"sources": sources} if sources else {}),
        "made_by": MADE_BY,
        "about": about.data(),
    }


def _resource(table: DataTable, content: bytes, layouts: Mapping[str, TableLayout]) -> dict[str, Any]:
    layout = table.layout
    return {
        "profile": "tabular-data-resource",
        "name": layout.name,
        "path": _file_of(layout),
        "description": layout.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in layout.columns],
            "missingValues": [""],
            "primaryKey": _keys(layout),
            "foreignKeys": [_foreign_key(column, layout, layouts) for column in layout.columns if column.references],
        },
    }


def _file_of(layout: TableLayout) -> str:
    return f"{layout.name}.csv"


def _keys(layout: TableLayout) -> list[str]:
    return [column.name for column in layout.columns if column.is_key]


def _field(column: DatabaseColumn) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    if column.is_key:
        field["constraints"] = {"required": True}
    if column.is_hidden and column.references:  # who may not read it has none to look up
        field["missingValues"] = ["", str(RESTRICTED)]
    return field


def _foreign_key(column: DatabaseColumn, layout: TableLayout, layouts: Mapping[str, TableLayout]) -> dict[str, Any]:
    """Return of which row of which table a column holds the key; an id that is unique within its holder needs that too.

    A column that names the holder is called alike in both tables.
    """
    name, _, of = str(column.references).partition(".")
    target = layouts[name]
    holders = () if of in _keys(target) else _shared_holders(layout, target)
    return {
        "fields": [*holders, column.name],
        "reference": {"resource": "" if target is layout else name, "fields": [*holders, of]},
    }


def _shared_holders(layout: TableLayout, target: TableLayout) -> tuple[str, ...]:
    held_by = {(column.name, column.references) for column in target.columns if column.references}
    return tuple(column.name for column in layout.columns if (column.name, column.references) in held_by)


def _slug(title: str) -> str:
    """Return a title as the name of a package, of small letters, digits and hyphens; "" where it has none."""
    return "-".join(re.findall("[a-z0-9]+", title.lower()))
