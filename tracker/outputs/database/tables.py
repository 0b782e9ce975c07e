"""The read model's tables.

Declares; reads and writes nothing. Days are text as the register writes them (2020-01-08, or 2019-12 where only the
month is on record), so that they sort and compare alike in every database; a missing value is NULL, never 0 or "".
"""

from sqlalchemy import Table
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Row(SQLModel, registry=registry()):
    """A row. The registry is the read model's own, so that a reload of this module may declare the tables anew."""


class Content(Row, table=True):
    """Which content the rows were made from: one row."""

    hash: str = Field(primary_key=True, description="The hash of the register's files and of the form of the tables.")


class Party(Row, table=True):
    """A body, a group or a post."""

    id: str = Field(primary_key=True)
    name: str
    kind: str
    part_of: str | None


class Source(Row, table=True):
    """A document that makes recommendations."""

    id: str = Field(primary_key=True)
    title: str
    kind: str
    issued_by: str
    issued_on: str
    expected_count: int
    url: str | None


class Statement(Row, table=True):
    """A claim about a source as a whole. `number`: its place; `covers`: all, some, or ids with commas between them."""

    source: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    line: int
    date: str
    by: str
    says: str
    expected: str | None
    at_least: int | None
    covers: str | None
    text: str
    certainty: str
    reported_in: str | None


class Recommendation(Row, table=True):
    """What was asked. `number`: its place in the register."""

    id: str = Field(primary_key=True)
    number: int
    source: str = Field(index=True)
    reference: str | None
    title: str
    wording: str | None
    wording_status: str
    summary: str | None
    theme: str | None
    owner: str | None
    due: str | None
    due_basis: str
    line: int


class Span(Row, table=True):
    """A stretch of time in which nothing about a recommendation changes: from_date <= day < to_date.

    `number` goes up in the order of the register, and of a recommendation in the order of time.
    """

    number: int = Field(primary_key=True)
    recommendation: str
    from_date: str
    to_date: str
    state: str
    flags: str
    done_on: str | None
    closed_on: str | None
    closed_by: str | None
    retest_since: str | None
    reported: str
    reported_on: str | None
    fell_on: str | None
    verdict: str | None
    verdict_on: str | None
    verdict_by: str | None
    owner: str | None
    acceptance: str | None
    due_original: str | None
    due_now: str | None
    extensions: int
    second_extension_on: str | None
    told_late_on: str | None
    evidence: int
    last_activity: str | None
    own_claim: bool


class Action(Row, table=True):
    """A unit of delivery. `number`: its place in its file."""

    id: str = Field(primary_key=True)
    recommendation: str = Field(index=True)
    number: int
    title: str
    owner: str | None
    due: str | None
    limbs: str
    line: int


class ActionSpan(Row, table=True):
    """A stretch of time in which nothing about an action changes: from_date <= day < to_date.

    `number` goes up in the order of the register, and of an action in the order of time.
    """

    number: int = Field(primary_key=True)
    recommendation: str
    action: str
    from_date: str
    to_date: str
    status: str
    implemented_on: str | None
    due_original: str | None
    due_now: str | None
    extensions: int
    second_extension_on: str | None
    told_late_on: str | None
    updated_on: str | None
    expected: str | None


class Entry(Row, table=True):
    """Something dated in a response file: what kind of entry, by whom, in which words, and on which line.

    `number` goes up in the order of the register's files; `word`: its status, outcome or decision; `action`: the action
    that it is about, where it is about one.
    """

    number: int = Field(primary_key=True)
    recommendation: str
    line: int
    kind: str
    date: str
    action: str | None
    word: str | None
    by: str | None
    text: str | None
    certainty: str
    marking: str


class Meeting(Row, table=True):
    """A meeting."""

    id: str = Field(primary_key=True)
    date: str
    body: str
    title: str
    status: str


class Decision(Row, table=True):
    """A decision put to a meeting."""

    meeting: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    text: str
    outcome: str
    recommendations: str
    owner: str | None
    due: str | None
    done_on: str | None
    marking: str


class Concern(Row, table=True):
    """An issue of delivery or of community concern."""

    id: str = Field(primary_key=True)
    kind: str
    raised_on: str
    raised_by: str
    text: str
    recommendations: str
    resolved_on: str | None
    resolution: str | None
    marking: str


class Observation(Row, table=True):
    """A published figure of an indicator. `number`: its place."""

    indicator: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    line: int
    indicator_title: str
    unit: str
    as_of: str
    value: float
    published_on: str | None
    title: str
    url: str | None
    approximate: bool
    note: str | None
    certainty: str


METADATA = Row.metadata
FORM = "3"  # goes up when a table changes, so that a file of the older form is not taken for this one


def table_of(row: type[Row]) -> Table:
    """Return the table of a class of rows."""
    return METADATA.tables[str(row.__tablename__)]
