"""Data: what can be taken away, in which form, for what, and under which address a script has it."""

from tracker.settings import settings
from tracker.ui.data.files import draw_files, draw_lead
from tracker.ui.data.inside import draw_insides
from tracker.ui.data.scripts import draw_scripts
from tracker.ui.shell.frame import begin

view = begin("Data", settings())
draw_lead(view)
draw_files(view)
draw_insides(view)
draw_scripts(view)
