"""What meetings.yaml, concerns.yaml and indicators.yaml may say, field by field, each with its description.

Declares; decides nothing. The manual's tables and the JSON Schemas are made from these classes.
"""

from typing import Annotated

from pydantic import Field

from tracker import vocabulary as words
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Attributed, Entry, edited, entry
from tracker.register.schema.fields import (
    Address,
    ConcernId,
    DayDue,
    DayOwn,
    DayOwnOtherwise,
    DayResolved,
    DecisionId,
    List,
    Name,
    Number,
    PartyId,
    PartyRef,
    Ref,
    Text,
    Words,
    YesOrNo,
)
from tracker.register.schema.meanings import Label, Mark
from tracker.register.schema.restricted import OrRestricted


@entry
class Decision(Attributed):
    """A decision put to a meeting."""

    id: DecisionId = Field(description="Its id within the meeting: D1, D2, …")
    text: Words = Field(description="What was to be decided, in own words.")
    outcome: words.DecisionOutcome = Field(description="What became of it.")
    recommendations: List[Ref] = Field((), description="The recommendations that it is about.")
    owner: Annotated[PartyRef | None, Label("Who is to carry it out")] = Field(
        None, description="The party that is to carry it out."
    )
    due: DayDue | None = Field(None, description="By when.")
    done_on: DayResolved | None = Field(None, description="When it was carried out.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Paper(Entry):
    """A paper that a meeting had before it."""

    title: Words = Field(description="Its title.")
    url: OrRestricted[Address] | None = Field(None, description="Where it can be read.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its title.")


@entry
class Meeting(Entry):
    """A meeting of a group or body that oversees the work."""

    id: PartyId = Field(description="Its id: lower case, with hyphens.")
    date: DayOwn = edited(description="Its day.")
    body: Annotated[PartyRef, Label("Who meets")] = edited(description="The party that meets.")
    title: Text = edited(description="Its title.")
    status: words.MeetingStatus = edited(description="Whether it took place.")
    chair: Annotated[PartyRef | None, Label("Who chaired")] = edited(None, description="The party that chaired.")
    apologies: Annotated[List[PartyRef], Label("Who sent apologies")] = edited(
        (), description="The parties that sent apologies."
    )
    circulated: Name | None = edited(None, description="The revision (commit or tag) that its papers were made from.")
    minutes: Annotated[OrRestricted[Name] | None, Label("The minutes: a web address, or a file below evidence/")] = (
        edited(None, description="A web address, or a file below evidence/.")
    )
    decisions: List[Decision] = Field((), description="What was decided.")
    papers: List[Paper] = edited((), description="What it had before it.")


@entry
class Meetings(Entry):
    """meetings.yaml: meetings and their decisions."""

    meetings: List[Meeting] = Field((), description="Meetings.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")


@entry
class Step(Entry):
    """An escalation of a concern, or an answer to it."""

    date: DayOwn = Field(description="When.")
    to: Annotated[Words, Mark.PARTY, Label("Who it went to")] = Field(description="The party it went to.")
    text: Words = Field(description="What was said, in own words.")


@entry
class Concern(Entry):
    """An issue of delivery or of community concern."""

    id: ConcernId = Field(description="Its id: C1, C2, …")
    kind: words.ConcernKind = Field(description="What sort of concern it is.")
    raised_on: DayOwn = Field(description="When it was raised.")
    raised_by: Annotated[Words, Label("Who raised it")] = Field(
        description="A party's id, or the name of an outside body."
    )
    text: Words = Field(description="The concern, in own words.")
    recommendations: List[Ref] = Field((), description="The recommendations that it is about.")
    steps: List[Step] = Field((), description="Each escalation or answer.")
    resolved_on: DayResolved | None = Field(None, description="When it was resolved.")
    resolution: Words | None = Field(None, description="How.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Concerns(Entry):
    """concerns.yaml: issues of delivery and of community concern."""

    concerns: List[Concern] = Field((), description="Concerns.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")


@entry
class Observation(Attributed):
    """A published figure."""

    as_of: DayOwnOtherwise = Field(description="The day or month that the figure is about.")
    value: Number = Field(description="The figure.")
    published_on: DayOwn | None = Field(None, description="When it was published.")
    title: Text = Field(description="The publication.")
    url: Annotated[Address | None, Label("Web address")] = Field(None, description="Where it can be read.")
    approximate: YesOrNo = Field(False, description="Whether the publication rounds it.")
    note: Text | None = Field(None, description="What a reader must know.")


@entry
class Indicator(Entry):
    """An outcome figure over time."""

    id: PartyId = Field(description="Its id: lower case, with hyphens.")
    title: Text = edited(description="Its title.")
    unit: Text = edited(description="What it counts.")
    better: words.Better | None = edited(
        None, description="The direction that is claimed to be better; empty: none is."
    )
    note: Text | None = edited(None, description="What a reader must know.")
    recommendations: List[Ref] = edited((), description="The recommendations that it belongs to.")
    observations: List[Observation] = Field((), description="Its figures.")


@entry
class Indicators(Entry):
    """indicators.yaml: outcome figures over time."""

    indicators: List[Indicator] = Field((), description="Indicators.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")
