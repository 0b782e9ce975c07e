"""Progress: quarter by quarter, answers, what happened, what slipped, the forecast, restatements, two dates."""

from tracker.settings import settings
from tracker.ui.progress.answers import draw_answers
from tracker.ui.progress.flow import draw_flow, draw_happening_asked, draw_times
from tracker.ui.progress.forecast import draw_forecast
from tracker.ui.progress.restated import draw_restated
from tracker.ui.progress.slippage import draw_handovers, draw_list_asked, draw_slippage
from tracker.ui.progress.stack import draw_quarters
from tracker.ui.progress.two_dates import draw_two_dates
from tracker.ui.shell.frame import begin

view = begin("Progress", settings())
if not (draw_happening_asked(view) or draw_list_asked(view)):
    draw_quarters(view)
    draw_answers(view)
    draw_times(view)
    draw_flow(view)
    draw_slippage(view)
    draw_handovers(view)
    draw_forecast(view)
    draw_restated(view)
    draw_two_dates(view)
