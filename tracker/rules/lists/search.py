"""What the register says of a recommendation by a day, as one text to look for words in.

Takes a register, returns text; decides nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.register.records import ASKED, Register
from tracker.register.schema.meanings import Mark, with_mark
from tracker.register.walk import entries_of, entries_of_response


def words_of(register: Register, id: str, as_at: date) -> str:
    """Return every text of a recommendation, its limbs and actions, and of what its response says up to a day."""
    return "\n".join(_words(register, id, as_at))


def _words(register: Register, id: str, as_at: date) -> Iterator[str]:
    recommendation = register.recommendations[id]
    yield from (id, register.name_of(recommendation.owner))
    response = register.responses.get(id)
    own = entries_of(recommendation, register.issued_on(recommendation), ASKED)
    for each in (*own, *(entries_of_response(register, response) if response else ())):
        if each.day is None or each.day <= as_at:
            kind: Any = type(each.entry)
            texts = (getattr(each.entry, field.name) for field in with_mark(kind, Mark.WORDS))
            yield from (text for text in texts if isinstance(text, str))  # a stub is no text, so no search finds it
