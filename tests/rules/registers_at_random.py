"""Hypothesis: small registers at random, as the values that `tests.rules.files_of` makes files of.

Days come from a short list, so that entries meet on one day; a third of the dates are months alone.
"""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tracker.dates import ONE_DAY, day_from, last_day

DAYS = (
    *("2020-01-10", "2020-01-31", "2020-02-01", "2020-02-14", "2020-02-29", "2020-03-01", "2020-03-20"),
    *("2020-03-31", "2020-04-01", "2020-04-15", "2020-05-10", "2020-05-31", "2020-06-30", "2020-07-15"),
)
MONTHS = ("2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06", "2020-07")
LONGEST = 4
STATUSES = ("not_started", "in_progress", "implemented", "withdrawn")
OUTCOMES = ("verified", "partly_verified", "not_verified", "superseded")
OWNERS = ("force", "head", "inspectorate", "null")


def on(text: str) -> date:
    """Return the day that a date counts from."""
    return last_day(day_from(text))


def dates(first: str = "2020-01-01") -> st.SearchStrategy[str]:
    """Dates from `first` on, days and months."""
    days = [each for each in DAYS if on(each) >= on(first)]
    months = [each for each in MONTHS if date.fromisoformat(f"{each}-01") >= on(first)]
    return st.sampled_from(days) | st.sampled_from(days) | st.sampled_from(months)


def some(of: st.SearchStrategy[Any], most: int = LONGEST) -> st.SearchStrategy[list[Any]]:
    """None, one or some."""
    return st.lists(of, max_size=most)


@st.composite
def extensions_of(draw: st.DrawFn, due: str, first: str) -> list[dict[str, str]]:
    """Return extensions of a deadline, each to a later day than the one that it replaces."""
    agreed = sorted(draw(some(dates(first), 3)), key=on)
    later = sorted({each for each in (*DAYS, "2020-09-30", "2020-12-31") if on(each) > on(due)}, key=on)
    return [{"agreed_on": when, "due": to} for when, to in zip(agreed, later, strict=False)]


@st.composite
def actions(draw: st.DrawFn, first: str) -> dict[str, Any]:
    """Return an action, with updates in any order."""
    update = st.fixed_dictionaries(
        {"date": dates(first), "status": st.sampled_from(STATUSES)}, optional={"expected": dates()}
    )
    action: dict[str, Any] = {"owner": draw(st.sampled_from(OWNERS)), "updates": draw(some(update))}
    action["limbs"] = draw(st.sampled_from(([], ["a"], ["a", "b"])))
    if draw(st.booleans()):
        action["due"] = draw(dates())
        action["extensions"] = draw(extensions_of(action["due"], first))
    return action


@st.composite
def recommendations(draw: st.DrawFn, first: str) -> dict[str, Any]:
    """Return a recommendation with its response."""
    told: dict[str, Any] = {"owner": draw(st.sampled_from(OWNERS)), "limbs": draw(st.sampled_from(([], ["a", "b"])))}
    told["actions"] = draw(some(actions(first), 2))
    if not told["limbs"]:
        told["actions"] = [{**each, "limbs": []} for each in told["actions"]]
    if draw(st.booleans()):
        told["due"] = draw(dates())
        told["extensions"] = draw(extensions_of(told["due"], first))
    if draw(st.integers(0, 2)) == 2:
        decision = st.sampled_from(("accepted", "noted", "rejected"))
        told["acceptance"] = {"decision": draw(decision), "date": draw(dates(first))}
    told["handovers"] = draw(some(st.fixed_dictionaries({"date": dates(first), "to": st.sampled_from(OWNERS)}), 2))
    lasting = st.fixed_dictionaries({"date": dates()})
    expiring = st.tuples(dates(), dates()).map(lambda pair: {"date": min(pair, key=on), "expires": max(pair, key=on)})
    told["evidence"] = draw(some(lasting | expiring, 3))
    cited = [[f"E{number}" for number in range(1, count + 1)] for count in range(len(told["evidence"]) + 1)]
    verification = {"date": dates(first), "outcome": st.sampled_from(OUTCOMES), "evidence": st.sampled_from(cited)}
    told["verifications"] = draw(some(st.fixed_dictionaries(verification), 3))
    put = draw(some(st.tuples(dates(first), dates(first)), 2))
    told["escalations"] = [{"date": min(pair, key=on), "answered_on": max(pair, key=on)} for pair in put]
    return told


@st.composite
def statements(draw: st.DrawFn, source: str, count: int, first: str) -> dict[str, Any]:
    """Return a statement about a source."""
    says = draw(st.sampled_from(("accepted", "expected", "implemented", "implemented", "verified", "superseded")))
    said: dict[str, Any] = {"date": draw(dates(first)), "says": says}
    if says == "expected":
        said["expected"] = draw(dates())
    which = draw(st.sampled_from(("all", "some", "number", "list", "list")))
    if which == "number":
        said["at_least"] = str(draw(st.integers(0, count)))
    elif which == "list":
        said["covers"] = [f"{source}-{number:02}" for number in draw(st.sets(st.integers(1, count), min_size=1))]
    else:
        said["covers"] = which
    return said


@st.composite
def sources(draw: st.DrawFn, id: str, issued_on: str) -> dict[str, Any]:
    """Return a source with one to three recommendations."""
    told = draw(st.lists(recommendations(issued_on), min_size=1, max_size=2))
    said = draw(some(statements(id, len(told), issued_on), 3))
    return {"id": id, "issued_on": issued_on, "recommendations": told, "statements": said}


@st.composite
def registers(draw: st.DrawFn) -> dict[str, Any]:
    """Return a register of one or two sources, with a meeting, a concern and an indicator."""
    told = [draw(sources("R", draw(st.sampled_from(("2020-01-01", "2020-01")))))]
    if draw(st.integers(0, 3)) == 3:
        told.append(draw(sources("S", "2020-03-01")))
    quiet = draw(st.sampled_from(("0", "30", "92")))
    short: dict[str, Any] = {"sources": told, "settings": {"quiet_after_days": quiet, "due_soon_days": "20"}}
    decided, carried_out, raised, resolved = (draw(dates()) for _ in range(4))
    outcome = draw(st.sampled_from(("asked", "agreed", "refused")))
    decision = {"outcome": outcome, "recommendations": ["R-01"], "due": draw(dates())}
    if on(carried_out) >= on(decided):
        decision["done_on"] = carried_out
    short["meetings"] = [{"date": decided, "decisions": [decision]}]
    short["concerns"] = [{"raised_on": raised} | ({"resolved_on": resolved} if on(resolved) >= on(raised) else {})]
    seen = st.fixed_dictionaries(
        {"as_of": dates(), "value": st.sampled_from(("5", "6"))}, optional={"published_on": dates()}
    )
    short["indicators"] = [{"observations": draw(some(seen))}]
    return short


def days_of_interest() -> st.SearchStrategy[date]:
    """Days: those of the entries, the days before and after, and a few on which nothing happens."""
    known = [on(each) for each in (*DAYS, *MONTHS)]
    around = [day for each in known for day in (each - ONE_DAY, each, each + ONE_DAY)]
    return st.sampled_from(sorted({*around, date(2019, 12, 31), date(2020, 1, 1), date(2020, 8, 1), date(2021, 1, 1)}))
