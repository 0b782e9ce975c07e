"""The summary of a pack is two pages at most: the detail begins on the third at the latest, whatever the meeting."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from benchmarks.shapes import MANY_SOURCES, Shape
from benchmarks.synthetic import shaped, write
from tests.outputs.pack.packs import SHIPPED, pack_of
from tests.outputs.paper.papers import ORIGIN
from tests.registers.replay import build
from tracker.outputs.paper.blocks import Heading, MeetingPaper
from tracker.outputs.paper.forms import FORMS
from tracker.vocabulary import Marking

# The next one, the newest held, the one with most to escalate, one of another body, the first after the second source.
BUSY = ("jab-2025-04", "jab-2025-02", "jab-2024-11", "pcp-2024-06", "jab-2023-02")


@pytest.fixture(scope="module")
def borsetshire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Borsetshire as it came about, so that every meeting has what the one before was told to be compared with."""
    repository = tmp_path_factory.mktemp("borsetshire") / "county"
    build(SHIPPED.parent / "tests" / "registers" / "borsetshire", repository)
    return repository / "data"


def page_of_detail(paper: MeetingPaper) -> int:
    """Return the page on which section 1 begins; no more than its first lines is set, so that it does not take long."""
    at = next(n for n, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.anchor == "supporting")
    pages = PdfReader(BytesIO(FORMS[".pdf"].made(_begun(paper, at), ORIGIN))).pages
    return next(n for n, page in enumerate(pages, 1) if "1. Supporting information" in page.extract_text())


def _begun(paper: MeetingPaper, at: int) -> MeetingPaper:
    """Return a paper up to the first lines of its detail; what the summary leads to is there as headings alone."""
    rest = [block for block in paper.blocks[at + 1 :] if isinstance(block, Heading)]
    return replace(paper, blocks=(*paper.blocks[: at + 1], *rest))


def test_the_paper_of_january_2020_has_two_pages_of_summary() -> None:
    assert page_of_detail(pack_of(SHIPPED, "audit-panel-2020-01")) == 3


@pytest.mark.parametrize("shape", [Shape("four sources", 60), Shape("four sources", 190), MANY_SOURCES])
def test_a_large_register_has_two_pages_of_summary(tmp_path: Path, shape: Shape) -> None:
    write(shaped(shape), tmp_path / "data")

    assert page_of_detail(pack_of(tmp_path / "data", "oversight-2024-12")) == 3


@pytest.mark.parametrize("meeting", BUSY)
@pytest.mark.parametrize("audience", [Marking.PUBLIC, Marking.OFFICIAL_SENSITIVE])
def test_a_busy_meeting_has_two_pages_of_summary(borsetshire: Path, meeting: str, audience: Marking) -> None:
    assert page_of_detail(pack_of(borsetshire, meeting, audience)) == 3
