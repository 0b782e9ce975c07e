"""Outcomes: figures over time as they were published, and where publications disagree."""

from tracker.settings import settings
from tracker.ui.outcomes.outcomes import draw_outcomes
from tracker.ui.shell.frame import begin

view = begin("Outcomes", settings())
draw_outcomes(view)
