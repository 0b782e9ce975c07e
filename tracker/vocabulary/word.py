"""What a word of the register is: its value in files, its label on screens, its meaning."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of the register: its value in files, its label on screens, its meaning in one sentence."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> "Word":
        word = str.__new__(cls, value)
        word._value_ = value
        word.label, word.meaning = label, meaning
        return word

    def __init_subclass__(cls) -> None:
        """Make the members plain attributes: in Python 3.11, not later, each look-up of one is a call otherwise."""
        for name, member in cls.__members__.items():
            type.__setattr__(cls, name, member)

    @classmethod
    def of(cls, value: str) -> Self:
        return cls._value2member_map_[value]  # type: ignore[return-value]

    __hash__ = str.__hash__  # Enum's own is a Python call for each look-up
    __str__ = str.__str__
