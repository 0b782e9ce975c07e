"""As known at a revision, and to which readers → how that is said: in the status line, in notices, beside a fact.

Takes values, returns text; decides nothing.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.schema.supporting import Meeting
from tracker.vocabulary import Marking
from tracker.words.figures import count

SOUND = "files checked, no errors"
NOW_SHOWN = "The register is shown as known now."
NOT_YET = "not yet committed"
BROKEN_NOW = "Who recorded what is not shown while the register’s files have errors."
NEVER_SOUND = "Every revision in the register’s history has errors."
MESSAGE_WITHHELD = (
    "What is wrong is shown only to readers who may see the whole register. Anyone with the files can run"
    " `python -m tracker check`."
)
CHANGES_WITHHELD = "Changes within restricted words are not listed."
NAMES_WITHHELD = f"Readers of {Marking.OFFICIAL.label} see who recorded what; others see the commits."
CUT_OFF = "or before: the history held here is cut off"


def stood_text(commit: str, day: date) -> str:
    """Return how a past revision is said in the status line."""
    return f"as the register then stood (commit {commit[:7]}, recorded on {in_words(day)}), under today’s rules"


def unsound_text(commit: str, problems: int, shown: str, day: date) -> str:
    """Return, of a revision that is not sound, how many mistakes it has, and which one is shown in its place."""
    return (
        f"The register’s files had {count(problems, 'error')} at commit {commit[:7]}."
        f" The nearest earlier revision without errors is shown: commit {shown[:7]}, recorded on {in_words(day)}."
    )


def nearest_text(commit: str, sound: str | None) -> str:
    """Return that a revision is not sound, and which earlier one is, None where there is none."""
    if sound is None:
        return never_sound_text(commit)
    return (
        f"The register’s files had errors at commit {commit[:7]}."
        f" The nearest earlier revision without errors is commit {sound[:7]}."
    )


def held_to_text(commit: str, sound: str) -> str:
    """Return that a register is held to an earlier revision than the one named, which is not sound."""
    return (
        f"The register’s files had errors at commit {commit[:7]},"
        f" so it is compared with the nearest earlier revision without errors, commit {sound[:7]}."
    )


def never_sound_text(commit: str) -> str:
    """Return what is said where neither a revision nor any before it is sound."""
    return f"The register’s files had errors at commit {commit[:7]} and at every revision before it."


def recorded_before_text(meeting: date) -> str:
    """Return that what is shown was recorded before a meeting had its papers."""
    return f"This shows what was recorded before the papers for the meeting of {in_words(meeting)}."


def before_meeting_text(meeting: Meeting) -> str:
    """Return how the register that a meeting had before it is offered."""
    return f"{in_words(meeting.date)} – what {meeting.title} had before it"


def clocks_text(wrong: Sequence[tuple[str, date]]) -> str:
    """Return which commits were made by a wrong clock, and on which day each counts as recorded; "" where none was."""
    if not wrong:
        return ""
    commits = [f"commit {commit[:7]} counts as recorded on {in_words(day)}" for commit, day in wrong[:3]]
    left = f", and so on for {len(wrong) - 3} more" if len(wrong) > 3 else ""
    return f"A clock was wrong when it was recorded: by the commits before and after it, {'; '.join(commits)}{left}."


def departure_text(commit: str, seen_on: date, rewritten: bool, turned: str = "") -> str:
    """Return that the history lost a revision seen earlier or went round it, or that an earlier one is checked out.

    `turned`: the branch on which a merge put it aside.
    """
    if turned:
        return (
            f"A pull has merged the history the wrong way round. Revision {commit[:7]}, seen on {in_words(seen_on)},"
            " now comes after what the puller had recorded meanwhile. This dashboard still follows the history as it"
            f" was seen. The register’s keeper can put it right for everybody: `git switch --detach {commit[:7]}`,"
            f" `git merge --no-ff {turned}`, `git push origin HEAD:{turned}`."
        )
    if not rewritten:
        return f"The revision checked out is earlier than the newest one seen, {commit[:7]}."
    return (
        f"The history was rewritten: revision {commit[:7]}, seen on {in_words(seen_on)}, is no longer part of it."
        " What was shown as known at that time may differ."
    )


def recorded_text(author: str, day: date) -> str:
    """Return who recorded a line, and when, to stand after the commit; nobody is named to those who may not know."""
    return f"by {author}, {in_few_words(day)}" if author else f"on {in_few_words(day)}"


def known_text(commit: str | None) -> str:
    """Return what a position is known from: "as known then (commit 7c35e60)", "as known now"."""
    return f"as known then (commit {commit[:7]})" if commit else "as known now"


def audience_text(audience: Marking, stubs: int) -> str:
    """Return for whom the register is shown, and how much of it is kept from them: "for the public"."""
    readers = "for the public" if audience is Marking.PUBLIC else f"for readers of {audience.label}"
    return f"{readers}, words of {count(stubs, 'entry', 'entries')} restricted" if stubs else readers
