"""Assurance: the rules that hold, and below what the register’s claims rest on and how complete and sound it is."""

from tracker.settings import settings
from tracker.ui.assurance.claims import draw_claims, draw_pairing_asked
from tracker.ui.assurance.completeness import draw_completeness, draw_completeness_asked
from tracker.ui.assurance.evidence import draw_library, draw_library_asked
from tracker.ui.assurance.files import draw_files
from tracker.ui.assurance.history import draw_promises, draw_recorded
from tracker.ui.assurance.rules import draw_exceptions, draw_rule_asked
from tracker.ui.assurance.source import draw_source_asked
from tracker.ui.shell.frame import begin

view = begin("Assurance", settings())
one_list = (draw_rule_asked, draw_library_asked, draw_pairing_asked, draw_source_asked, draw_completeness_asked)
if not any(draw_asked(view) for draw_asked in one_list):
    draw_exceptions(view)
    draw_library(view)
    draw_claims(view)
    draw_recorded(view)
    draw_completeness(view)
    draw_promises(view)
    draw_files(view)
