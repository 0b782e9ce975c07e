"""The data: every file that can be taken away with the pages, what it is, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from tracker.outputs.downloads.catalogue import BY_NAME, DOWNLOADS
from tracker.outputs.downloads.download import Download, DownloadRequest, FileForm
from tracker.outputs.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.meetings import is_held_by
from tracker.words.meetings.meeting import meeting_name

_PACK = BY_NAME["pack"]
_SLOW = {"calendar"}  # of 1,800 recommendations it takes two seconds, as long as half of all pages


def data_files(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the path of each file, with what makes its bytes."""
    request = DownloadRequest(edition.snapshot, edition.reader, edition.live, address=edition.address or None)
    for _, form, path in _offered(edition):
        yield path, partial(form.make, request)
    for meeting in _with_pack(edition):
        for form in _PACK.forms:
            yield _path_of_pack(meeting, form), partial(form.make, replace(request, terms={"meeting": meeting.id}))


def data(page: SitePage) -> Content:
    """Return what there is to take away."""
    items = [_item(page, each) for each in dict.fromkeys(download for download, *_ in _offered(page.edition))]
    packs = [_packs(page)] if _with_pack(page.edition) else []
    listed = element("dl", *items, *packs, class_="downloads")
    body = joined([paragraph(copy.DATA_LEAD), listed, paragraph(_feed(page))])
    return Content("Data", copy.DATA, body)


def _offered(edition: Edition) -> Iterator[tuple[Download, FileForm, str]]:
    """Yield each file that needs nothing but the position, and where it lies."""
    for download in DOWNLOADS:
        for form in () if any(term.needed for term in download.terms) else download.forms:
            if edition.quick and (form.takes_long or download.name in _SLOW):
                continue
            yield download, form, f"data/{download.file(form)}"


def _item(page: SitePage, download: Download) -> Html:
    files = (link(form.label, page.to(path)) for each, form, path in _offered(page.edition) if each is download)
    told = (paragraph(download.holds, " ", download.serves), paragraph(joined(files, " · ")))
    return element("div", element("dt", download.title), element("dd", *told))


def packs_of(page: SitePage, meeting: Meeting) -> Html:
    """Return links to the pack of a meeting in each of its forms; nothing where it is not part of the site."""
    if meeting not in _with_pack(page.edition):
        return NOTHING
    files = (link(form.label, page.to(_path_of_pack(meeting, form))) for form in _PACK.forms)
    return joined(files, " · ")


def _packs(page: SitePage) -> Html:
    lines = [paragraph(meeting_name(each), ": ", packs_of(page, each)) for each in _with_pack(page.edition)]
    return element("div", element("dt", copy.PACKS), element("dd", paragraph(_PACK.holds, " ", _PACK.serves), *lines))


def _with_pack(edition: Edition) -> list[Meeting]:
    """Return the meetings whose packs are part of the site, the newest first."""
    held = (each for each in edition.register.meetings if is_held_by(each, edition.snapshot.as_at))
    return list(held)[::-1] if edition.packs else []


def _path_of_pack(meeting: Meeting, form: FileForm) -> str:
    return f"data/{_PACK.name}-{meeting.id}.{form.ending}"


def _feed(page: SitePage) -> Html:
    return joined([link(copy.FEED, page.to(addresses.FEED)), f": {copy.ABOUT_THE_FEED}"])
