"""Guide: how to read the screens, and the chair's sheet, each to be printed on one side."""

from tracker.settings import settings
from tracker.ui.guide.guide import draw_chair, draw_reading, wants_chair
from tracker.ui.shell.frame import begin

view = begin("Guide", settings())
if wants_chair():
    draw_chair(view)
else:
    draw_reading(view)
