"""A recommendation in full → the words that a paper alone says of it.

Takes values, returns text; decides nothing.
"""

from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.entries import Attributed, Restrictable
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Evidence
from tracker.rules.history.deadline import ExtensionStep
from tracker.rules.lists.dated import Dated
from tracker.rules.state.position import ActionStanding
from tracker.vocabulary import Marking, Stance
from tracker.words.evidence import age_text, expiry_text, held_text
from tracker.words.figures import by_the_end, days, doubt, short_name, small
from tracker.words.pack.sections import NONE, NOT_APPLICABLE
from tracker.words.recommendation import reference_text, wording_text

NO_TEXT = "What it asks is not on the register."
NO_ACTION = "none on the register"
NOTHING_DATED = "Nothing dated is on the register."
UNCOVERED = "no live action delivers this limb"
DISAGREE, RULES, ANSWERS = "Where they disagree: ", "What the rules find:", "What each body answered:"


def origin_text(register: Register, recommendation: Recommendation) -> str:
    """Return what the register holds of the wording, the source's own number, and who asked when."""
    source = register.sources[recommendation.source]
    asked = f"{register.name_of(source.issued_by)}, {in_words(register.issued_on(recommendation))}"
    return f"{wording_text(recommendation)} {reference_text(recommendation)} Asked in {source.title}, {asked}."


def expected_text(standing: ActionStanding, register: Register) -> str:
    """Return when an owner expects to be done, and for whom it waits; "none given" of neither."""
    span = standing.span
    parts = [f"expected {by_the_end(span.expected)}"] if span.expected else []
    if span.waiting_on:
        since = f" since {in_few_words(span.waiting_since)}" if span.waiting_since else ""
        parts.append(f"waits for {short_name(register, span.waiting_on)}{since}")
    return "; ".join(parts) or "none given"


def updated_text(standing: ActionStanding) -> str:
    """Return the day of an action's last update."""
    return in_few_words(standing.span.updated_on) if standing.span.updated_on else NONE


def agreed_text(register: Register, step: ExtensionStep) -> str:
    """Return who agreed an extension when, and whether that was late."""
    extension = step.extension
    late = "; agreed late" if step.told_late else ""
    return f"{in_few_words(extension.agreed_on)}, {register.name_of(extension.agreed_by)}{late}"


def added_text(step: ExtensionStep) -> str:
    """Return by how many days an extension moved the deadline."""
    return NOT_APPLICABLE if step.added is None else days(step.added)


def replaced_text(step: ExtensionStep) -> str:
    """Return the deadline that an extension replaced."""
    return in_few_words(step.replaced) if step.replaced else NONE


def evidence_facts(item: Evidence, as_at: date) -> str:
    """Return the age of an item of evidence, where it is held, for whom it is, and what it does to the claim."""
    against = "shows the contrary" if item.stance is Stance.CONTRADICTS else ""
    uncounted = "" if item.is_located else "not counted: it says nowhere where it is"
    marking = "" if item.marking is Marking.PUBLIC else item.marking.label.lower()
    parts = [age_text(item, as_at), held_text(item), expiry_text(item, as_at), against, uncounted, marking]
    return "; ".join(filter(None, parts)) + doubt(item)


def ends_text(clears: str) -> str:
    """Return what ends a finding, to stand behind it."""
    return f" What ends it: {small(clears)}"


def entry_doubt(dated: Dated) -> str:
    """Return how an entry is known, where not at first hand, and who may read it, where not everybody."""
    entry = dated.entry
    known = doubt(entry) if isinstance(entry, Attributed) else ""
    is_kept = isinstance(entry, Restrictable) and entry.marking is not Marking.PUBLIC
    return f"{known} ({entry.marking.label.lower()})" if is_kept and isinstance(entry, Restrictable) else known
