"""What a pack is called, its headings, and what stands where a part has nothing to tell.

Takes values, returns text; decides nothing.
"""

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting

SUMMARY = "Report summary"
PURPOSE = "Purpose of this paper"
STANDS = "Where things stand"
CONSIDERATIONS = "Key considerations"
TO_DECIDE = "Recommendation to the meeting"
SUPPORTING = "1. Supporting information"
POSITION = "1.1 Position, source by source"
SAID = "1.2 What was said of each source as a whole"
SINCE = "1.3 Since the last meeting"
EXCEPTIONS = "1.4 Exceptions, by rule"
EACH = "1.5 Each recommendation on a line"
QUARTERS = "1.6 Progress by quarter"
COMING = "1.7 Before the next meeting"
OUTCOMES = "2. Outcomes, and equality and diversity"
DECISIONS = "3. Decisions and escalations"
CONCERNS = "4. Concerns"
CONTACT = "5. Contact details"
ANNEX = "Annex: every recommendation in full"

DEFINITIONS = "What each figure is"

NONE, NOT_ON_RECORD, NOT_APPLICABLE = "none", "not on record", "not applicable"
RECORDER_NOT_KNOWN = "who recorded it is not known"
NOTHING_SAID = "Nothing is on record that was said of a source as a whole."
NOTHING_ON_FILE = "No recommendation is on the register by this day."
NO_EXCEPTIONS = "No rule finds anything."
NO_ESCALATIONS = "No escalation is on record for what is open."
NO_DECISIONS_HERE = "No decision of this meeting is on record."


def title_text(register: Register, meeting: Meeting) -> str:
    """Return what a pack is called."""
    return f"{register.settings.title}: paper for the {meeting.title} on {in_words(meeting.date)}"


def recommendation_title(register: Register, id: str) -> str:
    """Return how a recommendation is headed: "ICO-05 Data Sharing Agreements"."""
    return f"{id} {register.recommendations[id].title}"


def number_of(heading: str) -> str:
    """Return how a part is called in a sentence: "section 1.4" of "1.4 Exceptions, by rule", "the annex"."""
    number, _, _ = heading.partition(" ")
    return f"section {number.rstrip('.')}" if number[:1].isdigit() else "the annex"


def all_text(heading: str) -> str:
    """Return where all of what is shown in part stands: "All of it is in section 1.3."."""
    return f"All of it is in {number_of(heading)}."


def more_text(number: int, heading: str) -> str:
    """Return that more of a list stands in a part of the paper: "and 12 more, in section 1.4"."""
    return f"and {number:,} more, in {number_of(heading)}"
