"""A recommendation's state → its word: where nobody may verify, a claim waits for no verdict; by statement is said.

Takes values, returns text; decides nothing.
"""

from tracker.register.records import Register
from tracker.rules.state.spans import Span
from tracker.vocabulary import State, Status


def state_text(register: Register, span: Span) -> str:
    """Return where a recommendation stands: "Verified", "Implemented, by statement"."""
    label = source_state_label(register, register.recommendations[span.recommendation].source, span.state)
    return f"{label}, by statement" if span.by_statement else label


def source_state_label(register: Register, source: str, state: State) -> str:
    """Return a state's word for recommendations of one source."""
    return _label(state, has_verifiers=bool(register.sources[source].verifiers))


def state_label(register: Register, state: State) -> str:
    """Return a state's word for recommendations of several sources, which is true of every one of them."""
    return _label(state, has_verifiers=all(source.verifiers for source in register.sources.values()))


def _label(state: State, *, has_verifiers: bool) -> str:
    return state.label if has_verifiers or state is not State.IMPLEMENTED else Status.IMPLEMENTED.label
