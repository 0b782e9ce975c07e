"""Every screen in every state that it can be in: what the contact sheet shows and what the access tests look at.

A new page or state is a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from benchmarks import synthetic
from benchmarks.shapes import BARE, MANY_SOURCES
from tests.browser import sending
from tests.browser.serving import DRAWN_WITHIN, ROOT, wait_until_drawn
from tests.registers import hostile, replay

LARGE = {  # as the large registers of the benchmarks are, and small
    "sources": MANY_SOURCES._replace(recommendations=60, sources=20, asked_of=3),
    "bare": BARE._replace(recommendations=20, sources=5),
}
EMPTY = "register:\n  title: Recommendations of a body that has none yet\n"
BROKEN = "register:\n  title: Custody recommendations\n  as_at: 2024-02-30\nsources: none\n"


class Screen(NamedTuple):
    """A screen: its name, the register that it shows, its address there, and a text by which it is known.

    `acts`: what its reader does on it first; then it is known by `says`.
    """

    name: str
    register: str
    address: str
    says: str
    acts: Callable[[Page], None] | None = None

    def open(self, tab: Page, server: str) -> None:
        """Opens it, and waits until it is drawn."""
        tab.goto(f"{server}/{self.address}")
        if self.acts is not None:
            wait_until_drawn(tab)
            self.acts(tab)
        tab.get_by_text(self.says).first.wait_for(state="attached", timeout=1000 * DRAWN_WITHIN)
        wait_until_drawn(tab)


SHIPPED = (
    Screen("overview", "shipped", "", "Where things stand"),
    Screen("overview-later", "shipped", "?as_at=2020-02-29", "29 February 2020"),
    Screen("list", "shipped", "recommendations", "25 recommendations"),
    Screen("filtered", "shipped", "recommendations?state=in_progress", "4 of 25"),
    Screen("found", "shipped", "recommendations?words=majority", "the majority"),
    Screen("filtered-to-nothing", "shipped", "recommendations?state=verified", "None of the 25"),
    Screen("no-such-one", "shipped", "recommendations?id=ICO-99&as_at=never", "is not a date"),
    Screen("one", "shipped", "recommendations?id=ICO-05", "Data Sharing Agreements"),
    Screen("actions", "shipped", "actions", "By owner"),
    Screen("progress", "shipped", "progress", "Quarter by quarter"),
    Screen("meetings", "shipped", "meetings", "Agenda"),
    Screen("assurance", "shipped", "assurance", "Evidence library"),
    Screen("outcomes", "shipped", "outcomes", "Indicators"),
    Screen("update", "shipped", "update", "What is it about?"),
    Screen("update-form", "shipped", "update?about=ICO-05.1&party=mps-intelligence&record=update", "Where it stands"),
    Screen("data", "shipped", "data", "Files to take away"),
    Screen("data-columns", "shipped", "data?table=action", "A unit of delivery"),
    Screen("guide", "shipped", "guide", "Three things, kept apart"),
    Screen("chair", "shipped", "guide?sheet=chair", "To be recorded afterwards"),
    Screen("about", "shipped", "about", "How each figure is made"),
    Screen("source", "shipped", "source?file=responses/ICO-05.yaml&line=10", "recommendation: ICO-05"),
    Screen("source-long", "shipped", "source?file=recommendations.yaml&line=204", "the line asked for"),
    Screen("source-none", "shipped", "source?file=../secrets.toml", "is not a file of this register"),
)
BORSETSHIRE = (
    Screen("full-overview", "borsetshire", "", "Where things stand"),
    Screen("full-known-then", "borsetshire", "?known_at=jab-2023-10&as_at=2023-10-11", "11 October 2023"),
    Screen("full-list", "borsetshire", "recommendations?sort=-late", "recommendations"),
    Screen("full-unvouched", "borsetshire", "recommendations?vouched=no&more=yes", "no evidence"),
    Screen("full-one", "borsetshire", "recommendations?id=ICP-04", "ICP-04"),
    Screen("full-actions", "borsetshire", "actions", "By owner"),
    Screen("full-sheet", "borsetshire", "actions?owner=head-custody", "Head of Custody"),
    Screen("full-progress", "borsetshire", "progress", "Quarter by quarter"),
    Screen("full-moved", "borsetshire", "progress?list=moved", "All of Progress"),
    Screen("full-happened", "borsetshire", "progress?happened=claimed&quarter=2025-03-31", "All of Progress"),
    Screen("full-two-dates", "borsetshire", "progress?from=2023-12-31&to=2024-12-31", "Two dates"),
    Screen("full-meetings", "borsetshire", "meetings?meeting=jab-2023-10", "Agenda"),
    Screen("full-cancelled", "borsetshire", "meetings?meeting=jab-2024-07", "ancelled"),
    Screen("full-assurance", "borsetshire", "assurance", "Evidence library"),
    Screen("full-rule", "borsetshire", "assurance?rule=overdue", "Holds when"),
    Screen("full-evidence", "borsetshire", "assurance?evidence=linked", "All of Assurance"),
    Screen("full-source", "borsetshire", "assurance?source=DATA", "What was said about it as a whole"),
    Screen("full-sources", "borsetshire", "assurance?sources=all", "What is on file"),
    Screen("full-pairing", "borsetshire", "assurance?source=ICP&claim=implemented&verdict=verified", "ICP"),
    Screen("full-outcomes", "borsetshire", "outcomes", "Indicators"),
    Screen("full-indicator", "borsetshire", "outcomes?indicator=search-disparity", "All indicators"),
    Screen("full-chair", "borsetshire", "guide?sheet=chair", "To be recorded afterwards"),
    Screen("full-update", "borsetshire", "update?party=head-custody&about=ICP-12.1&record=update", "Head of Custody"),
    Screen("full-verdict", "borsetshire", "update?about=ICP-12&record=verification", "The verdict"),
    Screen("full-keeper", "borsetshire", "update?about=ICP-12&record=observation&of=healthcare-wait", "The figure"),
    Screen("full-data", "borsetshire", "data?known_at=jab-2023-10&as_at=2023-10-11", "Files to take away"),
    Screen("full-about", "borsetshire", "about", "How each figure is made"),
    Screen("full-text", "borsetshire", "source?file=responses/ICP-04.yaml&line=20", "recommendation: ICP-04"),
)
PUBLIC = tuple(
    Screen(f"public-{page.partition('?')[0]}", "public", page, "for the public")
    for page in (
        *("overview", "recommendations?id=ICP-04", "actions", "meetings", "assurance", "data"),
        "source?file=responses/ICP-05.yaml&line=3",
        "update?about=ICP-05",
    )
)
EMPTY_ONES = tuple(
    Screen(f"empty-{page}", "empty", page, "Position as at")
    for page in "overview recommendations actions progress meetings assurance outcomes update data guide about".split()
)
HOSTILE_ONES = tuple(
    Screen(f"hostile-{page.partition('?')[0]}", "hostile", page, "checked, no errors")
    for page in (
        *("overview", "recommendations?id=ICP-04", "actions", "meetings", "assurance", "outcomes"),
        "source?file=responses/ICP-04.yaml&line=20",
        "update?about=ICP-04",
    )
)
# What only large registers have: over six sources are a table, several bodies answer one recommendation.
SOURCES_ONES = (
    Screen("sources-overview", "sources", "", "Where they stand"),
    Screen("sources-list", "sources", "recommendations", "60 recommendations"),
    Screen("sources-one", "sources", "recommendations?id=R001-01", "What was asked"),
    Screen("sources-actions", "sources", "actions", "By owner"),
    Screen("sources-progress", "sources", "progress", "Quarter by quarter"),
    Screen("sources-meetings", "sources", "meetings", "Agenda"),
    Screen("sources-assurance", "sources", "assurance", "Exceptions, by rule"),
    Screen("sources-about", "sources", "about", "How each figure is made"),
)
BARE_ONES = tuple(
    Screen(f"bare-{page.partition('?')[0]}", "bare", page, "Position as at")
    for page in ("overview", "recommendations?id=R001-01", "progress", "meetings", "assurance", "guide?sheet=chair")
)
BROKEN_ONES = (
    Screen("broken", "broken", "", "cannot be shown yet"),
    Screen("missing", "missing", "recommendations", "no register to show"),
)
FORM = "update?about=ICO-05.1&party=mps&record=part"
PUBLISHED_ONES = (
    Screen("publish-ready", "published", FORM, "Send for approval", sending.fill_in),
    Screen("published", "published", FORM, "Your entry is sent", sending.fill_in_and_send),
)
SCREENS = (
    *(*SHIPPED, *BORSETSHIRE, *PUBLIC, *EMPTY_ONES, *HOSTILE_ONES, *SOURCES_ONES, *BARE_ONES, *BROKEN_ONES),
    *PUBLISHED_ONES,
)


def variables(name: str, folder: Path) -> dict[str, str | Path]:
    """Returns what a dashboard over the register of a name is told; all but "public" show all that is marked."""
    audience = "public" if name == "public" else "official_sensitive"
    there = register(name, folder)
    if name == "published":
        return sending.variables(folder)
    return {"TRACKER_REGISTER": there, "TRACKER_CACHE": folder / "cache" / name, "TRACKER_AUDIENCE": audience}


def register(name: str, folder: Path) -> Path:
    """Makes the register of a name in a folder, where it is not there already; returns where it is."""
    if name == "shipped":
        return ROOT / "data"
    if name == "published":
        return sending.clone(folder) / "data"
    there = folder / name
    if name in ("borsetshire", "public") and not there.exists():
        replay.build(ROOT / "tests/registers/borsetshire", there)
    if name == "hostile" and not there.exists():
        hostile.build(ROOT / "tests/registers/borsetshire", there)
    if name == "sprawling" and not there.exists():
        hostile.build(ROOT / "tests/registers/borsetshire", there, hostile.SPRAWLING)
    if name in LARGE and not there.exists():
        synthetic.write(synthetic.shaped(LARGE[name]), there)
    if name in ("empty", "broken") and not there.exists():
        there.mkdir(parents=True)
        (there / "recommendations.yaml").write_text(EMPTY if name == "empty" else BROKEN, encoding="utf-8")
    return there / "data" if name in ("borsetshire", "public") else there
