"""The words for where something stands: statuses, states, timeliness, verdicts, flags. Takes no decision."""

from tracker.vocabulary.word import Word


class Status(Word):
    """What the owner of an action says of it."""

    NOT_STARTED = "not_started", "Not started", "The action owner says that work has not begun."
    IN_PROGRESS = "in_progress", "In progress", "The action owner says that work is under way."
    PARTLY_IMPLEMENTED = "partly_implemented", "Partly implemented", "The action owner says that part of it is done."
    IMPLEMENTED = "implemented", "Implemented", "The action owner says that it is done."
    WITHDRAWN = "withdrawn", "Withdrawn", "The action owner says that it will not be done."
    NOT_REPORTED = "not_reported", "Nothing reported", "No update is on the register."


class State(Word):
    """The one word for where a recommendation stands."""

    VERIFIED = "verified", "Verified", "A verifier of the source says that it is done."
    VERIFICATION_LAPSED = "verification_lapsed", "Verified – retest due", "Verified on evidence that has since expired."
    IMPLEMENTED = (
        "implemented",
        "Implemented – awaiting verification",
        "Claimed to be done; no verifier has said so. Shown as “Implemented” where its source has no verifiers.",
    )
    PARTLY_VERIFIED = "partly_verified", "Partly verified", "A verifier says that part of it is done."
    PARTLY_IMPLEMENTED = "partly_implemented", "Partly implemented", "Part of it is claimed to be done."
    IN_PROGRESS = "in_progress", "In progress", "Work is reported to be under way."
    NOT_STARTED = "not_started", "Not started", "It is reported that work has not begun."
    NOT_REPORTED = "not_reported", "No progress reported", "The register holds no report about this one by itself."
    SUPERSEDED = "superseded", "Superseded", "It no longer applies. That says nothing about what had been done."
    CLOSED_NOT_IMPLEMENTED = "closed_not_implemented", "Closed – not implemented", "It was rejected or withdrawn."


DONE = frozenset({State.VERIFIED, State.IMPLEMENTED})
OPEN = frozenset(
    {State.PARTLY_VERIFIED, State.PARTLY_IMPLEMENTED, State.IN_PROGRESS, State.NOT_STARTED, State.NOT_REPORTED}
)
DONE_OR_LAPSED = DONE | {State.VERIFICATION_LAPSED}
CLOSED = frozenset({State.SUPERSEDED, State.CLOSED_NOT_IMPLEMENTED})


class Timeliness(Word):
    """How a recommendation or an action stands against its deadline."""

    ON_TIME = "on_time", "Done on time", "Done by the original deadline."
    LATE = "late", "Done late", "Done after the original deadline."
    DAY_NOT_KNOWN = "day_not_known", "Done, day not known", "Done by the day shown; on which day is not on record."
    OVERDUE = "overdue", "Overdue", "Open, and past its present deadline."
    UNREPORTED = (
        "unreported",
        "Deadline passed, nothing reported",
        "Past its present deadline, and nothing is reported about this one by itself.",
    )
    DUE_SOON = "due_soon", "Due soon", "Open, and its deadline is near."
    ON_TRACK = "on_track", "Before its deadline", "Open, and its deadline is not near."
    UNDATED = "undated", "No deadline", "Open, and no deadline is on the register."
    RETEST_DUE = "retest_due", "Retest due", "Evidence that its verification rests on has expired."
    NOT_APPLICABLE = "not_applicable", "–", "Closed, or done without a deadline to compare with."


PAST_DEADLINE = frozenset({Timeliness.OVERDUE, Timeliness.UNREPORTED})


class Outcome(Word):
    """The verdict of a verification."""

    VERIFIED = "verified", "Verified", "The verifier found it done."
    PARTLY_VERIFIED = "partly_verified", "Partly verified", "The verifier found part of it done."
    NOT_VERIFIED = "not_verified", "Not verified", "The verifier did not find it done."
    SUPERSEDED = "superseded", "Superseded", "It no longer applies. This is not a verdict."


class Flag(Word):
    """What a reader must know beside the state."""

    BY_STATEMENT = (
        "by_statement",
        "By statement",
        "It is done by a statement about its source as a whole; its own entries alone would show less.",
    )
    REFUSED_BY_SOME = "refused_by_some", "Refused by some", "It is done, and a body that was asked has refused it."
    REJECTED_BY_VERIFIER = (
        "rejected_by_verifier",
        "Claim not upheld",
        "Claimed to be done; the verifier did not find it so.",
    )
    REJECTED_THEN_ACTED = (
        "rejected_then_acted",
        "Rejected, then acted on",
        "Its answer is a rejection, and work, a claim or a verdict came after it.",
    )
    REOPENED = (
        "reopened",
        "Reopened",
        "It was verified once, or done where its source has no verifiers, and is not now.",
    )
