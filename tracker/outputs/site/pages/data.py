"""The data: every file that can be taken away with the pages, what it is, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tracker.outputs.downloads.catalogue import DOWNLOADS
from tracker.outputs.downloads.download import Download, DownloadRequest, FileForm
from tracker.outputs.markup import Html, element, joined, link, paragraph
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage


def data_files(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the path of each file, with what makes its bytes."""
    request = DownloadRequest(edition.snapshot, edition.reader, edition.live)
    for _, form, path in _offered():
        yield path, partial(form.make, request)


def data(page: SitePage) -> Content:
    """Return what there is to take away."""
    items = [_item(page, each) for each in dict.fromkeys(download for download, *_ in _offered())]
    body = joined([paragraph(copy.DATA_LEAD), element("dl", *items, class_="downloads"), paragraph(_feed(page))])
    return Content("Data", copy.DATA, body)


def _offered() -> Iterator[tuple[Download, FileForm, str]]:
    """Yield each file that needs nothing but the position, and where it lies."""
    for download in DOWNLOADS:
        for form in () if download.terms else download.forms:
            yield download, form, f"data/{download.file(form)}"


def _item(page: SitePage, download: Download) -> Html:
    files = (link(form.label, page.to(path)) for each, form, path in _offered() if each is download)
    told = (paragraph(download.holds, " ", download.serves), paragraph(joined(files, " · ")))
    return element("div", element("dt", download.title), element("dd", *told))


def _feed(page: SitePage) -> Html:
    return joined([link(copy.FEED, page.to(addresses.FEED)), f": {copy.ABOUT_THE_FEED}"])
