"""What a response file may say, field by field, each with its description.

Declares; decides nothing. The manual's tables and the JSON Schemas are made from these classes.
"""

from typing import Annotated

from pydantic import Field

from tracker import vocabulary as words
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry, Marked, Sure, entry
from tracker.register.schema.fields import ActionId, Address, Count, Day, EvidenceId, Hash, List, Reportable, Text


@entry
class Acceptance(Entry):
    """What the responsible body answers."""

    decision: words.Decision = Field(description="The answer.")
    date: Day = Field(description="When it was given.")
    by: Text = Field(description="The party that gave it.")
    reason: Text | None = Field(None, description="Why; required unless accepted.")


@entry
class Extension(Entry):
    """A later deadline."""

    agreed_on: Day = Field(description="When it was agreed.")
    due: Day = Field(description="The new deadline.")
    agreed_by: Text = Field(description="The party that agreed it.")
    reason: Text = Field(description="Why.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Handover(Entry):
    """A new lead."""

    date: Day = Field(description="When it was handed over.")
    from_: Annotated[
        Text | None, Field(validation_alias="from", description="The lead before; empty where nobody.")
    ] = None
    to: Text | None = Field(None, description="The lead from then on; empty where nobody.")
    reason: Text | None = Field(None, description="Why.")


@entry
class Update(Marked):
    """A dated claim by an action owner. Never overwritten; a new one is added."""

    date: Day = Field(description="The day it was true.")
    status: Reportable = Field(description="Where the action stands.")
    by: Text = Field(description="The party that says so.")
    note: Text = Field(description="What was done, in a sentence or two.")
    evidence: List[Text] = Field((), description="The evidence that it rests on.")
    expected: Day | None = Field(None, description="When the owner expects to be done; it moves no deadline.")
    risk: Text | None = Field(None, description="What threatens it.")


@entry
class Action(Entry):
    """A unit of delivery with an owner and a deadline."""

    id: ActionId = Field(description="Its recommendation's id, a dot and a number.")
    title: Text = Field(description="What is to be done.")
    owner: Text | None = Field(None, description="The action owner, a post; empty where nobody is on record.")
    due: Day | None = Field(None, description="Its deadline; empty: the recommendation's own.")
    limbs: List[Text] = Field((), description="The limbs that it delivers; none: it covers no limb.")
    extensions: List[Extension] = Field((), description="Later deadlines.")
    updates: List[Update] = Field((), description="What its owner says, oldest first.")


@entry
class Evidence(Sure):
    """A document or page that shows something, with its own date."""

    id: EvidenceId = Field(description="Its id: E1, E2, …")
    title: Text = Field(description="Its title.")
    kind: words.EvidenceKind = Field(description="What sort of document it is.")
    date: Day | None = Field(None, description="The document's own date; empty only where received is given.")
    received: Day | None = Field(None, description="When the register's keeper got it.")
    shows: Text = Field(description="What it shows, in own words.")
    url: Address | None = Field(None, description="Where it can be read.")
    file: Text | None = Field(None, description="The file in the register that holds it, below evidence/.")
    sha256: Hash | None = Field(None, description="The SHA-256 of that file.")
    held: Text | None = Field(None, description="Where else it is held.")
    marking: words.Marking = Field(description="Who may read its words.")
    expires: Day | None = Field(None, description="After this date it no longer proves anything.")


@entry
class Sample(Entry):
    """What a verifier looked at."""

    size: Count = Field(description="How many were looked at.")
    passed: Count = Field(description="How many of them passed.")


@entry
class Verification(Marked):
    """A dated verdict by one of the source's verifiers."""

    date: Day = Field(description="When the verdict was given.")
    by: Text = Field(description="The verifier.")
    outcome: words.Outcome = Field(description="The verdict.")
    evidence: List[Text] = Field((), description="The evidence that it rests on.")
    sample: Sample | None = Field(None, description="What was looked at.")
    note: Text | None = Field(None, description="What was found.")


@entry
class Escalation(Entry):
    """A matter put to somebody higher."""

    date: Day = Field(description="When it was escalated.")
    to: Text = Field(description="The party that is to answer.")
    by: Text = Field(description="The party that escalated it.")
    reason: Text = Field(description="Why.")
    answered_on: Day | None = Field(None, description="When it was answered.")
    answer: Text | None = Field(None, description="The answer.")
    marking: words.Marking = Field(words.Marking.PUBLIC, description="Who may read its words.")


@entry
class Response(Entry):
    """responses/ID.yaml: what was answered and done."""

    recommendation: Text = Field(description="The recommendation; equal to the file's name.")
    acceptance: Acceptance | None = Field(None, description="What the responsible body answers.")
    extensions: List[Extension] = Field((), description="Later deadlines of the recommendation.")
    handovers: List[Handover] = Field((), description="New leads.")
    actions: List[Action] = Field((), description="Units of delivery.")
    evidence: List[Evidence] = Field((), description="Documents that show something.")
    verifications: List[Verification] = Field((), description="Verdicts.")
    escalations: List[Escalation] = Field((), description="Matters put to somebody higher.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")
