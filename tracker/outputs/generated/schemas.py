"""The fields' declarations → JSON Schemas, by which editors complete and check a register's files; and an export's.

Takes the declared classes, returns text. An editor reads YAML its own way: a list left blank is null to it, and a
reference written 4.1 is a number; where the register takes these, so do the schemas.
"""

import json
import re
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from tracker.outputs.generated.export_schema import export_schema
from tracker.register.schema.fields import Text
from tracker.register.schema.recommendations import RecommendationsFile
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concerns, Indicators, Meetings
from tracker.register.text.marked_yaml import PLACE

_FILES: dict[str, Any] = {
    "recommendations.json": RecommendationsFile,
    "response.json": Response,
    "meetings.json": Meetings,
    "concerns.json": Concerns,
    "indicators.json": Indicators,
}
_EXPORT = "export.json"
SCHEMAS = (*_FILES, _EXPORT)
_TEXT = TypeAdapter(Text).json_schema()


class _Untitled(GenerateJsonSchema):
    """Without a title for each field, which would be its name once more."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema_text(name: str) -> str:
    """Return the JSON Schema of a file of the register, or of an export, by the schema's own name."""
    if name == _EXPORT:
        schema = export_schema()
    else:
        made = TypeAdapter(_FILES[name]).json_schema(schema_generator=_Untitled, mode="validation")
        schema = _as_editors_read(made)
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **schema}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _as_editors_read(value: Any) -> Any:
    """Return a schema that fits what editors make of a file, without the place of an entry, which nobody writes."""
    if isinstance(value, list):
        return [_as_editors_read(each) for each in value]
    if not isinstance(value, dict):
        return value
    schema = {key: _as_editors_read(each) for key, each in value.items() if key != PLACE}
    if schema.get("type") == "array" and "default" in schema:
        schema["type"] = ["array", "null"]  # a list may be left blank
    elif schema.items() >= _TEXT.items():
        schema["type"] = ["string", "number", "boolean"]  # any scalar is a text: a reference may be 4.1, a title 2024
    elif schema.get("type") == "string" and re.search(schema.get("pattern", "[^1]"), "1"):
        schema["type"] = ["string", "integer"]  # an id such as a limb's may be 1
    elif schema.get("type") == "string" and re.search(schema.get("pattern", "[^2]"), "2024"):
        schema |= {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}  # a year is a number to an editor
    return schema
