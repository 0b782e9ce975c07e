"""The response files of a made-up register: answers, actions, updates, evidence, verdicts, as people would write them.

Knows the format, and nothing of how the project reads it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.shapes import Asked, Shape, post, text

_HANDED_OVER_AFTER, _LAST_ESCALATED_AFTER, _ESCALATION_ANSWERED_AFTER = 400, 1000, 45  # days
_KINDS = ("letter", "report", "policy", "assessment", "agreement", "minutes", "dataset", "training", "audit")


def response(rng: Random, shape: Shape, asked: Asked) -> Iterator[str]:
    """Yield a response file: its entries in the order of time, as they would have been added."""
    issued_on = asked.source.issued_on
    updates = _updates(rng, asked.source.days)
    told = sorted(day for days in updates for day in days)
    shown = sorted(rng.sample(told, min(len(told), rng.randint(1, 4))))
    evidence = [(f"E{number}", issued_on + timedelta(day - 5)) for number, day in enumerate(shown, 1)]
    yield f"recommendation: {asked.id}\n"
    if rng.random() < 0.9:
        yield from _answers(rng, asked)
    if asked.due and rng.random() < 0.3:
        yield "extensions:"
        yield from _extension(rng, "  ", asked.due)
    if rng.random() < 0.1 and asked.source.within(_HANDED_OVER_AFTER):
        over = f"date: {issued_on + timedelta(_HANDED_OVER_AFTER)}, from: {asked.owner}, to: {rng.choice(shape.bodies)}"
        yield f"handovers:\n  - {{{over}, reason: {text(rng, 8, 14)}}}\n"
    yield "actions:"
    for number, days in enumerate(updates, 1):
        yield from _action(rng, asked, number, [issued_on + timedelta(day) for day in days], evidence)
    yield "\nevidence:"
    for id, day in evidence:
        yield from _evidence(rng, asked, id, day)
    may_verify = asked.source.verifier and told[-1] < asked.source.days.stop - 60
    if may_verify and rng.random() < 0.75:
        yield from _verifications(rng, asked, issued_on + timedelta(told[-1] + 40), evidence)
    if rng.random() < 0.2 and asked.source.within(_LAST_ESCALATED_AFTER + _ESCALATION_ANSWERED_AFTER):
        day = issued_on + timedelta(rng.randint(200, _LAST_ESCALATED_AFTER))
        yield f"\nescalations:\n  - date: {day}\n    to: oversight-group\n    by: {asked.source.issued_by}"
        yield f"    reason: {text(rng, 8, 20)}\n    answered_on: {day + timedelta(_ESCALATION_ANSWERED_AFTER)}"
        yield f"    answer: {text(rng, 8, 20)}"


def _answers(rng: Random, asked: Asked) -> Iterator[str]:
    """Yield one answer; where several bodies are asked a list, in which not every body's has come."""
    answered_on = asked.source.issued_on + timedelta(30)
    if len(asked.bodies) == 1:
        yield f"acceptance: {{decision: accepted, date: {answered_on}, by: {asked.owner}}}\n"
        return
    yield "acceptance:"
    for body in asked.bodies[: rng.randint(1, len(asked.bodies))]:
        decision = rng.choices(("accepted", "accepted_in_part", "rejected", "noted"), (70, 15, 10, 5))[0]
        reason = f", reason: {text(rng, 8, 14)}" if decision in ("accepted_in_part", "rejected") else ""
        yield f"  - {{decision: {decision}, date: {answered_on}, by: {body}{reason}}}"
    yield ""


def _updates(rng: Random, days: range) -> list[list[int]]:
    """Return for each of one to three actions when it is reported on, in days after the issue."""
    updates = [sorted(rng.sample(days, rng.randint(1, 4))) for _ in range(rng.choice((1, 1, 2, 3)))]
    if rng.random() < 0.3:
        updates[0] = sorted({*updates[0], *rng.sample(days, 4)})
    return updates


def _extension(rng: Random, indent: str, due: date) -> Iterator[str]:
    yield f"{indent}- agreed_on: {due - timedelta(rng.randint(-20, 40))}"
    yield f"{indent}  due: {due + timedelta(rng.randint(30, 200))}\n{indent}  agreed_by: oversight-group"
    yield f"{indent}  reason: {text(rng, 8, 20)}"


def _action(
    rng: Random, asked: Asked, number: int, days: list[date], evidence: list[tuple[str, date]]
) -> Iterator[str]:
    owner = post(rng, asked.bodies[(number - 1) % len(asked.bodies)])
    yield f"  - id: {asked.id}.{number}\n    title: {text(rng, 6, 12)[:-1]}\n    owner: {owner}"
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
        yield f"        note: {text(rng, 8, 20)}"
        cited = [id for id, day in evidence if timedelta(0) <= each - day <= timedelta(60)]
        if cited:
            yield f"        evidence: [{', '.join(cited)}]"
        if status != "implemented" and rng.random() < 0.2:
            yield f"        expected: {each + timedelta(120):%Y-%m}"


def _evidence(rng: Random, asked: Asked, id: str, day: date) -> Iterator[str]:
    yield f"  - id: {id}\n    title: {text(rng, 4, 8)[:-1]}\n    kind: {rng.choice(_KINDS)}\n    date: {day}"
    yield f"    shows: {text(rng, 8, 20)}\n    url: https://{asked.owner}.example/papers/{day:%Y}/{asked.id}-{id}.pdf"
    yield f"    marking: {rng.choices(('public', 'official'), (85, 15))[0]}"
    if rng.random() < 0.1:
        yield f"    expires: {day + timedelta(730)}"


def _verifications(rng: Random, asked: Asked, day: date, evidence: list[tuple[str, date]]) -> Iterator[str]:
    yield "\nverifications:"
    outcomes = rng.choice((["verified"], ["verified"], ["partly_verified"], ["not_verified", "verified"]))
    for step, outcome in enumerate(outcomes):
        size = rng.randint(8, 40)
        yield f"  - date: {day + timedelta(20 * step)}\n    by: {asked.source.verifier}\n    outcome: {outcome}"
        yield f"    evidence: [{', '.join(id for id, _ in evidence)}]"
        yield f"    sample: {{size: {size}, passed: {size - rng.randint(0, 4)}}}\n    note: {text(rng, 8, 20)}"
