"""What recommendations.yaml and a response file may say, field by field, each with its description.

Declares; decides nothing. The manual's tables and the JSON Schemas are made from these classes.
"""

from typing import Annotated

from pydantic import Field

from tracker import vocabulary as words
from tracker.register.entries import Entry, Marked, Sure, entry
from tracker.register.fields import (
    ActionId,
    Address,
    Count,
    Coverage,
    Day,
    Days,
    EvidenceId,
    Hash,
    LimbId,
    List,
    PartyId,
    RecommendationId,
    Reportable,
    SourceId,
    Text,
)


@entry
class Correction(Entry):
    """A change to something that was written once, and why."""

    date: Day = Field(description="When the correction was made.")
    by: Text = Field(description="The party that made it.")
    field: Text = Field(description="What was changed, as a path: actions[ICO-05.1].updates[2].date.")
    was: Text | None = Field(None, description="What it said before.")
    now: Text | None = Field(None, description="What it says now.")
    reason: Text = Field(description="Why.")


@entry
class Settings(Entry):
    """The register's own settings."""

    title: Text = Field(description="The title shown on every screen.")
    as_at: Day | None = Field(None, description="The day whose position is shown by default; without it, today.")
    quarters: words.QuarterKind = Field(words.QuarterKind.FINANCIAL, description="Which year the quarters belong to.")
    due_soon_days: Days = Field(30, description="How many days before its deadline something is due soon.")
    quiet_after_days: Days = Field(92, description="After how many days without an entry something is quiet.")
    repository: Address | None = Field(None, description="The web address of the register's repository, for links.")


@entry
class Party(Entry):
    """A body, a group or a post; never a named person."""

    id: PartyId = Field(description="Its id: lower case, with hyphens.")
    name: Text = Field(description="Its name.")
    kind: words.PartyKind = Field(description="What sort of party it is.")
    part_of: Text | None = Field(None, description="The party that it belongs to.")
    email: Text | None = Field(None, description="Where messages for it go.")
    handle: Text | None = Field(None, description="Its name on the git host, for reviews.")
    ended_on: Day | None = Field(None, description="When it ceased to exist.")
    succeeded_by: Text | None = Field(None, description="The party that took over.")


@entry
class Finding(Sure):
    """What the source found; it is not mapped onto the recommendations."""

    text: Text = Field(description="The finding, in own words.")
    reference: Text | None = Field(None, description="The source's own paragraph, where it was seen.")
    url: Address | None = Field(None, description="Where it can be read.")


@entry
class Statement(Sure):
    """A claim about a source's recommendations as a whole."""

    date: Day = Field(description="When it was said.")
    by: Text = Field(description="The party that said it.")
    says: words.Says = Field(description="What it says of them.")
    expected: Day | None = Field(None, description="With says: expected, the date by which.")
    at_least: Count | None = Field(None, description="How many at least, where no list is given.")
    covers: Coverage | None = Field(None, description="all, some, or a list of recommendations.")
    text: Text = Field(description="What was said, in own words.")
    url: Address | None = Field(None, description="Where it can be read.")


@entry
class Source(Entry):
    """The document that makes recommendations."""

    id: SourceId = Field(description="Its id: capitals.")
    title: Text = Field(description="Its title.")
    kind: words.SourceKind = Field(description="What sort of document it is.")
    issued_by: Text = Field(description="The party that issued it.")
    issued_on: Day = Field(description="When it was issued.")
    verifiers: List[Text] = Field(
        (), description="The parties that may say that one of its recommendations is verified."
    )
    expected_count: Count = Field(description="How many recommendations the source says it makes.")
    url: Address | None = Field(None, description="Where it can be read.")
    findings: List[Finding] = Field((), description="What it found.")
    statements: List[Statement] = Field((), description="Claims about its recommendations as a whole.")


@entry
class Basis(Entry):
    """The document that the register's words rest on."""

    title: Text = Field(description="Its title.")
    url: Address | None = Field(None, description="Where it can be read.")


@entry
class Limb(Entry):
    """Part (a), (b)… of a recommendation."""

    id: LimbId = Field(description="Its letter.")
    text: Text = Field(description="What it asks.")


@entry
class Recommendation(Entry):
    """What was asked. Fixed once issued."""

    id: RecommendationId = Field(description="The register's own reference: never reused, never renumbered.")
    source: Text = Field(description="The source that makes it.")
    reference: Text | None = Field(None, description="The source's own number, only where it was seen.")
    title: Text = Field(description="A short title.")
    wording: Text | None = Field(None, description="Its text, where the register holds it.")
    wording_status: words.WordingStatus = Field(description="What the register holds of its text.")
    summary: Text | None = Field(None, description="What it asks, in own words.")
    basis: Basis | None = Field(None, description="The document that these words rest on.")
    theme: Text | None = Field(None, description="Its theme.")
    owner: Text | None = Field(None, description="The lead; empty where nobody is on record.")
    due: Day | None = Field(None, description="The original deadline; it is never edited.")
    due_basis: words.DueBasis = Field(description="Where the deadline comes from.")
    limbs: List[Limb] = Field((), description="Its parts.")
    related: List[Text] = Field((), description="Other recommendations that it has to do with.")


@entry
class Asked(Entry):
    """recommendations.yaml: what was asked."""

    register: Settings = Field(description="The register's own settings.")
    parties: List[Party] = Field((), description="Bodies, groups and posts.")
    sources: List[Source] = Field((), description="The documents that make recommendations.")
    recommendations: List[Recommendation] = Field((), description="What was asked.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")


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
