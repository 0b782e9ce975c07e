"""What a pack is called, its headings, and what stands where a part has nothing to tell.

Takes values, returns text; decides nothing.
"""

from datetime import date

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting
from tracker.words.figures import count

SUMMARY = "Report summary"
PURPOSE = "Purpose of this paper"
STANDS = "Where things stand"
CONSIDERATIONS = "Key considerations"
TO_DECIDE = "Recommendation to the meeting"
SUPPORTING = "1. Supporting information"
POSITION = "1.1 Position"
OUTCOMES = "2. Outcomes, and equality and diversity"
DECISIONS = "3. Decisions and escalations"
CONCERNS = "4. Concerns"
CONTACT = "5. Contact details"
ANNEX = "Annex: every recommendation in full"


def title_text(register: Register, meeting: Meeting) -> str:
    """Return what a pack is called."""
    return f"{register.settings.title}: paper for the {meeting.title} on {in_words(meeting.date)}"


def purpose_text(register: Register, recommendations: int, sources: int, as_at: date) -> str:
    """Return what the paper is for."""
    return (
        f"To show where {count(recommendations, 'recommendation')} from {count(sources, 'source')} stood on"
        f" {in_words(as_at)}: who says that each is done, on what evidence, and what is late."
    )


def recommendation_title(register: Register, id: str) -> str:
    """Return how a recommendation is headed: "ICO-05 Data Sharing Agreements"."""
    return f"{id} {register.recommendations[id].title}"
