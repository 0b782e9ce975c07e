"""What About alone says: how each figure is made, and how this dashboard was made fit for everyone.

Texts; decides nothing. What a word means stands in the vocabulary, how figures over time are made in `worked_out`.
"""

from tracker.vocabulary import State, Timeliness

CLOCKS = (
    "Everything is shown as at a day: an entry counts from its own date, and what is dated later is not there yet, on"
    " any screen or in any figure. A date of which only the month is on record counts from the month’s last day, and"
    " from its first where a rule finds fault. Dates that look forward, such as deadlines, come with their entry."
)
STATES_HINT = "The states of a recommendation, in the order in which they are tried; the first that fits is its state."
STATE_RULES: tuple[tuple[State, str], ...] = (
    (
        State.CLOSED_NOT_IMPLEMENTED,
        "It was rejected, all its actions were withdrawn, or it was superseded, and on that day it was not done."
        " What was done before stays done.",
    ),
    (State.VERIFICATION_LAPSED, "It would be verified, but evidence that the verdict cites has passed its expiry."),
    (
        State.VERIFIED,
        "The newest verdict of a verifier is that it is done, and nothing newer reports it as open again.",
    ),
    (
        State.IN_PROGRESS,
        "The newest verdict is that it is partly done, or not done although it was claimed done or under way, and"
        " nothing newer has been reported.",
    ),
    (
        State.IMPLEMENTED,
        "Every live action is implemented and no limb is left out, or a newer statement that covers it says so.",
    ),
    (State.IN_PROGRESS, "A live action is in progress or implemented."),
    (State.NOT_STARTED, "A live action is reported as not started, and none has begun."),
    (State.NOT_REPORTED, "None of these: nothing is reported of it. That is never shown as not started, or as 0 %."),
)
DONE_RULES = (
    "Done is what is verified, or implemented and awaiting verification. Open is what is in progress, not started or"
    " not reported.",
    "It was done on the earlier of the day on which it was claimed and the day on which it was first verified.",
    "Where a statement says that some of a source, or at least so many, are done, without naming them, the number of"
    " those done is shown as a range: from what is shown or stated, to all but those known to be open, closed or due"
    " for a retest.",
    "A deadline that no document states is marked as inferred wherever it, or a count of what is past it, is shown."
    " A later one that was agreed is not; what is done is measured by the original one, which stays inferred.",
)
TIMELINESS_DAYS: dict[Timeliness, str] = {
    Timeliness.ON_TIME: "until the original deadline, never below 0",
    Timeliness.LATE: "past the original deadline",
    Timeliness.OVERDUE: "past the present deadline",
    Timeliness.UNREPORTED: "past the present deadline",
    Timeliness.DUE_SOON: "until the present deadline",
    Timeliness.ON_TRACK: "until the present deadline",
    Timeliness.UNDATED: "since its source was issued",
    Timeliness.RETEST_DUE: "since the earliest expiry",
    Timeliness.NOT_APPLICABLE: "none",
}
EXCEPTIONS_HINT = "What makes an exception. Urgency: act now; the group should ask; note."
WORDS_HINT = "The words of the register’s files, as they are written, shown and meant. The manual has the same tables."
NOTHING_ISSUED = "No source had been issued on this day. Choose a later one."
NOT_HELD_HINT = "What a reader may look for and not find, as at this day:"
ALL_HELD = "Of what is looked for here, nothing is missing."
STATEMENTS_NONE = "No statement about it as a whole is on the register by this day."
FINDINGS_HINT = "What it found. Findings stand beside its recommendations; none is matched to one."
ACCESSIBILITY = (
    "The screens are made to meet the Web Content Accessibility Guidelines 2.2 at level AA.",
    "Every table is a table with headings and a caption; every chart has a sentence and a table with its numbers; every"
    " state is a word and a shape, never a colour alone. Pages work from 320 pixels wide, and print. They are light,"
    " also where a browser asks for dark.",
)
TESTED = (
    "Tested in Chromium, each time that the program is changed: every page, in the states that"
    " tests/browser/screens.py lists, against the rules of axe-core 4.12 for levels A and AA and its best practices,"
    " at 1280 and at 320 pixels (1280 at 400 %); choosing, filtering, sorting, opening, comparing and downloading with"
    " the keyboard alone, with the focus in view at every stop; less motion, and a reader’s own colours."
)
NOT_TESTED = (
    "Not tested: screen readers, voice control, other browsers, and use by people who depend on assistive technology."
    " Rules that a program can check find a part of what may be wrong."
)
LIMITS = (
    "The open list of a field lies outside the page’s landmarks (axe-core’s best practice “region”, the element with"
    " the role “listbox”). Streamlit draws it there. It is reached from its field; Escape or Tab closes it.",
    "Single letters, which are commands in Streamlit (r draws the page again), are none here: a small script stops"
    " them (guideline 2.1.4).",
    "On a narrow screen the rows of a table are cards. A table of figures stays one, and scrolls within its own frame;"
    " with the keyboard, move to it and use the arrow keys.",
    "A chart is a picture with its sentence as its name. What it shows under the mouse is in the table that goes with"
    " it.",
)
NO_VERSION = "The version of this dashboard is not on record here: it does not run from a git working copy."


def version_text(commit: str, changed: bool) -> str:
    """Return the version of the dashboard."""
    return f"This dashboard runs from commit {commit}{', with changes since' if changed else ''}."
