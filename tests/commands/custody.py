"""A small register, written out in full: AUD-01 verified, AUD-02 overdue, AUD-03 with nothing but what was asked."""

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str], Path]

ASKED = """
    register:
      title: Custody recommendations
      as_at: 2024-03-15
    parties:
      - {id: police, name: County Police, kind: body}
      - {id: head, name: Head of Custody, kind: post, part_of: police}
      - {id: audit, name: County Audit Office, kind: body}
      - {id: board, name: Oversight Board, kind: group}
    sources:
      - id: AUD
        title: Audit of custody records
        kind: audit
        issued_by: audit
        issued_on: 2023-01-10
        verifiers: [audit]
        expected_count: 3
        statements:
          - {date: 2024-01-31, by: police, says: implemented, at_least: 2, text: Two of the three are complete.}
    recommendations:
      - id: AUD-01
        source: AUD
        reference: Recommendation 1
        title: Say who checked each record
        wording: Every record must say who checked it.
        wording_status: verbatim
        owner: police
        due: 2023-06-30
        due_basis: stated
        due_stated_in: {title: Audit of custody records}
      - id: AUD-02
        source: AUD
        title: Sample the records
        wording: The records must be sampled.
        wording_status: verbatim
        owner: police
        due: 2023-12-31
        due_basis: inferred
      - id: AUD-03
        source: AUD
        title: Tell people of their rights
        wording: People must be told of their rights.
        wording_status: verbatim
        due_basis: none
"""

FIRST = """
    recommendation: AUD-01
    actions:
      - id: AUD-01.1
        title: Add two fields
        owner: head
        updates:
          - {date: 2023-05, status: implemented, by: head, note: Both fields are in use., evidence: [E1]}
    evidence:
      - {id: E1, title: Release note, kind: report, date: 2023-04-20, shows: The fields., held: Police, marking: public}
    verifications:
      - {date: 2023-09-01, by: audit, outcome: verified, evidence: [E1]}
"""

SECOND = """
    recommendation: AUD-02
    extensions:
      - {agreed_on: 2023-12-01, due: 2024-02, agreed_by: board, reason: The cells are being rebuilt.}
    handovers:
      - {date: 2023-07-01, from: police, to: head}
    actions:
      - id: AUD-02.1
        title: Draw a sample each quarter
        owner: head
        updates:
          - {date: 2024-02-20, status: in_progress, by: head, note: A first sample is drawn.}
      - id: AUD-02.2
        title: Publish what it shows
"""
