"""What can be recorded on the screen: each with the entries that it is made of, and what they belong to.

Derived from the kinds of entry that the format has; knows no register.
"""

from typing import Literal, NamedTuple

from tracker.register.edit.additions import KINDS, places_of
from tracker.register.edit.entry_fields import EVIDENCE, EntryField, entry_fields, later_day
from tracker.ui.update import copy

On = Literal["action", "recommendation"]


class EntryPart(NamedTuple):
    """An entry that is recorded. `question`: what is asked first, where it may be left out; `is_usual`: whether it
    mostly is recorded.
    """

    kind: str
    question: str = ""
    is_usual: bool = False


class Recording(NamedTuple):
    """Something to record. `name`: in the address; `on`: an action alone, or any recommendation, or else what holds it.

    `completes`: it says what happened later to an entry that is there.
    """

    name: str
    label: str
    parts: tuple[EntryPart, ...]
    on: str
    completes: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of its first entry."""
        return self.parts[0].kind


WHOLE_OR_PART = ("update", "part")  # what an action's owner is asked first

_WITH_EVIDENCE = EntryPart(EVIDENCE, copy.WITH_EVIDENCE)
_OF_OWNERS = (
    Recording(
        "update", copy.UPDATE, (EntryPart("update"), _WITH_EVIDENCE, EntryPart("extension", copy.LATER_TOO)), "action"
    ),
    Recording(
        "part",
        copy.PART,
        (EntryPart("action"), EntryPart("update", copy.PART_DONE, True), _WITH_EVIDENCE),
        "recommendation",
    ),
    Recording(EVIDENCE, copy.EVIDENCE, (EntryPart(EVIDENCE),), "recommendation"),
    Recording("extension", copy.EXTENSION, (EntryPart("extension"),), "recommendation"),
    Recording("answer", copy.ANSWER, (EntryPart("answer"),), "recommendation"),
    Recording("verification", copy.VERIFICATION, (EntryPart("verification"), _WITH_EVIDENCE), "recommendation"),
    Recording("escalation", copy.ESCALATION, (EntryPart("escalation"),), "recommendation"),
    Recording("escalation-answered", copy.ESCALATION_ANSWERED, (EntryPart("escalation"),), "recommendation", True),
    Recording("handover", copy.HANDOVER, (EntryPart("handover"),), "recommendation"),
    Recording("correction", copy.CORRECTION, (EntryPart("correction"),), "recommendation"),
)
_THEIRS = {part.kind for each in _OF_OWNERS for part in each.parts}


def _of_secretariat() -> tuple[Recording, ...]:
    found: list[Recording] = []
    for kind in (each for each in KINDS if each not in _THEIRS):
        holder = next(place.holder for place in places_of(kind))
        label = copy.of_secretariat(kind, str(KINDS[kind].__doc__))
        found.append(Recording(kind, label, (EntryPart(kind),), holder))
        if later_day(kind):
            later = Recording(f"{kind}-later", copy.happened_later(kind), (EntryPart(kind),), holder or kind, True)
            found.append(later)
    return tuple(found)


RECORDINGS = {each.name: each for each in (*_OF_OWNERS, *_of_secretariat())}


def fields_asked(recording: Recording, part: EntryPart) -> tuple[EntryField, ...]:
    """Return the fields that are asked for: of what happened later the day, and what is declared after it."""
    fields = tuple(each for each in entry_fields(part.kind) if each.name != "file")
    day = later_day(part.kind)
    if not recording.completes or day is None:
        later = _later_names(part.kind)
        return tuple(each for each in fields if each.name not in later)
    return tuple(each for each in fields if each.name in _later_names(part.kind))


def _later_names(kind: str) -> frozenset[str]:
    """Return the names of the fields that say what happened to an entry later."""
    day, names = later_day(kind), [each.name for each in entry_fields(kind)]
    return frozenset(each for each in names[names.index(day.written) :] if each != "marking") if day else frozenset()
