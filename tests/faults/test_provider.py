"""A provider of sign-in each of whose answers fails in turn: nobody is let in, it is told, and later it works again."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import oidc_provider_mock
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.browser.serving import Server, free_port, start
from tests.faults.kinds import WHOLE_GRID
from tracker.ui.shell import audience as words

pytestmark = pytest.mark.xdist_group("sign-in faults")

SECRET = "a long secret that signs the cookies of this test"
READER = "chair@board.example"
SOME = ("hangs up", "cut off", "garbage", "another shape")
FAULTS = (*SOME, "500", "empty", "null", "a page") if WHOLE_GRID else SOME
BODIES = {
    "garbage": b"\xff\xfe\x00nonsense",
    "another shape": b"[]",
    "empty": b"",
    "null": b"null",
    "a page": b"<!doctype html><title>Maintenance</title>",
    "500": b"{}",
}


class Provider(ThreadingHTTPServer):
    """Stands before a real provider; the question of the number that is named is answered badly."""

    daemon_threads = True

    def __init__(self, behind: int) -> None:
        super().__init__(("127.0.0.1", free_port()), _ProviderAnswers)
        self.behind, self.asked, self.number, self.fault = behind, 0, 0, ""
        self.go_on = threading.Event()

    def fail(self, number: int, fault: str) -> None:
        self.asked, self.number, self.fault = 0, number, fault


class _ProviderAnswers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["content-length"])))

    def _answer(self, sent: bytes) -> None:
        # The reader's own browser is sent to /oauth2/authorize; all else is asked by the dashboard.
        fault = ""
        if "/oauth2/authorize" not in self.path:
            self.server.asked += 1
            fault = self.server.fault if self.server.asked == self.server.number else ""
        if fault == "hangs up":
            self.close_connection = True
            return
        if fault == "hangs":
            self.server.go_on.wait(60)
            return
        behind = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=20)
        behind.request(self.command, self.path, sent, dict(self.headers))
        answer = behind.getresponse()
        body = BODIES.get(fault, answer.read())
        self.send_response(500 if fault == "500" else answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if fault == "cut off" else body)
        behind.close()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with oidc_provider_mock.run_server_in_thread() as running:
        server = Provider(running.server_port)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        address = f"http://localhost:{server.server_port}"
        claims = {"email": READER, "email_verified": True}
        httpx.put(f"http://localhost:{running.server_port}/users/{READER}", json=claims).raise_for_status()
        assert httpx.get(f"{address}/.well-known/openid-configuration").json()["issuer"].startswith(address)
        yield server
        server.go_on.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def dashboard(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder, port = tmp_path_factory.mktemp("dashboard"), free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "tracker"
client_secret = "also secret"
server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"

[readers]
"{READER}" = "public"
""",
        encoding="utf-8",
    )
    server = start(folder / "log.txt", "--secrets.files", str(secrets), port=port, TRACKER_CACHE=folder / "cache")
    yield server
    server.stop()


def browser() -> httpx.Client:
    return httpx.Client(timeout=60, trust_env=False)


def sign_in(dashboard: Server, reader: httpx.Client) -> httpx.Response:
    """Go the way of a reader's browser through sign-in; return the dashboard's last answer."""
    token = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": 4_000_000_000}, OctKey.import_key(SECRET))
    answer = reader.get(f"{dashboard.address}/auth/login", params={"provider": token})
    if answer.status_code != 302:
        return answer
    answer = reader.post(answer.headers["location"], data={"sub": READER})
    return reader.get(answer.headers["location"])


def is_signed_in(answer: httpx.Response) -> bool:
    return answer.status_code == 302 and "_streamlit_user" in answer.cookies


def refused(answer: httpx.Response) -> str:
    """Return what an answer says of which nothing else may come."""
    assert answer.status_code == 502
    assert "_streamlit_user" not in answer.cookies
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    told = re.search(r"<h1>Sign in</h1><p>(.*?)</p><p><a href=\"(.*?)\">Back to the register</a></p>", answer.text)
    assert told, answer.text
    assert told[2] == "/"
    return told[1]


def test_whatever_a_provider_answers_it_is_told_and_the_next_sign_in_works(
    provider: Provider, dashboard: Server
) -> None:
    provider.fail(0, "")
    with browser() as reader:
        assert is_signed_in(sign_in(dashboard, reader))
    questions = provider.asked
    assert questions >= 4  # its metadata on the way there and on the way back, the token, the keys
    for number in range(1, questions + 1):
        for fault in FAULTS:
            provider.fail(number, fault)
            with browser() as reader:
                assert refused(sign_in(dashboard, reader)) == words.NO_SIGN_IN, (number, fault)
                provider.fail(0, "")
                assert is_signed_in(sign_in(dashboard, reader)), (number, fault)


def test_a_provider_that_does_not_answer_is_not_waited_for(provider: Provider, dashboard: Server) -> None:
    provider.fail(1, "hangs")
    with browser() as reader:
        assert refused(sign_in(dashboard, reader)) == words.NO_SIGN_IN
        assert is_signed_in(sign_in(dashboard, reader))


def test_a_provider_that_is_away_keeps_nobody_from_signing_out(provider: Provider, dashboard: Server) -> None:
    provider.fail(0, "")
    with browser() as reader:
        assert is_signed_in(sign_in(dashboard, reader))
        provider.fail(1, "hangs up")
        answer = reader.get(f"{dashboard.address}/auth/logout")
        assert (answer.status_code, answer.headers["location"]) == (302, "/")
        assert "_streamlit_user" not in reader.cookies


def test_a_provider_that_refuses_is_told_and_what_it_says_is_not(dashboard: Server) -> None:
    with browser() as reader:
        answer = reader.get(f"{dashboard.address}/oauth2callback?error=access_denied&error_description=<b>no</b>")
        assert refused(answer) == words.SIGN_IN_REFUSED
        assert "<b>" not in answer.text


def test_coming_back_after_signing_out_is_no_failure(dashboard: Server) -> None:
    with browser() as reader:
        answer = reader.get(f"{dashboard.address}/oauth2callback")
        assert (answer.status_code, answer.headers["location"]) == (302, "/")


@pytest.mark.parametrize(
    ("led_by", "status"), [("same-origin", 302), ("none", 302), ("cross-site", 403), ("same-site", 403)]
)
def test_a_page_of_another_site_signs_nobody_out(
    provider: Provider, dashboard: Server, led_by: str, status: int
) -> None:
    provider.fail(0, "")
    with browser() as reader:
        assert is_signed_in(sign_in(dashboard, reader))
        answer = reader.get(f"{dashboard.address}/auth/logout", headers={"Sec-Fetch-Site": led_by})
        assert answer.status_code == status
        assert ("_streamlit_user" in reader.cookies) is (status == 403)
        if status == 403:
            assert answer.text == f"{words.FOREIGN_SIGN_OUT}\n"
            assert "Refused '/auth/logout', to which a page of another site led." in dashboard.log()
