"""An item of evidence → how old it is, until when it proves anything, and where it is held.

Takes values, returns text; decides nothing.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.schema.response import Evidence
from tracker.rules.history.settled import has_expired
from tracker.rules.lists.library import Item, where_held
from tracker.vocabulary import Stance
from tracker.words.figures import count, days, listed

NO_EVIDENCE = (
    "No evidence dated by this day is on the register. An action owner adds it to the response file of the"
    " recommendation, under evidence, with its own date and where it is held. data/README.md says how."
)

SAVE_DOCUMENT = "save the document"


def library_text(items: Sequence[Item], of: int) -> str:
    """Return how much evidence is shown, how much of it has expired, and where it is held."""
    if not of:
        return NO_EVIDENCE
    if not items:
        return f"None of the {count(of, 'item')} on this day is of the kind chosen."
    places = [
        (sum(each.held == "here" for each in items), "held here with a hash that matches"),
        (sum(each.held == "linked" for each in items), "linked"),
        (sum(each.held == "elsewhere" for each in items), "held elsewhere"),
        (sum(each.held == "unsaid" for each in items), "with no place on record"),
    ]
    where = listed([f"{number:,} {place}" for number, place in places if number])
    expired = sum(each.expired for each in items)
    gone = f" {count(expired, 'has', 'have')} expired." if expired else " None has expired."
    among = f" of the {of:,}" if len(items) < of else ""
    return f"{count(len(items), 'item')}{among}: {where}.{gone}"


def library_gist(items: Sequence[Item]) -> str:
    """Return how much evidence there is, and how much of it needs a look, in a few words."""
    if not items:
        return "no item"
    parts = [
        (sum(each.expired for each in items), "expired"),
        (sum(each.evidence.stance is Stance.CONTRADICTS for each in items), "against the claim"),
        (sum(each.held == "unsaid" for each in items), "with no place on record"),
    ]
    return ", ".join([count(len(items), "item"), *(f"{number:,} {what}" for number, what in parts if number)])


def evidence_text(number: int, contradicting: int) -> str:
    """Return how many items of evidence there are, and how many show the contrary."""
    support = f"{count(number, 'item')} on the register." if number else "No evidence is on the register."
    if not contradicting:
        return support
    return f"{support} {count(contradicting, 'item shows', 'items show')} the contrary."


def held_text(item: Evidence) -> str:
    """Return where a document is held, and whether its content is known to be the one that was recorded."""
    elsewhere = f"held elsewhere: {str(item.held).rstrip('.')}" if item.held else ""
    place = {"here": "held here, hash matches", "linked": "linked"}.get(where_held(item), "")
    return "; ".join(part for part in (place, elsewhere) if part) or "location not recorded"


def expiry_text(item: Evidence, as_at: date) -> str:
    """Return until when an item proves anything, "" where it does not expire."""
    if item.expires is None:
        return ""
    return f"{'expired' if has_expired(item, as_at) else 'expires'} {in_few_words(item.expires)}"


def age_text(item: Evidence, as_at: date) -> str:
    """Return how old an item of evidence was on a day, by its own date."""
    own = item.own_day
    which = "dated" if item.date else "received"
    age = (as_at - own).days
    return f"{which} {in_words(own)}, {days(age)} old" if age else f"{which} {in_words(own)}"


def own_date_text(item: Item) -> str:
    """Return an item's own date; where only its receipt is on record, that."""
    return in_few_words(item.on) if item.evidence.date else f"received {in_few_words(item.on)}"
