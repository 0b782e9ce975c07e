"""The table of the committees: made, outstanding at the last meeting, outstanding now, progress since."""

from tests.rules.changes import compared
from tracker.rules.changes.outstanding import Left

SIX = """
    expected_count: 7
    recommendations:
      - actions: [{updates: [2020-02-01: in_progress, 2020-05-01: implemented]}]
      - actions: [{updates: [2020-02-01: implemented]}]
        verifications: [2020-03-01: verified, 2020-06-01: not_verified]
      - actions: [{updates: [2020-05-01: in_progress, 2020-06-01: in_progress]}]
      - acceptance: {decision: rejected, date: 2020-05-01}
      - evidence: [{date: 2020-02-01, expires: 2020-05-31}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
      - {}
"""


def test_what_was_outstanding_and_what_became_of_it():
    [row] = compared(SIX).outstanding
    assert (row.source, row.made, row.on_file) == ("R", 7, 6)
    assert row.then == Left(4, 4, 4)
    assert row.now == Left(4, 4, 4)  # one done, one closed; one fell back, and one is due for a retest
    assert (row.done, row.closed, row.fell_back, row.begun) == (("R-01",), ("R-04",), ("R-02", "R-05"), ("R-03",))
    assert (row.updated, row.updates) == (("R-01", "R-03"), 3)


def test_what_a_statement_claims_without_naming_it_makes_a_range():
    said = "statements: [{date: 2020-02-01, says: implemented, at_least: 2}]"
    [row] = compared(SIX + said.join(["    ", "\n"])).outstanding
    assert row.then == Left(4, 1, 4)
    contradicted = said.replace("2}", "7}")
    [row] = compared(SIX + contradicted.join(["    ", "\n"])).outstanding
    assert row.now == Left(4, None, None)


def test_a_source_issued_since_has_no_number_then():
    [row] = compared("issued_on: 2020-05-01").outstanding
    assert (row.then, row.now) == (None, Left(1, 1, 1))
