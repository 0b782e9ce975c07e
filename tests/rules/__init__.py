"""Short literals → registers, read through the one door, and where everything stands on a day.

A literal is YAML with everything left out that a test is not about. At the top stand the fields of a source (`R`,
issued on 2020-01-01, verified by the inspectorate) and of its one recommendation (`R-01`, owned by the force, without
a deadline) with its response; or `recommendations:`, a list of them; or `sources:`, a list of those. What the format
wants beside that is filled in. Four kinds of entry may be written short: an update as `date: status`, a verification
as `date: outcome`, an extension as `agreed_on: due`, a handover as `date: to`; evidence and an escalation that waits
for its answer as a date alone.
"""

from datetime import date
from typing import Any

from tests.registers.yaml_text import scalars_of, text_of
from tracker.dates import as_written
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.rules.exceptions import exceptions as exceptions_of
from tracker.rules.state.position import Position, SourceStanding, Standing, position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule

ASKED = (
    "owner",
    "due",
    "due_basis",
    "limbs",
    "title",
    "wording_status",
    "issued_on",
    "priority",
    "answer_due",
    "summary",
    "reference",
)
ANSWERED = (*("acceptance", "extensions", "handovers", "actions"), *("evidence", "verifications", "escalations"))
BESIDE = ("meetings", "concerns", "indicators")
PARTIES = [
    {"id": "force", "name": "Borset Police", "kind": "body"},
    {"id": "head", "name": "Head of Delivery", "kind": "post", "part_of": "force"},
    {"id": "successor", "name": "Head of Change", "kind": "post", "part_of": "force"},
    {"id": "inspectorate", "name": "Inspectorate", "kind": "group"},
    {"id": "board", "name": "Oversight Board", "kind": "group"},
]


def day(text: str) -> date:
    """Return the day written YYYY-MM-DD."""
    return date.fromisoformat(text)


def written(when: date | None) -> str | None:
    """Return a date as a register writes it, a month without its day; None where there is none."""
    return None if when is None else as_written(when)


def texts_of(literal: str) -> dict[str, bytes]:
    """Return the files of the register that `literal` is short for."""
    return files_of(scalars_of(literal) or {})


def files_of(short: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of the register that the values of a literal are short for."""
    asked: dict[str, Any] = {"register": {"title": "Recommendations", **short.get("settings", {})}}
    asked["parties"] = short.get("parties", PARTIES)
    asked["sources"], asked["recommendations"] = [], []
    files: dict[str, Any] = {"recommendations.yaml": asked}
    for source in short.get("sources", [short]):
        id = source.get("id", "R")
        told = source.get("recommendations", [source])
        asked["sources"].append(_source(id, source, len(told)))
        for number, each in enumerate(told, 1):
            recommendation = f"{id}-{number:02}"
            asked["recommendations"].append(_recommendation(recommendation, id, each))
            if any(key in each for key in ANSWERED):
                files[f"responses/{recommendation}.yaml"] = _response(recommendation, each)
    files |= {f"{name}.yaml": {name: _beside(name, short[name])} for name in BESIDE if name in short}
    return {path: text_of(_with_nulls(values)).encode() for path, values in files.items()}


def register_from(texts: dict[str, bytes]) -> Register:
    """Read a register that must be sound."""
    register, problems = read(texts)
    assert register is not None, [problem.told() for problem in problems]
    return register


def register_of(literal: str) -> Register:
    """Return the register that `literal` is short for."""
    return register_from(texts_of(literal))


def position_of(literal: str, as_at: str) -> Position:
    """Return where everything stands on a day."""
    register = register_of(literal)
    return position(register, spans_of_register(register), day(as_at))


def standing_of(literal: str, as_at: str, recommendation: str = "R-01") -> Standing:
    """Return where a recommendation stands on a day."""
    return position_of(literal, as_at).standings[recommendation]


def source_of(literal: str, as_at: str, source: str = "R") -> SourceStanding:
    """Return where a source stands on a day."""
    return position_of(literal, as_at).sources[source]


def raised(literal: str, rule: Rule, as_at: str) -> list[tuple[str, str, int]]:
    """Return the exceptions of a rule on a day: subject, since when, for how many days."""
    register = register_of(literal)
    found = exceptions_of(register, position(register, spans_of_register(register), day(as_at)))
    return [(each.subject, as_written(each.since), each.days) for each in found if each.rule is rule]


def owners_of(literal: str, rule: Rule, as_at: str) -> list[tuple[str, ...]]:
    """Return the owners of what the exceptions of a rule are about, on a day."""
    register = register_of(literal)
    found = exceptions_of(register, position(register, spans_of_register(register), day(as_at)))
    return [each.owners for each in found if each.rule is rule]


def _with_nulls(values: Any) -> Any:
    """Return `values` with None wherever the literal says null."""
    if isinstance(values, dict):
        return {name: _with_nulls(value) for name, value in values.items()}
    if isinstance(values, list):
        return [_with_nulls(value) for value in values]
    return None if values == "null" else values


def _source(id: str, source: dict[str, Any], count: int) -> dict[str, Any]:
    said = {"by": "inspectorate", "text": "Something."}
    return {
        "id": id,
        "title": f"Review {id}",
        "kind": "review",
        "issued_by": source.get("issued_by", "inspectorate"),
        "issued_on": source.get("issued_on", "2020-01-01"),
        "verifiers": source.get("verifiers", ["inspectorate"]),
        "expected_count": source.get("expected_count", str(count)),
        "statements": [{**said, **each} for each in source.get("statements", [])],
        "checks": [{"by": "board", "date": each} for each in source.get("checks", [])],
        **{key: source[key] for key in ("answer_due",) if key in source and "recommendations" in source},
    }


def _recommendation(id: str, source: str, told: dict[str, Any]) -> dict[str, Any]:
    asked = {key: told[key] for key in ASKED if key in told}
    asked["limbs"] = [{"id": limb, "text": f"Part {limb}"} for limb in told.get("limbs", [])]
    basis = "stated" if told.get("due", "null") != "null" else "none"
    filled = {"title": f"Title of {id}", "wording_status": "verbatim", "owner": "force", "due_basis": basis}
    return {"id": id, "source": source, **filled, **asked}


def _response(id: str, told: dict[str, Any]) -> dict[str, Any]:
    response: dict[str, Any] = {"recommendation": id}
    if "acceptance" in told:
        given = told["acceptance"]
        answers = [{"by": "force", "reason": "A reason.", **each} for each in ([given] if _is_one(given) else given)]
        response["acceptance"] = answers[0] if _is_one(given) else answers
    response["extensions"] = _extensions(told)
    response["handovers"] = [_long(each, "date", "to") for each in told.get("handovers", [])]
    response["actions"] = [_action(id, number, each) for number, each in enumerate(told.get("actions", []), 1)]
    shows = {"title": "A paper", "kind": "report", "shows": "Something.", "marking": "public", "held": "A cabinet"}
    items = [_long(each, "date") for each in told.get("evidence", [])]
    response["evidence"] = [{"id": f"E{number}", **shows, **each} for number, each in enumerate(items, 1)]
    verified = [_long(each, "date", "outcome") for each in told.get("verifications", [])]
    response["verifications"] = [{"by": "inspectorate", **each} for each in verified]
    put = {"to": "board", "by": "inspectorate", "reason": "A reason."}
    response["escalations"] = [{**put, **_long(each, "date")} for each in told.get("escalations", [])]
    return response


def _is_one(acceptance: Any) -> bool:
    return isinstance(acceptance, dict)


def _action(recommendation: str, number: int, told: dict[str, Any]) -> dict[str, Any]:
    said = {"by": "head", "note": "A note."}
    updates = [{**said, **_long(each, "date", "status")} for each in told.get("updates", [])]
    filled = {"id": f"{recommendation}.{number}", "title": f"Action {number}", "owner": "head"}
    return {**filled, **told, "updates": updates, "extensions": _extensions(told)}


def _extensions(told: dict[str, Any]) -> list[dict[str, Any]]:
    agreed = {"agreed_by": "board", "reason": "A reason."}
    return [{**agreed, **_long(each, "agreed_on", "due")} for each in told.get("extensions", [])]


def _long(entry: Any, *names: str) -> dict[str, Any]:
    """Return an entry that may be written short with its fields by name."""
    if isinstance(entry, str):
        return {names[0]: entry}
    if len(entry) == 1 and len(names) == 2 and names[0] not in entry:
        return dict(zip(names, *entry.items(), strict=True))
    return dict(entry)


def _beside(name: str, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    made = []
    for number, each in enumerate(entries, 1):
        match name:
            case "meetings":
                filled = {"id": f"board-{number}", "body": "board", "title": "Oversight Board", "status": "held"}
                taken = {"text": "Something.", "outcome": "agreed"}
                decided = [{"id": f"D{n}", **taken, **one} for n, one in enumerate(each.get("decisions", []), 1)]
                made.append({**filled, **each, "decisions": decided})
            case "concerns":
                filled = {"id": f"C{number}", "kind": "community", "raised_by": "Residents", "text": "Something."}
                made.append({**filled, **each})
            case "indicators":
                filled = {"id": f"figure-{number}", "title": "A figure", "unit": "people"}
                seen = [{"title": "A paper", **one} for one in each.get("observations", [])]
                made.append({**filled, **each, "observations": seen})
    return made
