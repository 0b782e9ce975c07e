"""What recommendations.yaml may say, field by field, each with its description.

Declares; decides nothing. The manual's tables and the JSON Schemas are made from these classes.
"""

from typing import Annotated

from pydantic import Field

from tracker import vocabulary as words
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Attributed, Entry, edited, entry
from tracker.register.schema.fields import (
    Address,
    Count,
    Coverage,
    Day,
    DayAhead,
    DayDue,
    DayIssued,
    DayOwn,
    Days,
    LimbId,
    List,
    Name,
    PartyId,
    PartyRef,
    RecommendationId,
    Ref,
    SourceId,
    Text,
)
from tracker.register.schema.meanings import Label, Mark

_FIRST_WORDS = 12  # of a text, where there is no title


@entry
class RuleOff(Entry):
    """An exception rule that the register's keeper has switched off, in the open."""

    rule: Annotated[words.Rule, Mark.NAME] = Field(description="The rule.")
    reason: Text = Field(description="Why it is switched off.")
    since: DayOwn = Field(description="Since when.")


@entry
class RegisterSettings(Entry):
    """The register's own settings."""

    title: Text = Field(description="The title shown on every screen.")
    as_at: Day | None = Field(None, description="The day whose position is shown by default; without it, today.")
    quarters: words.QuarterKind = Field(words.QuarterKind.FINANCIAL, description="Which year the quarters belong to.")
    due_soon_days: Days = Field(30, description="How many days before its deadline something is due soon.")
    quiet_after_days: Days = Field(92, description="After how many days without an entry something is quiet.")
    rules_off: List[RuleOff] = Field((), description="Exception rules that are switched off.")
    repository: Address | None = Field(None, description="The web address of the register's repository, for links.")
    licence: Text | None = Field(None, description="The licence under which the register may be used by others.")
    licence_url: Address | None = Field(None, description="Where that licence can be read.")


@entry
class Party(Entry):
    """A body, a group or a post; never a named person."""

    id: PartyId = Field(description="Its id: lower case, with hyphens.")
    name: Text = Field(description="Its name.")
    kind: words.PartyKind = Field(description="What sort of party it is.")
    aliases: List[Text] = edited((), description="Other names that it goes by.")
    part_of: PartyRef | None = Field(None, description="The party that it belongs to.")
    email: Name | None = Field(
        None, description="Where messages for it go; whoever signs in by it finds what it owns under “Mine”."
    )
    handle: Name | None = Field(None, description="Its name on the git host, for reviews.")
    ended_on: Day | None = Field(None, description="When it ceased to exist.")
    succeeded_by: PartyRef | None = Field(None, description="The party that took over.")


@entry
class Finding(Attributed):
    """What the source found; it is not mapped onto the recommendations."""

    text: Text = Field(description="The finding, in own words.")
    reference: Text | None = Field(None, description="The source's own paragraph, where it was seen.")
    url: Address | None = Field(None, description="Where it can be read.")


@entry
class Statement(Attributed):
    """A claim about a source's recommendations as a whole."""

    date: DayOwn = Field(description="When it was said.")
    by: Annotated[PartyRef, Label("Who said it")] = Field(description="The party that said it.")
    says: words.Says = Field(description="What it says of them.")
    expected: Annotated[DayAhead | None, Label("By when, where it says that they are expected")] = Field(
        None, description="With says: expected, the date by which."
    )
    as_said: Text | None = Field(None, description="How many, in the source's own word, such as most; nothing longer.")
    at_least: Annotated[Count | None, Label("How many at least")] = Field(
        None, description="How many at least: of all, or of the list in covers."
    )
    covers: Annotated[Coverage | None, Label("Which recommendations it is about")] = Field(
        None, description="all, some, or a list of recommendations."
    )
    text: Text = Field(description="What was said, in own words.")
    url: Annotated[Address | None, Label("Web address")] = Field(None, description="Where it can be read.")


@entry
class Check(Entry):
    """A day on which the keeper looked for reports on all of a source's recommendations, whatever was found."""

    date: DayOwn = Field(description="The day.")
    by: Annotated[PartyRef, Label("Who looked")] = Field(description="The party that looked.")
    note: Text | None = Field(None, description="What was looked at, and what was found.")


@entry
class Source(Entry):
    """The document that makes recommendations."""

    id: SourceId = Field(description="Its id: capitals.")
    title: Text = edited(description="Its title.")
    kind: words.SourceKind = edited(description="What sort of document it is.")
    issued_by: PartyRef = edited(description="The party that issued it.")
    issued_on: DayIssued = Field(description="When it was issued.")
    verifiers: List[PartyRef] = edited(
        (), description="The parties that may say that one of its recommendations is verified."
    )
    expected_count: Count | None = Field(
        None, description="How many recommendations it says it makes; empty where it goes on making them."
    )
    answer_due: DayDue | None = Field(None, description="By when the bodies that were asked must answer.")
    checks: List[Check] = Field((), description="Days on which reports on its recommendations were looked for.")
    url: Address | None = edited(None, description="Where it can be read.")
    findings: List[Finding] = edited((), description="What it found.")
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
    source: Ref = Field(description="The source that makes it.")
    reference: Text | None = edited(None, description="The source's own number, only where it was seen.")
    issued_on: DayIssued | None = Field(None, description="Its own date, where it is not its source's.")
    given_title: Annotated[
        Text | None,
        Mark.EDITED,
        Field(validation_alias="title", description="A short title; without one, the first words of its text serve."),
    ] = None
    priority: words.Priority | None = edited(None, description="How urgent it is, where the source says so.")
    answer_due: DayDue | None = Field(None, description="By when it must be answered, where it is not its source's.")
    wording: Text | None = Field(None, description="Its text, where the register holds it.")
    wording_status: words.WordingStatus = edited(description="What the register holds of its text.")
    summary: Text | None = Field(None, description="What it asks, in own words.")
    basis: Basis | None = edited(None, description="The document that these words rest on.")
    theme: Text | None = edited(None, description="Its theme.")
    owner: PartyRef | None = edited(None, description="The lead; empty where nobody is on record.")
    due: DayDue | None = Field(None, description="The original deadline; it is never edited.")
    due_basis: words.DueBasis = edited(description="Where the deadline comes from.")
    due_stated_in: Basis | None = edited(
        None, description="The document that states the deadline, or it was inferred from."
    )
    limbs: List[Limb] = Field((), description="Its parts.")
    related: List[Ref] = edited((), description="Other recommendations that it has to do with.")

    @property
    def title(self) -> str:
        """Return its title; without one the first twelve words of its wording or summary, in quotation marks."""
        if self.given_title:
            return self.given_title
        words = (self.wording or self.summary or "").split()
        return f"“{' '.join(words[:_FIRST_WORDS])}{' …' if len(words) > _FIRST_WORDS else ''}”" if words else "no title"


@entry
class RecommendationsFile(Entry):
    """recommendations.yaml: what was asked."""

    register: RegisterSettings = edited(description="The register's own settings.")
    parties: List[Party] = edited((), description="Bodies, groups and posts.")
    sources: List[Source] = Field((), description="The documents that make recommendations.")
    recommendations: List[Recommendation] = Field((), description="What was asked.")
    corrections: List[Correction] = Field((), description="Changes to what was written once.")
