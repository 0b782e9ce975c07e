"""A made-up register of any size, the same for the same seed: sound, and shaped like a register after some years.

Writes what people would write, in their YAML; knows the format, and nothing of how the project reads it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

AS_AT, FIRST_QUARTER = date(2024, 12, 31), date(2019, 3, 31)
_BEGAN = date(2019, 1, 15)  # the first of the 24 quarters that end with AS_AT
_LAST_ENTRY_AFTER = 1700  # days: every entry is dated before AS_AT
_OWNERS = ("constabulary", "city-council", "county-council", "probation-service")
_KINDS = ("letter", "report", "policy", "assessment", "agreement", "minutes", "dataset", "training", "audit")
_THEMES = ("data sharing", "retention", "equality", "training", "governance", "community engagement", "records")
_WORDS = (
    "the agreement with partners is signed and its schedule of data shared has been published after review by legal "
    "services officers were trained in groups of twelve and their attendance is recorded against each station while "
    "an equality impact assessment of this policy now covers every borough except two where staff are still to be "
    "appointed before summer records older than five years were deleted from both systems following advice a sample "
    "of forty cases showed that reasons had not always been written down and supervisors will check them monthly"
).split()


class _Source(NamedTuple):
    id: str
    kind: str
    issued_by: str
    verifier: str
    issued_on: date
    makes: int

    @property
    def title(self) -> str:
        return f"{self.kind.replace('_', ' ').capitalize()} of the {self.issued_by}"

    @property
    def url(self) -> str:
        return f"https://{self.issued_by}.example/{self.id.lower()}"


class _Asked(NamedTuple):
    id: str
    source: _Source
    owner: str
    due: date | None
    limbs: str


def synthetic(n: int, seed: int = 1) -> dict[str, bytes]:
    """Return the files of a register of `n` recommendations, by their path below its folder."""
    rng = Random(seed)
    sources = _sources(n)
    asked = [_asked(rng, source, number) for source in sources for number in range(1, source.makes + 1)]
    texts = {
        "recommendations.yaml": "\n".join(_recommendations(rng, sources, asked)),
        "meetings.yaml": "\n".join(_meetings(rng)),
        "indicators.yaml": "\n".join(_indicators(rng)),
    }
    texts |= {f"responses/{each.id}.yaml": "\n".join(_response(rng, each)) for each in asked}
    return {path: f"{text}\n".encode() for path, text in texts.items()}


def write(texts: dict[str, bytes], folder: Path) -> None:
    """Write the files below `folder`."""
    (folder / "responses").mkdir(parents=True)
    for path, text in texts.items():
        (folder / path).write_bytes(text)


def _sources(n: int) -> list[_Source]:
    kinds = ("enforcement_notice", "review", "inspection", "audit")
    ids, issuers = ("NOTICE", "REVIEW", "INSPECT", "AUDIT"), ("regulator", "commissioner", "inspectorate", "auditor")
    parts = zip(ids, kinds, issuers, range(4), strict=True)
    return [_Source(id, kind, by, by, _BEGAN + timedelta(50 * step), (n + step) // 4) for id, kind, by, step in parts]


def _asked(rng: Random, source: _Source, number: int) -> _Asked:
    due = source.issued_on + timedelta(rng.randint(120, 600)) if rng.random() < 0.9 else None
    return _Asked(f"{source.id}-{number:02}", source, rng.choice(_OWNERS), due, "ab" if rng.random() < 0.15 else "")


def _text(rng: Random, least: int, most: int) -> str:
    """Return so many words, as a sentence."""
    start, count = rng.randrange(len(_WORDS)), rng.randint(least, most)
    return " ".join((_WORDS * 2)[start : start + count]).capitalize() + "."


def _post(rng: Random, owner: str) -> str:
    return f"{owner}-lead-{rng.randint(1, 6)}"


def _recommendations(rng: Random, sources: list[_Source], asked: list[_Asked]) -> Iterator[str]:
    yield "# A made-up register: no such body or document exists."
    yield "register:\n  title: Made-up recommendations"
    yield f"  as_at: {AS_AT}\n  quarters: financial\n  due_soon_days: 30\n  quiet_after_days: 92\n"
    yield "parties:"
    for source in sources:
        yield f"  - {{id: {source.issued_by}, name: Office of the {source.issued_by}, kind: body}}"
    for owner in _OWNERS:
        name = owner.replace("-", " ").title()
        yield f"  - {{id: {owner}, name: {name}, kind: body}}"
        for number in range(1, 7):
            post = f"id: {owner}-lead-{number}, name: Lead {number} of the {name}, kind: post, part_of: {owner}"
            yield f"  - {{{post}}}"
    yield "  - {id: oversight-group, name: Joint oversight group, kind: group}"
    yield "\nsources:"
    for source in sources:
        yield from _source(rng, source)
    yield "\nrecommendations:"
    for each in asked:
        yield from _recommendation(rng, each)


def _source(rng: Random, source: _Source) -> Iterator[str]:
    yield f"  - id: {source.id}\n    title: {source.title}"
    yield f"    kind: {source.kind}\n    issued_by: {source.issued_by}\n    issued_on: {source.issued_on}"
    yield f"    verifiers: [{source.verifier}]\n    expected_count: {source.makes}"
    yield f"    url: {source.url}\n    findings:"
    for number in range(1, 4):
        yield f"      - {{text: {_text(rng, 8, 20)}, reference: paragraph {number}}}"
    yield "    statements:"
    some = ", ".join(f"{source.id}-{number:02}" for number in range(1, max(2, min(12, source.makes))))
    said = (("accepted", "covers: all", 60), ("implemented", f"covers: [{some}]", 500))
    quarter, eighth = source.makes // 4, source.makes // 8
    counted = (("implemented", f"at_least: {quarter}", 700), ("verified", f"at_least: {eighth}", 900))
    for says, covers, after in said + counted:
        by = source.verifier if says == "verified" else "constabulary"
        yield f"      - date: {source.issued_on + timedelta(after)}\n        by: {by}\n        says: {says}"
        yield f"        {covers}\n        text: {_text(rng, 8, 20)}\n        certainty: reported"
        yield "        reported_in: Paper to the oversight group"


def _recommendation(rng: Random, asked: _Asked) -> Iterator[str]:
    yield f"  - id: {asked.id}\n    source: {asked.source.id}\n    reference: paragraph {rng.randint(1, 400)}"
    yield f"    title: {_text(rng, 4, 8)[:-1]}\n    wording_status: summary\n    summary: {_text(rng, 12, 24)}"
    yield f"    basis: {{title: {_text(rng, 4, 7)[:-1]}, url: https://{asked.source.issued_by}.example/{asked.id}}}"
    yield f"    theme: {rng.choice(_THEMES)}\n    owner: {asked.owner}"
    basis = rng.choice(("stated", "inferred")) if asked.due else "none"
    yield f"    due: {asked.due or 'null'}\n    due_basis: {basis}"
    if basis == "stated":
        yield f"    due_stated_in: {{title: {asked.source.title}, url: {asked.source.url}}}"
    if asked.limbs:
        yield "    limbs:"
        for limb in asked.limbs:
            yield f"      - {{id: {limb}, text: {_text(rng, 6, 12)}}}"


def _response(rng: Random, asked: _Asked) -> Iterator[str]:
    """Yield a response file: its entries in the order of time, as they would have been added."""
    issued_on = asked.source.issued_on
    updates = _updates(rng)
    told = sorted(day for days in updates for day in days)
    shown = sorted(rng.sample(told, min(len(told), rng.randint(1, 4))))
    evidence = [(f"E{number}", issued_on + timedelta(day - 5)) for number, day in enumerate(shown, 1)]
    yield f"recommendation: {asked.id}\n"
    if rng.random() < 0.9:
        yield f"acceptance: {{decision: accepted, date: {issued_on + timedelta(30)}, by: {asked.owner}}}\n"
    if asked.due and rng.random() < 0.3:
        yield "extensions:"
        yield from _extension(rng, "  ", asked.due)
    if rng.random() < 0.1:
        over = f"date: {issued_on + timedelta(400)}, from: {asked.owner}, to: {rng.choice(_OWNERS)}"
        yield f"handovers:\n  - {{{over}, reason: {_text(rng, 8, 14)}}}\n"
    yield "actions:"
    for number, days in enumerate(updates, 1):
        yield from _action(rng, asked, number, [issued_on + timedelta(day) for day in days], evidence)
    yield "\nevidence:"
    for id, day in evidence:
        yield from _evidence(rng, asked, id, day)
    if told[-1] < _LAST_ENTRY_AFTER - 60 and rng.random() < 0.75:
        yield from _verifications(rng, asked, issued_on + timedelta(told[-1] + 40), evidence)
    if rng.random() < 0.2:
        day = issued_on + timedelta(rng.randint(200, 1000))
        yield f"\nescalations:\n  - date: {day}\n    to: oversight-group\n    by: {asked.source.issued_by}"
        yield f"    reason: {_text(rng, 8, 20)}\n    answered_on: {day + timedelta(45)}"
        yield f"    answer: {_text(rng, 8, 20)}"


def _updates(rng: Random) -> list[list[int]]:
    """Return for each of one to three actions when it is reported on, in days after the issue."""
    days = range(40, _LAST_ENTRY_AFTER)
    updates = [sorted(rng.sample(days, rng.randint(1, 4))) for _ in range(rng.choice((1, 1, 2, 3)))]
    if rng.random() < 0.3:
        updates[0] = sorted({*updates[0], *rng.sample(days, 4)})
    return updates


def _extension(rng: Random, indent: str, due: date) -> Iterator[str]:
    yield f"{indent}- agreed_on: {due - timedelta(rng.randint(-20, 40))}"
    yield f"{indent}  due: {due + timedelta(rng.randint(30, 200))}\n{indent}  agreed_by: oversight-group"
    yield f"{indent}  reason: {_text(rng, 8, 20)}"


def _action(
    rng: Random, asked: _Asked, number: int, days: list[date], evidence: list[tuple[str, date]]
) -> Iterator[str]:
    owner = _post(rng, asked.owner)
    yield f"  - id: {asked.id}.{number}\n    title: {_text(rng, 6, 12)[:-1]}\n    owner: {owner}"
    if asked.limbs:
        yield f"    limbs: [{', '.join(asked.limbs)}]"
    if asked.due and rng.random() < 0.15:
        yield f"    due: {asked.due - timedelta(30)}"
        if rng.random() < 0.4:
            yield "    extensions:"
            yield from _extension(rng, "      ", asked.due - timedelta(30))
    yield "    updates:"
    ends_in = rng.choices(("implemented", "in_progress", "not_started", "withdrawn"), (60, 30, 7, 3))[0]
    for each in days:
        status = ends_in if each is days[-1] else rng.choice(("not_started", "in_progress", "in_progress"))
        written = f"{each:%Y-%m}" if rng.random() < 0.05 else str(each)
        yield f"      - date: {written}\n        status: {status}\n        by: {owner}"
        yield f"        note: {_text(rng, 8, 20)}"
        cited = [id for id, day in evidence if timedelta(0) <= each - day <= timedelta(60)]
        if cited:
            yield f"        evidence: [{', '.join(cited)}]"
        if status != "implemented" and rng.random() < 0.2:
            yield f"        expected: {each + timedelta(120):%Y-%m}"


def _evidence(rng: Random, asked: _Asked, id: str, day: date) -> Iterator[str]:
    yield f"  - id: {id}\n    title: {_text(rng, 4, 8)[:-1]}\n    kind: {rng.choice(_KINDS)}\n    date: {day}"
    yield f"    shows: {_text(rng, 8, 20)}\n    url: https://{asked.owner}.example/papers/{day:%Y}/{asked.id}-{id}.pdf"
    yield f"    marking: {rng.choices(('public', 'official'), (85, 15))[0]}"
    if rng.random() < 0.1:
        yield f"    expires: {day + timedelta(730)}"


def _verifications(rng: Random, asked: _Asked, day: date, evidence: list[tuple[str, date]]) -> Iterator[str]:
    yield "\nverifications:"
    outcomes = rng.choice((["verified"], ["verified"], ["partly_verified"], ["not_verified", "verified"]))
    for step, outcome in enumerate(outcomes):
        size = rng.randint(8, 40)
        yield f"  - date: {day + timedelta(20 * step)}\n    by: {asked.source.verifier}\n    outcome: {outcome}"
        yield f"    evidence: [{', '.join(id for id, _ in evidence)}]"
        yield f"    sample: {{size: {size}, passed: {size - rng.randint(0, 4)}}}\n    note: {_text(rng, 8, 20)}"


def _quarters() -> list[date]:
    return [date(year, month, 28) for year in range(2019, 2025) for month in (3, 6, 9, 12)]


def _meetings(rng: Random) -> Iterator[str]:
    yield "meetings:"
    for day in _quarters():
        yield f"  - id: oversight-{day:%Y-%m}\n    date: {day - timedelta(20)}\n    body: oversight-group"
        yield "    title: Joint oversight group\n    status: held\n    decisions:"
        for number in (1, 2):
            yield f"      - {{id: D{number}, text: {_text(rng, 8, 20)}, outcome: agreed}}"


def _indicators(rng: Random) -> Iterator[str]:
    yield "indicators:\n  - id: population\n    title: People on the list\n    unit: people\n    better: lower"
    yield "    observations:"
    for number, day in enumerate(_quarters()):
        value, published_on = 3800 - 60 * number + rng.randint(0, 40), day + timedelta(30)
        yield f"      - {{as_of: {day:%Y-%m}, value: {value}, published_on: {published_on}, title: Quarterly figures}}"
