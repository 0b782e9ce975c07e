"""The fields' declarations → JSON Schemas, by which editors complete and check a register's files.

Takes the declared classes, returns text.
"""

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from tracker.register.marked_yaml import PLACE
from tracker.register.schema import Asked, Response
from tracker.register.schema_beside import Concerns, Indicators, Meetings

SCHEMAS: dict[str, Any] = {
    "recommendations.json": Asked,
    "response.json": Response,
    "meetings.json": Meetings,
    "concerns.json": Concerns,
    "indicators.json": Indicators,
}


def schema_text(name: str) -> str:
    """Return the JSON Schema of a file of the register, by the schema's own name."""
    schema = TypeAdapter(SCHEMAS[name]).json_schema(schema_generator=GenerateJsonSchema, mode="validation")
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **_without_places(schema)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _without_places(value: Any) -> Any:
    """Return a schema without the field in which an entry carries its place: nobody writes it."""
    if isinstance(value, dict):
        return {key: _without_places(each) for key, each in value.items() if key != PLACE}
    if isinstance(value, list):
        return [_without_places(each) for each in value]
    return value
