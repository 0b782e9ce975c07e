"""Outcomes: figures over time as they were published, and where publications disagree."""

from tracker.settings import settings
from tracker.ui.frame import begin
from tracker.ui.outcomes import draw_outcomes

view = begin("Outcomes", settings())
draw_outcomes(view)
