"""Update: an action owner's form, which shows what an entry does before it is handed in."""

from tracker.settings import settings
from tracker.ui.shell.frame import begin
from tracker.ui.update.update import draw_update

view = begin("Update", settings())
draw_update(view, settings())
