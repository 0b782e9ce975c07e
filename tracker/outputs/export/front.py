"""What a workbook's first sheet says: what this is, for whom, and how to read it."""

from __future__ import annotations

from tracker.dates import in_words
from tracker.outputs.export.about import AboutExport

SHEETS_HEADING, READING_HEADING = "Sheets", "How to read it"
CUT = " … [cut here: a cell holds no more; the whole text, of {length:,} characters, is in the .json, .csv and .db]"
READING = (
    "An empty cell means that something is not known or does not apply. It never means 0.",
    "“restricted” stands in place of words that this audience may not read.",
    "A date is the last day of a month or year where no more is on record; the column _written beside it says so.",
    "An apostrophe before =, +, - or @ was put there so that no spreadsheet takes a text for a formula.",
    "Everything but where things stand is as the register has it, also what is dated after the day of the position.",
    "The sheet “columns” says what each column means.",
)


def facts(about: AboutExport) -> list[tuple[str, str]]:
    """Return what the register is, which day and revision this shows, and for whom: names and values, as text."""
    known = f"the revision recorded on {in_words(about.known_at)}" if about.known_at else "now"
    return [
        ("Register", about.title),
        ("Position as at", in_words(about.as_at)),
        ("As known at", known),
        ("Commit", about.commit or "none: the files have changes that no commit holds"),
        ("Content", about.content),
        ("Audience", about.audience.label),
        ("Entries without their words for this audience", f"{about.restricted:,}"),
        ("Licence", " – ".join(filter(None, (about.licence, about.licence_url))) or "none is on the register"),
        ("Version", about.version),
    ]
