"""The database holds everything that the export as JSON holds of a register, and nothing else but where it stands.

The map between the two is written out here by hand, against the one that the database is made by.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

import pytest

from tests.outputs.database.registers import BORSETSHIRE, of_folder, of_literal, rows_in, write
from tests.rules import day
from tracker.dates import Month, Year
from tracker.outputs.data import position_data, register_data
from tracker.outputs.database.declared import entry_tables
from tracker.outputs.database.tables import METADATA, described
from tracker.register import schema
from tracker.register.schema.entries import Entry
from tracker.rules.history.deadline import Deadline
from tracker.rules.history.details import StateDetails
from tracker.rules.state.position import position
from tracker.rules.state.spans import ActionSpan, Span
from tracker.vocabulary import Marking

# In which table an object stands, by where the JSON has it; a list of texts has its table after the colon.
TABLES = {
    "register": "register",
    "register.rules_off": "rule_off",
    "parties": "party",
    "parties.aliases": ":party_aliases.alias",
    "sources": "source",
    "sources.verifiers": ":source_verifiers.verifier",
    "sources.checks": "source_check",
    "sources.findings": "finding",
    "sources.statements": "statement",
    "sources.statements.covers": ":statement_covers.recommendation",
    "recommendations": "recommendation",
    "recommendations.limbs": "limb",
    "recommendations.related": ":recommendation_related.related",
    "responses": "response",
    "responses.acceptance": "answer",
    "responses.extensions": "extension",
    "responses.handovers": "handover",
    "responses.actions": "action",
    "responses.actions.limbs": ":action_limbs.limb",
    "responses.actions.extensions": "extension",
    "responses.actions.updates": "action_update",
    "responses.actions.updates.evidence": ":action_update_evidence.evidence",
    "responses.evidence": "evidence",
    "responses.verifications": "verification",
    "responses.verifications.evidence": ":verification_evidence.evidence",
    "responses.escalations": "escalation",
    "responses.corrections": "correction",
    "meetings": "meeting",
    "meetings.apologies": ":meeting_apologies.party",
    "meetings.decisions": "decision",
    "meetings.decisions.recommendations": ":decision_recommendations.recommendation",
    "meetings.papers": "paper",
    "concerns": "concern",
    "concerns.recommendations": ":concern_recommendations.recommendation",
    "concerns.steps": "concern_step",
    "indicators": "indicator",
    "indicators.recommendations": ":indicator_recommendations.recommendation",
    "indicators.observations": "observation",
}
PARTS = {  # columns of their holder
    "recommendations.basis": "basis_",
    "recommendations.due_stated_in": "due_stated_in_",
    "responses.verifications.sample": "sample_",
}
RENAMED = {"from": "from_party", "to": "to_party"}


class Told(NamedTuple):
    """What one object of the JSON says: its table, its values, and the values of its lists in their order."""

    table: str
    values: dict[str, Any]
    lists: dict[str, list[str]]


def told_in(value: Any, path: str) -> list[Told]:
    """Return everything that an object, or a list of them, says; each value is called as its column is."""
    if isinstance(value, list):
        return [each for item in value for each in told_in(item, path)]
    if value is None:
        return []
    told, inner = Told(TABLES[path], {}, {}), []
    for name, held in value.items():
        place = f"{path}.{name}"
        if place in PARTS:
            told.values.update(
                {f"{PARTS[place]}{key}": of for key, of in (held if isinstance(held, dict) else {}).items()}
            )
        elif TABLES.get(place, "").startswith(":"):
            told.lists[TABLES[place][1:]] = held if isinstance(held, list) else []
            if isinstance(held, str):
                told.values[name] = held
            elif name == "covers" and held is not None:
                told.values[name] = "list"
        elif place in TABLES:
            inner += told_in(held, place)
        else:
            assert not isinstance(held, list | dict), f"no table is known here for {place}"
            told.values[RENAMED.get(name, name)] = held
    return [told, *inner]


def rows_by_name(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [dict(zip(METADATA.tables[name].c.keys(), row, strict=False)) for row in found]
        for name, found in rows.items()
    }


def last_day(written: str) -> date:
    """Return the day that a text of the register means; worked out here by hand."""
    if len(written) == 4:
        return Year(int(written))
    year, month = map(int, written.split("-")[:2])
    return Month(year, month) if len(written) == 7 else date.fromisoformat(written)


WHERE = {"number", "yaml_file", "yaml_line"}


@pytest.mark.parametrize("folder", ["data", BORSETSHIRE])
@pytest.mark.parametrize("audience", list(Marking))
def test_every_value_of_the_json_is_in_the_database_and_nothing_else(tmp_path, folder, audience):
    address = f"sqlite:///{tmp_path / 'register.db'}"
    written = of_folder(folder, audience)
    write(address, written)
    rows = rows_by_name(rows_in(address))
    whole = register_data(written[0])
    told = [each for name in whole for each in told_in(whole[name], name)]
    lists: Counter[str] = Counter()
    unseen = {name: list(found) for name, found in rows.items()}
    unseen["correction"].sort(key=lambda row: "responses/" not in row["yaml_file"])  # the JSON has those alone
    for table, values, texts in told:
        row = unseen[table].pop(0)  # both are in the order of the register
        held_by = {name for name in row if name in rows or name == "recommendation"} - values.keys()
        for name, value in values.items():
            if f"{name}_written" in row:
                assert row[f"{name}_written"] == value, (table, name)
                assert row[name] == (value and last_day(value)), (table, name)
            else:
                assert row[name] == value, (table, name)
        written_beside = {f"{name}_written" for name in values}
        rest = {name: value for name, value in row.items() if name not in {*values, *written_beside, *WHERE, *held_by}}
        assert not any(value is not None for value in rest.values()), (table, rest)
        for place, members in texts.items():
            name, column = place.split(".")
            key = row["id"] if "id" in row and table not in ("evidence", "decision", "limb") else row["number"]
            mine = [each for each in rows[name] if each[table] == key]
            assert [each[column] for each in mine] == members, place
            lists[name] += len(members)
    files_with_corrections_of_their_own = [row for row in unseen.pop("correction") if "responses/" in row["yaml_file"]]
    assert files_with_corrections_of_their_own == []
    for name in ("recommendation_span", "recommendation_span_flags", "action_span", "columns", "provenance"):
        unseen.pop(name)
    for name, number in lists.items():
        assert len(unseen.pop(name)) == number, name
    assert {name: left for name, left in unseen.items() if left} == {}


def test_corrections_of_every_file_are_there(tmp_path):
    address = f"sqlite:///{tmp_path / 'register.db'}"
    write(address, of_folder(BORSETSHIRE))
    assert [(row["yaml_file"], row["field"]) for row in rows_by_name(rows_in(address))["correction"]] == [
        ("concerns.yaml", "concerns[C2].raised_on"),
        ("indicators.yaml", "indicators[search-outcomes].observations[4].value"),
        ("meetings.yaml", "meetings[jab-2022-12].decisions[D2].done_on"),
        ("recommendations.yaml", "sources[DATA].expected_count"),
        ("recommendations.yaml", "recommendations[ICP-05].due"),
        ("recommendations.yaml", "register.rules_off[0]"),
        ("responses/ICP-02.yaml", "actions[ICP-02.1].updates[2].date"),
    ]


@pytest.mark.parametrize("folder", ["data", BORSETSHIRE])
def test_an_entry_leads_to_its_line(tmp_path, folder):
    address = f"sqlite:///{tmp_path / 'register.db'}"
    write(address, of_folder(folder))
    from tests.outputs.database.registers import ROOT

    for row in rows_by_name(rows_in(address))["action_update"]:
        lines = (ROOT / folder / row["yaml_file"]).read_text("utf-8").splitlines()[row["yaml_line"] - 1 :]
        assert lines[0].lstrip().startswith("- "), row
        [said] = re.findall(r"date: ['\"]?([\d-]+)", "\n".join(lines))[:1]
        assert said == row["date_written"]


def test_every_class_and_field_that_a_file_may_say_has_its_place():
    declared = {kind for name in schema.__all__ if issubclass(kind := getattr(schema, name), Entry)}
    files = {schema.RecommendationsFile, schema.Meetings, schema.Concerns, schema.Indicators}
    abstract = {kind for kind in declared if kind.__subclasses__() and kind not in entry_tables()}
    parts = {schema.Basis, schema.Sample}
    assert declared - files - abstract - parts == set(entry_tables())


@pytest.mark.parametrize("table", sorted(METADATA.tables))
def test_every_column_says_what_it_means(table):
    meanings = {row.column_name: row.meaning for row in described() if row.table_name == table}
    assert list(meanings) == list(METADATA.tables[table].c.keys())
    assert all(len(meaning) > 3 and meaning != "None" for meaning in meanings.values()), meanings


def test_the_meaning_of_a_field_is_the_one_that_is_declared():
    found = {(row.table_name, row.column_name): row for row in described()}
    risk = found["action_update", "risk"]
    assert (risk.type, risk.meaning, risk.refers_to) == ("text", "What threatens it.", None)
    held = found["action_update_evidence", "action_update"]
    assert (held.type, held.refers_to) == ("integer", "action_update.number")
    assert found["observation", "value"].type == "number"
    assert found["source", "issued_on"].type == "date"


def test_no_name_of_a_table_or_column_needs_quotation_marks(address):
    write(address, of_literal("{}"))
    from sqlalchemy import text

    from tracker.outputs.database.writing import database_at

    with database_at(address).connect() as connection:
        for name, table in METADATA.tables.items():
            columns = ", ".join(f"{name}.{column}" for column in table.c.keys())  # noqa: SIM118  # a ColumnCollection
            connection.execute(text(f"SELECT {columns} FROM {name}"))


@pytest.mark.parametrize(("span", "table"), [(Span, "recommendation_span"), (ActionSpan, "action_span")])
def test_every_field_of_a_span_is_a_column(span, table):
    columns = set(METADATA.tables[table].c.keys())
    fields = [*span._fields, *(StateDetails._fields if span is Span else ())]
    assert [field for field in fields if not columns.issuperset(COLUMNS_OF.get(field, [field]))] == []
    assert len(Deadline._fields) == 5


# The columns of what a span holds as a value of several parts, or under another name.
COLUMNS_OF: dict[str, list[str]] = {
    "details": [],  # its fields are columns
    "deadline": ["due_original", "due_now", "extensions", "second_extension_on", "told_late_on"],
    "completion": ["done_on", "done_by_own_entries"],
    "closing": ["closed_on", "closed_by"],
    "verdict": ["verdict", "verdict_on", "verdict_by"],
    "flags": [],  # a table of their own
    "refusals": [],  # among the answers, which have a table
    "claims": [],  # among the updates, which have a table
}


@pytest.mark.parametrize(
    ("folder", "days"),
    [
        ("data", ["2018-12-31", "2019-05-14", "2020-01-08", "2024-02-13"]),
        (BORSETSHIRE, ["2022-03-15", "2023-04-30", "2024-01-31", "2025-03-31"]),
    ],
)
def test_the_position_of_a_day_is_the_spans_that_the_day_lies_in(tmp_path, folder, days):
    address = f"sqlite:///{tmp_path / 'register.db'}"
    register, spans, _ = written = of_folder(folder)
    write(address, written)
    rows = rows_by_name(rows_in(address))
    for text in days:
        on = day(text)
        there = {row["recommendation"]: row for row in rows["recommendation_span"] if holds(row, on)}
        parts = {row["action"]: row for row in rows["action_span"] if holds(row, on)}
        told = position_data(register, position(register, spans, on), None)["recommendations"]
        assert [each["id"] for each in told] == list(there)
        for each in told:
            row = there[each["id"]]
            assert {name: plain(row[name]) for name in SAME} == {name: each[name] for name in SAME}
            marks = [
                flag["flag"]
                for flag in rows["recommendation_span_flags"]
                if flag["recommendation_span"] == row["number"]
            ]
            assert marks == each["flags"]
            for action in each["actions"]:
                part = parts[action["id"]]
                assert {name: plain(part[name]) for name in SAME_OF_ACTION} == {
                    name: action[name] for name in SAME_OF_ACTION
                }


SAME = (
    *("state", "reported", "verdict", "owner", "done_on", "due_original", "due_now", "slipped_days", "extensions"),
    *("evidence", "contradicting", "last_activity", "answer", "reopened_on", "issued_on"),
)
SAME_OF_ACTION = ("owner", "status", "waiting_on", "implemented_on", "due_now")


def holds(row: dict[str, Any], on: date) -> bool:
    return bool(row["from_date"] <= on < row["to_date"])


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
