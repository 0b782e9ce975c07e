"""How each figure is made, what the register does not hold, and how this dashboard was made fit for everyone.

Texts of the About page, and sentences from counts; decides nothing. What a word means stands in the vocabulary.
"""

from collections.abc import Iterable, Sequence

from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import Answer, Escalation, Evidence, Extension, Handover, Update, Verification
from tracker.register.schema.supporting import Decision, Meeting, Observation
from tracker.rules.lists.completeness import Completeness
from tracker.rules.lists.tally import Tally
from tracker.vocabulary import State, Timeliness, WordingStatus
from tracker.words.figures import capital, count, listed, on_or_in, short_name

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


def source_text(register: Register, source: Source) -> str:
    """Return what a source is: kind, by whom and when issued, how many recommendations, who may verify."""
    kind, by = source.kind.label, short_name(register, source.issued_by)
    issued = f"{kind}, issued by {by} {on_or_in(source.issued_on)}"
    names = listed([short_name(register, each) for each in source.verifiers])
    verified = f"{capital(names)} may verify them." if names else "Nobody may verify them."
    makes = (
        "how many it makes is not fixed"
        if source.expected_count is None
        else f"it makes {count(source.expected_count, 'recommendation')}"
    )
    return f"{issued}. {capital(makes)}. {verified}"


_KINDS: dict[type[Entry], tuple[str, str]] = {
    Answer: ("an answer to a single recommendation", "Answers to single recommendations"),
    Verification: ("a verdict on a single recommendation", "Verdicts on single recommendations"),
    Extension: ("an extension of a deadline", "Extensions of deadlines"),
    Handover: ("a handover to a new lead", "Handovers"),
    Escalation: ("an escalation", "Escalations"),
    Meeting: ("a meeting", "Meetings"),
    Decision: ("a decision of a meeting", "Decisions put to meetings"),
    Evidence: ("an item of evidence", "Items of evidence"),
    Update: ("an update by an action owner", "Updates by action owners"),
    Statement: ("a statement about a source as a whole", "Statements about a source as a whole"),
    Observation: ("a published figure", "Published figures"),
}


def kind_name(kind: type[Entry]) -> str:
    """Return the name of a kind of entry, for a table."""
    return _KINDS[kind][1] if kind in _KINDS else f"{kind.__name__}s"


def not_held(held: Sequence[Completeness], tallies: Iterable[Tally], hashed: int, planned: int) -> list[str]:
    """Return what the register does not hold, a sentence each."""
    number = sum(each.on_file for each in held)
    missing = [
        (number - sum(each.wording.get(WordingStatus.VERBATIM, 0) for each in held), "the official wording"),
        (sum(each.unreferenced for each in held), "the source’s own number"),
        (sum(each.unowned for each in held), "an owner"),
        (sum(each.inferred for each in held), "a document that states the deadline (it is inferred)"),
        (sum(each.undated for each in held), "a deadline"),
        (sum(each.unanswered for each in held), "any entry of its own"),
    ]
    told = [f"{capital(what)}, for {_of(some, number)}." for some, what in missing if some]
    absent = [_KINDS[each.kind][0] for each in tallies if each.kind in _KINDS and not each.by_day]
    told += [f"{capital(what)}: none is on record." for what in absent]
    told += [] if hashed else ["A document itself: evidence is linked or held elsewhere, and none has a hash here."]
    told += [] if planned else ["A later meeting: none is planned on the register."]
    return told


def _of(some: int, number: int) -> str:
    return f"any of the {number:,} recommendations" if some == number else f"{some:,} of {number:,} recommendations"


def files_text(register: Register) -> list[str]:
    """Return the files of the register, with what is in each."""
    asked = (
        f"recommendations.yaml: {count(len(register.parties), 'party', 'parties')},"
        f" {count(len(register.sources), 'source')}, {count(len(register.recommendations), 'recommendation')}"
    )
    told = [asked, f"responses/: {count(len(register.responses), 'file')}"]
    beside = (
        ("meetings.yaml", len(register.meetings), "meeting"),
        ("concerns.yaml", len(register.concerns), "concern"),
        ("indicators.yaml", len(register.indicators), "indicator"),
    )
    return told + [f"{name}: {count(number, what)}" for name, number, what in beside if number]


def version_text(commit: str, changed: bool) -> str:
    """Return the version of the dashboard."""
    return f"This dashboard runs from commit {commit}{', with changes since' if changed else ''}."
