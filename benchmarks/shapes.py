"""What a made-up register is like: how many recommendations, from how many sources, asked of whom; and its bodies.

Holds what the texts of `synthetic` and `responses` are made from; writes nothing.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple

AS_AT, FIRST_QUARTER = date(2024, 12, 31), date(2019, 3, 31)
_BEGAN = date(2019, 1, 15)  # the first of the 24 quarters that end with AS_AT
_LAST_ISSUED = date(2024, 6, 30)  # of many sources: the newest has some months of entries
_LAST_ENTRY_AFTER = 1700  # days
_QUIET_BEFORE_AS_AT = 60  # days: every entry is dated before AS_AT
_FIRST_ENTRY_AFTER = 40  # days
_STATED_FROM = 8  # recommendations, from which a source of many has statements about it as a whole
BODIES = ("constabulary", "city-council", "county-council", "probation-service")
POSTS = 6  # of each body
_PLACES = ("ashby", "brackwater", "coldharbour", "dunmore", "eastleigh-cross", "fenwick", "greyfield", "holt", "ivel")
_BODIES_OF_A_PLACE = ("council", "police", "hospital-trust", "fire-and-rescue-service")
_WORDS = (
    "the agreement with partners is signed and its schedule of data shared has been published after review by legal "
    "services officers were trained in groups of twelve and their attendance is recorded against each station while "
    "an equality impact assessment of this policy now covers every borough except two where staff are still to be "
    "appointed before summer records older than five years were deleted from both systems following advice a sample "
    "of forty cases showed that reasons had not always been written down and supervisors will check them monthly"
).split()


class Shape(NamedTuple):
    """What a register is like. `silent`: the part of the recommendations to which nobody has answered anything.

    `bare`: it has no meetings, verifiers, deadlines or indicators.
    """

    name: str
    recommendations: int
    sources: int = 4
    bodies: tuple[str, ...] = BODIES
    asked_of: int = 1
    silent: float = 0.0
    bare: bool = False

    @property
    def many(self) -> bool:
        return self.sources > len(KINDS)


class Source(NamedTuple):
    """A document that makes recommendations; `verifier` is "" where nobody may verify."""

    id: str
    kind: str
    issued_by: str
    verifier: str
    issued_on: date
    makes: int
    title: str
    stated: bool = True

    @property
    def url(self) -> str:
        return f"https://{self.issued_by}.example/{self.id.lower()}"

    @property
    def days(self) -> range:
        """On which of the days after the issue there may be entries."""
        return range(_FIRST_ENTRY_AFTER, min(_LAST_ENTRY_AFTER, (AS_AT - self.issued_on).days - _QUIET_BEFORE_AS_AT))

    def within(self, after: int) -> bool:
        """Return whether so many days after the issue the register is not yet at its end."""
        return self.issued_on + timedelta(after) <= AS_AT


class Asked(NamedTuple):
    """A recommendation, and whom it asks: the lead first."""

    id: str
    source: Source
    bodies: tuple[str, ...]
    due: date | None
    limbs: str

    @property
    def owner(self) -> str:
        return self.bodies[0]


KINDS = ("enforcement_notice", "review", "inspection", "audit")
ISSUERS = ("regulator", "commissioner", "inspectorate", "auditor")
THEMES = ("data sharing", "retention", "equality", "training", "governance", "community engagement", "records")
MANY_BODIES = tuple(f"{place}-{body}" for place in _PLACES for body in _BODIES_OF_A_PLACE)
MANY_SOURCES = Shape("many sources", 1_800, sources=550, bodies=MANY_BODIES, silent=0.2)
SEVERAL_BODIES = Shape("several bodies", 1_300, sources=92, bodies=MANY_BODIES, asked_of=4, silent=0.1)
BARE = Shape("bare", 900, sources=130, bodies=MANY_BODIES, silent=0.3, bare=True)
SHAPES = (MANY_SOURCES, SEVERAL_BODIES, BARE)


def sources_of(shape: Shape, seed: int) -> list[Source]:
    """Return the sources: four of one size, or many, most of them small, a few large, issued over five years."""
    return list(_many(shape, Random(seed)) if shape.many else _four(shape.recommendations))


def _four(n: int) -> Iterator[Source]:
    for step, id in enumerate(("NOTICE", "REVIEW", "INSPECT", "AUDIT")):
        kind, by = KINDS[step], ISSUERS[step]
        title = f"{kind.replace('_', ' ').capitalize()} of the {by}"
        yield Source(id, kind, by, by, _BEGAN + timedelta(50 * step), (n + step) // 4, title)


def _many(shape: Shape, rng: Random) -> Iterator[Source]:
    step = (_LAST_ISSUED - _BEGAN) / (shape.sources - 1)
    for number, makes in enumerate(_sizes(shape, rng), 1):
        kind, by = rng.choice(list(zip(KINDS, ISSUERS, strict=True)))
        issued_on = _BEGAN + step * (number - 1)
        place, subject = rng.choice(_PLACES).replace("-", " ").title(), rng.choice(THEMES)
        title = f"{kind.replace('_', ' ').capitalize()} of {subject} in {place} {issued_on:%Y}"
        verifier = "" if shape.bare else by
        yield Source(f"R{number:03}", kind, by, verifier, issued_on, makes, title, makes >= _STATED_FROM)


def _sizes(shape: Shape, rng: Random) -> list[int]:
    """Return how many each source makes: one at least, and a few of them very many."""
    weights = [rng.paretovariate(1.2) for _ in range(shape.sources)]
    rest = shape.recommendations - shape.sources
    ends = [round(rest * sum(weights[:number]) / sum(weights)) for number in range(shape.sources + 1)]
    return [1 + after - before for before, after in pairwise(ends)]


def text(rng: Random, least: int, most: int) -> str:
    """Return so many words, as a sentence."""
    start, count = rng.randrange(len(_WORDS)), rng.randint(least, most)
    return " ".join((_WORDS * 2)[start : start + count]).capitalize() + "."


def post(rng: Random, owner: str) -> str:
    """Return the id of a post of a body, which leads an action."""
    return f"{owner}-lead-{rng.randint(1, POSTS)}"
