"""The JSON Schemas, asked as an editor asks them: the YAML read by YAML's own rules, then held against the schema."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tracker.outputs.generated.schemas import schema_text

ROOT = Path(__file__).parents[2]
FILES = [file for folder in ("data", "tests/registers/borsetshire") for file in sorted((ROOT / folder).rglob("*.yaml"))]


class Editor(yaml.SafeLoader):
    """Reads YAML 1.2, as editors do: a day is text, and only `true` and `false` are truth values."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if not tag.endswith(("timestamp", "bool"))]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@cache
def validator(name: str) -> Any:
    schema = json.loads(schema_text(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def complaints(name: str, text: str) -> list[str]:
    """Return where an editor would underline something."""
    found = validator(name).iter_errors(yaml.load(text, Editor))
    return sorted("/".join(str(step) for step in each.absolute_path) for each in found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_editor_underlines_anything_in_a_sound_file(file: Path) -> None:
    name = "response.json" if file.parent.name == "responses" else f"{file.stem}.json"
    assert complaints(name, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "entry",
    [
        "handovers: [{date: 2024-01, from: null, to: head}]",
        "handovers: [{date: 2024-01-31, from: police, to: head}]",
        "actions:",
        "actions: []",
        "acceptance: null",
        "acceptance: {decision: answered, by: police}",
        "acceptance: []",
        "acceptance: [{decision: noted, date: 2024, by: police}, {decision: accepted, date: 2024-02-28, by: council}]",
        "actions: [{id: A-01.1, title: T, updates: [{date: 2024, status: partly_implemented, by: a, note: N}]}]",
        "actions: [{id: A-01.1, title: 2024, limbs: [1, a], updates:}]",
        "actions: [{id: A-01.1, title: true, due: 2024-12}]",
    ],
)
def test_what_the_register_takes_an_editor_takes(entry: str) -> None:
    assert complaints("response.json", f"recommendation: A-01\n{entry}\n") == []


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        ("handovers: [{date: 31/01/2024, to: head}]", "handovers/0/date"),
        ("handovers: [{date: 2024-01-31, from_: police}]", "handovers/0"),
        ("handovers: head", "handovers"),
        ("actions: [{title: No id}]", "actions/0"),
        ("actions: [{id: A-1, title: A short id}]", "actions/0/id"),
        ("actions: [{id: A-01.1, title: }]", "actions/0/title"),
        ("acceptance: {decision: agreed, date: 2024-01-31, by: police}", "acceptance"),
        ("acceptance: [{decision: agreed, by: police}]", "acceptance"),
        ("acceptance: accepted", "acceptance"),
        ("handovers: [{date: 24, to: head}]", "handovers/0/date"),
        ("actions: [{id: A-01.1, title: T, due: 2024}]", "actions/0/due"),
        ("evidance: []", ""),
        ("evidence: [{id: E1, title: T, kind: report, shows: S, url: example.org, marking: public}]", "evidence/0/url"),
    ],
)
def test_what_the_register_refuses_an_editor_underlines(entry: str, where: str) -> None:
    assert complaints("response.json", f"recommendation: A-01\n{entry}\n") == [where]


def test_nobody_reports_that_nothing_is_reported() -> None:
    update = "{date: 2024-01-31, status: not_reported, by: police, note: Nothing.}"
    text = f"recommendation: A-01\nactions: [{{id: A-01.1, title: T, updates: [{update}]}}]\n"
    assert complaints("response.json", text) == ["actions/0/updates/0/status"]


def test_an_editor_shows_what_each_field_is_for_and_nothing_that_nobody_writes() -> None:
    handover = json.loads(schema_text("response.json"))["$defs"]["Handover"]
    assert sorted(handover["properties"]) == ["date", "from", "reason", "to"]
    assert handover["properties"]["date"]["description"] == "When it was handed over."
    assert handover["required"] == ["date"]
    assert handover["additionalProperties"] is False
