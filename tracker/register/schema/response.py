"""What a response file may say, field by field, each with its description.

Declares; decides nothing. The manual's tables and the JSON Schemas are made from these classes.
"""

from typing import Annotated

from pydantic import Field

from tracker import vocabulary as words
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Attributed, Entry, edited, entry
from tracker.register.schema.fields import (
    ActionId,
    Address,
    Count,
    DayAhead,
    DayAnswered,
    DayDue,
    DayOwn,
    DayOwnOtherwise,
    EvidenceId,
    Hash,
    List,
    Name,
    OneOrMore,
    PartyRef,
    Ref,
    Reportable,
    Text,
    Words,
)
from tracker.register.schema.meanings import Label, Mark
from tracker.register.schema.restricted import OrRestricted


@entry
class Answer(Entry):
    """What a body said to a recommendation. It may answer again; nothing is overwritten."""

    decision: words.AnswerKind = Field(description="The answer.")
    date: Annotated[DayOwn | None, Label("When it was given")] = Field(
        None, description="When it was given; empty where the day is not on record."
    )
    by: Annotated[PartyRef, Label("Who gave it")] = Field(description="The party that gave it, for its body.")
    reason: Text | None = Field(None, description="Why; to be given where it is accepted in part or rejected.")


@entry
class Extension(Entry):
    """A later deadline."""

    agreed_on: DayOwn = Field(description="When it was agreed.")
    due: DayDue = Field(description="The new deadline.")
    agreed_by: Annotated[PartyRef, Label("Who agreed it")] = Field(description="The party that agreed it.")
    cause: words.ExtensionCause | None = Field(None, description="What kind of thing made it necessary.")
    reason: Words = Field(description="Why.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Handover(Entry):
    """A new lead."""

    date: DayOwn = Field(description="When it was handed over.")
    from_: Annotated[
        PartyRef | None,
        Field(validation_alias="from", description="The lead before; empty where nobody."),
        Label("The lead before"),
    ] = None
    to: Annotated[PartyRef | None, Label("The lead from then on")] = Field(
        None, description="The lead from then on; empty where nobody."
    )
    reason: Text | None = Field(None, description="Why.")


@entry
class Update(Attributed):
    """A dated claim by an action owner. Never overwritten; a new one is added."""

    date: Annotated[DayOwn, Label("On which day was it so?")] = Field(description="The day it was true.")
    status: Reportable = Field(description="Where the action stands.")
    by: Annotated[PartyRef, Label("Who says so")] = Field(description="The party that says so.")
    note: Words = Field(description="What was done, in a sentence or two.")
    evidence: List[Ref] = Field((), description="The evidence that it rests on.")
    expected: DayAhead | None = Field(None, description="When the owner expects to be done; it moves no deadline.")
    waiting_on: Annotated[PartyRef | None, Label("Who it waits for")] = Field(
        None, description="The party that the action waits for."
    )
    risk: Words | None = Field(None, description="What threatens it.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Action(Entry):
    """A unit of delivery with an owner and a deadline."""

    id: ActionId = Field(description="Its recommendation's id, a dot and a number.")
    title: Annotated[Text, Label("What it is, such as an agreement with one partner")] = edited(
        description="What is to be done."
    )
    owner: Annotated[PartyRef | None, Label("Whose action it is")] = edited(
        None, description="The action owner, a post; empty where nobody is on record."
    )
    due: Annotated[DayDue | None, Label("Its own deadline, if it has one")] = Field(
        None, description="Its deadline; empty: the recommendation's own."
    )
    limbs: Annotated[List[Ref], Label("Which limbs it delivers")] = edited(
        (), description="The limbs that it delivers; none: it covers no limb."
    )
    extensions: List[Extension] = Field((), description="Later deadlines.")
    updates: List[Update] = Field((), description="What its owner says, oldest first.")


@entry
class Evidence(Attributed):
    """A document or page that shows something, with its own date."""

    # Of evidence the document is guarded, not what is said of it: so these are declared anew, as what may be edited.
    certainty: words.Certainty = edited(words.Certainty.FIRST_HAND, description="How the register knows it.")
    reported_in: Words | None = edited(None, description="Where it is reported, if not first hand.")
    id: EvidenceId = Field(description="Its id: E1, E2, …")
    title: Annotated[Words, Label("Title of the document")] = edited(description="Its title.")
    kind: words.EvidenceKind = edited(description="What sort of document it is.")
    date: Annotated[DayOwn | None, Label("The document’s own date", is_usual=True)] = Field(
        None, description="The document's own date; empty only where received is given."
    )
    received: DayOwnOtherwise | None = edited(None, description="When the register's keeper got it.")
    shows: Annotated[Words, Label("What the document shows")] = edited(description="What it shows, in own words.")
    stance: words.Stance = Field(words.Stance.SUPPORTS, description="Whether it supports the claim or contradicts it.")
    url: Annotated[OrRestricted[Address] | None, Label("Web address")] = edited(
        None, description="Where it can be read."
    )
    file: OrRestricted[Name] | None = edited(
        None, description="The file in the register that holds it, below evidence/."
    )
    sha256: OrRestricted[Hash] | None = Field(None, description="The SHA-256 of that file.")
    held: Annotated[Words | None, Label("Where it is kept, such as a file at your office")] = edited(
        None, description="Where else it is held."
    )
    marking: Annotated[words.Marking, Label("Who may read this")] = edited(description="Who may read its words.")
    expires: DayAhead | None = edited(None, description="After this date it no longer proves anything.")

    @property
    def is_located(self) -> bool:
        """Return whether it says where the document is; evidence that does not counts as none."""
        return bool(self.url or self.file or self.held)


@entry
class Sample(Entry):
    """What a verifier looked at."""

    size: Count = Field(description="How many were looked at.")
    passed: Annotated[Count | None, Label("How many of them passed")] = Field(
        None, description="How many of them passed; empty where that is not on record."
    )


@entry
class Verification(Attributed):
    """A dated verdict by one of the source's verifiers."""

    date: DayOwn = Field(description="When the verdict was given.")
    by: PartyRef = Field(description="The verifier.")
    outcome: words.Outcome = Field(description="The verdict.")
    evidence: List[Ref] = Field((), description="The evidence that it rests on.")
    sample: OrRestricted[Sample] | None = Field(None, description="What was looked at.")
    note: Words | None = Field(None, description="What was found.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Escalation(Entry):
    """A matter put to somebody higher."""

    date: DayOwn = Field(description="When it was escalated.")
    to: Annotated[PartyRef, Label("Who is to answer")] = Field(description="The party that is to answer.")
    by: Annotated[PartyRef, Label("Who escalated it")] = Field(description="The party that escalated it.")
    reason: Words = Field(description="Why.")
    answered_on: DayAnswered | None = Field(None, description="When it was answered.")
    answer: Words | None = Field(None, description="The answer.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Response(Entry):
    """responses/ID.yaml: what was answered and done."""

    recommendation: Annotated[Ref, Mark.NAME] = Field(description="The recommendation; equal to the file's name.")
    answers: Annotated[
        OneOrMore[Answer],
        Field(validation_alias="acceptance", description="What the bodies answered: one entry, or a list of them."),
    ] = ()
    extensions: List[Extension] = Field((), description="Later deadlines of the recommendation.")
    handovers: List[Handover] = Field((), description="New leads.")
    actions: List[Action] = Field((), description="Units of delivery.")
    evidence: List[Evidence] = Field((), description="Documents that show something.")
    verifications: List[Verification] = Field((), description="Verdicts.")
    escalations: List[Escalation] = Field((), description="Matters put to somebody higher.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")
