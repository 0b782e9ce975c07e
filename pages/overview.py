"""Overview: where things stand, what is late, what cannot be vouched for."""

from tracker.settings import settings
from tracker.ui.overview.attention import draw_look_first
from tracker.ui.overview.coming import draw_coming
from tracker.ui.overview.deadlines import draw_deadlines
from tracker.ui.overview.glance import draw_counts, draw_sources, draw_where_things_stand
from tracker.ui.shell.frame import begin

view = begin("Overview", settings())
view.headed("Overview", "Where things stand")
draw_where_things_stand(view)
draw_counts(view)
draw_sources(view)
draw_look_first(view)
draw_deadlines(view)
draw_coming(view)
