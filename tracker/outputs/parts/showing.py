"""What a page shows, whether it is a screen or a page that leaves: a position, and where its links lead.

Declares what parts of pages may ask of a page; screens and pages that leave each say it in their own way.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from tracker.outputs.markup import Html, element, with_links
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Evidence
from tracker.rules.state.position import Position
from tracker.vocabulary import Rule
from tracker.words.headline import Counts

HOW = "How is this worked out?"


class Showing(Protocol):
    """A page that shows a position to a reader."""

    @property
    def register(self) -> Register:
        """Return the register, as the reader may read it."""
        ...

    @property
    def position(self) -> Position:
        """Return where everything stands."""
        ...

    @property
    def as_at(self) -> date:
        """Return the day that is shown."""
        ...

    def rules_of(self, id: str) -> frozenset[Rule]:
        """Return the rules that hold of a recommendation."""
        ...

    def recommendation(self, id: str, *, titled: bool = True) -> Html:
        """Return a link to a recommendation, by its id and title or its id alone; its id where it is not on file."""
        ...

    def recommendation_address(self, id: str) -> str:
        """Return the address of a recommendation."""
        ...

    def party(self, id: str) -> Html:
        """Return a party's name, as a link where there is a page about it."""
        ...

    def place(self, path: str, line: int) -> Html:
        """Return where in the register's files something stands, as a link where that line can be opened."""
        ...

    def document(self, recommendation: str, item: Evidence) -> Html:
        """Return the link that saves the document of an item of evidence, nothing where there is none to be had."""
        ...

    def counted(self, counts: Counts, source: str | None) -> str:
        """Return the address at which what a number counts is listed: of a source, or None of all."""
        ...

    def statement_address(self, source: str, statement: Statement) -> str:
        """Return the address at which a statement about a source stands in full."""
        ...

    def how(self, place: str, of: str) -> Html:
        """Return the link to how figures are worked out. `of`: which, for those who hear the link by itself."""
        ...


def statement_place(statement: Statement) -> str:
    """Return the place of a statement on the page that tells it in full; its line in the register is its own."""
    return f"statement-{statement.line}"


def section(page: Showing, heading: str, place: str, id: str | None = None, *beside: object) -> Html:
    """Return a section's heading; beside it, links and the one to how its figures are worked out.

    `id`: where links lead.
    """
    return with_links(element("h2", heading, id=id), *beside, page.how(place, heading))
