"""Figures over time → the sentences of Outcomes.

Takes what `rules.published` found, returns text; decides nothing, and claims no direction that the register does not.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.schema.supporting import Indicator, Observation
from tracker.rules.lists.published import Day, Published
from tracker.vocabulary import Certainty
from tracker.words.figures import count, ids_text, listed, on_or_in

NO_INDICATORS = (
    "No outcome figure is on the register. The register’s keeper adds indicators and their published figures in"
    " indicators.yaml. data/README.md says how."
)
NO_DIRECTION = "No direction is claimed to be better."
DISAGREE = (
    "Each is shown as it was published. None is preferred, no average is made, and no line is drawn through them."
)
CHART_HINT = (
    "A line joins figures that follow one another. It is unbroken where both are known at first hand and exact, and"
    " dotted otherwise. No line goes to a figure that is inferred, or about which publications differ."
)
NO_PUBLICATION_DAY = "not on record"


def all_text(indicators: Sequence[Published], as_at: date) -> str:
    """Return how many indicators have a figure that was published by a day."""
    if not indicators:
        return NO_INDICATORS
    with_figures = [each for each in indicators if each.days]
    figures = sum(len(each.figures) for each in with_figures)
    if not with_figures:
        on_file = count(len(indicators), "indicator")
        return f"None of the {on_file} on the register has a figure by {in_words(as_at)}."
    had = f"{count(len(with_figures), 'indicator has', 'indicators have')} {count(figures, 'figure')}"
    among = f", of {len(indicators):,} on the register" if len(with_figures) < len(indicators) else ""
    differing = sum(bool(each.disagreeing) for each in with_figures)
    about = count(differing, "indicator")
    differ = f" Publications differ about {about}, and all their figures are shown." if differing else ""
    undated = sum(figure.published_on is None for each in with_figures for figure in each.figures)
    when = f" {_not_dated(undated)}" if undated else ""
    return f"{had} by {in_words(as_at)}{among}.{when}{differ}"


def _not_dated(figures: int) -> str:
    """Return that a publication's day is not known of some figures, which count from the day that they are about."""
    return f"When {figures:,} {'was' if figures == 1 else 'were'} published is not on record."


def unknown_text(id: str, as_at: date) -> str:
    """Return that the address asks for an indicator of which nothing is to be shown."""
    return f"No indicator ‘{id}’ has a figure by {in_words(as_at)}, so all are shown."


def indicators_gist(number: int) -> str:
    """Return how many indicators there are."""
    return count(number, "indicator")


def nothing_text(number: int, as_at: date) -> str:
    """Return what the list of indicators without a figure is."""
    have = "This indicator has" if number == 1 else f"These {number:,} indicators have"
    return f"{have} no figure by {in_words(as_at)}. Choose a later day to see what was published since."


def figure_text(figure: Observation) -> str:
    """Return a figure as it was published: "2,676", "about 3,200"."""
    return f"{'about ' if figure.approximate else ''}{figure.value:,}"


def day_text(day: Day, unit: str = "") -> str:
    """Return the figures of a day, with what makes them doubtful: "3,811 or 3,881 people", "0 people (inferred)"."""
    measure = f" {unit}" if unit else ""
    doubts = {_doubt(each) for each in day.figures}
    if len(doubts) == 1:
        figures = dict.fromkeys(figure_text(each) for each in day.figures)
        return f"{' or '.join(figures)}{measure}{doubts.pop()}"
    figures = dict.fromkeys(f"{figure_text(each)}{_doubt(each)}" for each in day.figures)
    return f"{' or '.join(figures)}{measure}"


def _doubt(figure: Observation) -> str:
    if figure.certainty is Certainty.REPORTED:
        return " (as reported by a second source)"
    return "" if figure.certainty is Certainty.FIRST_HAND else f" ({figure.certainty.label.lower()})"


def reading(published: Published) -> str:
    """Return what the figures show, in one sentence and without a direction."""
    days, unit = published.days, published.indicator.unit
    newest = f"{day_text(days[-1], unit)} {on_or_in(days[-1].as_of)}"
    if len(days) == 1:
        return f"The only figure is {newest}." if len(published.figures) == 1 else f"The figures are {newest}."
    oldest = f"{day_text(days[0])} {on_or_in(days[0].as_of)}"
    of = count(len(published.figures), "figure")
    return f"The newest of {of} is {newest}. The oldest is {oldest}."


def change_text(published: Published) -> str:
    """Return how the newest figure differs from the one before it: "−124 people since Oct 2019"; else why none is told.

    With the direction that is claimed to be better, where one is.
    """
    if len(published.days) == 1:
        return "no earlier figure"
    change = published.change
    if change is None:
        return f"not compared: {_why_not_compared(published.days)}"
    since = f"since {in_few_words(change.since)}"
    if not change.by:
        return f"no change {since}"
    about = "about " if change.is_rough else ""
    better = published.indicator.better
    claimed = f" ({better.label.lower()} is claimed to be better)" if better else ""
    by = f"{'+' if change.by > 0 else '−'}{abs(change.by):,} {_unit_of_change(published.indicator.unit)}"
    return f"{about}{by} {since}{claimed}"


def _unit_of_change(unit: str) -> str:
    # A change of a percentage is not itself a percentage of what was there before.
    return "percentage points" if unit.startswith(("per cent", "percent", "%")) else unit


def _why_not_compared(days: Sequence[Day]) -> str:
    """Return which of the two newest days cannot be compared, and why."""
    day = next(day for day in reversed(days[-2:]) if not day.joins)
    about = in_few_words(day.as_of)
    return f"publications differ for {about}" if day.disagree else f"the figure for {about} is inferred"


def belongs_text(ids: Sequence[str]) -> str:
    """Return which recommendations an indicator belongs to: their ids, of many how many."""
    if not ids:
        return "none named"
    return ids_text(ids) if len(ids) <= _MOST_IDS else count(len(ids), "recommendation")


_MOST_IDS = 4


def differing_text(days: Sequence[Day]) -> str:
    """Return in a few words for which day, or how many, publications differ: "they differ for Aug 2017"."""
    return f"they differ for {in_few_words(days[0].as_of) if len(days) == 1 else f'{len(days):,} days'}"


def direction_text(indicator: Indicator) -> str:
    """Return which direction is claimed to be better."""
    return indicator.better.meaning if indicator.better else NO_DIRECTION


def disagreement_text(days: Sequence[Day]) -> str:
    """Return for which days publications give different figures."""
    return f"Publications give different figures for {listed([in_words(day.as_of) for day in days])}. {DISAGREE}"


def published_text(figure: Observation) -> str:
    """Return when a figure was published."""
    return in_few_words(figure.published_on) if figure.published_on else NO_PUBLICATION_DAY


def anchor(indicator: str) -> str:
    """Return where on the page an indicator stands."""
    return f"indicator-{indicator}"
