"""The register's questions and answers, where its keeper has written any."""

from __future__ import annotations

from tracker.outputs.site import copy
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.pages.markdown import markdown


def questions(page: SitePage) -> Content:
    """Return the questions and answers, as the keeper wrote them."""
    return Content(copy.QUESTIONS, copy.QUESTIONS, markdown(page.edition.questions, first_level=2))
