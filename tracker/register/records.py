"""A register in memory: every record by its id.

Holds what was read and looks things up; decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.dates import last_day
from tracker.register.schema.corrections import Correction
from tracker.register.schema.recommendations import Party, Recommendation, RegisterSettings, Source, Statement
from tracker.register.schema.response import Response
from tracker.register.schema.restricted import Restricted
from tracker.register.schema.supporting import Concern, Indicator, Meeting
from tracker.vocabulary import Covers, MeetingStatus

ASKED = "recommendations.yaml"
MEETINGS = "meetings.yaml"
CONCERNS = "concerns.yaml"
INDICATORS = "indicators.yaml"

# What a register holds in files of one name each; every response has a file of its own.
FILE_OF = {
    "parties": ASKED,
    "sources": ASKED,
    "recommendations": ASKED,
    "meetings": MEETINGS,
    "concerns": CONCERNS,
    "indicators": INDICATORS,
}


def response_path(recommendation: str) -> str:
    """Return the path of the response file of a recommendation, relative to the register's folder."""
    return f"responses/{recommendation}.yaml"


@dataclass(frozen=True, slots=True)
class Register:
    """A sound register. Recommendations are in the order of the file, meetings in the order of their days."""

    settings: RegisterSettings
    parties: Mapping[str, Party]
    sources: Mapping[str, Source]
    recommendations: Mapping[str, Recommendation]
    responses: Mapping[str, Response]
    meetings: tuple[Meeting, ...]
    concerns: tuple[Concern, ...]
    indicators: tuple[Indicator, ...]
    corrections: Mapping[str, tuple[Correction, ...]]
    # Sorted when first asked: whoever asks of each would else go through all recommendations once for each.
    _of_sources: Mapping[str, Sequence[Recommendation]] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    _naming: Mapping[str, Sequence[str]] | None = field(default=None, init=False, repr=False, compare=False)

    def name_of(self, party: str | Restricted | None) -> str:
        """Return a party's name; of a name that is no party's id, the name itself; of nobody, "nobody on record"."""
        if party is None:
            return "nobody on record"
        return self.parties[party].name if isinstance(party, str) and party in self.parties else str(party)

    def parties_at(self, address: str) -> list[str]:
        """Return the parties whose messages go to an e-mail address, in the order of the file; "" is nobody's."""
        wanted = address.casefold()
        return [id for id, party in self.parties.items() if wanted and (party.email or "").casefold() == wanted]

    def issued_on(self, recommendation: Recommendation) -> date:
        """Return the day on which a recommendation was issued: its own, else its source's."""
        return recommendation.issued_on or self.sources[recommendation.source].issued_on

    def covers(self, statement: Statement, recommendation: str) -> bool:
        """Return whether a statement of its source is about this very recommendation."""
        return covers(statement, recommendation, self.issued_on(self.recommendations[recommendation]))

    def may_be_about(self, statement: Statement, recommendation: str) -> bool:
        """Return whether a statement is about a recommendation, or may be: it says how many, and not which."""
        names_none = statement.at_least is not None or statement.covers is Covers.SOME
        is_listed = not isinstance(statement.covers, tuple) or recommendation in statement.covers
        return self.covers(statement, recommendation) or (names_none and is_listed)

    def day_shown(self, today: date) -> date:
        """Return the day whose position is shown where none is asked for: the register's own, else today."""
        return last_day(self.settings.as_at or today)

    def of_source(self, source: str) -> Sequence[Recommendation]:
        """Return the recommendations of a source, in the order of the register."""
        of_sources = self._of_sources
        if of_sources is None:
            sorted_now: dict[str, list[Recommendation]] = {}
            for each in self.recommendations.values():
                sorted_now.setdefault(each.source, []).append(each)
            of_sources = sorted_now
            # Frozen, but for what follows from the rest of it; set whole, so that no other thread finds a part.
            object.__setattr__(self, "_of_sources", of_sources)
        return of_sources.get(source, ())

    def related_to(self, recommendation: str) -> list[str]:
        """Return the recommendations that one names as related, then those that name it."""
        naming = self._naming
        if naming is None:
            sorted_now: dict[str, list[str]] = {}
            for id, each in self.recommendations.items():
                for other in each.related:
                    sorted_now.setdefault(other, []).append(id)
            naming = sorted_now
            object.__setattr__(self, "_naming", naming)  # set whole, as above
        return list(dict.fromkeys([*self.recommendations[recommendation].related, *naming.get(recommendation, ())]))

    def held_before(self, day: date) -> Meeting | None:
        """Return the last meeting that was held before a day, or None."""
        earlier = [each for each in self.meetings if each.status is MeetingStatus.HELD and each.date < day]
        return earlier[-1] if earlier else None


def covers(statement: Statement, recommendation: str, issued_on: date) -> bool:
    """Return whether a statement is about this very recommendation: it lists it, or covers all that was issued by then.

    One that says how many at least names none.
    """
    if statement.at_least is not None:
        return False
    covered = statement.covers
    if covered is Covers.ALL:
        return issued_on <= statement.date
    return isinstance(covered, tuple) and recommendation in covered
