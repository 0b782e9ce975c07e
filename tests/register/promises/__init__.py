"""A small register with every guarded kind of entry in it, and what breaks when its text is edited."""

from tracker.problems import Problem
from tracker.register.promises.promises import broken_promises
from tracker.register.reading.reading import Memory, read
from tracker.register.records import Register

ASKED = """\
register: {title: A register}
parties:
  - {id: force, name: Borset Police, kind: body}
  - {id: board, name: Oversight Board, kind: group}
  - {id: office, name: The Office, kind: body}
sources:
  - id: R
    title: A review
    kind: review
    issued_by: board
    issued_on: 2020-01
    verifiers: [board]
    expected_count: 2
    statements:
      - {date: 2020-03-01, by: force, says: accepted, covers: all, text: All were accepted.}
      - {date: 2020-06-01, by: force, says: implemented, covers: [R-01], text: The first is done.}
recommendations:
  - id: R-01
    source: R
    title: First
    wording_status: summary
    summary: Do the first thing.
    owner: force
    due: 2020-12-31
    due_basis: stated
    limbs:
      - {id: a, text: One part.}
      - {id: b, text: Another part.}
  - {id: R-02, source: R, title: Second, wording_status: not_transcribed, due_basis: none}
"""

RESPONSE = """\
recommendation: R-01
acceptance: {decision: accepted, date: 2020-02-01, by: force}
extensions:
  - {agreed_on: 2020-11-01, due: 2021-03-31, agreed_by: board, reason: More time.}
handovers:
  - {date: 2020-05-01, to: board}
actions:
  - id: R-01.1
    title: Do it
    owner: force
    due: 2020-12-31
    limbs: [a]
    updates:
      - date: 2020-03
        status: not_started
        by: force
        note: Nothing yet.
      - date: 2020-06-15
        status: in_progress
        by: force
        note: Half of it is done.
        evidence: [E1]
      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}
  - {id: R-01.2, title: Do the rest, owner: null}
evidence:
  - {id: E1, title: A paper, kind: report, date: 2020-06-01, shows: Half of it., marking: public}
  - {id: E2, title: A letter, kind: letter, received: 2020-08-01, shows: The rest., marking: public}
verifications:
  - {date: 2020-10-01, by: board, outcome: partly_verified, sample: {size: 8, passed: 5}}
escalations:
  - {date: 2020-07-01, to: board, by: force, reason: Too slow.}
"""

MEETINGS = """\
meetings:
  - id: board-1
    date: 2020-04-01
    body: board
    title: Oversight Board
    status: held
    decisions:
      - {id: D1, text: Note it., outcome: asked, recommendations: [R-01]}
      - {id: D2, text: Do more., outcome: agreed, owner: force}
  - {id: board-2, date: 2030-04-01, body: board, title: Oversight Board, status: planned}
"""

CONCERNS = """\
concerns:
  - id: C1
    kind: community
    raised_on: 2020-05-01
    raised_by: Residents
    text: It takes too long.
    steps:
      - {date: 2020-05-02, to: force, text: Asked for an answer.}
"""

INDICATORS = """\
indicators:
  - id: searches
    title: Searches
    unit: searches
    observations:
      - {as_of: 2020-03, value: 12.5, published_on: 2020-04-01, title: First figures}
      - {as_of: 2020-06, value: 11, published_on: 2020-07-01, title: Second figures}
  - {id: nothing-yet, title: Nothing yet, unit: people}
"""

TEXTS = {
    "recommendations.yaml": ASKED,
    "responses/R-01.yaml": RESPONSE,
    "meetings.yaml": MEETINGS,
    "concerns.yaml": CONCERNS,
    "indicators.yaml": INDICATORS,
}
R01 = "responses/R-01.yaml"
_READ = Memory()  # most tests edit one file


def register_of(texts: dict[str, str]) -> Register:
    """Read a register that must be sound."""
    register, problems = read({path: text.encode() for path, text in texts.items()}, memory=_READ)
    assert register is not None, [problem.told() for problem in problems]
    return register


def edited(path: str, old: str, new: str, texts: dict[str, str] = TEXTS) -> dict[str, str]:
    """Return the register with a piece of one file's text, which must be there once, written otherwise."""
    assert texts[path].count(old) == 1, f"{old!r} stands {texts[path].count(old)} times in {path}"
    return {**texts, path: texts[path].replace(old, new)}


def broken(after: dict[str, str], before: dict[str, str] = TEXTS) -> list[Problem]:
    """Return the promises that one register breaks towards another, with the places of fields."""
    encoded = {path: text.encode() for path, text in after.items()}
    return list(broken_promises(register_of(before), register_of(after), encoded))


def told(after: dict[str, str], before: dict[str, str] = TEXTS) -> list[str]:
    """Return the broken promises as they are told."""
    return [problem.told() for problem in broken(after, before)]
