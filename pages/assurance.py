"""Assurance: exceptions by rule, evidence, claims beside verdicts, completeness, problems of the files."""

from tracker.settings import settings
from tracker.ui.assurance import draw_exceptions
from tracker.ui.claims import draw_claims, draw_pairing_asked
from tracker.ui.completeness import draw_completeness, draw_files
from tracker.ui.contents import draw_contents
from tracker.ui.evidence import draw_library
from tracker.ui.frame import begin

view = begin("Assurance", settings())
if not draw_pairing_asked(view):
    draw_contents(
        ("Exceptions", "exceptions"),
        ("Evidence library", "evidence"),
        ("Claims beside verdicts", "claims"),
        ("Completeness against the source", "completeness"),
        ("Problems of the files", "files"),
    )
    draw_exceptions(view)
    draw_library(view)
    draw_claims(view)
    draw_completeness(view)
    draw_files(view)
