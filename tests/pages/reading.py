"""What a reader reads off a page: its tables by the titles of their columns, and the numbers in its sentences."""

from __future__ import annotations

import re
from html import unescape


def words_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def text_of_page(markup: str) -> str:
    """Return what a reader reads; the links to the rules, under every heading, are tested by themselves."""
    return words_of(re.sub(r'<style>.*?</style>|(?: · )?<a [^>]*class="how">.*?</a>', "", markup, flags=re.DOTALL))


def number(text: str) -> int:
    return int(text.replace(",", ""))


def found(pattern: str, text: str) -> tuple[str, ...]:
    """Return what a sentence says at the places of a pattern that it must match; "#" in it is a number."""
    match = re.search(pattern.replace("#", r"([\d,]+)"), text)
    assert match, f"{pattern!r} is not in: {text[:3000]}"
    return match.groups()


def numbers(pattern: str, text: str) -> list[int]:
    """Return the numbers that a sentence says."""
    return [number(each) for each in found(pattern, text)]


def rows(markup: str, caption: str) -> list[dict[str, str]]:
    """Return the rows of the table whose caption begins so, each cell by the title of its column; [] without one."""
    for table in re.findall(r"<table.*?</table>", markup, re.DOTALL):
        if words_of(re.findall(r"<caption.*?</caption>", table, re.DOTALL)[0]).startswith(caption):
            head, *body = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
            cells = r"<t[hd][^>]*>(.*?)</t[hd]>"
            titles = [re.split(" [↕▲▼]", words_of(each))[0] for each in re.findall(cells, head, re.DOTALL)]
            return [dict(zip(titles, map(words_of, re.findall(cells, each, re.DOTALL)), strict=True)) for each in body]
    return []
