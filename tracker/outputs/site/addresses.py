"""Where each page of the site lies, as a path below its folder. Addresses are permanent: others link to them.

Ids are capitals, digits and hyphens, so they are file names on every system.
"""

from __future__ import annotations

from tracker.vocabulary import State, Timeliness
from tracker.words.headline import Counts

OVERVIEW = "index.html"
RECOMMENDATIONS = "recommendations.html"
PROGRESS = "progress.html"
MEETINGS = "meetings.html"
OUTCOMES = "outcomes.html"
SOURCES = "sources.html"
QUESTIONS = "questions.html"
DATA = "data.html"
ABOUT = "about.html"
NOT_FOUND = "404.html"
STYLES = "style.css"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
LIST_OF_SOURCE = "recommendations"  # its place on the page of the source


def recommendation(id: str) -> str:
    """Return the page of a recommendation."""
    return f"recommendations/{id}.html"


def source(id: str) -> str:
    """Return the page of a source."""
    return f"sources/{id}.html"


def meeting(id: str) -> str:
    """Return the page of a meeting."""
    return f"meetings/{id}.html"


def indicator(id: str) -> str:
    """Return the page of an indicator."""
    return f"outcomes/{id}.html"


def listed(counts: Counts) -> str:
    """Return the list of what a number counts, of all sources together."""
    match counts:
        case State() | Timeliness():
            return f"lists/{counts.value.replace('_', '-')}.html"
        case "issued":
            return RECOMMENDATIONS
        case "not vouched for":
            return "lists/not-vouched-for.html"
    return SOURCES


def part(path: str, number: int) -> str:
    """Return the page of a part of a long list: the first is the list's own."""
    return path if number == 1 else path.replace(".html", f"-part-{number}.html")


def up_from(path: str) -> str:
    """Return the way from the folder of a page to the folder of the site: "" or "../"."""
    return "../" * path.count("/")
