"""What only the site says: from which day and commit a page is, when to look for a newer one, what the pages are.

Texts, and sentences from values; decides nothing. A page does not know on what day it is read, so it names days.
"""

from datetime import date

from tracker.dates import in_words
from tracker.register.schema.supporting import Meeting
from tracker.rules.lists.later import Later
from tracker.rules.meetings.ahead import Ahead
from tracker.words.figures import capital, count, near
from tracker.words.overview import ahead_briefly

SKIP = "Skip to the content"
MENU = "Pages"
FEED = "What changed"
FOOT = (
    "Each figure is worked out from dated entries in the register’s files, by rules that are the same on every day."
    " What is not known is shown as not known."
)
OVERVIEW = "Where things stand"
DEADLINES = "What is late, and what falls due"
AS_A_TABLE = "The same as a table"
NONE_LISTED = "None on this day."
NOT_VOUCHED_FOR = "Cannot be vouched for"
NOT_VOUCHED_FOR_LEAD = "Shown as done, and something on the register says why that cannot be relied on."
QUESTIONS = "Questions and answers"
PROGRESS = "Quarter by quarter"
NO_MEETINGS = "No meeting is on the register."
NO_DECISIONS = "No decision of this meeting is on the register."
SINCE = "What had changed by then"
DATA = "Data to take away"
DATA_LEAD = (
    "The same position and the same register as on these pages, as files. Each was made with the pages, so it is as at"
    " the same day."
)
PACKS = "Packs of the meetings"
ABOUT_THE_FEED = "the newest entries as an Atom feed, for a feed reader. Each keeps its identity."
NOT_FOUND = "This page is not there"
NOT_FOUND_LEAD = "The address may be mistyped, or what it named is no longer on the register or has another id."
STATEMENTS = "What was said about it as a whole"
HELD = "What the register holds of it"
ABOUT = "How to read these pages"
THESE_PAGES = "About these pages"
ABOUT_THESE_PAGES = (
    "Each page tells one position: where everything stood on the day in its heading, as the register had it in the"
    " commit that is named beside it. The same commit makes the same pages.",
    "A page was made once and does not know what day it is now. Days late are counted to its own day. The line below"
    " its title says after which day to look for a newer one.",
    "The address of a recommendation, a source or a meeting does not change. A link to it leads to its newest page.",
    "Claim, verdict and evidence are shown apart. What an owner says is a claim, until a verifier has given a verdict.",
    "A name such as responses/ICO-05.yaml:14 is a file of the register and a line in it.",
    "The pages need no script, and load nothing from any other place. They keep nothing about who reads them.",
)
RESTRICTED = "Their figures count everything. What is restricted is shown without its words."
NOT_COMMITTED = "from files that are not yet committed"


def made_from_text(commit: str | None) -> str:
    """Return which version of the register a page was made from."""
    return f"from commit {commit[:7]}" if commit else NOT_COMMITTED


def counted_to_text(as_at: date) -> str:
    """Return that nothing on a page goes on counting."""
    return f"This page does not change by itself: days are counted to {in_words(as_at)}."


def look_again_text(coming: Ahead | None, meeting: Meeting | None) -> str:
    """Return from which day on a page is out of date even if nothing was recorded since, and by what.

    `coming`: what comes up next of what the page is about; `meeting`: the next one; None where none is on the register.
    """
    if coming is not None and coming.on is not None and (meeting is None or coming.on < meeting.date):
        about = coming.recommendation or coming.subject
        return _next_text(coming.on, f"{about}, {ahead_briefly(coming)}")
    if meeting is not None:
        return _next_text(meeting.date, f"meeting: {meeting.title}")
    return "No later day is set on the register. What was recorded or happened since is not here."


def _next_text(day: date, what: str) -> str:
    return f"The next day on the register is {in_words(day)} ({what}). If today is later, look for a newer page."


def not_counted_text(later: Later, as_at: date, about: str = "") -> str:
    """Return that the register holds entries of later days, which a page does not count.

    `about`: the recommendation that they are about, "" where they are all that the register holds.
    """
    are = "is" if later.number == 1 else "are"
    entries = count(later.number, "entry", "entries")
    return (
        f"{entries} {f'about {about}' if about else 'of the register'} {are} dated after {near(as_at, later.newest)},"
        f" up to {in_words(later.newest)}, and {are} not counted here."
    )


def more_coming_text(number: int) -> str:
    """Return that more comes up than is listed."""
    return f"{count(number, 'more comes', 'more come')} after these."


def more_changed_text(number: int) -> str:
    """Return that more changed than is listed."""
    return f"{count(number, 'more recommendation')} changed."


def which_sentence(which: str) -> str:
    """Return which meeting it is, as a sentence."""
    return f"{capital(which)}."
