"""The rules that make an exception: id, severity, label, and when each holds. Takes no decision."""

from tracker.vocabulary.word import Word


class Rule(Word):
    """What makes an exception: something that needs attention. The meaning says when the rule holds."""

    severity: int  # 3 act now, 2 ask, 1 note

    OVERDUE = "overdue", 3, "Overdue", "Open, something is reported, and the present deadline has passed."
    ACTION_OVERDUE = (
        "action_overdue",
        3,
        "Action overdue",
        "An action of an open recommendation is past a deadline of its own.",
    )
    ANSWER_OVERDUE = (
        "answer_overdue",
        3,
        "Answer overdue",
        "Open, the day by which it must be answered has passed, and a body that owns it has not answered.",
    )
    REJECTED_BY_VERIFIER = "rejected_by_verifier", 3, "Claim not upheld", "Claimed done; no verifier found it so."
    REOPENED = "reopened", 3, "Reopened", "It was verified once, and is not now; or it was done, where nobody verifies."
    UNEVIDENCED = "unevidenced", 3, "No evidence", "Done, with no evidence of its own and no statement that covers it."
    CLOSED_WITHOUT_AGREEMENT = (
        "closed_without_agreement",
        3,
        "Closed without agreement",
        "Rejected or withdrawn, and no decision of a meeting and no verifier's outcome names it.",
    )
    ESCALATION_UNANSWERED = (
        "escalation_unanswered",
        3,
        "Escalation unanswered",
        "Open, and an escalation has waited for an answer for longer than the quiet period.",
    )
    STATEMENT_CONTRADICTED = (
        "statement_contradicted",
        3,
        "Statement contradicted",
        "A statement claims more done than the register's own entries leave room for.",
    )
    RESTS_ON_STATEMENT = (
        "rests_on_statement",
        2,
        "Rests on a statement",
        "Some are shown as done on the word of a statement; their own entries would show less.",
    )
    CONTRADICTED = (
        "contradicted",
        2,
        "Contradicted by evidence",
        "Done, and evidence as new as its verdict, or as its claim where no verdict stands, shows the contrary.",
    )
    REFUSED_BY_SOME = (
        "refused_by_some",
        2,
        "Refused by some",
        "Done, a body refused it, and neither a meeting agreed nor a verifier has looked at it since.",
    )
    WAITING = (
        "waiting",
        2,
        "Waiting on another",
        "An action of an open recommendation has waited on the same party for longer than the quiet period.",
    )
    UNREPORTED = (
        "unreported",
        2,
        "Deadline passed, nothing reported",
        "Past its deadline, and nothing is reported of it.",
    )
    EXPECTATION_PASSED = (
        "expectation_passed",
        2,
        "Expected date passed",
        "The day by which it was expected to be done has passed, and it is open.",
    )
    UNDATED = "undated", 2, "No deadline", "Open for more than 182 days, and no deadline is on the register."
    OWNER_MISSING = "owner_missing", 2, "No owner", "Open; it has no lead on record, and no live action has an owner."
    SLIPPED_TWICE = "slipped_twice", 2, "Extended twice", "Two or more extensions were agreed."
    EXTENSION_TOLD_LATE = "extension_told_late", 2, "Extension agreed late", "Agreed after the deadline it replaces."
    VERIFICATION_LAPSED = "verification_lapsed", 2, "Retest due", "Evidence that the verification rests on has expired."
    VERIFICATION_WAITING = (
        "verification_waiting",
        2,
        "Waiting for verification",
        "Claimed done for longer than the quiet period, and not verified.",
    )
    SELF_VERIFIED = (
        "self_verified",
        2,
        "Verified by its owner",
        "Who verified it acts for the body that owns it, or one of its actions.",
    )
    LIMB_UNCOVERED = "limb_uncovered", 2, "Limb not covered", "Open, and no live action delivers one of its limbs."
    STATED_NOT_EVIDENCED = (
        "stated_not_evidenced",
        2,
        "Stated, not evidenced",
        "A statement claims more done than are shown as done.",
    )
    COUNT_MISMATCH = "count_mismatch", 2, "Count differs", "The register does not hold as many as the source made."
    DECISION_OVERDUE = "decision_overdue", 2, "Decision overdue", "The decision's date has passed and it is not done."
    CONCERN_UNRESOLVED = "concern_unresolved", 2, "Concern unresolved", "Raised longer ago than the quiet period."
    QUIET = "quiet", 1, "Quiet", "Open, and nothing was recorded about it for longer than the quiet period."
    EVIDENCE_AFTER_CLAIM = "evidence_after_claim", 1, "Evidence after claim", "Its evidence is newer than the claim."
    WORDING_MISSING = "wording_missing", 1, "Wording missing", "The official wording of some is not on the register."
    FIGURES_DISAGREE = "figures_disagree", 1, "Figures disagree", "Two publications give different figures for one day."

    def __new__(cls, value: str, severity: int, label: str, meaning: str) -> "Rule":
        word = str.__new__(cls, value)
        word._value_ = value
        word.severity, word.label, word.meaning = severity, label, meaning
        return word
