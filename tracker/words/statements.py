"""A statement about a source as a whole → who said what of which recommendations, and when.

Takes values, returns text; decides nothing.
"""

from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.vocabulary import Certainty, Covers, Says
from tracker.words.figures import by_the_end, capital, doubt, ids_text, on_or_in, short_name


def statement_text(register: Register, statement: Statement) -> str:
    """Return who said what of which of a source's recommendations: "The ICO said that at least 9 were done"."""
    by = capital(short_name(register, statement.by))
    if statement.says is Says.EXPECTED and statement.expected:
        return f"{by} said that {_which(statement)} would be done {by_the_end(statement.expected)}"
    what = {
        Says.ACCEPTED: "accepted",
        Says.EXPECTED: "expected",
        Says.IMPLEMENTED: "done",
        Says.VERIFIED: "verified",
        Says.SUPERSEDED: "superseded",
    }[statement.says]
    return f"{by} said that {_which(statement)} {'was' if _names_one(statement) else 'were'} {what}"


def _names_one(statement: Statement) -> bool:
    return isinstance(statement.covers, tuple) and len(statement.covers) == 1 and statement.at_least is None


def _which(statement: Statement) -> str:
    if statement.at_least is not None:
        of = f" of {ids_text(statement.covers)}" if isinstance(statement.covers, tuple) else ""
        return f"{quantity_text(statement, statement.at_least, '')}{of}, without saying which,"
    if isinstance(statement.covers, tuple):
        return ids_text(statement.covers)
    if statement.covers is Covers.ALL:
        return "all of the source’s recommendations"
    return f"{statement.as_said or 'some'}, without saying which or how many,"


def quantity_text(statement: Statement, at_least: int, of: str) -> str:
    """Return how many a statement is about, in the source's own word where it is on record, else in a number.

    `of`: of what, as " of 16". Beside a word stands what it is taken for: "the majority (at least 9 of 16)".
    """
    number = f"at least {at_least}{of}"
    word = statement.as_said or ("some" if statement.covers is Covers.SOME else "")
    return f"{word} ({number})" if word else number


def own_word(statement: Statement) -> str:
    """Return how many, in the source's own word and quoted; without one "all", "some", a number or ids, not quoted."""
    if statement.as_said:
        return f"“{statement.as_said}”"
    if statement.at_least is not None:
        return f"at least {statement.at_least:,}"
    return ids_text(statement.covers) if isinstance(statement.covers, tuple) else str(statement.covers)


def said_by(register: Register, statement: Statement) -> str:
    """Return who said it and when; where a second source says so, that first: "reported in …: the ICO said on …"."""
    by, when = short_name(register, statement.by), on_or_in(statement.date)
    if statement.certainty is Certainty.REPORTED:
        return f"reported in {statement.reported_in or 'a second source'}: {by} said {when}"
    return f"{by} said{doubt(statement)} {when}"
