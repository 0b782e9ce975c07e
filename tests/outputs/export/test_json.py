"""The export as JSON, held against the schema that is published beside it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.conftest import examples
from tests.outputs.export.snapshots import FOLDERS, of_folder, of_texts
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tracker.outputs.export.forms import json_content
from tracker.outputs.generated.schemas import schema_text
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking


@cache
def validator() -> Any:
    schema = json.loads(schema_text("export.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def complaints(told: Any) -> list[str]:
    errors = validator().iter_errors(told)
    return ["/".join(map(str, error.absolute_path)) + f": {error.message}"[:200] for error in errors]


def exported(shown: Snapshot) -> Any:
    return json.loads(json_content(shown))


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("audience", list(Marking))
@pytest.mark.parametrize("day", [date(2018, 6, 30), date(2020, 1, 8), date(2023, 12, 31), date(2026, 1, 1)])
def test_an_export_fits_its_schema_on_any_day_for_any_audience(folder: str, audience: Marking, day: date) -> None:
    assert complaints(exported(of_folder(folder, audience).on(day))) == []


@examples(30)
@given(registers(), days_of_interest())
def test_the_export_of_any_register_fits(files, day):
    assert complaints(exported(of_texts(texts_of(files), day))) == []


def test_it_says_what_it_is_made_from() -> None:
    about = exported(of_folder(FOLDERS[0]))["about"]
    assert about == {
        "format": 1,
        "version": f"2020.1.8+{about['content'][:12]}",
        "title": "Gangs Violence Matrix recommendations",
        "as_at": "2020-01-08",
        "known_at": None,
        "commit": None,
        "content": about["content"],
        "audience": "public",
        "restricted": 0,
        "licence": None,
        "licence_url": None,
    }


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("about", "format"), None),
        (("register", "titel"), "T"),
        (("parties", 0, "kind"), "person"),
        (("recommendations", 0, "title"), 7),
        (("responses", 0, "actions", 0, "updates"), None),
        (("responses", 0, "acceptance"), None),
        (("responses", 0, "actions", 0, "updates", 0, "date"), "8 January 2020"),
        (("position", "recommendations", 0, "owners"), "mps"),
        (("position", "recommendations", 0, "due_now"), "2020-01"),
        (("position", "sources", 0, "states", "Verified"), 1),
        (("exceptions", 0, "severity"), "high"),
    ],
    ids=str,
)
def test_what_is_not_as_it_is_told_is_found(place: tuple[str | int, ...], value: object) -> None:
    """Else that nothing is found would say nothing."""
    told = exported(of_folder(FOLDERS[1]))
    within = told
    for step in place[:-1]:
        within = within[step]
    within[place[-1]] = value
    assert len(complaints(told)) == 1


def test_what_is_left_out_is_found() -> None:
    told = exported(of_folder(FOLDERS[0]))
    del told["position"]["recommendations"][0]["days"]
    assert complaints(told) == ["position/recommendations/0: 'days' is a required property"]
