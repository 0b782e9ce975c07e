"""The pages of a site: valid, led to, within their weight, and free of what is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from tests.outputs.site.conftest import REGISTERS

MOST = 100_000  # bytes of a page with its style sheet
LEADS = re.compile(r'(?:href|src)="([^"]*)"')


def pages_of(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


@pytest.mark.parametrize("name", REGISTERS)
def test_every_page_is_read_by_a_strict_parser(sites: Mapping[str, Path], name: str) -> None:
    pages = list(pages_of(sites[name]))
    for page in pages:
        html5lib.HTMLParser(strict=True).parse(page.read_text("utf-8"))
    assert len(pages) > 40


@pytest.mark.parametrize("name", REGISTERS)
def test_every_link_leads_to_something(sites: Mapping[str, Path], name: str) -> None:
    """Each address in a file of the site is a file of the site, at a place that is there; or another host's."""
    site, broken, followed = sites[name], [], 0
    for page in pages_of(site):
        for address in map(unquote, LEADS.findall(page.read_text("utf-8").replace("&amp;", "&"))):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("https", "http", "data"), address
                continue
            target = (page.parent / parts.path).resolve() if parts.path else page
            place = f'id="{parts.fragment}"'
            if not target.is_file() or (parts.fragment and place not in target.read_text("utf-8")):
                broken.append(f"{page.relative_to(site)}: {address}")
            followed += 1
    assert broken == []
    assert followed > 500


@pytest.mark.parametrize("name", REGISTERS)
def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(sites: Mapping[str, Path], name: str) -> None:
    for page in pages_of(sites[name]):
        text = page.read_text("utf-8")
        assert "<script" not in text
        assert re.findall(r'<(?:img|iframe|object|embed|source)[^>]*"https?:', text) == []
        assert [each for each in re.findall(r"<link [^>]*>", text) if "http" in each] == []
    assert not re.search(r"@import|url\(", (sites[name] / "style.css").read_text("utf-8"))


@pytest.mark.parametrize("name", REGISTERS)
def test_no_page_weighs_more_than_it_may(sites: Mapping[str, Path], name: str) -> None:
    styles = (sites[name] / "style.css").stat().st_size
    weights = {str(page): page.stat().st_size + styles for page in pages_of(sites[name])}
    assert {page: weight for page, weight in weights.items() if weight > MOST} == {}


def test_a_recommendation_has_an_address_that_stays(sites: Mapping[str, Path]) -> None:
    page = (sites["data"] / "recommendations/ICO-05.html").read_text("utf-8")
    assert "<title>ICO-05 Data Sharing Agreements with partners – Gangs Violence Matrix recommendations</title>" in page
    assert "Position as at <strong>8 January 2020</strong>" in page


def test_a_page_says_when_it_is_out_of_date(sites: Mapping[str, Path]) -> None:
    shipped = (sites["data"] / "recommendations/ICO-05.html").read_text("utf-8")
    assert "This page does not change by itself: days are counted to 8 January 2020." in shipped
    assert "No later day is set on the register. What was recorded or happened since is not here." in shipped
    assert (
        " entries of the register are dated after 8 January 2020, up to 30 January 2025, and are not counted here."
        in shipped
    )
    fictional = (sites["borsetshire"] / "recommendations/ICP-04.html").read_text("utf-8")
    assert (
        "The next day on the register is 25 April 2025 (ICP-04, action ICP-04.2 expected by its owner)."
        " If today is later, look for a newer page."
    ) in fictional
