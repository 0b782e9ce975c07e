"""How states, deadlines, flags and exceptions are worked out, in words; those of series and lists are in `worked_out`.

Texts; the rules that they tell are in `rules`, and what a word means stands in the vocabulary.
"""

from tracker.vocabulary import State, Timeliness

LEAD = (
    "Every figure here is worked out from dated entries in the register’s files, by rules that are the same on every"
    " day. Nobody sets a state by hand, and what is not known is shown as not known."
)
FIGURES = "How each figure is made"
CLOCKS = (
    "Everything is shown as at a day. An entry counts from its own date. What is dated later does not count yet, on"
    " any screen or in any figure. Where only the month of a date is on record, it counts from the last day of the"
    " month, and from the first day where a rule finds fault. Dates that look forward, such as deadlines, come with"
    " their entry."
)
STATES_HINT = "The states of a recommendation, in the order in which they are tried. The first that fits is its state."
STATE_RULES: tuple[tuple[State, str], ...] = (
    (
        State.SUPERSEDED,
        "A statement or a verifier says that it no longer applies, and on that day it was not done. What was done on"
        " that day stays done for good. What was closed before stays closed for as long as the reason holds.",
    ),
    (
        State.CLOSED_NOT_IMPLEMENTED,
        "It was rejected and nothing has overtaken that, or all its actions are withdrawn; and it was not done at that"
        " time. Work, a claim or a verdict that is newer than the rejection overtakes it.",
    ),
    (State.VERIFICATION_LAPSED, "It would be verified, but evidence that the verdict cites has expired."),
    (
        State.VERIFIED,
        "The newest verdict of a verifier is that it is done, and nothing newer reports it as open again.",
    ),
    (State.PARTLY_VERIFIED, "The newest verdict is that part of it is done, and it has not been claimed done since."),
    (
        State.IN_PROGRESS,
        "The newest verdict is that it is not done, although work or a claim was reported, and no claim is newer. A"
        " note of work in progress does not undo a verdict.",
    ),
    (
        State.IMPLEMENTED,
        "Every live action is implemented and no limb is left out, or a newer statement that covers it says so.",
    ),
    (State.PARTLY_IMPLEMENTED, "Every live action is implemented or partly implemented."),
    (State.IN_PROGRESS, "A live action is in progress, partly implemented or implemented."),
    (State.NOT_STARTED, "A live action is reported as not started, and none has begun."),
    (State.NOT_REPORTED, "None of these: nothing is reported about it. It is never shown as not started, or as 0%."),
)
DONE_RULES = (
    "Done is what is verified or implemented. Open is what is partly verified, partly implemented,"
    " in progress, not started or not reported.",
    "It counts as done from the first day of the unbroken time in which it has been done.",
    "Where it would stand lower without a statement about its source, it is done by statement, and its mark is hollow."
    " The day of such a statement does not show that anybody was late. It was done by then; the day is not on record.",
    "A statement may say that some, or at least so many, are done without naming them. The number done is then shown as"
    " a range. It goes from what is shown or stated, up to all but those reported since as not done.",
    "A deadline that no document states is marked as inferred wherever it, or a count of what is past it, is shown."
    " A later one that was agreed is not inferred. What is done is measured by the original deadline, which stays"
    " inferred.",
)
TIMELINESS_DAYS: dict[Timeliness, str] = {
    Timeliness.ON_TIME: "until the original deadline, never below 0",
    Timeliness.LATE: "past the original deadline; “at least” where the day is known only from what was said before",
    Timeliness.DAY_NOT_KNOWN: "none",
    Timeliness.OVERDUE: "past the present deadline, or since it was reopened",
    Timeliness.UNREPORTED: "past the present deadline, or since it was reopened",
    Timeliness.DUE_SOON: "until the present deadline",
    Timeliness.ON_TRACK: "until the present deadline",
    Timeliness.UNDATED: "since it was issued",
    Timeliness.RETEST_DUE: "since the earliest expiry",
    Timeliness.NOT_APPLICABLE: "none",
}
EXCEPTIONS_HINT = "What makes an exception. Urgency: act now, ask, or note."
