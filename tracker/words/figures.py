"""The small words that every sentence is made of: numbers, days, lists, names.

Takes values, returns text; knows no rule.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import Month, in_words
from tracker.register.records import Register
from tracker.register.schema.entries import Attributed
from tracker.register.schema.restricted import Restricted
from tracker.vocabulary import Certainty, PartyKind


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 day", "240 days"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def days(number: int) -> str:
    """Return "1 day", "240 days"."""
    return count(number, "day")


def days_since(day: date, number: int) -> str:
    """Return "94 days", or "at least 94 days" where only the month is on record: they are counted from its last day."""
    return f"{'at least ' if isinstance(day, Month) else ''}{days(number)}"


def listed(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def by_the_end(day: date) -> str:
    """Return "by 31 March 2020", or "by the end of December 2019" where only the month is on record."""
    return f"by {the_end_of(day)}"


def times(number: int) -> str:
    """Return "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def the_end_of(day: date) -> str:
    """Return "31 March 2020", or "the end of December 2019" where only the month is on record."""
    return f"the end of {in_words(day)}" if isinstance(day, Month) else in_words(day)


def on_or_in(day: date) -> str:
    """Return "on 4 October 2019", or "in October 2019" where only the month is on record."""
    return f"{'in' if isinstance(day, Month) else 'on'} {in_words(day)}"


def near(day: date, other: date) -> str:
    """Return a day beside another: "12 February" in the same year, "27 November 2024" in another one."""
    words = in_words(day)
    return words.rpartition(" ")[0] if " " in words and day.year == other.year else words


def capital(sentence: str) -> str:
    """Return the sentence with a capital to begin with."""
    return sentence[:1].upper() + sentence[1:]


def small(text: str) -> str:
    """Return a label or a sentence with a small letter to begin with, to stand within a sentence."""
    return text[:1].lower() + text[1:]


def short_name(register: Register, party: str | Restricted | None) -> str:
    """Return what to call a party in a sentence: "the ICO" where its id is its initials, "the Head of Intelligence"."""
    name = register.name_of(party)
    known = register.parties.get(party) if isinstance(party, str) else None
    if known is None:
        return name
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
    if known.id.upper() == initials or f"({known.id.upper()})" in name:
        return f"the {known.id.upper()}"
    return name if known.kind is PartyKind.BODY or name.lower().startswith("the ") else f"the {name}"


def doubt(entry: Attributed) -> str:
    """Return how an entry is known where not at first hand, to stand behind it: " (reported in …)", else ""."""
    match entry.certainty:
        case Certainty.REPORTED:
            return f" (reported in {entry.reported_in or 'a second source'})"
        case Certainty.PARTIAL:
            return " (seen in part)"
        case Certainty.INFERRED:
            return " (inferred)"
    return ""


def known_briefly(entry: Attributed) -> str:
    """Return how an entry is known, without where it was reported: " (as reported)"; at first hand ""."""
    words = {
        Certainty.REPORTED: " (as reported)",
        Certainty.PARTIAL: " (seen in part)",
        Certainty.INFERRED: " (inferred)",
    }
    return words.get(entry.certainty, "")


def ids_text(ids: Sequence[str]) -> str:
    """Return ids with their runs drawn together: "ICO-01 to ICO-04, ICO-06"."""
    runs: list[list[str]] = []
    for id in ids:
        if runs and _follows(runs[-1][-1], id):
            runs[-1].append(id)
        else:
            runs.append([id])
    return listed([part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)])


def _follows(one: str, other: str) -> bool:
    (source, _, number), (its, _, next_number) = one.rpartition("-"), other.rpartition("-")
    return source == its and number.isdecimal() and next_number.isdecimal() and int(number) + 1 == int(next_number)


def more_text(shown: int, of: int) -> str:
    """Return the words of the link to all of a list of which only some are shown."""
    return f"{shown:,} are shown here; show all {of:,}"
