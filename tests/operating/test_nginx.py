"""The dashboard behind a real nginx with deploy/nginx.conf, at the top of a site and below a path."""

from __future__ import annotations

import gzip
import re
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.sync.client import connect
from websockets.typing import Origin

from benchmarks.synthetic import synthetic, write
from tests.browser.chromium import browser_tests_are_off
from tests.browser.conftest import AT_HOME, ROOT, Server, free_port
from tests.browser.test_sign_in import provider, secrets, sign_in  # noqa: F401  (provider: a fixture)
from tests.operating.asking import ask, shake_hands
from tests.operating.nginx import (
    NAME,
    Site,
    find_nginx,
    set_for_this_machine,
    settings_of,
    start_nginx,
    wait_for,
    write_certificate,
)
from tests.operating.test_headers import PROMISED
from tests.registers.canaries import CANARY, canaries_into

pytestmark = pytest.mark.xdist_group("nginx")

in_a_browser = pytest.mark.skipif(
    browser_tests_are_off(), reason="TRACKER_NO_BROWSER=1: the browser tests are left out"
)


@pytest.fixture(scope="module")
def put_behind_nginx(
    serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Site]]:
    """`put_behind_nginx("data", below="/tracker")` serves a register through nginx, as it is shipped.

    Instead of a register it takes a dashboard that runs already.
    """
    nginx = find_nginx()
    if nginx is None:
        pytest.skip("There is no nginx here, and it cannot be installed: on Debian, apt-get install nginx-light.")
    running: list[subprocess.Popen[bytes]] = []

    def start(
        register: Path | str | Server, below: str = "", signs_in_at: str = "", pages: int = 0, **more: str
    ) -> Site:
        folder = tmp_path_factory.mktemp("nginx")
        ports = {"80": free_port(), "443": free_port()}
        variables = settings_of(below) | {"TRACKER_REGISTER": str(register), "TRACKER_CACHE": str(folder / "cache")}
        if signs_in_at:
            file = secrets(folder / "secrets.toml", signs_in_at, ports["443"])
            plain = file.read_text(encoding="utf-8")
            file.write_text(
                re.sub(r"http://(localhost:\d+)/oauth2", rf"https://\1{below}/oauth2", plain), encoding="utf-8"
            )
            variables["STREAMLIT_SECRETS_FILES"] = str(file)
        dashboard = register if isinstance(register, Server) else serve(**variables, **more)
        write_certificate(folder)
        shipped = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        configuration = set_for_this_machine(shipped, folder, dashboard, below, ports)
        if pages:  # of one address at once: with as many as are shipped the test would take long
            configuration = re.sub(r"(limit_conn tracker_pages) \d+", rf"\1 {pages}", configuration)
        running.append(start_nginx(nginx, folder, configuration))
        wait_for(ports["443"])
        return Site(
            f"https://localhost:{ports['443']}{below}", f"http://localhost:{ports['80']}{below}", dashboard, folder
        )

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="module", params=["", "/tracker"], ids=["at the top", "below a path"])
def site(request: pytest.FixtureRequest, put_behind_nginx: Callable[..., Site]) -> Site:
    below: str = request.param
    return put_behind_nginx("data", below)


@pytest.fixture(scope="module")
def kept_tab(chromium: Browser) -> Iterator[Page]:
    """A window of a browser that takes our certificates; what it has compiled for one site it need not for the next."""
    context = chromium.new_context(**AT_HOME, viewport={"width": 1280, "height": 800}, ignore_https_errors=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def tab(kept_tab: Page) -> Page:
    """The window, with no cookies."""
    kept_tab.context.clear_cookies()
    return kept_tab


@in_a_browser
def test_a_page_opened_cold_by_its_address_is_drawn_and_leads_on(site: Site, tab: Page) -> None:
    """The first test of each site: no other request came before."""
    tab.goto(f"{site.address}/recommendations?id=ICO-05&as_at=2020-02-29")
    expect(tab.get_by_role("heading", level=1)).to_have_text(
        "ICO-05 Data Sharing Agreements with partners", timeout=30_000
    )
    tab.locator(".st-key-menu").get_by_role("link", name="Progress").click()
    expect(tab).to_have_url(f"{site.address}/progress?as_at=2020-02-29")
    expect(tab.locator("table.stack .bar").first).to_be_visible(timeout=20_000)
    tab.goto(f"{site.address}/outcomes?indicator=population&as_at=2024-12-31")
    expect(tab.locator("[data-testid=stPlotlyChart] svg.main-svg").first).to_be_visible(timeout=20_000)


def test_the_headers_come_through_once(site: Site) -> None:
    answer = ask(f"{site.address}/")

    assert answer.status == 200
    once = {name: [value] for name, value in PROMISED.items()} | {"strict-transport-security": ["max-age=31536000"]}
    assert {name: answer.headers.get(name) for name in once} == once
    assert len(answer.headers["content-security-policy"]) == 1
    assert answer.headers["server"] == ["nginx"]


def test_the_cookie_is_secure(site: Site) -> None:
    flags = {"path=/", "samesite=strict", "secure"}
    assert ask(f"{site.address}/_stcore/health").cookies == {"_streamlit_xsrf": flags}


def test_it_is_healthy_and_tells_nobody_its_counts(site: Site) -> None:
    assert ask(f"{site.address}/_stcore/health").body == b"ok"
    assert ask(f"{site.dashboard.address}/_stcore/metrics").status == 200
    assert ask(f"{site.address}/_stcore/metrics").status == 404


def test_an_upload_by_whoever_is_no_editor_is_refused(site: Site) -> None:
    answer = ask(f"{site.address}/_stcore/upload_file/anybody/anything", method="PUT")
    assert (answer.status, answer.body) == (404, b"Nothing can be uploaded here.\n")


def test_a_file_comes_through(site: Site) -> None:
    answer = ask(f"{site.address}/data/position.csv")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == ['attachment; filename="position-2020-01-08-public.csv"']
    [tag] = answer.headers["etag"]
    assert ask(f"{site.address}/data/position.csv", {"If-None-Match": tag}).status == 304


def test_a_calendars_token_is_in_no_log(site: Site) -> None:
    assert ask(f"{site.address}/data/calendar/a-token-that-opens-a-calendar.ics").status == 404
    ask(f"{site.address}/data/calendar/a-token-that-opens-a-calendar.ics", {"Origin": "https://elsewhere.example"})
    ask(f"{site.address}/data/exceptions.csv")  # and when this one is in it, the others would be

    ends = time.monotonic() + 20
    while "/data/exceptions.csv" not in (site.folder / "access.log").read_text():
        assert time.monotonic() < ends, "nginx logged nothing within 20 s"
        time.sleep(0.05)
    logs = [(site.folder / name).read_text() for name in ("access.log", "error.log")]
    assert "a-token-that" not in "".join([*logs, site.dashboard.log()])


def test_plain_http_leads_to_https(site: Site) -> None:
    answer = ask(f"{site.plain}/progress?as_at=2020-02-29")
    assert (answer.status, answer.headers["location"]) == (301, [f"{site.address}/progress?as_at=2020-02-29"])


def test_answers_are_compressed_once(site: Site) -> None:
    plain = ask(f"{site.address}/").body
    script = re.findall(rb'src="\.(/static/js/[^"]+)"', plain)[0].decode()
    for path in ("/", script, "/_stcore/host-config"):
        packed = ask(site.address + path, {"Accept-Encoding": "gzip"})
        whole = ask(site.address + path).body
        if len(whole) < 1000:
            assert packed.body == whole
            continue
        assert packed.headers["content-encoding"] == ["gzip"]
        assert packed.headers["vary"] == ["Accept-Encoding"]
        assert gzip.decompress(packed.body) == whole
        assert len(packed.body) < len(whole) / 2


def test_the_websocket_is_for_this_sites_own_pages(site: Site) -> None:
    url = urlsplit(site.address)
    assert shake_hands(site.address, Origin=f"https://{url.netloc}").status == 101
    assert shake_hands(site.address, Origin="https://elsewhere.example").status == 403
    assert shake_hands(site.address, Origin="https://localhost").status == 403  # another port
    assert shake_hands(site.address, Host=NAME, Origin=f"https://{NAME}").status == 403  # a name that is not ours


@pytest.mark.parametrize("site", ["/tracker"], indirect=True)
def test_below_a_path_the_address_without_a_slash_leads_there(site: Site) -> None:
    answer = ask(site.address)
    assert (answer.status, answer.headers["location"]) == (301, [f"{site.address}/"])
    assert ask(site.address.removesuffix("/tracker") + "/progress").status == 404


@in_a_browser
def test_a_reader_at_the_proxy_is_not_at_the_servers_own_machine(
    put_behind_nginx: Callable[..., Site], tab: Page, tmp_path: Path
) -> None:
    site = put_behind_nginx(canaries_into(tmp_path / "data"), TRACKER_AUDIENCE="official_sensitive")
    tab.goto(f"{site.address}/recommendations?id=ICP-05")
    expect(tab.get_by_text("for the public, ")).to_be_visible(timeout=30_000)
    assert CANARY not in tab.content()


@in_a_browser
@pytest.mark.parametrize("below", ["", "/tracker"])
def test_a_reader_signs_in_and_is_led_to_the_page_that_was_asked_for(
    put_behind_nginx: Callable[..., Site],
    tab: Page,
    provider: str,  # noqa: F811
    below: str,
) -> None:
    site = put_behind_nginx("data", below, provider)
    tab.goto(f"{site.address}/recommendations?id=ICO-05")
    sign_in(tab, "chair@board.example")
    expect(tab.get_by_role("heading", level=1)).to_have_text(
        "ICO-05 Data Sharing Agreements with partners", timeout=30_000
    )
    expect(tab).to_have_url(f"{site.address}/recommendations?id=ICO-05")
    flags = {
        each["name"]: (each["secure"], each["httpOnly"], each["sameSite"]) for each in tab.context.cookies(site.address)
    }
    assert flags.pop("_streamlit_xsrf") == (True, False, "Strict")
    assert {"_streamlit_user"} <= flags.keys()
    assert set(flags.values()) == {(True, True, "Lax")}


@in_a_browser
def test_a_large_page_comes_through(put_behind_nginx: Callable[..., Site], tab: Page, tmp_path: Path) -> None:
    write(synthetic(1_000), tmp_path / "data")
    site = put_behind_nginx(tmp_path / "data")
    sizes: list[int] = []
    tab.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame))))
    tab.goto(f"{site.address}/assurance")
    expect(tab.get_by_role("heading", level=2).first).to_be_visible(timeout=60_000)
    tab.wait_for_function("() => document.querySelectorAll('table').length > 0")

    assert max(sizes) > 64 * 1024  # larger than any buffer on the way


@pytest.fixture(scope="module")
def dashboard(serve: Callable[..., Server]) -> Server:
    """One for the tests that are about nginx alone, and leave it running."""
    return serve(**settings_of("") | {"TRACKER_REGISTER": "data"})


def test_many_new_sessions_from_one_address_are_held_back(
    put_behind_nginx: Callable[..., Site], dashboard: Server
) -> None:
    site = put_behind_nginx(dashboard)
    answers = [shake_hands(site.address, Origin="https://elsewhere.example").status for _ in range(250)]
    assert answers[:100] == [403] * 100
    assert 429 in answers[100:]


def test_one_address_gets_so_many_files_and_no_more(put_behind_nginx: Callable[..., Site], dashboard: Server) -> None:
    site = put_behind_nginx(dashboard)
    with ThreadPoolExecutor(60) as many:
        answers = list(many.map(lambda _: ask(f"{site.address}/data/calendar/none.ics").status, range(60)))
    assert set(answers) == {404, 429}


def test_one_address_has_so_many_pages_open_and_no_more(
    put_behind_nginx: Callable[..., Site], dashboard: Server
) -> None:
    site = put_behind_nginx(dashboard, pages=3)
    anyones = ssl.create_default_context()
    anyones.check_hostname, anyones.verify_mode = False, ssl.CERT_NONE
    address = f"{site.address.replace('https', 'wss')}/_stcore/stream"
    with ExitStack() as opened:
        for _ in range(3):
            opened.enter_context(connect(address, ssl=anyones, origin=Origin(site.address)))
        assert shake_hands(site.address, Origin=site.address).status == 429
        assert ask(site.address).status == 200
    ends = time.monotonic() + 20
    while shake_hands(site.address, Origin=site.address).status != 101:
        assert time.monotonic() < ends, "a page that was closed still counts after 20 s"
        time.sleep(0.05)


def test_while_the_dashboard_is_away_readers_are_told(put_behind_nginx: Callable[..., Site]) -> None:
    site = put_behind_nginx("data")
    site.dashboard.stop()
    answer = ask(f"{site.address}/progress")

    assert (answer.status, answer.headers["retry-after"]) == (503, ["60"])
    assert answer.body == b"The dashboard is not running just now. Try again in a minute.\n"
