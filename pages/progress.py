"""Progress: quarter by quarter, what slipped, when the rest may be done, two dates side by side, restatements."""

from tracker.settings import settings
from tracker.ui.progress.flow import draw_flow, draw_slippage, draw_times
from tracker.ui.progress.forecast import draw_forecast
from tracker.ui.progress.quarters import draw_contents, draw_quarters
from tracker.ui.progress.restated import draw_restated
from tracker.ui.progress.two_dates import draw_two_dates
from tracker.ui.shell.frame import begin

view = begin("Progress", settings())
draw_contents()
draw_quarters(view)
draw_flow(view)
draw_times(view)
draw_slippage(view)
draw_forecast(view)
draw_two_dates(view)
draw_restated(view)
