"""The text of an issue that somebody made with a form → what was answered, by the fields of the entry.

Takes text, returns values; judges no value: reading the register with the entry does.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from tracker.problems import quoted
from tracker.register.forms.questions import ASKED_OF_ALL, Question, questions
from tracker.register.records import Register
from tracker.register.schema.meanings import Mark

NOT_ANSWERED = "_No response_"  # as hosts write it
_HEADING = re.compile(r"^### +(\S.*)$", re.MULTILINE)


class NotAForm(Exception):
    """The text is not that of an issue made with one of the forms; the message says why in one sentence."""


class FilledForm(NamedTuple):
    """What was answered: the kind of entry, the id of what it belongs to, and what was given for each field."""

    kind: str
    record: str
    given: Mapping[tuple[str, ...], str | list[str]]


def issue_of(text: str, register: Register | None = None) -> FilledForm:
    """Return what an issue says; raise `NotAForm`.

    `register`: whose parties may be called by their names; without it, by their ids alone.
    """
    answers = _answers(text)
    kind = next((each for each in ASKED_OF_ALL if questions(each)[0].label in answers), None)
    if kind is None:
        raise NotAForm("This is not the text of an issue made with one of the register's forms: no heading fits.")
    asked = {question.label: question for question in questions(kind)}
    strange = next((label for label in answers if label not in asked), None)
    if strange is not None:
        raise NotAForm(
            f"The form asks nothing like {quoted(strange)}; take '### ' from where a line of an answer begins."
        )
    given = {
        asked[label].names: _given(asked[label], answer, register)
        for label, answer in answers.items()
        if asked[label].names and answer
    }
    return FilledForm(kind, answers[questions(kind)[0].label], given)


def _answers(text: str) -> dict[str, str]:
    """Return the answers by the headings above them, "" where there is none; raise `NotAForm`."""
    _, *parts = _HEADING.split(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    answers: dict[str, str] = {}
    for label, answer in zip(map(str.rstrip, parts[::2]), parts[1::2], strict=True):
        if label in answers:
            raise NotAForm(f"{quoted(label)} is answered twice, so which of the two is meant cannot be told.")
        answers[label] = "" if answer.strip() == NOT_ANSWERED else answer.strip()
    return answers


def _given(question: Question, answer: str, register: Register | None) -> str | list[str]:
    declared = question.field.declared if question.field else None
    if declared is not None and declared.is_list:
        return [each.strip() for each in answer.split(",") if each.strip()]
    word = next((each.value for each in question.words if each.label == answer), None)
    if word is not None:
        return word
    is_party = declared is not None and Mark.PARTY in declared.marks
    return _party(register, answer) if register and is_party else answer


def _party(register: Register, name: str) -> str:
    """Return the id of the one party that goes by a name; the name itself where none does, or several do."""
    wanted = name.casefold()
    called = [
        id
        for id, party in register.parties.items()
        if wanted in (id, party.name.casefold(), *(each.casefold() for each in party.aliases))
    ]
    return called[0] if len(called) == 1 else name
