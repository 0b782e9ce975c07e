"""What there is to say of an exception, by the class of its figures: its sentence, and what would clear it.

Holds the sentences; makes none.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from tracker.register.records import Register
from tracker.rules.exceptions.case import Figures, OversightException

_F = TypeVar("_F", bound=Figures)
Sentence = Callable[[Register, OversightException, _F], str]


class Wording(NamedTuple):
    """A sentence, without its capital and its full stop, and what clears the exception; `{where}` is a file."""

    sentence: Sentence[Any]
    clears: str


class Wordings(dict[type[Figures], Wording]):
    """The wordings of a family of rules."""

    def of(self, figures: type[_F], *, clears: str) -> Callable[[Sentence[_F]], Sentence[_F]]:
        """Take the decorated function as the sentence about these figures; mypy sees that it takes no others."""

        def take(sentence: Sentence[_F]) -> Sentence[_F]:
            self[figures] = Wording(sentence, clears)
            return sentence

        return take
