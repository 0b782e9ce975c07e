"""What every page of a Word document is like: its size and margins, what stands at its head and foot."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from tracker.outputs.markup import Html, joined
from tracker.outputs.paper.blocks import Imprint
from tracker.outputs.paper.imprint import imprint_lines
from tracker.outputs.paper.legible import legible
from tracker.outputs.paper.word.wordml import SPACES, paragraph, run, w


def set_pages(document: Document, imprint: Imprint) -> None:
    """Make the pages A4, and put the imprint and the page's number on each."""
    [section] = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(21), Mm(19)
    section.header_distance = section.footer_distance = Mm(9)
    meeting, position, source = (legible(line) for line in imprint_lines(imprint))
    page = joined([run(f"{source}\tPage "), _number("PAGE"), run(" of "), _number("NUMPAGES")])
    head = joined([paragraph("Header", run(meeting), meeting), paragraph("Header", run(position), "")])
    replace_content(section.header.part.element, head)
    replace_content(section.footer.part.element, paragraph("Footer", page, ""))


def _number(which: str) -> Html:
    return w("fldSimple", run("1"), instr=f" {which} ")


def replace_content(element: BaseOxmlElement, content: Html) -> None:
    """Put content in place of what an element holds."""
    element[:] = list(parse_xml(f"<w:body {SPACES}>{content}</w:body>"))
