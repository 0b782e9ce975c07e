"""What Data alone says: how the files are made, and how a script asks for them.

Texts; decides nothing. What each file holds and serves stands in the catalogue of downloads.
"""

from datetime import date

from tracker.dates import in_words
from tracker.words.figures import count

FILES = "Files to take away"
LEAD = "Each file is made when you ask for it, from the position in the line above and for the same readers."
WHAT, FORMS, SERVES = "What", "Take it as", "What it is, and for whom"
INSIDE, SCRIPTS = "What is in each", "For scripts"
TABLE, TABLES, ALL_TABLES, ROW = "Table", "Tables", "All tables", "A row is"
COLUMN, COLUMNS, HOLDS, MEANS, REFERS = "Column", "Columns", "Holds", "It says", "Refers to"
EMPTY, NOTHING_ELSE = "empty", "no other table"
SCRIPT_ADDRESS, ADDRESS_GIST = "Address for a script", "address for a script"
SUBSCRIPTION = "Address to subscribe to"
SUBSCRIBE = (
    "Give it to a calendar program as a subscription, and the calendar follows the register. For one party’s own, add"
    " ?party= and its id."
)
SUBSCRIBE_BY_TOKEN = (
    "A calendar program cannot sign in, so its address holds a token, which opens this calendar and nothing else."
    " Whoever runs the dashboard gives you one, for one party or for all. Whoever has the address has the calendar."
)
TOKEN_VARIABLE = "$TRACKER_TOKEN"
KINDS = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day"}
HOW_SCRIPTS_ASK = (
    "Leave as_at out for the day that the register shows by itself, and known_at for what it says now. known_at takes"
    " a day, a meeting, a tag or a commit, as the addresses of pages do.",
    "An answer carries an ETag. Send it back as If-None-Match, and 304 says that nothing has changed.",
    "A name or a day that is not understood is refused with a sentence, and never answered with another day’s figures.",
    "400: the address asks for what cannot be; 404: there is no such file or revision; 429 and 503: try again in a"
    " minute.",
)
WITH_TOKEN = (
    "A script signs in with a token, sent in the header Authorization: Bearer. Whoever runs the dashboard gives you"
    " one. It reads what you may read.",
    "401: there is no token, or it is not known here; 403: its owner is no reader of this register any more.",
)
WITHOUT_SIGN_IN = "Nobody signs in here, so a script needs no token. From another machine it reads what is public."


def since(day: date) -> str:
    """Return since when something changed: "since 12 February 2025"."""
    return f"since {in_words(day)}"


def tables_gist(tables: int, columns: int) -> str:
    """Return how much is explained: "40 tables, 423 columns"."""
    return f"{count(tables, 'table')}, {count(columns, 'column')}"


def rows_gist(columns: int, rows: int) -> str:
    """Return how large a table is: "29 columns, 25 rows"."""
    return f"{count(columns, 'column')}, {count(rows, 'row')}"


def first_rows_of(title: str) -> str:
    """Return the caption of the columns and first rows of a download."""
    return f"{title}: its columns and first rows"


def row_title(number: int) -> str:
    """Return the title over what a row holds; the first is 0."""
    return f"Row {number + 1}"


def address_of(title: str, label: str, of: str) -> str:
    """Return what an address is of: "Position as JSON", or "Pack of a meeting as PDF, 8 January 2020"."""
    return f"{title} as {label}, {of}" if of else f"{title} as {label}"
