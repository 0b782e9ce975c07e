"""Small registers that lack something which most have: meetings, verifiers, deadlines, anything done, any answer.

Each is whole and sound; as at 31 March 2025.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_ASKED = """\
register: {title: Recommendations on custody, as_at: 2025-03-31}
parties:
  - {id: inspectorate, name: Inspectorate of Custody, kind: body}
  - {id: constabulary, name: Borset Constabulary, kind: body}
  - {id: head-of-custody, name: Head of Custody, kind: post, part_of: constabulary}
  - {id: panel, name: Oversight panel, kind: group}
sources:
  - id: INSP
    title: Inspection of custody
    kind: inspection
    issued_by: inspectorate
    issued_on: 2024-03-01
    VERIFIERS
    expected_count: COUNT
    url: https://inspectorate.example/custody
recommendations:
"""
_RECOMMENDATION = """\
  - id: INSP-0{number}
    source: INSP
    title: {title}
    wording_status: summary
    summary: {title} in every custody suite.
    basis: {{title: Inspection of custody, url: https://inspectorate.example/custody}}
    owner: constabulary
    {deadline}
"""
_DEADLINE = """due: 2024-12-31
    due_basis: stated
    due_stated_in: {title: Inspection of custody, url: https://inspectorate.example/custody}"""
_TITLES = ("Record each visit", "Train custody officers", "Check the cameras")
_MEETINGS = """\
meetings:
  - {id: panel-2024-12, date: 2024-12-10, body: panel, title: Oversight panel, status: held}
  - {id: panel-2025-06, date: 2025-06-10, body: panel, title: Oversight panel, status: planned}
"""
_RESPONSE = """\
recommendation: INSP-0{number}
acceptance: {{decision: accepted, date: 2024-04-02, by: constabulary}}
actions:
  - id: INSP-0{number}.1
    title: {title}
    owner: head-of-custody
    updates:
      - {{date: 2024-09-02, status: in_progress, by: head-of-custody, note: Begun at two of five suites.}}
{done}"""
_DONE = """\
      - {date: 2024-11-04, status: implemented, by: head-of-custody, note: Done at all suites., evidence: [E1]}
evidence:
  - id: E1
    title: Log of visits
    kind: report
    date: 2024-11-01
    shows: Visits logged at all suites.
    url: https://borset.example/log
    marking: public
"""
_VERIFIED = """\
verifications:
  - {date: 2025-01-20, by: inspectorate, outcome: verified, evidence: [E1], note: Seen at all suites.}
"""


class Odd(NamedTuple):
    """What a register has. `done`: how many of its recommendations are; `responses`: how many are answered at all."""

    count: int = 3
    verifiers: bool = True
    deadlines: bool = True
    meetings: bool = True
    done: int = 1
    responses: int = 3


ODD = {
    "no-meetings": Odd(meetings=False),
    "no-verifiers": Odd(verifiers=False),
    "no-deadlines": Odd(deadlines=False),
    "none-done": Odd(done=0),
    "one-recommendation": Odd(count=1, done=0, responses=1),
    "no-response": Odd(done=0, responses=0),
    "nothing-but-questions": Odd(verifiers=False, deadlines=False, meetings=False, done=0, responses=0),
    "all-done": Odd(done=3),
}


def write(odd: Odd, folder: Path) -> Path:
    """Write a register into a folder that is not there yet; return the folder."""
    (folder / "responses").mkdir(parents=True)
    verifiers = "verifiers: [inspectorate]" if odd.verifiers else "verifiers: []"
    asked = _ASKED.replace("VERIFIERS", verifiers).replace("COUNT", str(odd.count))
    for number, title in enumerate(_TITLES[: odd.count], 1):
        deadline = _DEADLINE if odd.deadlines else "due_basis: none"
        asked += _RECOMMENDATION.format(number=number, title=title, deadline=deadline)
        if number <= odd.responses:
            is_done = number <= odd.done
            done = _DONE + (_VERIFIED if odd.verifiers else "") if is_done else ""
            response = _RESPONSE.format(number=number, title=title, done=done)
            (folder / f"responses/INSP-0{number}.yaml").write_text(response, encoding="utf-8")
    (folder / "recommendations.yaml").write_text(asked, encoding="utf-8")
    if odd.meetings:
        (folder / "meetings.yaml").write_text(_MEETINGS, encoding="utf-8")
    return folder
