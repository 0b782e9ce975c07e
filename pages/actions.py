"""Actions: what each action owner owes, by when, and what evidence is missing."""

from tracker.settings import settings
from tracker.ui.actions.owner_sheet import draw_parts, draw_sheet
from tracker.ui.actions.owners import choose_sheet, draw_download, draw_everybody
from tracker.ui.shell.frame import begin
from tracker.words.meetings.owed import owner_name

view = begin("Actions", settings())
sheet = choose_sheet(view)
if sheet:
    name = owner_name(view.register, sheet.owner)
    view.headed(f"{name} – Actions", name)
    draw_sheet(view, sheet)
else:
    draw_everybody(view)
draw_parts(view, sheet)
draw_download(view, sheet)
