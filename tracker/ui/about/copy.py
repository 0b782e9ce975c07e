"""What About alone says: what the terms mean, and how this dashboard was made fit for everyone.

Texts; decides nothing. What a word means stands in the vocabulary, how figures are made in `outputs.explained`.
"""

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
WORDS_HINT = (
    "How each word is written in the files, how it is shown here, and what it means. The manual has the same tables."
)
NOTHING_ISSUED = "No source had been issued by this day. Choose a later one."
NOT_HELD_HINT = "What a reader may look for and not find, as at this day:"
ALL_HELD = "Nothing that is looked for here is missing."
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
