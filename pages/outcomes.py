"""Outcomes: figures over time as they were published, and where publications disagree."""

from tracker.settings import settings
from tracker.ui.outcomes.indicator import draw_indicator_asked
from tracker.ui.outcomes.outcomes import draw_outcomes, visible
from tracker.ui.shell.frame import begin

view = begin("Outcomes", settings())
if not draw_indicator_asked(view, visible(view)):
    draw_outcomes(view)
