"""Progress: how many were in which state at the end of each quarter."""

from __future__ import annotations

from tracker.outputs.parts.quarters import quarter_by_quarter
from tracker.outputs.site import copy
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.rules.series.quarters import quarter_series


def progress(page: SitePage) -> Content:
    """Return the quarters, as bars and as a table of numbers."""
    snapshot = page.edition.snapshot
    series = quarter_series(page.register, snapshot.spans, page.as_at)
    return Content(
        "Progress",
        copy.PROGRESS,
        quarter_by_quarter(page, series, page.edition.figures),
        page.how("quarters", copy.PROGRESS),
    )
