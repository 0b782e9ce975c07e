"""A matter as one line: why it is one, in a few words, and whose it is."""

import pytest

from tests.rules.changes import known_of
from tests.words.test_every_rule import FIGURES
from tracker.rules.meetings.agenda import matters
from tracker.vocabulary import Rule
from tracker.words.meetings.matters import whose_text, why_text
from tracker.words.meetings.why import REASONS, reason

STARTED = "actions: [{updates: [2020-02-01: in_progress]}]"
CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"
REPORTED = "certainty: reported, reported_in: the Echo"
DUES = ", ".join(f"{{due: 2020-03-{number:02}}}" for number in range(1, 12))


def test_every_rule_has_a_reason_in_few_words():
    assert set(REASONS) == set(FIGURES)


def why(literal, rule, as_at):
    found = known_of(literal, as_at)
    [exception] = [each for each in found.exceptions if each.rule is rule]
    return reason(found.register, exception)


@pytest.mark.parametrize(
    ("literal", "rule", "as_at", "expected"),
    [
        (f"due: 2020-03-01\n{STARTED}", Rule.OVERDUE, "2020-03-10", "9 days past its deadline"),
        (
            f"due: 2020-03-01\ndue_basis: inferred\n{STARTED}",
            Rule.OVERDUE,
            "2020-03-10",
            "9 days past an inferred deadline",
        ),
        (
            f"due: 2020-02-01\ndue_basis: inferred\nextensions: [2020-01-20: 2020-03-01]\n{STARTED}",
            Rule.OVERDUE,
            "2020-03-10",
            "9 days past its deadline",
        ),
        (
            f"due: 2020-02-15\n{CLAIMED}\nverifications: [2020-02-03: verified, 2020-03-01: not_verified]",
            Rule.OVERDUE,
            "2020-03-10",
            "open again for 10 days, past its deadline",
        ),
        ("due: 2020-03-01", Rule.UNREPORTED, "2020-03-10", "nothing reported, 9 days past its deadline"),
        (
            "actions: [{due: 2020-03-01, updates: [2020-02-01: in_progress]}]",
            Rule.ACTION_OVERDUE,
            "2020-03-02",
            "1 day past its deadline",
        ),
        (
            "actions: [{updates: [{date: 2020-02-01, status: in_progress, expected: 2020-02, certainty: inferred}]}]",
            Rule.EXPECTATION_PASSED,
            "2020-03-02",
            "its owner expected it by Feb 2020 (inferred)",
        ),
        ("{}", Rule.UNDATED, "2020-08-01", "no deadline, open for 213 days"),
        ("owner: null", Rule.OWNER_MISSING, "2020-02-01", "no owner on record"),
        (
            f"due: 2020-02-10\ndue_basis: inferred\n{STARTED}\n"
            "extensions: [2020-02-01: 2020-04-01, 2020-03-01: 2020-05-01]",
            Rule.SLIPPED_TWICE,
            "2020-03-02",
            "extended twice from an inferred deadline",
        ),
        (
            f"due: 2020-02-10\n{STARTED}\nextensions: [2020-02-20: 2020-04-01]",
            Rule.EXTENSION_TOLD_LATE,
            "2020-03-02",
            "extension agreed late",
        ),
        (
            f"limbs: [a, b]\n{STARTED}",
            Rule.LIMB_UNCOVERED,
            "2020-03-02",
            "no action for limbs (a) and (b)",
        ),
        ("answer_due: 2020-02-01", Rule.ANSWER_OVERDUE, "2020-03-02", "no answer by Borset Police, 30 days late"),
        (
            "meetings: [{date: 2020-02-01}]\nacceptance: {decision: rejected, date: 2020-02-10}",
            Rule.CLOSED_WITHOUT_AGREEMENT,
            "2020-03-02",
            "rejected 10 Feb 2020, not taken up since",
        ),
        (
            f"{CLAIMED}\nverifications: [2020-02-03: not_verified]",
            Rule.REJECTED_BY_VERIFIER,
            "2020-03-02",
            "claim not upheld",
        ),
        (
            f"{CLAIMED}\nverifications: [2020-02-03: partly_verified]",
            Rule.REJECTED_BY_VERIFIER,
            "2020-03-02",
            "claim not upheld, found done in part",
        ),
        (
            f"{CLAIMED}\nverifications: [2020-02-03: verified, 2020-03-01: not_verified]",
            Rule.REOPENED,
            "2020-03-10",
            "reopened 1 Mar 2020",
        ),
        (CLAIMED, Rule.UNEVIDENCED, "2020-03-02", "shown as done since 1 Feb 2020, no evidence"),
        (CLAIMED, Rule.VERIFICATION_WAITING, "2020-06-02", "claimed done, no verdict for 122 days"),
        (
            f"{STARTED}\nverifications: [{{date: 2020-02-03, outcome: verified, by: head}}]\nverifiers: [force, head]",
            Rule.SELF_VERIFIED,
            "2020-03-02",
            "verified by the body of its owner",
        ),
        ("{}", Rule.QUIET, "2020-06-02", "no entry for 153 days"),
        (
            f"{STARTED}\nescalations: [2020-02-01]",
            Rule.ESCALATION_UNANSWERED,
            "2020-06-02",
            "escalation unanswered for 122 days",
        ),
        (
            "meetings: [{date: 2020-02-01, decisions: [{owner: head, due: 2020-02-20}]}]",
            Rule.DECISION_OVERDUE,
            "2020-03-02",
            "11 days past its date, not shown as done",
        ),
        (
            "concerns: [{raised_on: 2020-02-01}]",
            Rule.CONCERN_UNRESOLVED,
            "2020-06-02",
            "raised 1 Feb 2020, not shown as resolved",
        ),
        (
            f"statements: [{{date: 2020-02-15, says: implemented, at_least: 1, as_said: most, {REPORTED}}}]",
            Rule.STATED_NOT_EVIDENCED,
            "2020-03-02",
            "“most” stated (as reported), none shown one by one",
        ),
        (
            f"statements: [{{date: 2020-01-15, says: implemented, at_least: 1}}]\n{STARTED}",
            Rule.STATEMENT_CONTRADICTED,
            "2020-03-02",
            "at least 1 stated, entries leave room for 0",
        ),
        (
            "recommendations: [{}, {}]\nstatements: [{date: 2020-02-15, says: verified, covers: all}]",
            Rule.RESTS_ON_STATEMENT,
            "2020-03-02",
            "all 2 done rest on a statement alone",
        ),
        ("expected_count: 3", Rule.COUNT_MISMATCH, "2020-03-02", "makes 3, the register holds 1"),
        (
            "statements: [{date: 2020-02-15, says: expected, expected: 2020-02, covers: all}]",
            Rule.EXPECTATION_PASSED,
            "2020-03-02",
            "expected by Feb 2020, which has passed; 1 not shown as done",
        ),
        ("wording_status: not_transcribed", Rule.WORDING_MISSING, "2020-03-02", "1 of 1 not transcribed"),
    ],
)
def test_why_in_few_words(literal, rule, as_at, expected):
    assert why(literal, rule, as_at) == expected


@pytest.mark.parametrize(
    ("literal", "as_at", "expected"),
    [
        (
            f"due: 2020-03-01\ndue_basis: inferred\n{CLAIMED}\nverifications: [2020-02-03: not_verified]",
            "2020-03-10",
            ("claim not upheld; 9 days past an inferred deadline", "Borset Police and Head of Delivery"),
        ),
        (
            f"recommendations: [{DUES}]",
            "2020-04-10",
            ("deadline passed, nothing reported: 11 recommendations", "Borset Police"),
        ),
        (
            "recommendations: [{due: 2020-03-01}, {due: 2020-03-01, owner: board}]",
            "2020-03-10",
            ("each nothing reported, 9 days past its deadline", "Borset Police and Oversight Board"),
        ),
        ("owner: null", "2020-02-01", ("no owner on record", "nobody on record")),
        ("expected_count: 3", "2020-02-01", ("makes 3, the register holds 1", "no single owner")),
        (
            "actions: [{owner: head, due: 2020-03-01, updates: [2020-02-01: in_progress]},"
            " {owner: board, due: 2020-03-02, updates: [2020-02-01: in_progress]}]",
            "2020-03-10",
            ("action R-01.1 9 days past its deadline, and 1 more action", "Head of Delivery"),
        ),
    ],
)
def test_a_matter_says_the_worst_first_and_whose_it_is(literal, as_at, expected):
    found = known_of(literal, as_at)
    first = matters(found.register, found.exceptions)[0]
    assert (why_text(found.register, first), whose_text(found.register, first)) == expected


def test_of_many_reasons_and_owners_the_first_stand_and_the_rest_are_counted():
    owners = "head, successor, board, inspectorate"
    actions = ", ".join(f"{{owner: {each}, limbs: [a]}}" for each in owners.split(", "))
    literal = f"due: 2020-02-10\nlimbs: [a, b]\nanswer_due: 2020-02-01\nactions: [{actions}]"
    found = known_of(literal, "2020-03-02")
    first = matters(found.register, found.exceptions)[0]
    assert whose_text(found.register, first) == "Borset Police and 4 more"
    assert why_text(found.register, first).startswith("no answer by Borset Police")
