"""A paper → the bytes of its PDF: hands the data to typst, with this folder's template and the project's own fonts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from tracker.outputs.paper.blocks import MeetingPaper
from tracker.outputs.paper.pdf.coverage import FONTS
from tracker.outputs.paper.pdf.data import paper_json

TEMPLATE = Path(__file__).with_name("paper.typ")


def pdf_file(paper: MeetingPaper, machine_imprint: str) -> bytes:
    """Return a paper as a tagged PDF, PDF/UA-1 and PDF/A-3a at once; the same paper is the same bytes.

    `machine_imprint`: the JSON by which it can be made again.
    """
    return set_by_typst(paper_json(paper, machine_imprint), paper.imprint.made_at)


def set_by_typst(data: str, made_at: date) -> bytes:
    """Return what typst makes of the template and this data; `made_at`: the day on which the file counts as made."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"paper": data},
        font_paths=project_fonts(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-3a"],
        timestamp=datetime.combine(made_at, time(), UTC),
    )


@cache
def project_fonts() -> typst.Fonts:
    """Return the project's own fonts alone: neither this machine's nor those within typst, which change with it."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
