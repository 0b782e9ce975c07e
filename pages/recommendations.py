"""Recommendations: all of them, or the one that the address asks for."""

from tracker.settings import settings
from tracker.ui.kit.address import asked
from tracker.ui.recommendations.listing import draw_list
from tracker.ui.recommendations.record import draw_one, not_there
from tracker.ui.shell.frame import begin
from tracker.ui.shell.notices import say

view = begin("Recommendations", settings())
wanted = asked("id")
if wanted is not None and wanted in view.position.standings:
    draw_one(view, wanted)
else:
    if wanted is not None:
        say(not_there(view, wanted))
    draw_list(view)
