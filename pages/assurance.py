"""Assurance: exceptions, evidence, claims beside verdicts, who recorded what, completeness, promises, files."""

from tracker.settings import settings
from tracker.ui.assurance.claims import draw_claims, draw_pairing_asked
from tracker.ui.assurance.completeness import draw_completeness, draw_files
from tracker.ui.assurance.evidence import draw_library
from tracker.ui.assurance.history import draw_promises, draw_recorded
from tracker.ui.assurance.rules import draw_exceptions
from tracker.ui.kit.contents import draw_contents
from tracker.ui.shell.frame import begin

view = begin("Assurance", settings())
if not draw_pairing_asked(view):
    draw_contents(
        ("Exceptions", "exceptions"),
        ("Evidence library", "evidence"),
        ("Claims beside verdicts", "claims"),
        ("Who recorded what", "recorded"),
        ("Completeness against the source", "completeness"),
        ("Promises kept", "promises"),
        ("Problems of the files", "files"),
    )
    draw_exceptions(view)
    draw_library(view)
    draw_claims(view)
    draw_recorded(view)
    draw_completeness(view)
    draw_promises(view)
    draw_files(view)
