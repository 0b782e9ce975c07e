"""The declarations → the JSON Schema of what `export` writes as JSON: the register, its position, its exceptions.

Follows the classes of the register's files and the columns of a position. Takes nothing, returns a schema.
"""

from datetime import date
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.position_columns import (
    NO_ANSWER,
    OF_ABOUT,
    OF_ACTION_POSITION,
    OF_CLOCKS,
    OF_EXCEPTIONS,
    OF_POSITION,
    OF_SOURCE_POSITION,
)
from tracker.register.markings import FOLLOWING
from tracker.register.schema.meanings import DeclaredField, declared_fields
from tracker.register.schema.recommendations import Party, Recommendation, RegisterSettings, Source
from tracker.register.schema.response import Response
from tracker.register.schema.restricted import RESTRICTED, Restricted
from tracker.register.schema.supporting import Concern, Indicator, Meeting
from tracker.register.walk import classes_in
from tracker.vocabulary import AnswerKind, State

Schema = dict[str, Any]
_LISTS = {
    "parties": Party,
    "sources": Source,
    "recommendations": Recommendation,
    "responses": Response,
    "meetings": Meeting,
    "concerns": Concern,
    "indicators": Indicator,
}
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", date: "string"}
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_ROW_OF = {"state_": "states", "answer_": "answers", "stated_": "stated"}  # columns of a table, one object in JSON


def export_schema() -> Schema:
    """Return the schema of an export as JSON: nothing is left out there, and what is missing is null."""
    kinds = classes_in({RegisterSettings, *_LISTS.values()})
    definitions: Schema = {}
    for kind in sorted(kinds, key=lambda each: each.__name__):
        made = TypeAdapter(kind).json_schema(schema_generator=GenerateJsonSchema, mode="validation")
        definitions |= {name: each for name, each in made.pop("$defs", {}).items() if "enum" in each}
        definitions[kind.__name__] = _as_exported(kind, made)
    lists = {name: _list({"$ref": f"#/$defs/{kind.__name__}"}) for name, kind in _LISTS.items()}
    whole = {
        "about": _object(_properties(OF_ABOUT), "What this was made from."),
        "register": {"$ref": "#/$defs/RegisterSettings"},
        **lists,
        "position": _object({**_properties(OF_CLOCKS), "sources": _sources(), "recommendations": _recommendations()}),
        "exceptions": _list(_object(_properties(OF_EXCEPTIONS))),
    }
    title = "A register of recommendations, where everything stands on a day, and what needs attention"
    return {"title": title, **_object(whole), "$defs": definitions}


def _as_exported(kind: Any, made: Schema) -> Schema:
    fields = declared_fields(kind)
    properties = {field.written: _property(kind, field, made["properties"][field.written]) for field in fields}
    return _object(properties, made.get("description", ""))


def _property(kind: Any, field: DeclaredField, made: Schema) -> Schema:
    """Return the schema of a field: of a list never null; of what may be hidden also the word for that."""
    schema = {name: value for name, value in made.items() if name not in ("title", "default", "description")}
    if field.entries is not None and field.is_list:
        schema = _list({"$ref": f"#/$defs/{field.entries.__name__}"})
    if Restricted in field.types or (kind in FOLLOWING and not field.is_open and field.entries is None):
        schema = {"anyOf": [schema, {"const": str(RESTRICTED)}]}
    return schema | ({"description": made["description"]} if "description" in made else {})


def _recommendations() -> Schema:
    action = _object(_properties(column for column in OF_ACTION_POSITION if column.name != "recommendation"))
    lists = {"owners": {"type": "string"}, "flags": {"type": "string"}, "actions": action}
    properties = _properties(OF_POSITION)
    for name, items in lists.items():
        properties[name] = _list(items) | {"description": properties[name]["description"]}
    return _list(_object(properties))


def _sources() -> Schema:
    columns = [column for column in OF_SOURCE_POSITION if not column.name.startswith(tuple(_ROW_OF))]
    count = {"type": "integer", "minimum": 0}
    stated = [column for column in OF_SOURCE_POSITION if column.name.startswith("stated_")]
    return _list(
        _object(
            {
                **_properties(columns),
                "states": _counts([*State], count),
                "answers": _counts([*AnswerKind, NO_ANSWER], count),
                "stated": _object({name.removeprefix("stated_"): each for name, each in _properties(stated).items()}),
            }
        )
    )


def _counts(words: list[str], count: Schema) -> Schema:
    """Return the schema of how many there are by a word; a word of which there is none is left out."""
    return {"type": "object", "properties": {str(word): count for word in words}, "additionalProperties": False}


def _properties(columns: Any) -> Schema:
    return {column.name: _of_column(column) for column in columns}


def _of_column(column: DatabaseColumn) -> Schema:
    kind = _TYPES[column.kind]
    schema: Schema = {"type": kind if column.is_key else [kind, "null"], "description": column.meaning}
    return schema | ({"pattern": _DAY} if column.kind is date else {})


def _object(properties: Schema, description: str = "") -> Schema:
    schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return schema | ({"description": description} if description else {})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
