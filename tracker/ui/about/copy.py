"""What About alone says: how each figure is made, and how this dashboard was made fit for everyone.

Texts; decides nothing. What a word means stands in the vocabulary, how figures over time are made in `worked_out`.
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
TERMS: tuple[tuple[str, str], ...] = (
    ("As at", "The day whose position is shown. Entries dated later do not count."),
    ("As known at", "What the register said at an earlier time: at a commit, or when a meeting’s papers were made."),
    ("Check", "A day on which the keeper looked for reports on all recommendations of a source."),
    ("Claim", "What an owner, or a statement about a whole source, says. It stays a claim until somebody checks it."),
    ("Exception", "Something that a rule finds and that needs attention."),
    ("Expected", "The day by which an owner says that it will be done. It does not move the deadline."),
    ("Inferred", "Worked out from other facts: no document says it."),
    (
        "Owner",
        "The body or post that leads a recommendation or an action. Its owners are the lead and those of its actions.",
    ),
    ("Position", "Where everything stands, as at a day, as known at a time."),
    (
        "Quiet",
        "Open, and nothing was recorded about it for longer than the quiet period: 92 days, unless the register sets"
        " another.",
    ),
    ("Register", "The folder of files from which everything here is made."),
    ("Response", "What the responsible bodies say to one recommendation: their answers, actions and evidence."),
    ("Restatement", "A past position that reads differently now."),
    ("Restricted", "Words that this audience may not read. Every figure still counts them."),
    ("Verdict", "What somebody entitled to check a recommendation said about it, or about its whole source."),
    ("Verifier", "A body that may give a verdict on the recommendations of a source."),
    ("Waiting on", "The body on which an action’s progress depends, as its owner says."),
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
WORDS_HINT = (
    "How each word is written in the files, how it is shown here, and what it means. The manual has the same tables."
)
NOTHING_ISSUED = "No source had been issued by this day. Choose a later one."
NOT_HELD_HINT = "What a reader may look for and not find, as at this day:"
ALL_HELD = "Nothing that is looked for here is missing."
STATEMENTS_NONE = "No statement about it as a whole is on the register by this day."
FINDINGS_HINT = "What it found. Findings are listed beside its recommendations. None is matched to one of them."
ACCESSIBILITY = (
    "The screens are made to meet the Web Content Accessibility Guidelines 2.2 at level AA.",
    "Every table has headings and a caption. Every chart has a sentence, and a table with its numbers. Every state is a"
    " word and a shape, never a colour alone. Pages work from 320 pixels wide, and they print. They are light, even"
    " where a browser asks for dark.",
)
TESTED = (
    "Tested in Chromium, each time the program is changed. Every page, in the states that tests/browser/screens.py"
    " lists, is tested against the rules of axe-core 4.12 for levels A and AA and its best practices, at 1280 and at"
    " 320 pixels (1280 at 400%). Choosing, filtering, sorting, opening, comparing and downloading are tested with the"
    " keyboard alone, with the focus in view at every stop. So are less motion, and a reader’s own colours."
)
NOT_TESTED = (
    "Not tested: screen readers, voice control, other browsers, and use by people who depend on assistive technology."
    " Rules that a program can check find only a part of what may be wrong."
)
LIMITS = (
    "The open list of a field lies outside the page’s landmarks (axe-core’s best practice “region”, the element with"
    " the role “listbox”). Streamlit draws it there. It is reached from its field. Escape or Tab closes it.",
    "In Streamlit, single letters are commands (r draws the page again). Here a small script stops them (guideline"
    " 2.1.4).",
    "On a narrow screen the rows of a table are cards. A table of figures stays a table and scrolls within its own"
    " frame. With the keyboard, move to it and use the arrow keys.",
    "A chart is a picture, and its sentence is its name. What it shows under the mouse is in the table that goes with"
    " it.",
)
NO_VERSION = "The version of this dashboard is not known here, because it does not run from a git working copy."


def version_text(commit: str, changed: bool) -> str:
    """Return the version of the dashboard."""
    return f"This dashboard runs from commit {commit}{', with changes since' if changed else ''}."
