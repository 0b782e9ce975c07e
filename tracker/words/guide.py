"""How to read the screens, for a first-time reader; and what a chair does before, in and after a meeting.

Texts, and sentences from counts; decides nothing. What a state means stands in the vocabulary.
"""

from collections.abc import Sequence

from tracker.words.figures import count

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
    ("Commit", "The version of the register in its history. It names exactly what the page was made from."),
    ("Record sound", "The register’s files pass every check. Else it says how many fail, and leads to them."),
    (
        "For the public",
        "For whom the page is made. What they may not read is there as “restricted”; figures do not change.",
    ),
)
KEPT_APART: Sequence[tuple[str, str]] = (
    ("Claim", "What its owner says, dated. “Claimed done” is a claim, and no more than that."),
    (
        "Verdict",
        "What somebody entitled to check it said, of it or of its whole source. Only that makes it “Verified”.",
    ),
    ("Evidence", "The documents that either rests on, each with its own date, age and place."),
)
MARKS: Sequence[tuple[str, str]] = (
    ("Nothing reported", "Silence. It is never counted as not started, or as 0%."),
    ("Past deadline", "Open, and the deadline as last extended has passed; the original one stays in view."),
    ("Inferred", "Worked out; no document says it. What is past an inferred deadline is only inferred to be late."),
    ("Reported", "A second source says that the first one says it."),
    ("9 to 15 of 16", "Somebody stated a number and named none of them. If that is right, so many are done."),
    ("–", "The register does not say. It is no zero."),
)
TO_CHECK = (
    "Follow a number to the list behind it, and a name to its own page.",
    "“How is this worked out?” beside a figure leads to its rule.",
    "Beside each entry stands who recorded it, when, in which commit; at the foot of the page, the file and the line.",
    "The address holds the day and what was known: whoever opens it sees the same page.",
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
    "Open Meetings for the agenda. Print this sheet; send the address of the page, and all see the same.",
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
    "escalate": "What will you do, by when, and what do you need from us?",
    "ask": "Who can tell us, and by when will the register say?",
    "decisions": "Is it done? What shows it?",
    "answers": "Who answers, and when?",
    "due": "Will it be done in time? If not, ask for an extension now, not after.",
    "expiring": "Who renews it, before it lapses?",
}
ITEMS = {
    "escalate": "Matters to escalate",
    "ask": "To ask about",
    "decisions": "Open decisions",
    "answers": "Answers owed",
    "due": "Due before the next meeting",
    "expiring": "Evidence that expires before it",
}


def more_text(number: int) -> str:
    """Return how many more there are than are shown."""
    return f"and {count(number, 'more', 'more')}"
