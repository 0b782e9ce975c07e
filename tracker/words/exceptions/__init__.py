"""An exception → its sentence, and what would clear it. A module a family of rules.

Takes what a rule found, returns text; decides nothing.
"""

from tracker.register.records import Register, response_path
from tracker.rules.exceptions.case import OversightException
from tracker.words.exceptions.answers import ON_ANSWERS
from tracker.words.exceptions.delivery import ON_DELIVERY
from tracker.words.exceptions.outcomes import ON_OUTCOMES
from tracker.words.exceptions.proof import ON_PROOF
from tracker.words.exceptions.silence import ON_SILENCE
from tracker.words.exceptions.source import ON_SOURCES
from tracker.words.figures import capital

WORDINGS = {**ON_DELIVERY, **ON_ANSWERS, **ON_PROOF, **ON_SILENCE, **ON_SOURCES, **ON_OUTCOMES}


def message(register: Register, exception: OversightException) -> str:
    """Return the exception in one sentence, without its full stop."""
    return capital(WORDINGS[type(exception.figures)].sentence(register, exception, exception.figures))


def clears(exception: OversightException) -> str:
    """Return what would end the exception, in one sentence."""
    where = response_path(exception.recommendations[0]) if exception.recommendations else "the register"
    return WORDINGS[type(exception.figures)].clears.format(where=where)
