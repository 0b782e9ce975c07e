"""How to read the screens, for a first-time reader; and what a chair does before, in and after a meeting.

Texts, and sentences from counts; decides nothing. What a state means stands in the vocabulary.
"""

from collections.abc import Sequence

from tracker.vocabulary import Certainty, Marking, State
from tracker.words.changes.known import SOUND, audience_text
from tracker.words.figures import capital, count

READ, CHAIR = "How to read this", "For the chair"
READ_LEAD = (
    "What was asked of whom, what is said to be done, who has checked it, and what shows it. Nobody sets a state by"
    " hand. Each follows from dated entries in the register, by rules that are the same on every day."
)
AT_THE_TOP: Sequence[tuple[str, str]] = (
    (
        "Position as at",
        "The day whose position is shown. Entries dated later do not count. Choose another day from the list, or type"
        " one, such as 2020-02-29, and press Enter.",
    ),
    ("As known", "Now, or what the register said at an earlier time, such as what a meeting had before it."),
    ("Commit", "The newest version of the files. “And changes since” means that the files were changed after it."),
    (capital(SOUND), "The files pass every check. If not, the line says how many errors there are, and leads to them."),
    (
        f"{capital(audience_text(Marking.PUBLIC, 0))}, {audience_text(Marking.OFFICIAL, 0)} …",
        "Who the page is for. What they may not read is shown as “restricted”. The figures are the same for everybody.",
    ),
)
KEPT_APART: Sequence[tuple[str, str]] = (
    (
        "Claim",
        "What its owner, or a statement about the whole source, says, with its date. It stays a claim until somebody"
        " checks it.",
    ),
    (
        "Verdict",
        "What somebody entitled to check it said, about it or about its whole source. Only a verdict makes it"
        " “Verified”.",
    ),
    ("Evidence", "The documents that a claim or a verdict rests on, each with its date, its age and where it is."),
)
MARKS: Sequence[tuple[str, str]] = (
    (State.NOT_REPORTED.label, "Nothing is on record about it. It is never counted as “not started” or as 0%."),
    ("Overdue", "Open, and its deadline has passed, with any extension counted. The original deadline stays in view."),
    (
        "Corner",
        "A red corner on a square: open, and past its deadline. A hollow square: done only by a statement about the"
        " whole source.",
    ),
    (
        Certainty.INFERRED.label,
        f"{Certainty.INFERRED.meaning} What is past an inferred deadline is only inferred to be late.",
    ),
    (Certainty.REPORTED.label, Certainty.REPORTED.meaning),
    (
        "9 to 15 of 16",
        "Somebody said how many are done, but not which. The lower number is what is shown or stated. The higher number"
        " leaves out only those known not to be done.",
    ),
    ("–", "Not known, or not applicable. It never means zero."),
)
TO_CHECK = (
    "Follow a number to the list behind it, and a name to its own page.",
    "“How is this worked out?” beside a figure leads to its rule.",
    "A file and line, such as responses/ICO-05.yaml:14, opens the register’s own text at that line.",
    f"Each entry shows the commit that recorded it, and the day. Readers of {Marking.OFFICIAL.label} also see who"
    " recorded it.",
    "The address of a page holds the day shown, so a link shows another reader the same position.",
)
WHERE: Sequence[tuple[str, str]] = (
    ("overview", "where things stand, and what to look at first"),
    ("recommendations", "each one: claim, verdict, evidence, deadlines, everything dated"),
    ("actions", "what each owner owes, with a sheet to print"),
    ("progress", "quarter by quarter, what slipped, the forecast"),
    ("meetings", "what changed since the last meeting, the agenda, decisions, what comes next"),
    ("assurance", "every exception by rule, the evidence, what is missing"),
    ("outcomes", "published figures"),
    ("update", "record what was done: a form, and what it would change"),
    ("data", "everything as files: packs, calendars, Excel, CSV, JSON; and addresses for scripts"),
    ("about", "the rules, the words, the sources"),
)
BEFORE = (
    f"Check that the line at the top says “{SOUND}”, and that it shows the day you mean.",
    "Open Meetings for the agenda, and print this sheet. To show others a page, send them its address. Each of them"
    " sees what they may read.",
)
IN_ORDER = "In the meeting, in this order"
AFTERWARDS = (
    "Each decision, with its outcome, an owner and a day.",
    "Each later deadline as an extension, with who agreed it and why. The original is never edited.",
    "Each escalation, with who made it and to whom. Its answer, when it comes.",
    "A verdict, only where a verifier of the source has given one.",
    "Each mistake that was found, as a correction that says what was there before.",
)
QUESTIONS = {
    "to_escalate": "What will you do, by when, and what do you need from us?",
    "answers": "Who answers, and when?",
    "to_ask": "Who can tell us, and by when will the register say?",
    "decisions": "Is it done? What shows it?",
    "due": "Will it be done in time? If not, ask for an extension now, not afterwards.",
    "expiring": "Who renews it, before it lapses?",
}


def nothing_text(titles: Sequence[str]) -> str:
    """Return under which headings nothing stands on this day; "" where something stands under each."""
    return f"Nothing on this day under: {', '.join(title.lower() for title in titles)}." if titles else ""


def more_text(number: int) -> str:
    """Return how many more there are than are shown."""
    return f"and {count(number, 'more', 'more')}"
