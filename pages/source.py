"""Source: the register's own text, at the line that a link names. It is in no menu."""

from tracker.settings import settings
from tracker.ui.shell.frame import begin
from tracker.ui.source.source import draw_source

view = begin("Source", settings())
draw_source(view)
