"""Sign-in, end to end: a real provider on this machine, a real browser, each page opened cold by its address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import oidc_provider_mock
import pytest
from playwright.sync_api import Error, Page, Response, WebSocket, expect

from tests.browser.axe import NOTHING, findings
from tests.browser.conftest import Server, free_port
from tests.browser.serving import wait_until_drawn, wait_until_laid_out
from tests.operating.asking import ask
from tests.registers.canaries import CANARY, canaries_into
from tracker.ui.shell.menu import PAGES, UNLISTED

pytestmark = pytest.mark.xdist_group("sign-in")

TITLE = "Borsetshire oversight recommendations"
TEXT = "source?file=responses/ICP-01.yaml&line=3"  # the register's own
READERS = {
    "chair@board.example": "official_sensitive",
    "@force.example": "official",
    "panel@force.example": "public",
}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider of sign-in that knows a few people."""
    with oidc_provider_mock.run_server_in_thread() as running:
        address = f"http://localhost:{running.server_port}"
        for email, verified in [
            ("chair@board.example", True),
            ("Owner@Force.example", True),
            ("panel@force.example", True),
            ("stranger@elsewhere.example", True),
            ("unchecked@force.example", False),
        ]:
            claims = {"email": email, "email_verified": verified}
            httpx.put(f"{address}/users/{quote(email)}", json=claims).raise_for_status()
        httpx.put(f"{address}/users/nobody", json={"name": "No address"}).raise_for_status()
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return canaries_into(tmp_path_factory.mktemp("register") / "data")


def secrets(file: Path, provider: str, port: int) -> Path:
    readers = "\n".join(f"{json.dumps(who)} = {json.dumps(audience)}" for who, audience in READERS.items())
    file.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a long secret that signs the cookies of this test"
client_id = "tracker"
client_secret = "also secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[readers]
{readers}
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture(scope="module")
def gated(
    serve: Callable[..., Server], provider: str, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """A dashboard for readers who sign in."""
    port = free_port()
    file = secrets(tmp_path_factory.mktemp("secrets") / "secrets.toml", provider, port)
    return serve(
        "--secrets.files", str(file), port=port, TRACKER_REGISTER=folder, TRACKER_AUDIENCE="official_sensitive"
    )


def received(tab: Page) -> list[bytes]:
    """Everything that the browser is sent from now on: pages, files, and each message of the socket.

    Not the program's own files, which are the same for everybody: to read them again on each page takes longest of all.
    """
    heard: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda told: heard.append(told if isinstance(told, bytes) else told.encode()))

    def read(answer: Response) -> None:
        # A body is gone once the reader has left its page; what a page shows came through the socket.
        with suppress(Error):
            heard.append(answer.body() if answer.status == 200 and "/static/" not in answer.url else b"")

    tab.on("websocket", listen)
    tab.on("response", read)
    return heard


def sign_in(tab: Page, who: str) -> None:
    tab.get_by_role("button", name="Sign in").click()
    tab.locator("input[name=sub]").fill(who)
    tab.get_by_role("button", name="Authorize").click()


def sign_out(tab: Page) -> None:
    tab.get_by_role("button", name="Sign out").click(timeout=30_000)
    tab.get_by_role("button", name="End session").click()
    expect(tab.get_by_role("button", name="Sign in")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("name", ["", *PAGES, *UNLISTED, "recommendations?id=ICP-01", TEXT])
def test_signed_out_a_page_opened_cold_shows_the_gate_and_nothing_else(
    gated: Server, page: Callable[..., Page], name: str
) -> None:
    tab = page(fresh=True)
    heard = received(tab)
    tab.goto(f"{gated.address}/{name}")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)
    expect(tab.get_by_text("This register is for readers who have signed in.")).to_be_visible()
    expect(tab.get_by_role("button", name="Sign in")).to_be_visible()
    expect(tab).to_have_title("Sign in")

    everything = b"".join(heard)
    for word in (CANARY, TITLE, "ICP-01"):
        assert word.encode() not in everything


def test_the_gate_breaks_no_rule_of_accessibility(gated: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(gated.address)
    expect(tab.get_by_role("button", name="Sign in")).to_be_visible(timeout=30_000)
    wait_until_drawn(tab)
    assert findings(tab) == NOTHING

    tab.set_viewport_size({"width": 320, "height": 800})
    wait_until_laid_out(tab)
    assert findings(tab) == NOTHING


def test_the_very_first_request_after_a_start_meets_the_gate(
    serve: Callable[..., Server], page: Callable[..., Page], provider: str, folder: Path, tmp_path: Path
) -> None:
    port = free_port()
    file = secrets(tmp_path / "secrets.toml", provider, port)
    server = serve("--secrets.files", str(file), port=port, TRACKER_REGISTER=folder)
    try:
        tab = page(fresh=True)
        heard = received(tab)
        tab.goto(f"{server.address}/assurance")
        expect(tab.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)
        assert TITLE.encode() not in b"".join(heard)
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("who", "shown_for", "reads"),
    [
        ("chair@board.example", "for readers of Official – sensitive", True),
        ("Owner@Force.example", "for readers of Official, ", False),
        ("panel@force.example", "for the public, ", False),
    ],
)
def test_each_reader_sees_what_their_audience_may(
    gated: Server, page: Callable[..., Page], who: str, shown_for: str, reads: bool
) -> None:
    tab = page(fresh=True)
    heard = received(tab)
    tab.goto(gated.address)
    sign_in(tab, who)
    expect(tab.get_by_text(f"Signed in as {who}")).to_be_visible(timeout=30_000)
    for name in PAGES:
        tab.goto(f"{gated.address}/{name}")
        expect(tab.locator(".audience")).to_contain_text(shown_for, timeout=30_000)
        expect(tab.get_by_role("heading", level=1)).to_have_count(1)
        wait_until_drawn(tab)
        for button in tab.get_by_test_id("stDownloadButton").get_by_role("button").all():
            with tab.expect_download() as fetched:
                button.click()
            heard.append(fetched.value.path().read_bytes())
        if name == "data":  # and how a script of this reader's asks
            expect(tab.locator("pre").first).to_contain_text('-H "Authorization: Bearer $TRACKER_TOKEN"')
        files = tab.locator("a.fetch").evaluate_all("links => links.map(link => link.href)")
        heard += [tab.request.get(file, timeout=60_000).body() for file in files if "pack." not in file]
    tab.goto(f"{gated.address}/recommendations?id=ICP-01")
    expect(tab.get_by_text("ICP-01").first).to_be_visible(timeout=30_000)
    tab.goto(f"{gated.address}/{TEXT}")
    expect(tab.get_by_text("recommendation: ICP-01")).to_be_visible(timeout=30_000)

    assert (CANARY.encode() in b"".join(heard)) is reads
    audience = READERS.get(who, READERS["@force.example"])
    lines = [line for line in gated.log().splitlines() if f'visit reader="{who}"' in line]
    assert [line.partition(" visit ")[2] for line in lines] == [
        f'reader="{who}" audience="{audience}" page="{name}"{of} as_at="2025-03-31"'
        for name, of in [
            *(("overview", ""), *((name, "") for name in PAGES)),
            *(("recommendations", ' id="ICP-01"'), ("source", "")),
        ]
    ]
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ visit ", line) for line in lines)
    assert CANARY not in gated.log()


def test_whoever_was_on_the_way_to_a_page_gets_there_after_signing_in(gated: Server, page: Callable[..., Page]) -> None:
    tab = page()
    wanted = f"{gated.address}/recommendations?id=ICP-01&as_at=2024-11-27"
    tab.goto(wanted)
    sign_in(tab, "chair@board.example")

    expect(tab.get_by_text("Position as at 27 November 2024")).to_be_visible(timeout=30_000)
    expect(tab.get_by_role("heading", level=1)).to_contain_text("ICP-01")
    assert tab.url == wanted
    assert "tracker_return" not in [cookie["name"] for cookie in tab.context.cookies()]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("stranger@elsewhere.example", "stranger@elsewhere.example is not among the readers of this register."),
        ("unchecked@force.example", "has not checked your e-mail address"),
        ("nobody", "did not give your e-mail address"),
    ],
)
def test_whoever_is_not_a_reader_is_told_so_and_can_leave(
    gated: Server, page: Callable[..., Page], who: str, told: str
) -> None:
    tab = page()
    tab.goto(gated.address)
    sign_in(tab, who)
    expect(tab.get_by_text(told)).to_be_visible(timeout=30_000)
    assert TITLE not in tab.content()

    sign_out(tab)
    assert ('visit page="gate" refused="' + who in gated.log()) is ("@" in who)


def test_sign_out_shuts_the_gate_in_every_new_page(gated: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(gated.address)
    sign_in(tab, "chair@board.example")
    sign_out(tab)

    tab.goto(f"{gated.address}/assurance")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)


def test_a_copy_of_the_cookie_is_of_no_use_once_its_reader_has_signed_out(
    gated: Server, page: Callable[..., Page]
) -> None:
    tab = page()
    tab.goto(gated.address)
    sign_in(tab, "chair@board.example")
    expect(tab.get_by_text("Signed in as chair@board.example")).to_be_visible(timeout=30_000)
    copied = tab.context.cookies()
    other = page(color_scheme="light")  # of another browser
    other.context.add_cookies(copied)  # type: ignore[arg-type]
    other.goto(f"{gated.address}/assurance")
    expect(other.get_by_text("Signed in as chair@board.example")).to_be_visible(timeout=30_000)

    sign_out(tab)
    expect(other.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)
    other.context.add_cookies(copied)  # type: ignore[arg-type]
    other.goto(gated.address)
    expect(other.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)
    assert TITLE not in other.content()

    sign_in(tab, "chair@board.example")
    expect(tab.get_by_text("Signed in as chair@board.example")).to_be_visible(timeout=30_000)


def test_a_file_that_a_page_made_is_for_whoever_has_signed_in(gated: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(gated.address)
    sign_in(tab, "chair@board.example")
    expect(tab.get_by_text("Signed in as chair@board.example")).to_be_visible(timeout=30_000)
    tab.goto(f"{gated.address}/recommendations")
    with tab.expect_download(timeout=60_000) as download:
        tab.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    file = download.value.url
    assert f"{gated.address}/media/" in file
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in tab.context.cookies())

    assert ask(file, {"Cookie": cookie}).status == 200
    assert ask(file, {"Cookie": cookie, "Host": "elsewhere.example"}).status == 403
    assert ask(file, {"Cookie": cookie.replace("_streamlit_user=", "_streamlit_user=x")}).status == 403
    refused = ask(file)
    assert (refused.status, refused.body) == (403, b"Only whoever may read the page may have its files.\n")
    assert ask(f"{gated.address}/auth/logout", {"Cookie": cookie}).status in (302, 307)
    assert ask(file, {"Cookie": cookie}).status == 403


def test_a_sign_in_that_has_expired_shuts_the_gate_on_the_open_page(
    serve: Callable[..., Server], page: Callable[..., Page], provider: str, folder: Path, tmp_path: Path
) -> None:
    shown, expired = "Signed in as chair@board.example", "Your sign-in has expired. Sign in again to continue."
    for seconds in (6, 18, 54):  # longer, where this machine needs longer to draw a page
        port = free_port()
        file = secrets(tmp_path / "secrets.toml", provider, port)
        lasts = str(seconds / 3600)
        server = serve("--secrets.files", str(file), port=port, TRACKER_REGISTER=folder, TRACKER_SIGN_IN_HOURS=lasts)
        tab = page()
        tab.goto(server.address)
        sign_in(tab, "chair@board.example")
        either = tab.get_by_text(shown).or_(tab.get_by_text(expired))
        expect(either.first).to_be_visible(timeout=60_000)
        was_open = tab.get_by_text(shown).is_visible()
        expect(tab.get_by_text(expired)).to_be_visible(timeout=90_000)
        expect(tab.get_by_text(TITLE)).to_have_count(0)
        server.stop()
        if was_open:
            return
    pytest.fail("No page was drawn before the sign-in had expired, not even in 54 seconds.")


@pytest.mark.parametrize(
    "text",
    [
        "[auth\n",
        None,
        '[auth]\nclient_id = "x"\n[auth.google]\nclient_secret = "y"\n',
    ],
    ids=["broken", "missing", "keys missing"],
)
def test_a_secrets_file_that_cannot_be_used_lets_nobody_in(
    serve: Callable[..., Server], page: Callable[..., Page], folder: Path, tmp_path: Path, text: str | None
) -> None:
    """Those at which Streamlit itself stumbles when it starts; the others are in tests/pages/test_gate.py."""
    file = tmp_path / "secrets.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    server = serve("--secrets.files", str(file), TRACKER_REGISTER=folder, TRACKER_AUDIENCE="official_sensitive")
    try:
        tab = page()
        tab.goto(f"{server.address}/overview")
        expect(tab.get_by_text("Sign-in is not set up correctly, so nothing is shown.")).to_be_visible(timeout=30_000)
        assert TITLE not in tab.content()
    finally:
        server.stop()


def test_sign_in_that_was_there_once_is_not_done_without(
    serve: Callable[..., Server], page: Callable[..., Page], provider: str, folder: Path, tmp_path: Path
) -> None:
    port = free_port()
    file = secrets(tmp_path / "secrets.toml", provider, port)
    server = serve("--secrets.files", str(file), port=port, TRACKER_REGISTER=folder)
    try:
        tab = page()
        tab.goto(server.address)
        expect(tab.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)
        file.write_text("", encoding="utf-8")
        for _ in range(3):
            tab.reload()
            expect(tab.get_by_role("heading", level=1)).to_have_text(["Sign in"], timeout=30_000)
            assert TITLE not in tab.content()
    finally:
        server.stop()
