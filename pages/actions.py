"""Actions: what each owner owes or leads, by when, and who waits for it."""

from tracker.settings import settings
from tracker.ui.actions.choice import choose_sheet
from tracker.ui.actions.download import draw_download
from tracker.ui.actions.owner_sheet import draw_sheet
from tracker.ui.actions.owners import draw_everybody
from tracker.ui.actions.parts import draw_parts
from tracker.ui.shell.frame import begin

view = begin("Actions", settings())
sheet = choose_sheet(view)
if sheet:
    draw_sheet(view, sheet)
else:
    draw_everybody(view)
draw_parts(view, sheet)
draw_download(view, sheet)
