"""Guide: how to read the screens, and the chair's sheet, each to be printed on one side."""

from tracker.settings import settings
from tracker.ui.frame import begin
from tracker.ui.guide import draw_chair, draw_reading, wants_chair

view = begin("Guide", settings())
if wants_chair():
    draw_chair(view)
else:
    draw_reading(view)
