"""The pages of a site: valid, led to, within their weight, and free of what is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from tests.outputs.site.conftest import REGISTERS, make

MOST = 100_000  # bytes of a page with its style sheet
ATOM = "{http://www.w3.org/2005/Atom}"
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
    later = "2 entries about ICO-05 are dated after 8 January 2020, up to 13 February 2024, and are not counted here."
    assert later in shipped
    everything = (sites["data"] / "index.html").read_text("utf-8")
    assert " entries of the register are dated after 8 January 2020, up to 30 January 2025" in everything
    fictional = (sites["borsetshire"] / "recommendations/ICP-04.html").read_text("utf-8")
    assert (
        "The next day on the register is 25 April 2025 (ICP-04, action ICP-04.2 expected by its owner)."
        " If today is later, look for a newer page."
    ) in fictional


def test_the_feed_is_the_newest_first_and_each_entry_has_an_id_of_its_own(sites: Mapping[str, Path]) -> None:
    feed = ElementTree.parse(sites["borsetshire"] / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(entries) == len(set(ids)) == 60
    assert days == sorted(days, reverse=True)
    assert days[0] == feed.findtext(f"{ATOM}updated") == "2025-03-12T00:00:00Z"
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert (sites["borsetshire"] / link.get("href").partition("#")[0]).is_file()


def test_an_entry_of_the_feed_keeps_its_id_when_others_come_before_it(tmp_path: Path) -> None:
    ids = {}
    for day in ("2020-01-08", "2019-10-04"):
        make(tmp_path / day, "--register", str(REGISTERS["data"]), "--as-at", day)
        entries = ElementTree.parse(tmp_path / day / "feed.xml").getroot().findall(f"{ATOM}entry")
        ids[day] = {entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}id") for entry in entries}
    assert 0 < len(ids["2019-10-04"]) < len(ids["2020-01-08"])
    assert ids["2019-10-04"].items() <= ids["2020-01-08"].items()


def test_with_an_address_there_is_a_map_of_the_site_and_the_page_of_what_is_not_there_leads_to_it(
    tmp_path: Path,
) -> None:
    make(tmp_path / "site", "--register", str(REGISTERS["data"]), "--address", "https://register.example/recs/")
    found = re.findall("<loc>(.*?)</loc>", (tmp_path / "site/sitemap.xml").read_text("utf-8"))
    assert "https://register.example/recs/recommendations/ICO-05.html" in found
    assert len(found) == len(set(found)) == len(list(pages_of(tmp_path / "site"))) - 1
    missing = (tmp_path / "site/404.html").read_text("utf-8")
    assert set(LEADS.findall(missing)) & {"style.css", "index.html"} == set()
    assert 'href="https://register.example/recs/style.css"' in missing
    assert 'rel="self" href="https://register.example/recs/feed.xml"' in (tmp_path / "site/feed.xml").read_text("utf-8")
