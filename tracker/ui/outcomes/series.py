"""The chart of an indicator: a point for each figure, a line where figures follow one another.

Draws; what a line may join comes from `rules`. No text of the register is in it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from tracker.dates import in_words, last_day
from tracker.register.schema.supporting import Observation
from tracker.rules.lists.published import Day, Published
from tracker.ui.kit.charts import BLUE, INK, QUIET, empty_chart
from tracker.vocabulary import Certainty

_HEIGHT = 300  # pixels


class _Look(NamedTuple):
    name: str
    symbol: str
    colour: str


_SURE = _Look("As published", "circle", BLUE)
_DOUBTFUL = _Look("Approximate, or not at first hand", "circle-open", BLUE)
_DIFFERING = _Look("Publications differ", "diamond-open", INK)


def series(published: Published) -> Any:
    """Return the chart of what was published of an indicator."""
    figure = empty_chart(_HEIGHT)
    for run in published.runs:
        for one, next_ in pairwise(run):
            _draw_line(figure, one, next_)
    points = [(_look(day.disagree, one), one) for day in published.days for one in day.figures]
    for look in (_SURE, _DOUBTFUL, _DIFFERING):
        _draw_points(figure, look, [one for its, one in points if its is look])
    figure.update_yaxes(rangemode="tozero", tickformat=",", showgrid=True, zeroline=True, zerolinecolor=QUIET)
    figure.update_xaxes(type="date", showgrid=False)
    figure.update_layout(showlegend=True)
    return figure


def _draw_line(figure: Any, one: Day, next_: Day) -> None:
    sure = all(_look(False, each) is _SURE for day in (one, next_) for each in day.figures)
    figure.add_scatter(
        x=[last_day(one.as_of), last_day(next_.as_of)],
        y=[one.figures[0].value, next_.figures[0].value],
        mode="lines",
        line={"color": QUIET, "width": 2, "dash": "solid" if sure else "dot"},
        hoverinfo="skip",
        showlegend=False,
    )


def _look(differs: bool, figure: Observation) -> _Look:
    if differs:
        return _DIFFERING
    return _DOUBTFUL if figure.approximate or figure.certainty is not Certainty.FIRST_HAND else _SURE


def _draw_points(figure: Any, look: _Look, observations: list[Observation]) -> None:
    if observations:
        figure.add_scatter(
            x=[last_day(each.as_of) for each in observations],
            y=[each.value for each in observations],
            customdata=[in_words(each.as_of) for each in observations],
            mode="markers",
            cliponaxis=False,
            name=look.name,
            marker={
                "symbol": look.symbol,
                "size": 12,
                "color": look.colour,
                "line": {"width": 3, "color": look.colour},
            },
            hovertemplate="%{customdata}: %{y:,}<extra></extra>",
        )
