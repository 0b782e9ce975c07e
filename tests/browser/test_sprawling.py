"""Text that sprawls, in every field: words of 10,000 characters, right-to-left marks never closed, signs piled up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn, wait_until_laid_out, wait_until_nothing_sticks_out
from tracker.ui.shell.menu import PAGES

pytestmark = pytest.mark.xdist_group("sprawling")

ADDRESSES = [*PAGES, "recommendations?id=ICP-04", "actions?owner=head-custody", "guide?sheet=chair"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_layout_stays_whole(served: Callable[[str], Server], page: Callable[..., Page], address: str) -> None:
    tab = page(width=1280)
    tab.goto(f"{served('sprawling').address}/{address}")
    wait_until_drawn(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
    expect(tab.locator(".st-key-menu a")).to_have_count(len(PAGES))
    for width in (1280, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        wait_until_laid_out(tab)
        wait_until_nothing_sticks_out(tab)


def test_a_mark_in_one_text_turns_no_other_round(served: Callable[[str], Server], page: Callable[..., Page]) -> None:
    """The id stands after the title's marks in the file; on the screen it stands in a part of its own."""
    tab = page(width=1280)
    tab.goto(f"{served('sprawling').address}/recommendations?id=ICP-04")
    wait_until_drawn(tab)
    first, second = (tab.get_by_text(word, exact=True).first.bounding_box() for word in ("State", "Owner"))

    assert first is not None
    assert second is not None
    assert first["x"] < second["x"]
