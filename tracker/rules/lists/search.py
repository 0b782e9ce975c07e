"""What the register says of a recommendation by a day, as one text to look for words in.

Takes a register, returns text; decides nothing.
"""

from collections.abc import Iterator
from datetime import date

from tracker.register.records import Register
from tracker.register.schema.response import Evidence, Update, Verification
from tracker.rules.lists.dated import dated


def words_of(register: Register, id: str, as_at: date) -> str:
    """Return the words of a recommendation, of its actions, and of the updates, evidence and verdicts up to a day."""
    return "\n".join(word for word in _words(register, id, as_at) if word)


def _words(register: Register, id: str, as_at: date) -> Iterator[str | None]:
    recommendation = register.recommendations[id]
    yield from (id, recommendation.title, recommendation.reference, recommendation.theme)
    yield from (recommendation.wording, recommendation.summary)
    yield from (limb.text for limb in recommendation.limbs)
    yield register.name_of(recommendation.owner)
    if id in register.responses:
        yield from (action.title for action in register.responses[id].actions)
    for each in dated(register, id, as_at):
        match each.entry:
            case Update(note=note, risk=risk):
                yield from (note, risk)
            case Evidence(title=title, shows=shows):
                yield from (title, shows)
            case Verification(note=note):
                yield note
