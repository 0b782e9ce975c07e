"""A choice is kept whatever crosses it on the way: the page also asks by itself, every two seconds, for a look.

What the browser sends at a moment that nobody can wait for is sent here in that order on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn

pytestmark = pytest.mark.xdist_group("borsetshire")

CHOICE = "22 February 2023 – what"
STOOD = re.compile(
    r"as the register then stood \(commit [0-9a-f]{7}, recorded on 15 February 2023\), under today’s rules"
)


class Overtaken:
    """Between the page and its server: once a choice is made, the look at the files is sent before it, and answered.

    The look carries the choice, and the address of before it; so does the request that the choice itself makes.
    """

    def __init__(self, tab: Page) -> None:
        self.held: list[bytes] = []
        self.looked = False
        tab.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, to_page: WebSocketRoute) -> None:
        self.to_server = to_page.connect_to_server()
        to_page.on_message(self._from_page)
        self.to_server.on_message(lambda sent: self._from_server(to_page, sent))

    def _from_page(self, sent: str | bytes) -> None:
        assert isinstance(sent, bytes)
        request = BackMsg.FromString(sent).rerun_script
        if CHOICE.encode() not in sent or self.looked:
            self.to_server.send(sent)
        elif not request.fragment_id:
            self.held.append(sent)
        elif self.held:
            # The look at the files as it is sent before the choice: with the choice, and the address of before it.
            request_before = BackMsg.FromString(sent)
            request_before.rerun_script.query_string = BackMsg.FromString(self.held[0]).rerun_script.query_string
            self.looked = True
            self.to_server.send(request_before.SerializeToString())

    def _from_server(self, to_page: WebSocketRoute, sent: str | bytes) -> None:
        assert isinstance(sent, bytes)
        to_page.send(sent)
        if self.looked and self.held and ForwardMsg.FromString(sent).WhichOneof("type") == "script_finished":
            self.to_server.send(self.held.pop())


class Slow:
    """Between the page and its server: what the server answers arrives only once it is let through."""

    def __init__(self, tab: Page) -> None:
        self.holds = False
        self.held: list[str | bytes] = []
        tab.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, to_page: WebSocketRoute) -> None:
        self.to_page = to_page
        to_server = to_page.connect_to_server()
        to_page.on_message(to_server.send)
        to_server.on_message(lambda sent: self.held.append(sent) if self.holds else to_page.send(sent))

    def let_through(self) -> None:
        self.holds = False
        for sent in self.held:
            self.to_page.send(sent)


def choose_what_a_meeting_had(tab: Page) -> None:
    tab.get_by_role("combobox", name="As known", exact=True).focus()
    tab.keyboard.type(CHOICE)
    expect(tab.get_by_role("option", name=CHOICE).first).to_be_visible()
    tab.keyboard.press("Enter")


@pytest.fixture
def overview(served: Callable[[str], Server]) -> str:
    return f"{served('borsetshire').address}/?as_at=2023-03-31"


def test_a_choice_is_kept_that_is_overtaken_by_the_look_at_the_files(page: Callable[..., Page], overview: str) -> None:
    tab = page(fresh=True)
    overtaken = Overtaken(tab)
    tab.goto(overview)
    wait_until_drawn(tab)

    choose_what_a_meeting_had(tab)

    expect(tab).to_have_url(f"{overview}&known_at=jab-2023-02")
    expect(tab.locator(".st-key-status")).to_contain_text(STOOD)
    assert overtaken.looked
    assert overtaken.held == []
    expect(tab.get_by_role("combobox", name="As known", exact=True)).to_have_value(
        f"{CHOICE} Joint Assurance Board had before it"
    )


def test_two_choices_are_kept_where_the_second_is_made_before_the_first_is_answered(
    page: Callable[..., Page], served: Callable[[str], Server]
) -> None:
    tab = page(fresh=True)
    slow = Slow(tab)
    tab.goto(f"{served('shipped').address}/recommendations?more=yes")
    wait_until_drawn(tab)

    slow.holds = True
    for name, option in (("State", "In progress"), ("Source", "MOPAC")):
        tab.get_by_role("combobox", name=name, exact=True).focus()
        tab.keyboard.type(option)
        expect(tab.get_by_role("option", name=option).first).to_be_visible()
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("option")).to_have_count(0)
    slow.let_through()

    expect(tab).to_have_url(re.compile(r"state=in_progress&source=MOPAC|source=MOPAC&state=in_progress"))
    expect(tab.get_by_text(re.compile(r"^\d of 25 recommendations"))).to_be_visible()


def test_whoever_goes_back_at_once_is_back(page: Callable[..., Page], overview: str) -> None:
    tab = page(fresh=True)
    tab.goto(overview)
    wait_until_drawn(tab)
    choose_what_a_meeting_had(tab)
    expect(tab.locator(".st-key-status")).to_contain_text(STOOD)

    tab.go_back()

    expect(tab).to_have_url(overview)
    expect(tab.locator(".st-key-status")).to_contain_text("as known now")
