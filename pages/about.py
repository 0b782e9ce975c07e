"""About: how each figure is made, the words, the sources, the data, accessibility, version."""

from tracker.settings import settings
from tracker.ui.about.about import draw_figures, draw_lead, draw_words
from tracker.ui.about.register import draw_accessibility, draw_data, draw_version
from tracker.ui.about.sources import draw_sources
from tracker.ui.shell.frame import begin

view = begin("About", settings())
draw_lead()
draw_sources(view)
draw_data(view)
draw_figures()
draw_words()
draw_accessibility()
draw_version()
