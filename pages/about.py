"""About: how each figure is made, the words, the sources, the data, accessibility, version."""

from tracker.settings import settings
from tracker.ui.about.about import draw_figures, draw_words
from tracker.ui.about.register import draw_accessibility, draw_data, draw_sources, draw_version
from tracker.ui.kit.contents import draw_contents
from tracker.ui.shell.frame import begin

view = begin("About", settings())
draw_contents(
    ("How each figure is made", "figures"),
    ("The words", "words"),
    ("The sources", "sources"),
    ("The state of the data", "data"),
    ("What this register does not hold", "missing"),
    ("Accessibility", "accessibility"),
    ("Version", "version"),
)
draw_figures()
draw_words()
draw_sources(view)
draw_data(view)
draw_accessibility()
draw_version()
