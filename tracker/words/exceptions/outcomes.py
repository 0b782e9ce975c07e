"""The sentence about published figures that differ."""

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.outcomes import FiguresDisagree
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import listed

ON_OUTCOMES = Wordings()


@ON_OUTCOMES.of(FiguresDisagree, clears="Nothing: both figures stay, as published.")
def _figures_disagree(_: Register, __: OversightException, figures: FiguresDisagree) -> str:
    values = listed([f"{value:,}" for value in sorted({each.value for each in figures.published})])
    return f"publications give {values} {figures.indicator.unit} for {in_words(figures.as_of)}"
