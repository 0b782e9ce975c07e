"""One page of the site: where it lies, and how its links lead to the others, from any folder that the site lies in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.outputs.markup import NOTHING, Html, element, escaped, for_ears, joined, link
from tracker.outputs.parts.showing import HOW, statement_place
from tracker.outputs.site import addresses
from tracker.outputs.site.edition import Edition
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Evidence
from tracker.rules.state.position import Position
from tracker.vocabulary import Rule
from tracker.words.headline import Counts


@dataclass(frozen=True)
class SitePage:
    """A page of an edition. `path`: where it lies, below the folder of the site."""

    edition: Edition
    path: str

    @property
    def register(self) -> Register:
        """Return the register, as its readers may read it."""
        return self.edition.register

    @property
    def position(self) -> Position:
        """Return where everything stands."""
        return self.edition.snapshot.position

    @property
    def as_at(self) -> date:
        """Return the day that is shown."""
        return self.edition.snapshot.as_at

    def to(self, path: str, anchor: str = "") -> str:
        """Return the way from this page to another one, by its path below the folder of the site."""
        up = addresses.up_from(self.path)
        if self.path == addresses.NOT_FOUND and self.edition.address:  # it is shown at any address, in any folder
            up = f"{self.edition.address}/"
        return f"{up}{path}{'#' + anchor if anchor else ''}"

    def rules_of(self, id: str) -> frozenset[Rule]:
        """Return the rules that hold of a recommendation."""
        return self.edition.rules_of.get(id, frozenset())

    def recommendation(self, id: str, *, titled: bool = True) -> Html:
        """Return a link to a recommendation, by its id and title or its id alone; its id where it has no page."""
        known = self.register.recommendations.get(id)
        if known is None:
            return escaped(id)
        name = f"{id} {known.title}" if titled else id
        return link(name, self.recommendation_address(id)) if id in self.position.standings else escaped(name)

    def recommendation_address(self, id: str) -> str:
        """Return the way to a recommendation's page."""
        return self.to(addresses.recommendation(id))

    def party(self, id: str) -> Html:
        """Return a party's name."""
        return escaped(self.register.name_of(id))

    def place(self, path: str, line: int) -> Html:
        """Return where in the register's files something stands; a link, where they stand on the web."""
        words = element("span", f"{path}:{line}", class_="place")
        address = self.edition.line_of(path, line)
        return link(words, address, rel="noopener noreferrer") if address else words

    def counted(self, counts: Counts, source: str | None) -> str:
        """Return where what a number counts is listed: of a source on its own page, of all in a list of their own."""
        if source is None:
            return self.to(addresses.listed(counts))
        return self.to(addresses.source(source), "held" if counts == "not on file" else addresses.LIST_OF_SOURCE)

    def statement_address(self, source: str, statement: Statement) -> str:
        """Return where a statement stands in full, on the page of its source."""
        return self.to(addresses.source(source), statement_place(statement))

    def document(self, recommendation: str, item: Evidence) -> Html:
        """Return nothing: the documents themselves are not among the public pages."""
        return NOTHING

    def how(self, place: str, of: str) -> Html:
        """Return the link to how figures are worked out. `of`: which, for those who hear the link by itself."""
        return link(joined([HOW, for_ears(f" ({of})")]), self.to(addresses.ABOUT, place), class_="how")
