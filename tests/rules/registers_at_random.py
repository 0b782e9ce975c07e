"""Hypothesis: small registers at random that use everything the rules look at, as the values of their files.

Days come from a short list, so that entries meet on one day; a fifth of the dates are a month or a year alone.
What a draw is made by is made once: Hypothesis takes longer to make a strategy than to draw from it.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.registers.yaml_text import text_of
from tests.rules.by_the_letter import last

DAYS = ("2020-01-10", "2020-01-31", "2020-02-14", "2020-02-29", "2020-03-01", "2020-03-20", "2020-03-31", "2020-04-15")
LATER = ("2020-05-10", "2020-05-31", "2020-06-30", "2020-07-15", "2020-12-31")
MONTHS = ("2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06")
DATES = (*DAYS, *DAYS, *LATER, *MONTHS, "2020")
STATUSES = ("not_started", "in_progress", "partly_implemented", "implemented", "implemented", "withdrawn")
OUTCOMES = ("verified", "verified", "partly_verified", "not_verified", "superseded")
DECISIONS = ("accepted", "accepted_in_part", "noted", "rejected", "rejected", "answered", "no_answer")
# Two bodies with posts (one through a group), a post and a group that stand alone, and two verifiers.
PARTIES = (
    {"id": "force", "name": "Force", "kind": "body"},
    {"id": "head", "name": "Head of Delivery", "kind": "post", "part_of": "unit"},
    {"id": "unit", "name": "Delivery Unit", "kind": "group", "part_of": "force"},
    {"id": "office", "name": "Office", "kind": "body"},
    {"id": "clerk", "name": "Clerk", "kind": "post", "part_of": "office"},
    {"id": "loner", "name": "Adviser", "kind": "post"},
    {"id": "board", "name": "Board", "kind": "group"},
    {"id": "inspectorate", "name": "Inspectorate", "kind": "body"},
    {"id": "inspector", "name": "Inspector", "kind": "post", "part_of": "inspectorate"},
)
OWNERS = ("force", "head", "office", "clerk", "loner", None)
ANSWERERS = ("force", "head", "office", "clerk", "loner")


@cache
def dates(since: str = "2019-12-01") -> st.SearchStrategy[str]:
    """Dates, as written, that count from a day on or after `since`."""
    return st.sampled_from([each for each in DATES if last(each) >= last(since)])


@cache
def days_due(issued_on: str) -> st.SearchStrategy[str]:
    """Days and months on which a deadline may fall."""
    return st.sampled_from([each for each in DATES if each != "2020" and last(each) >= last(issued_on)])


@cache
def few(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    """None, one or a few."""
    return st.lists(of, max_size=most)


UPDATE = st.fixed_dictionaries(
    {
        "date": dates(),
        "status": st.sampled_from(STATUSES),
        "by": st.sampled_from(ANSWERERS),
        "note": st.just("What was done."),
    },
    optional={"expected": dates(), "waiting_on": st.sampled_from(("office", "board"))},
)
ANSWER = st.fixed_dictionaries(
    {"decision": st.sampled_from(DECISIONS), "by": st.sampled_from(ANSWERERS), "reason": st.just("Why.")},
    optional={"date": dates()},
)
ITEM = st.fixed_dictionaries(
    {"stance": st.sampled_from(("supports", "supports", "contradicts"))},
    optional={"held": st.just("A cabinet"), "lapses": st.integers(0, 2)},
)


@cache
def verifications(issued_on: str, cited: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Verifications that cite some of the evidence that supports."""
    return st.fixed_dictionaries(
        {
            "date": dates(issued_on),
            "by": st.sampled_from(("inspectorate", "inspector", "board")),
            "outcome": st.sampled_from(OUTCOMES),
            "evidence": st.lists(st.sampled_from(cited), unique=True) if cited else st.builds(list),
        }
    )


@cache
def handovers(issued_on: str) -> st.SearchStrategy[dict[str, Any]]:
    """Handovers to anybody, or to nobody."""
    return st.fixed_dictionaries({"date": dates(issued_on), "to": st.sampled_from(OWNERS)})


@cache
def escalated(issued_on: str) -> st.SearchStrategy[tuple[str, str, bool]]:
    """Two days of an escalation, in any order, and whether it was answered on the later one."""
    return st.tuples(dates(issued_on), dates(issued_on), st.booleans())


@st.composite
def deadlines(draw: st.DrawFn, issued_on: str) -> dict[str, Any]:
    """Return nothing, or a deadline with its extensions, each to a later day than the one that it replaces."""
    if draw(st.integers(0, 3)) == 0:
        return {}
    due = draw(days_due(issued_on))
    agreed = sorted(draw(few(dates(issued_on), 3)), key=last)
    later = sorted({each for each in (*DAYS, *LATER) if last(each) > last(due)}, key=last)
    extensions = [
        {"agreed_on": on, "due": to, "agreed_by": "board", "reason": "Why."}
        for on, to in zip(agreed, later, strict=False)
    ]
    return {"due": due, "extensions": extensions}


@st.composite
def actions(draw: st.DrawFn, id: str, issued_on: str, limbs: list[str]) -> dict[str, Any]:
    """Return an action with updates in any order, some of them older than what was asked."""
    action: dict[str, Any] = {"id": id, "title": "Do it", "owner": draw(st.sampled_from(OWNERS))}
    action["updates"] = draw(few(UPDATE, 4))
    action["limbs"] = draw(st.lists(st.sampled_from(limbs), unique=True)) if limbs else []
    if draw(st.booleans()):
        action |= draw(deadlines(issued_on))
    return action


@st.composite
def responses(draw: st.DrawFn, id: str, issued_on: str, limbs: list[str], *, due: bool) -> dict[str, Any]:
    """Return a response that uses what responses have."""
    evidence = []
    for number, drawn in enumerate(draw(few(ITEM, 3)), 1):
        lapses = drawn.pop("lapses", None)
        own = {"date": draw(dates())} if draw(st.booleans()) else {"received": draw(dates())}
        drawn |= {"id": f"E{number}", "title": "A paper", "kind": "report", "shows": "Something.", "marking": "public"}
        drawn |= own
        if lapses is not None:
            drawn["expires"] = draw(dates(next(iter(own.values()))))
        evidence.append(drawn)
    cited = tuple(each["id"] for each in evidence if each["stance"] == "supports")
    put = draw(few(escalated(issued_on), 2))
    numbers = range(1, draw(st.integers(0, 2)) + 1)
    told: dict[str, Any] = {
        "recommendation": id,
        "acceptance": draw(few(ANSWER, 3)),
        "handovers": draw(few(handovers(issued_on), 2)),
        "actions": [draw(actions(f"{id}.{number}", issued_on, limbs)) for number in numbers],
        "evidence": evidence,
        "verifications": draw(few(verifications(issued_on, cited), 3)),
        "escalations": [
            {"date": min(one, other, key=last), "to": "board", "by": "force", "reason": "Why."}
            | ({"answered_on": max(one, other, key=last), "answer": "Yes."} if answered else {})
            for one, other, answered in put
        ],
    }
    if len(told["acceptance"]) == 1 and draw(st.booleans()):
        told["acceptance"] = told["acceptance"][0]
    return told


@st.composite
def statements(draw: st.DrawFn, issued: dict[str, str], issued_on: str, expected: int | None) -> dict[str, Any]:
    """Return a statement about a source; it lists no recommendation that was issued later."""
    says = draw(st.sampled_from(("accepted", "expected", "implemented", "implemented", "verified", "superseded")))
    by = draw(st.sampled_from(("inspectorate", "inspector", "board"))) if says == "verified" else "force"
    on = draw(dates(issued_on))
    said: dict[str, Any] = {"date": on, "by": by, "says": says, "text": "Something."}
    if says == "expected":
        said["expected"] = draw(dates())
    there = [id for id, issue in issued.items() if last(issue) <= last(on)]
    listed = draw(st.lists(st.sampled_from(there), unique=True, min_size=1)) if there else []
    form = draw(st.sampled_from(("all", "some", "number", "list", "list", "number of a list")))
    if form in ("all", "some") or not listed:
        said["covers"] = form if form in ("all", "some") else "all"
        return said
    if form != "number":
        said["covers"] = listed
    if form != "list":
        most = len(listed) if form != "number" else expected if expected is not None else len(issued) + 1
        said["at_least"] = draw(st.integers(1, max(1, most)))
        if form == "number" and expected == 0:
            del said["at_least"]
            said["covers"] = "all"
    return said


@st.composite
def registers(draw: st.DrawFn) -> dict[str, Any]:
    """Return the values of the files of a register of one or two sources, by their paths."""
    whole: dict[str, Any] = {"register": {"title": "Recommendations", "due_soon_days": 20}, "parties": list(PARTIES)}
    whole["sources"], whole["recommendations"] = [], []
    files: dict[str, Any] = {"recommendations.yaml": whole}
    for name in ("R", "S")[: draw(st.sampled_from((1, 1, 2)))]:
        issued_on = draw(st.sampled_from(("2020-01-01", "2020-01", "2020-02-10")))
        issued: dict[str, str] = {}
        for number in range(1, draw(st.integers(1, 3)) + 1):
            id = f"{name}-{number:02}"
            own = draw(st.sampled_from((None, None, "2020-03-05", "2020-02")))
            own = own if own and last(own) >= last(issued_on) else None
            issued[id] = own or issued_on
            limbs = draw(st.sampled_from(([], [], ["a"], ["a", "b"])))
            asked: dict[str, Any] = {"id": id, "source": name, "title": "Do it", "wording_status": "summary"}
            asked |= {"issued_on": own, "summary": "Do it.", "owner": draw(st.sampled_from(OWNERS))}
            asked["limbs"] = [{"id": limb, "text": "A part."} for limb in limbs]
            deadline = draw(deadlines(issued[id]))
            asked |= {"due": deadline.get("due"), "due_basis": "stated" if deadline else "none"}
            whole["recommendations"].append(asked)
            if draw(st.integers(0, 5)):
                response = draw(responses(id, issued[id], limbs, due=bool(deadline)))
                response["extensions"] = deadline.get("extensions", [])
                files[f"responses/{id}.yaml"] = response
        expected = draw(st.sampled_from((None, len(issued), len(issued) + 2)))
        verifiers = draw(st.sampled_from((["inspectorate", "board"], ["inspectorate", "board"], [])))
        said = draw(st.lists(statements(issued, issued_on, expected), max_size=4))
        if not verifiers:
            said = [each for each in said if each["says"] != "verified"]
            for id in issued:
                files.get(f"responses/{id}.yaml", {})["verifications"] = []
        checks = [{"date": on, "by": "board"} for on in draw(few(dates(issued_on), 2))]
        whole["sources"].append(
            {"id": name, "title": "A review", "kind": "review", "issued_by": "inspectorate", "issued_on": issued_on}
            | {"verifiers": verifiers, "expected_count": expected, "statements": said, "checks": checks}
        )
    return files


def texts_of(files: dict[str, Any]) -> dict[str, bytes]:
    """Return the texts of a register's files from their values."""
    return {path: text_of(values).encode() for path, values in files.items()}


@cache
def days_of_interest() -> st.SearchStrategy[date]:
    """Days: those of the entries and the days beside them, and a few on which nothing happens."""
    known = {last(each) for each in DATES}
    around = {day + timedelta(step) for day in known for step in (-1, 0, 1)}
    return st.sampled_from(sorted({*around, date(2020, 1, 1), date(2020, 8, 1), date(2021, 3, 1)}))
