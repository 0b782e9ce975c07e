"""Which sentence says which kind of change, and with what: its entry, or its exception, as the type that it has.

Holds the sentences; makes none.
"""

from collections.abc import Callable
from typing import TypeVar

from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.rules.changes.change import Change, What
from tracker.rules.exceptions.case import OversightException

_E = TypeVar("_E", bound=Entry)
_Sentence = Callable[[Register, Change], str]
_OfEntry = Callable[[Register, Change, _E], str]
_OfException = Callable[[Register, Change, OversightException], str]


class Sentences(dict[What, _Sentence]):
    """The sentence of each kind of change, by its name."""

    def of(self, what: What) -> Callable[[_Sentence], _Sentence]:
        """Take the decorated function as the sentence of a kind of change."""

        def take(sentence: _Sentence) -> _Sentence:
            self[what] = sentence
            return sentence

        return take

    def of_entry(self, what: What, kind: type[_E]) -> Callable[[_OfEntry[_E]], _OfEntry[_E]]:
        """Take it as the sentence of a kind of change that always rests on an entry of this class."""

        def take(sentence: _OfEntry[_E]) -> _OfEntry[_E]:
            def say(register: Register, change: Change) -> str:
                if not isinstance(change.entry, kind):
                    raise TypeError(f"a change '{what}' rests on {kind.__name__}, not on {type(change.entry).__name__}")
                return sentence(register, change, change.entry)

            self[what] = say
            return sentence

        return take

    def of_exception(self, what: What) -> Callable[[_OfException], _OfException]:
        """Take it as the sentence of a change in the exceptions."""

        def take(sentence: _OfException) -> _OfException:
            def say(register: Register, change: Change) -> str:
                if change.exception is None:
                    raise TypeError(f"a change '{what}' rests on an exception")
                return sentence(register, change, change.exception)

            self[what] = say
            return sentence

        return take
