"""A recommendation's state → its word: where nobody may verify, a claim waits for no verdict; by statement is said.

Takes values, returns text; decides nothing.
"""

from collections.abc import Iterable

from tracker.register.records import Register
from tracker.rules.state.spans import Span
from tracker.vocabulary import State, Status


def state_text(register: Register, span: Span) -> str:
    """Return where a recommendation stands: "Verified", "Implemented, by statement"."""
    known = register.recommendations.get(span.recommendation)
    # Of what was taken off the register nobody can say who might have verified it.
    label = state_label(register, [known.source] if known else register.sources, span.state)
    return by_statement_text(label) if span.by_statement else label


def by_statement_text(label: str) -> str:
    """Return the word of a state that a statement about the source alone put a recommendation in."""
    return f"{label}, by statement"


def by_statement_part(number: int, total: int) -> str:
    """Return how many of all in a state are there by statement: "2 of them by statement", "by statement", or ""."""
    if not number:
        return ""
    return "by statement" if number == total else f"{number:,} of them by statement"


def state_label(register: Register, sources: Iterable[str], state: State) -> str:
    """Return a state's word for recommendations of these sources, which is true of every one of them."""
    if state is State.IMPLEMENTED and not _all_have_verifiers(register, sources):
        return Status.IMPLEMENTED.label
    return state.label


def claimed_text(register: Register, sources: Iterable[str]) -> str:
    """Return what is to be said, in a sentence, of what is implemented: that nobody verified it, where somebody may."""
    return "claimed done and not verified" if _all_have_verifiers(register, sources) else "claimed done"


def _all_have_verifiers(register: Register, sources: Iterable[str]) -> bool:
    return all(register.sources[each].verifiers for each in sources)
