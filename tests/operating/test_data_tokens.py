"""The addresses at /data/… where readers sign in: by a browser's cookie, by a script's token, by a calendar's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import oidc_provider_mock
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.browser.conftest import Server, free_port
from tests.operating.asking import Answer, ask
from tests.registers.canaries import CANARY, canaries_into
from tracker.ui.shell import audience as words

pytestmark = pytest.mark.xdist_group("sign-in of scripts")

SECRET = "a long secret that signs the cookies of this test"
CHAIR, PANEL, GONE = "chair@board.example", "panel@force.example", "gone@elsewhere.example"
OF_CHAIR, OF_PANEL, OF_GONE = (f"token-of-{name}-{'x' * 32}" for name in ("chair", "panel", "gone"))
CUSTODY, ALL = (f"calendar-of-{name}-{'y' * 32}" for name in ("custody", "all"))
SHORT = "a-short-one"
NOT_SIGNED_IN = (401, "This register is for readers who have signed in. Sign in with a browser, or send your token.\n")
NO_SUCH_TOKEN = (401, "This token opens nothing here. Ask whoever runs the dashboard for a new one.\n")
NO_CALENDAR = (404, "There is no calendar at this address. Ask whoever runs the dashboard for a new one.\n")


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as running:
        address = f"http://localhost:{running.server_port}"
        for email in (CHAIR, PANEL, GONE):
            claims = {"email": email, "email_verified": True}
            httpx.put(f"{address}/users/{quote(email)}", json=claims).raise_for_status()
        yield address


def sign_in_tables(provider: str, port: int, readers: dict[str, str]) -> str:
    listed = "\n".join(f'"{who}" = "{audience}"' for who, audience in readers.items())
    return f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "tracker"
client_secret = "also secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[readers]
{listed}

"""


@pytest.fixture(scope="module")
def gated(serve: Callable[..., Server], provider: str, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A dashboard for readers who sign in, over a register whose every word that may be marked is restricted."""
    folder, port = tmp_path_factory.mktemp("gated"), free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        sign_in_tables(provider, port, {CHAIR: "official_sensitive", PANEL: "public", "short@board.example": "public"})
        + f"""[data_tokens]
"{CHAIR}" = "{digest(OF_CHAIR)}"
"{PANEL}" = "{digest(OF_PANEL)}"
"{GONE}" = "{digest(OF_GONE)}"
"short@board.example" = "{digest(SHORT)}"

[calendar_tokens]
"{CHAIR}" = {{ "head-custody" = "{digest(CUSTODY)}", "*" = "{digest(ALL)}" }}
"{GONE}" = {{ "*" = "{digest(OF_GONE)}" }}
""",
        encoding="utf-8",
    )
    register = canaries_into(folder / "data")
    # Whoever sits at the server's own machine signs in like everybody else.
    return serve(
        "--secrets.files",
        str(secrets),
        port=port,
        TRACKER_REGISTER=register,
        TRACKER_CACHE=folder / "cache",
        TRACKER_AUDIENCE="official_sensitive",
    )


def fetch(server: Server, file: str, token: str | None = None, **headers: str) -> Answer:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(f"{server.address}/data/{file}", said | ({"Authorization": f"Bearer {token}"} if token else {}))


def told(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.body.decode()


def signed_in(server: Server, who: str) -> httpx.Client:
    """Go the way of a reader's browser through sign-in."""
    reader = httpx.Client(timeout=60, trust_env=False)
    token = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": 4_000_000_000}, OctKey.import_key(SECRET))
    answer = reader.get(f"{server.address}/auth/login", params={"provider": token})
    answer = reader.post(answer.headers["location"], data={"sub": who})
    reader.get(answer.headers["location"])
    return reader


def test_nobody_gets_anything_without_signing_in(gated: Server) -> None:
    for file in ("position.csv", "register.json", "calendar.ics", "no-such-file.csv"):
        answer = fetch(gated, file)
        assert told(answer) == NOT_SIGNED_IN
        assert answer.headers["www-authenticate"] == ['Bearer realm="register"']
        assert answer.headers["cache-control"] == ["no-store"]


def test_a_token_reads_what_its_owner_may(gated: Server) -> None:
    whole, stubs = fetch(gated, "register.json", OF_CHAIR), fetch(gated, "register.json", OF_PANEL)

    assert (whole.status, stubs.status) == (200, 200)
    assert CANARY.encode() in whole.body
    assert CANARY.encode() not in stubs.body
    assert "-official-sensitive.json" in whole.headers["content-disposition"][0]
    assert "-public.json" in stubs.headers["content-disposition"][0]


def test_a_token_of_somebody_who_is_no_reader_any_more_opens_nothing(gated: Server) -> None:
    sentence = f"{GONE} is not among the readers of this register. Ask whoever runs the dashboard to be added.\n"
    assert told(fetch(gated, "register.json", OF_GONE)) == (403, sentence)


@pytest.mark.parametrize(
    "authorization",
    [
        f"Bearer {OF_CHAIR}x",
        f"Bearer {OF_CHAIR[:-1]}",
        f"Bearer {digest(OF_CHAIR)}",  # what the secrets file holds is of no use
        f"Bearer {SHORT}",
        f"Bearer {CUSTODY}",  # a calendar's
        f"Basic {OF_CHAIR}",
        f"Bearer {OF_CHAIR} {OF_CHAIR}",
        "Bearer",
        "Bearer " + "z" * 4000,
        OF_CHAIR,
        "",
    ],
)
def test_no_other_token_opens_anything(gated: Server, authorization: str) -> None:
    assert told(fetch(gated, "position.csv", Authorization=authorization)) == NO_SUCH_TOKEN


def test_a_token_counts_in_the_header_alone(gated: Server) -> None:
    assert told(fetch(gated, f"position.csv?token={OF_CHAIR}")) == NOT_SIGNED_IN
    assert fetch(gated, f"position.csv?token={OF_CHAIR}", OF_PANEL).status == 400


def test_what_one_reader_has_tells_another_nothing(gated: Server) -> None:
    [tag] = fetch(gated, "register.json", OF_CHAIR).headers["etag"]

    assert fetch(gated, "register.json", OF_CHAIR).headers["cache-control"] == ["private, no-store"]
    assert fetch(gated, "register.json", OF_PANEL).headers["cache-control"] == ["private, no-cache"]
    assert fetch(gated, "register.json", OF_CHAIR, If_None_Match=tag).status == 304
    assert fetch(gated, "register.json", OF_PANEL, If_None_Match=tag).status == 200
    assert fetch(gated, "register.json", If_None_Match=tag).status == 401
    assert fetch(gated, "register.json", If_None_Match="*").status == 401


def test_a_browser_that_is_signed_in_has_its_files_until_it_signs_out(gated: Server) -> None:
    reader = signed_in(gated, PANEL)
    file = f"{gated.address}/data/register.json"
    assert reader.get(file).status_code == 200
    assert CANARY not in reader.get(file).text
    # A wrong token is refused, whoever is signed in beside it.
    assert reader.get(file, headers={"Authorization": "Bearer nonsense"}).status_code == 401

    copy = dict(reader.cookies)
    reader.get(f"{gated.address}/auth/logout")
    assert reader.get(file).status_code == 401
    assert httpx.get(file, cookies=copy, trust_env=False).status_code == 401


def test_whoever_signs_in_and_is_no_reader_has_none(gated: Server) -> None:
    answer = signed_in(gated, GONE).get(f"{gated.address}/data/position.csv")
    assert answer.status_code == 403


def test_a_sign_in_that_has_expired_gets_nothing(
    serve: Callable[..., Server], gated: Server, provider: str, tmp_path: Path
) -> None:
    port = free_port()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(
        sign_in_tables(provider, port, {CHAIR: "public"}),
        encoding="utf-8",
    )
    brief = serve(
        "--secrets.files", str(secrets), port=port, TRACKER_REGISTER="data", TRACKER_SIGN_IN_HOURS="0.0000001"
    )
    answer = signed_in(brief, CHAIR).get(f"{brief.address}/data/position.csv")
    assert (answer.status_code, answer.text) == (401, "Your sign-in has expired. Sign in again to continue.\n")


def test_a_calendars_token_opens_that_calendar_and_nothing_else(gated: Server) -> None:
    custody, everybodys = fetch(gated, f"calendar/{CUSTODY}.ics"), fetch(gated, f"calendar/{ALL}.ics")

    assert (custody.status, everybodys.status) == (200, 200)
    assert custody.headers["content-type"] == ["text/calendar; charset=utf-8"]
    assert 0 < custody.body.count(b"BEGIN:VEVENT") < everybodys.body.count(b"BEGIN:VEVENT")
    assert custody.body == fetch(gated, "calendar.ics?party=head-custody", OF_CHAIR).body
    # What is asked beside the token changes nothing.
    assert fetch(gated, f"calendar/{CUSTODY}.ics?party=ipcc").body == custody.body
    assert fetch(gated, "position.csv", CUSTODY).status == 401


@pytest.mark.parametrize("token", [OF_CHAIR, f"{CUSTODY}x", digest(CUSTODY), SHORT, "head-custody", "*"])
def test_no_other_token_opens_a_calendar(gated: Server, token: str) -> None:
    assert told(fetch(gated, f"calendar/{quote(token)}.ics")) == NO_CALENDAR


def test_a_calendar_of_somebody_who_is_no_reader_any_more_is_closed(gated: Server) -> None:
    assert fetch(gated, f"calendar/{OF_GONE}.ics").status == 403


def test_the_log_says_who_took_what_and_never_a_token(gated: Server) -> None:
    fetch(gated, "exceptions.csv?as_at=2024-11-27", OF_PANEL)
    fetch(gated, "exceptions.json", "wrong-token-of-nobody-at-all-xxxxxxxxxxxx")
    fetch(gated, f"calendar/{CUSTODY}.ics", Origin="https://elsewhere.example")
    fetch(gated, f"calendar/{CUSTODY}z.ics")

    log = gated.log()
    assert f'download reader="{PANEL}" audience="public" file="exceptions.csv" as_at="2024-11-27"' in log
    assert 'download file="exceptions.json" refused="401"' in log
    assert 'download file="calendar.ics" refused="404"' in log
    assert "Refused '/data/calendar/…', asked for by a page of 'https://elsewhere.example'." in log
    for secret in (OF_CHAIR, OF_PANEL, OF_GONE, CUSTODY, ALL, "wrong-token", SHORT, digest(OF_CHAIR), CANARY):
        assert secret not in log


@pytest.mark.parametrize(
    "table",
    [
        '[data_tokens]\n"chair@board.example" = "the token itself"\n',
        "data_tokens = 7\n",
        f'[data_tokens]\n"@board.example" = "{digest(OF_CHAIR)}"\n',
    ],
)
def test_a_line_that_holds_no_hash_opens_nothing_and_is_not_repeated(
    serve: Callable[..., Server], provider: str, tmp_path: Path, table: str
) -> None:
    port = free_port()
    secrets = tmp_path / "secrets.toml"
    auth = sign_in_tables(provider, port, {CHAIR: "public"})
    secrets.write_text(f"{table}{auth}" if table.startswith("data_tokens") else f"{auth}\n{table}", encoding="utf-8")
    server = serve("--secrets.files", str(secrets), port=port, TRACKER_REGISTER="data")

    assert told(fetch(server, "position.csv", OF_CHAIR)) == (503, f"{words.WRONG_SECRETS}\n")
    assert "The secrets file cannot be used: [data_tokens]" in server.log()
    assert "the token itself" not in server.log()
    # Those who sign in by a browser are none the worse for it.
    assert signed_in(server, CHAIR).get(f"{server.address}/data/position.csv").status_code == 200


def test_tokens_alone_shut_the_gate(serve: Callable[..., Server], tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(f'[data_tokens]\n"{CHAIR}" = "{digest(OF_CHAIR)}"\n', encoding="utf-8")
    server = serve("--secrets.files", str(secrets), TRACKER_REGISTER="data")
    assert fetch(server, "position.csv").status == 503
