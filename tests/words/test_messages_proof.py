"""The exact sentence of each rule about proof: claims, verdicts, evidence; and of what would end it."""

import pytest

from tests.words import sentences, told
from tracker.vocabulary import Rule

CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"


@pytest.mark.parametrize(
    ("verification", "expected"),
    [
        (
            "date: 2020-03-05, outcome: not_verified",
            "Claimed done on 1 February 2020; on 5 March 2020 the Inspectorate did not find it done",
        ),
        (
            "date: 2020-03, outcome: partly_verified",
            "Claimed done on 1 February 2020; in March 2020 the Inspectorate found part of it done",
        ),
        (
            "date: 2020-03-05, outcome: not_verified, certainty: partial",
            "Claimed done on 1 February 2020; on 5 March 2020 the Inspectorate did not find it done (seen in part)",
        ),
    ],
)
def test_rejected_by_the_verifier(verification, expected):
    ends = "An update newer than the verdict, or a later verdict that it is done, in responses/R-01.yaml."
    literal = f"{CLAIMED}\nverifications: [{{{verification}}}]"
    assert sentences(literal, Rule.REJECTED_BY_VERIFIER, "2020-04-01") == [(expected, ends)]


@pytest.mark.parametrize(
    ("later", "now"),
    [
        ("actions: [{updates: [2020-05: in_progress]}]", "May 2020; it is now in progress"),
        ("actions: [{updates: [2020-05-01: not_started]}]", "1 May 2020; it is now not started"),
        ("actions: [{updates: [2020-05-01: partly_implemented]}]", "1 May 2020; part of it is now claimed done"),
        (
            "verifications: [2020-03-01: verified, 2020-05-01: partly_verified]",
            "1 May 2020; part of it is verified now",
        ),
        (
            "verifications: [2020-03-01: verified, 2020-05-01: not_verified]",
            "1 May 2020; nothing is reported about it now",
        ),
    ],
)
def test_reopened(later, now):
    verified = "" if "verifications" in later else "verifications: [2020-03-01: verified]\n"
    assert sentences(f"{verified}{later}", Rule.REOPENED, "2020-07-01") == [
        (
            f"It was verified, and has not been since {now}",
            "A new verdict or update by which it is done, in responses/R-01.yaml.",
        )
    ]


def test_reopened_where_nobody_verifies():
    literal = "{verifiers: [], actions: [{updates: [2020-02-01: implemented, 2020-05-01: in_progress]}]}"
    assert told(literal, Rule.REOPENED, "2020-07-01") == [
        "It was shown as done, and has not been since 1 May 2020; it is now in progress"
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", "Claimed done on 1 February 2020; evidence E1, dated March 2020, shows the contrary"),
        (
            ", {date: 2020-04-01, stance: contradicts}",
            "Claimed done on 1 February 2020; evidence E1, dated March 2020, and 1 later item show the contrary",
        ),
        (
            "]\nverifications: [2020-02-10: verified",
            "Verified on 10 February 2020; evidence E1, dated March 2020, shows the contrary",
        ),
    ],
)
def test_contradicted(more, expected):
    literal = f"{CLAIMED}\nevidence: [{{date: 2020-03, stance: contradicts}}{more}]"
    later = "A verdict or a claim that is later than that evidence"
    ends = f"{later}, or an update that it is not done, in responses/R-01.yaml."
    assert sentences(literal, Rule.CONTRADICTED, "2020-05-04") == [(expected, ends)]


@pytest.mark.parametrize(("done_on", "since"), [("2020-02-03", "3 February 2020"), ("2020-02", "February 2020")])
def test_unevidenced(done_on, since):
    assert sentences(f"actions: [{{updates: [{done_on}: implemented]}}]", Rule.UNEVIDENCED, "2020-03-01") == [
        (f"Shown as done since {since}, and no evidence is on the register", "Evidence, in responses/R-01.yaml.")
    ]


def test_verification_lapsed():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-06}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert sentences(literal, Rule.VERIFICATION_LAPSED, "2020-07-01") == [
        (
            "Evidence that the verification rests on expired in June 2020",
            "A new verdict on evidence that is in date, in responses/R-01.yaml.",
        )
    ]


def test_verification_waiting():
    assert sentences(CLAIMED, Rule.VERIFICATION_WAITING, "2020-05-04") == [
        (
            "Claimed done on 1 February 2020, and not verified in the 93 days since",
            "A verdict of one of the source’s verifiers, in responses/R-01.yaml.",
        )
    ]


def test_a_claim_of_a_month_has_waited_for_at_least_so_long():
    assert told(CLAIMED.replace("2020-02-01", "2020-01"), Rule.VERIFICATION_WAITING, "2020-05-04") == [
        "Claimed done in January 2020, and not verified in the at least 94 days since"
    ]


@pytest.mark.parametrize(
    ("owners", "whose"),
    [
        ("owner: inspectorate", "by the Inspectorate, its owner"),
        ("actions: [{owner: inspectorate}]", "by the Inspectorate, the owner of one of its actions"),
        (
            "verifiers: [successor]\nactions: [{owner: head}]\nowner: board",
            "by the Head of Change, of the same body as the owner of one of its actions, the Head of Delivery",
        ),
        ("verifiers: [successor]", "by the Head of Change, of the same body as its owner, Borset Police"),
    ],
)
def test_self_verified(owners, whose):
    by = "successor" if "successor" in owners else "inspectorate"
    literal = f"{owners}\nverifications: [{{date: 2020-03-01, outcome: verified, by: {by}}}]"
    assert sentences(literal, Rule.SELF_VERIFIED, "2020-05-04") == [
        (
            f"Verified on 1 March 2020 {whose}",
            "A verdict by a body that owns neither it nor one of its actions, in responses/R-01.yaml.",
        )
    ]


def test_evidence_after_claim():
    assert sentences(f"{CLAIMED}\nevidence: [2020-03]", Rule.EVIDENCE_AFTER_CLAIM, "2020-05-04") == [
        (
            "Claimed done on 1 February 2020; its earliest evidence is dated March 2020",
            "Evidence dated before the claim, in responses/R-01.yaml."
            " Without it, this stays as long as the claim does.",
        )
    ]
