"""How to read the screens, for a first-time reader; and what a chair does before, in and after a meeting.

Texts, and sentences from counts; decides nothing. What a state means stands in the vocabulary.
"""

from collections.abc import Sequence

from tracker.ui.shell.audience import audience_text
from tracker.vocabulary import Certainty, Marking, State
from tracker.words.figures import capital, count

READ, CHAIR = "How to read this", "For the chair"
READ_LEAD = (
    "What was asked of whom, what is said to be done, who has checked it, and what shows it. Nobody sets a state here:"
    " each follows from dated entries in the register, by rules that are the same on every day."
)
AT_THE_TOP: Sequence[tuple[str, str]] = (
    (
        "Position as at",
        "The day whose position is shown. Entries dated later are not there yet. You may choose another.",
    ),
    ("As known", "Now, or what the register said at an earlier time: what a meeting had before it, for example."),
    ("Commit", "The newest commit. With “and changes since”, the files differ from it."),
    ("Record sound", "The register’s files pass every check. Else it says how many fail, and leads to them."),
    (
        f"{capital(audience_text(Marking.PUBLIC, 0))}, {audience_text(Marking.OFFICIAL, 0)} …",
        "For whom the page is made. What they may not read is there as “restricted”; figures do not change.",
    ),
)
KEPT_APART: Sequence[tuple[str, str]] = (
    (
        "Claim",
        "What its owner, or a statement about the whole source, says, dated. “Claimed done” is a claim, and no more"
        " than that.",
    ),
    (
        "Verdict",
        "What somebody entitled to check it said, of it or of its whole source. Only that makes it “Verified”.",
    ),
    ("Evidence", "The documents that either rests on, each with its own date, age and place."),
)
MARKS: Sequence[tuple[str, str]] = (
    (State.NOT_REPORTED.label, "Silence. It is never counted as not started, or as 0%."),
    ("Past deadline", "Open, and the deadline as last extended has passed; the original one stays in view."),
    (
        Certainty.INFERRED.label,
        f"{Certainty.INFERRED.meaning} What is past an inferred deadline is only inferred to be late.",
    ),
    (Certainty.REPORTED.label, Certainty.REPORTED.meaning),
    (
        "9 to 15 of 16",
        "Somebody said that some, or at least so many, are done, and named none. The lowest is what is shown or stated,"
        " the highest all but those known to be open, closed or due for a retest.",
    ),
    ("–", "Not known, or it does not apply. It is no zero."),
)
TO_CHECK = (
    "Follow a number to the list behind it, and a name to its own page.",
    "“How is this worked out?” beside a figure leads to its rule.",
    "Beside entries stands the commit that recorded them and its day, and, for readers of"
    f" {Marking.OFFICIAL.label}, by whom; the file and the line are told too.",
    "A link in the menu holds the day, and what was known if another time than now was chosen. As known now, the page"
    " follows later entries.",
)
WHERE: Sequence[tuple[str, str]] = (
    ("overview", "where things stand, and what to look at first"),
    ("recommendations", "each one: claim, verdict, evidence, deadlines, everything dated"),
    ("actions", "what each owner owes, a sheet each"),
    ("progress", "quarter by quarter, what slipped, the forecast"),
    ("meetings", "a meeting’s agenda, what changed since the last, what it was told"),
    ("assurance", "every exception by rule, the evidence, what is missing"),
    ("outcomes", "published figures"),
    ("about", "the rules, the words, the sources"),
)
BEFORE = (
    "See that the line at the top says “record sound”, and that the day is the meeting’s.",
    "Open Meetings for the agenda. Print this sheet. Send the address of a page with the day in it; each reader sees"
    " what they may read.",
)
IN_ORDER = "In the meeting, in this order"
AFTERWARDS = (
    "Each decision: its outcome, an owner, a day.",
    "Each later deadline: an extension, with who agreed it and why. The original is never edited.",
    "Each escalation: to whom, by whom, and its answer when it comes.",
    "A verdict is recorded only of what a verifier of the source has found.",
    "What turns out to be wrong is corrected in the open, by an entry that says what it was.",
)
NONE = "None on this day."
QUESTIONS = {
    "to_escalate": "What will you do, by when, and what do you need from us?",
    "answers": "Who answers, and when?",
    "to_ask": "Who can tell us, and by when will the register say?",
    "decisions": "Is it done? What shows it?",
    "due": "Will it be done in time? If not, ask for an extension now, not after.",
    "expiring": "Who renews it, before it lapses?",
}


def more_text(number: int) -> str:
    """Return how many more there are than are shown."""
    return f"and {count(number, 'more', 'more')}"
