"""A made-up register of any size, the same for the same seed: sound, and shaped like a register after some years.

Writes what people would write, in their YAML; knows the format, and nothing of how the project reads it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.responses import response
from benchmarks.shapes import AS_AT, POSTS, THEMES, Asked, Shape, Source, sources_of, text


def synthetic(n: int, seed: int = 1) -> dict[str, bytes]:
    """Return the files of a register of `n` recommendations, by their path below its folder."""
    return shaped(Shape("four sources", n), seed)


def shaped(shape: Shape, seed: int = 1) -> dict[str, bytes]:
    """Return the files of a register of a shape, likewise."""
    rng = Random(seed)
    sources = sources_of(shape, seed)
    asked = [_asked(rng, shape, source, number) for source in sources for number in range(1, source.makes + 1)]
    texts = {"recommendations.yaml": "\n".join(_recommendations(rng, shape, sources, asked))}
    if not shape.bare:
        texts |= {"meetings.yaml": "\n".join(_meetings(rng, shape)), "indicators.yaml": "\n".join(_indicators(rng))}
    answered = [each for each in asked if not shape.silent or rng.random() >= shape.silent]
    texts |= {f"responses/{each.id}.yaml": "\n".join(response(rng, shape, each)) for each in answered}
    return {path: f"{content}\n".encode() for path, content in texts.items()}


def write(texts: dict[str, bytes], folder: Path) -> None:
    """Write the files below `folder`."""
    (folder / "responses").mkdir(parents=True)
    for path, content in texts.items():
        (folder / path).write_bytes(content)


def _asked(rng: Random, shape: Shape, source: Source, number: int) -> Asked:
    due = source.issued_on + timedelta(rng.randint(120, 600)) if not shape.bare and rng.random() < 0.9 else None
    lead = rng.choice(shape.bodies)
    others = [body for body in shape.bodies if body != lead]
    beside = rng.sample(others, rng.randrange(shape.asked_of)) if shape.asked_of > 1 else []
    limbs = "ab" if rng.random() < 0.15 else ""
    return Asked(f"{source.id}-{number:02}", source, (lead, *beside), due, limbs)


def _recommendations(rng: Random, shape: Shape, sources: list[Source], asked: list[Asked]) -> Iterator[str]:
    yield "# A made-up register: no such body or document exists."
    yield "register:\n  title: Made-up recommendations"
    yield f"  as_at: {AS_AT}\n  quarters: financial\n  due_soon_days: 30\n  quiet_after_days: 92\n"
    yield "parties:"
    for issuer in dict.fromkeys(source.issued_by for source in sources):
        yield f"  - {{id: {issuer}, name: Office of the {issuer}, kind: body}}"
    for owner in shape.bodies:
        name = owner.replace("-", " ").title()
        yield f"  - {{id: {owner}, name: {name}, kind: body}}"
        for number in range(1, POSTS + 1):
            post = f"id: {owner}-lead-{number}, name: Lead {number} of the {name}, kind: post, part_of: {owner}"
            yield f"  - {{{post}}}"
    yield "  - {id: oversight-group, name: Joint oversight group, kind: group}"
    yield "\nsources:"
    for source in sources:
        yield from _source(rng, shape, source)
    yield "\nrecommendations:"
    for each in asked:
        yield from _recommendation(rng, each)


def _source(rng: Random, shape: Shape, source: Source) -> Iterator[str]:
    yield f"  - id: {source.id}\n    title: {source.title}"
    yield f"    kind: {source.kind}\n    issued_by: {source.issued_by}\n    issued_on: {source.issued_on}"
    yield f"    verifiers: [{source.verifier}]\n    expected_count: {source.makes}"
    yield f"    url: {source.url}\n    findings:"
    for number in range(1, 4):
        yield f"      - {{text: {text(rng, 8, 20)}, reference: paragraph {number}}}"
    if source.stated:
        yield from _statements(rng, shape, source)


def _statements(rng: Random, shape: Shape, source: Source) -> Iterator[str]:
    yield "    statements:"
    some = ", ".join(f"{source.id}-{number:02}" for number in range(1, max(2, min(12, source.makes))))
    said = (("accepted", "covers: all", 60), ("implemented", f"covers: [{some}]", 500))
    quarter, eighth = source.makes // 4, source.makes // 8
    counted = (("implemented", f"at_least: {quarter}", 700), ("verified", f"at_least: {eighth}", 900))
    for says, covers, after in said + counted:
        if not source.within(after) or (says == "verified" and not source.verifier):
            continue
        by = source.verifier if says == "verified" else shape.bodies[0]
        yield f"      - date: {source.issued_on + timedelta(after)}\n        by: {by}\n        says: {says}"
        yield f"        {covers}\n        text: {text(rng, 8, 20)}\n        certainty: reported"
        yield "        reported_in: Paper to the oversight group"


def _recommendation(rng: Random, asked: Asked) -> Iterator[str]:
    yield f"  - id: {asked.id}\n    source: {asked.source.id}\n    reference: paragraph {rng.randint(1, 400)}"
    yield f"    title: {text(rng, 4, 8)[:-1]}\n    wording_status: summary\n    summary: {text(rng, 12, 24)}"
    yield f"    basis: {{title: {text(rng, 4, 7)[:-1]}, url: https://{asked.source.issued_by}.example/{asked.id}}}"
    yield f"    theme: {rng.choice(THEMES)}\n    owner: {asked.owner}"
    basis = rng.choice(("stated", "inferred")) if asked.due else "none"
    yield f"    due: {asked.due or 'null'}\n    due_basis: {basis}"
    if basis == "stated":
        yield f"    due_stated_in: {{title: {asked.source.title}, url: {asked.source.url}}}"
    if asked.limbs:
        yield "    limbs:"
        for limb in asked.limbs:
            yield f"      - {{id: {limb}, text: {text(rng, 6, 12)}}}"


def _quarters() -> list[date]:
    return [date(year, month, 28) for year in range(2019, 2025) for month in (3, 6, 9, 12)]


def _meetings(rng: Random, shape: Shape) -> Iterator[str]:
    yield "meetings:"
    for day in _quarters():
        yield f"  - id: oversight-{day:%Y-%m}\n    date: {day - timedelta(20)}\n    body: oversight-group"
        yield "    title: Joint oversight group\n    status: held\n    decisions:"
        for number in (1, 2):
            yield f"      - {{id: D{number}, text: {text(rng, 8, 20)}, outcome: agreed}}"
    if shape.many:
        yield f"  - id: oversight-next\n    date: {AS_AT + timedelta(60)}\n    body: oversight-group"
        yield "    title: Joint oversight group\n    status: planned"


def _indicators(rng: Random) -> Iterator[str]:
    yield "indicators:\n  - id: population\n    title: People on the list\n    unit: people\n    better: lower"
    yield "    observations:"
    for number, day in enumerate(_quarters()):
        value, published_on = 3800 - 60 * number + rng.randint(0, 40), day + timedelta(30)
        yield f"      - {{as_of: {day:%Y-%m}, value: {value}, published_on: {published_on}, title: Quarterly figures}}"
