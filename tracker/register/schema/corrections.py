"""What a correction may say: an entry that every file of a register may hold, at its end.

Declares; decides nothing.
"""

from typing import Annotated

from pydantic import Field

from tracker.register.schema.entries import Entry, entry
from tracker.register.schema.fields import DayOwn, PartyRef, Words
from tracker.register.schema.meanings import Label
from tracker.vocabulary import Marking


@entry
class Correction(Entry):
    """A change to something that was written once, and why."""

    date: DayOwn = Field(description="When the correction was made.")
    by: Annotated[PartyRef, Label("Who made it")] = Field(description="The party that made it.")
    field: Annotated[Words, Label("What is corrected")] = Field(
        description="What was changed, as a path: actions[ICO-05.1].updates[2].date."
    )
    was: Words | None = Field(None, description="What it said before.")
    now: Words | None = Field(None, description="What it says now.")
    reason: Words = Field(description="Why.")
    marking: Marking = Field(Marking.PUBLIC, description="Who may read its words.")
