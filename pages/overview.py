"""Overview: where things stand, what is late, what cannot be vouched for."""

from tracker.outputs.markup import link
from tracker.settings import settings
from tracker.ui.overview.attention import draw_later, draw_look_first
from tracker.ui.overview.coming import draw_coming
from tracker.ui.overview.counts import draw_counts
from tracker.ui.overview.deadlines import draw_deadlines
from tracker.ui.overview.glance import draw_where_things_stand
from tracker.ui.overview.sources import draw_many_sources
from tracker.ui.shell.frame import begin

view = begin("Overview", settings())
chair = link("Chair’s sheet", view.link("guide", sheet="chair"))
data = link("Data", view.link("data"))
view.headed("Overview", "Where things stand", chair, data, view.how("states", "where things stand"))
draw_where_things_stand(view)
draw_counts(view)
draw_look_first(view)
draw_later(view)
draw_many_sources(view)
draw_deadlines(view)
draw_coming(view)
