"""The addresses at /data/…: what a browser or a script gets without sign-in, and what is refused, and how."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Server
from tests.operating.asking import Answer, ask
from tests.registers import replay
from tests.registers.canaries import CANARY, canaries_into
from tracker.outputs.downloads.catalogue import BY_FILE

FILES = sorted(BY_FILE)
UNTERMED = [file for file in FILES if not any(term.needed for term in BY_FILE[file][0].terms)]
PROXIED = {"X-Real-IP": "203.0.113.9"}  # what nginx says of a reader elsewhere


@pytest.fixture(scope="module")
def shipped(serve: Callable[..., Server]) -> Server:
    return serve(TRACKER_REGISTER="data")


@pytest.fixture(scope="module")
def restricted(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A dashboard whose every word that may be marked is restricted, shown whole at its own machine."""
    folder = canaries_into(tmp_path_factory.mktemp("register") / "data")
    return serve(TRACKER_REGISTER=folder, TRACKER_AUDIENCE="official_sensitive")


def fetch(server: Server, file: str, **headers: str) -> Answer:
    return ask(f"{server.address}/data/{file}", {name.replace("_", "-"): value for name, value in headers.items()})


def told(answer: Answer) -> tuple[int, str]:
    assert answer.headers["content-type"] == ["text/plain; charset=utf-8"]
    return answer.status, answer.body.decode()


def test_the_position_is_that_of_the_day_that_is_asked_for(shipped: Server) -> None:
    by_default = json.loads(fetch(shipped, "position.json").body)
    later = json.loads(fetch(shipped, "position.json?as_at=2020-02-29").body)

    assert (by_default["as_at"], later["as_at"]) == ("2020-01-08", "2020-02-29")
    assert [len(each["recommendations"]) for each in (by_default, later)] == [25, 25]
    assert by_default["recommendations"][0]["id"] == "ICO-01"


def test_a_database_is_one(shipped: Server, tmp_path: Path) -> None:
    file = tmp_path / "register.db"
    file.write_bytes(fetch(shipped, "register.db").body)
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM recommendation").fetchone() == (25,)


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_a_pack_is_the_one_that_the_command_writes(shipped: Server, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"pack.{ending}"
    command = [sys.executable, "-m", "tracker", "pack", "audit-panel-2020-01", "-o", str(file)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    answer = fetch(shipped, f"pack.{ending}?meeting=audit-panel-2020-01")

    assert answer.body == file.read_bytes()
    name = f"pack-audit-panel-2020-01-public.{ending}"
    assert answer.headers["content-disposition"] == [f'attachment; filename="{name}"']


def test_a_pack_is_of_a_meeting(shipped: Server) -> None:
    assert told(fetch(shipped, "pack.pdf")) == (400, "pack.pdf needs to be told meeting: ?meeting=…\n")
    assert told(fetch(shipped, "pack.pdf?meeting=none")) == (400, "'none' is not a meeting of the register.\n")


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with three years of history."""
    repository = tmp_path_factory.mktemp("replayed") / "repository"
    replay.build(ROOT / "tests/registers/borsetshire", repository)
    return repository / "data"


@pytest.fixture(scope="module")
def with_a_past(serve: Callable[..., Server], replayed: Path) -> Server:
    return serve(TRACKER_REGISTER=replayed, TRACKER_CACHE=replayed.parent / "cache")


def test_the_past_is_told_as_it_was_known(with_a_past: Server) -> None:
    then = json.loads(fetch(with_a_past, "position.json?as_at=2023-10-11&known_at=jab-2023-10").body)
    now = json.loads(fetch(with_a_past, "position.json?as_at=2023-10-11").body)

    assert (then["known_at"], now["known_at"]) == ("2023-10-08", None)
    assert then["recommendations"] != now["recommendations"]
    name = fetch(with_a_past, "position.csv?as_at=2023-10-11&known_at=jab-2023-10").headers["content-disposition"]
    assert name == [f'attachment; filename="position-2023-10-11-known-at-{then["commit"][:7]}-public.csv"']


def test_a_revision_by_another_name_is_another_file_where_the_file_tells_the_name(with_a_past: Server) -> None:
    commit = json.loads(fetch(with_a_past, "position.json?known_at=jab-2024-11").body)["commit"]
    by_meeting, by_commit = (
        fetch(with_a_past, f"pack.html?meeting=jab-2024-11&known_at={name}") for name in ("jab-2024-11", commit)
    )
    assert by_meeting.headers["etag"] != by_commit.headers["etag"]
    assert by_meeting.body != by_commit.body


def test_what_changed_is_what_the_command_says_of_it(with_a_past: Server, replayed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tracker", "export", str(tmp_path / "package"), "--package"]
    since = ["--since", "jab-2024-11", "--register", str(replayed)]
    subprocess.run([*command, *since], cwd=ROOT, check=True, capture_output=True)

    assert fetch(with_a_past, "changes.md?since=jab-2024-11").body == (tmp_path / "package" / "CHANGES.md").read_bytes()
    assert told(fetch(with_a_past, "changes.md?since=jab-2025-02&as_at=2024-12-10"))[0] == 400
    assert told(fetch(with_a_past, "changes.md?since=never"))[0] == 404


def test_a_calendar_is_of_all_or_of_one_party(shipped: Server) -> None:
    everybodys, one = fetch(shipped, "calendar.ics"), fetch(shipped, "calendar.ics?party=mps-intelligence")
    assert 0 < one.body.count(b"BEGIN:VEVENT") < everybodys.body.count(b"BEGIN:VEVENT")
    assert one.headers["content-disposition"] == [
        'attachment; filename="calendar-mps-intelligence-2020-01-08-public.ics"'
    ]
    assert told(fetch(shipped, "calendar.ics?party=nobody")) == (
        400,
        "The register has no party 'nobody' on that day.\n",
    )


@pytest.mark.parametrize("file", UNTERMED)
def test_each_file_is_saved_under_its_day_and_audience_and_kept_by_nobody_else(shipped: Server, file: str) -> None:
    answer = fetch(shipped, f"{file}?as_at=2020-01-08")
    name, _, ending = file.rpartition(".")

    assert answer.status == 200
    day = "-2020-01-08" if BY_FILE[file][0].is_of_the_day else ""
    assert answer.headers["content-disposition"] == [f'attachment; filename="{name}{day}-public.{ending}"']
    assert answer.headers["content-type"] == [BY_FILE[file][1].media_type]
    assert answer.headers["cache-control"] == ["private, no-cache"]
    assert {"Cookie", "Authorization"} <= {name.strip() for name in answer.headers["vary"][0].split(",")}
    assert answer.headers["x-content-type-options"] == ["nosniff"]
    assert answer.headers["cross-origin-resource-policy"] == ["same-origin"]


def test_what_is_had_already_is_not_sent_again(shipped: Server) -> None:
    [tag] = fetch(shipped, "position.json").headers["etag"]
    again = fetch(shipped, "position.json", If_None_Match=f'"another", {tag}')

    assert (again.status, again.body, again.headers["etag"]) == (304, b"", [tag])
    assert fetch(shipped, "position.json", If_None_Match='W/"another"').status == 200
    assert fetch(shipped, "position.json?as_at=2020-02-29", If_None_Match=tag).status == 200
    assert fetch(shipped, "position.csv", If_None_Match=tag).status == 200


def test_head_says_the_same_without_the_file(shipped: Server) -> None:
    whole = fetch(shipped, "position.csv")
    head = ask(f"{shipped.address}/data/position.csv", method="HEAD")

    assert (head.status, head.body) == (200, b"")
    for name in ("etag", "content-length", "content-type", "content-disposition"):
        assert head.headers[name] == whole.headers[name]


def test_what_cannot_be_meant_is_refused_in_a_sentence(shipped: Server) -> None:
    assert told(fetch(shipped, "position.json?as_at=2020-02-30")) == (
        400,
        "'2020-02-30' is not a day in the calendar. Write it as YEAR-MONTH-DAY, for example 2020-02-28.\n",
    )
    assert told(fetch(shipped, "position.json?asat=2020-02-29")) == (
        400,
        "position.json takes as_at and known_at, and not 'asat'.\n",
    )
    assert told(fetch(shipped, "position.json?as_at=2020-02-29&as_at=2020-01-08")) == (
        400,
        "The address says as_at twice. Say it once.\n",
    )
    assert fetch(shipped, f"position.json?known_at={'a' * 201}").status == 400
    assert fetch(shipped, "position.json?as_at=").status == 400


def test_an_unknown_revision_is_not_found(shipped: Server) -> None:
    assert told(fetch(shipped, "position.json?known_at=never-tagged")) == (
        404,
        "'never-tagged' is not a date, meeting, tag or commit of this register.\n",
    )
    assert fetch(shipped, "position.json?known_at=HEAD~1").status == 404
    assert fetch(shipped, "position.json?known_at=--output%3Dx").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "position.exe",
        "position",
        "position.csv/",
        "/position.csv",
        "Position.csv",
        "position.csv%00",
        "_stcore/health",
        "x/position.csv",
        "catalogue.py",
    ],
)
def test_nothing_else_is_there(shipped: Server, path: str) -> None:
    answer = fetch(shipped, path)
    assert answer.status in (400, 404)
    assert b"<html" not in answer.body


@pytest.mark.parametrize(
    "path", ["../secrets.toml", "..%2f..%2fetc%2fpasswd", "%2e%2e/dashboard.py", "..%5csecrets.toml"]
)
def test_no_path_leads_out(shipped: Server, path: str) -> None:
    answer = fetch(shipped, path)
    assert answer.status in (400, 404) or b"<title>" in answer.body  # at most Streamlit's one page
    assert b"root:" not in answer.body


def test_the_page_stays_a_page(shipped: Server) -> None:
    assert fetch(shipped, "").status == 301
    assert b"<title>" in ask(f"{shipped.address}/data").body


def test_nothing_is_changed_by_asking_otherwise(shipped: Server) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask(f"{shipped.address}/data/position.csv", method=method).status == 405


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Host": "elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 200),
    ],
)
def test_a_page_of_another_site_gets_nothing_but_what_its_reader_follows(
    shipped: Server, headers: dict[str, str], status: int
) -> None:
    assert ask(f"{shipped.address}/data/position.json", headers).status == status


@pytest.mark.parametrize("file", UNTERMED)
def test_from_elsewhere_no_restricted_word_is_had(restricted: Server, file: str) -> None:
    assert fetch(restricted, file, **PROXIED).status == 200
    assert CANARY.encode() not in unpacked(fetch(restricted, file, **PROXIED).body)
    assert "-public." in fetch(restricted, file, **PROXIED).headers["content-disposition"][0]


def unpacked(content: bytes) -> bytes:
    """Return a file with whatever is compressed in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_from_elsewhere_a_pack_holds_no_restricted_word(restricted: Server) -> None:
    answer = fetch(restricted, "pack.html?meeting=jab-2025-02", **PROXIED)
    assert answer.status == 200
    assert CANARY.encode() not in answer.body


def test_at_the_servers_own_machine_its_audience_reads(restricted: Server) -> None:
    here = fetch(restricted, "register.json")
    assert CANARY.encode() in here.body
    assert "-official-sensitive.json" in here.headers["content-disposition"][0]


def test_nobody_chooses_their_own_audience(restricted: Server) -> None:
    refused = fetch(restricted, "register.json?audience=official_sensitive", **PROXIED)
    assert told(refused) == (400, "register.json takes as_at and known_at, and not 'audience'.\n")


def test_what_one_audience_has_is_not_what_another_has(restricted: Server) -> None:
    [mine] = fetch(restricted, "register.json").headers["etag"]
    theirs = fetch(restricted, "register.json", If_None_Match=mine, **PROXIED)
    assert theirs.status == 200
    assert theirs.headers["etag"] != [mine]


def test_a_mistake_in_the_files_leaves_the_last_valid_register(serve: Callable[..., Server], tmp_path: Path) -> None:
    folder = canaries_into(tmp_path / "data", "public")
    server = serve(TRACKER_REGISTER=folder)
    before = fetch(server, "position.csv")
    with (folder / "meetings.yaml").open("a") as file:
        file.write("nonsense: [\n")

    assert before.status == 200
    assert fetch(server, "position.csv").body == before.body


def test_without_a_register_there_is_no_file(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve(TRACKER_REGISTER=tmp_path / "none")
    assert told(fetch(server, "position.csv")) == (
        503,
        "The register cannot be shown yet, so there is no file of it. Open the dashboard to see why.\n",
    )


def test_below_a_path_the_addresses_are_below_it(serve: Callable[..., Server]) -> None:
    server = serve(TRACKER_REGISTER="data", STREAMLIT_SERVER_BASE_URL_PATH="tracker")
    assert fetch(server, "position.csv").status == 200


def test_the_log_says_who_took_what(shipped: Server) -> None:
    fetch(shipped, "position.csv?as_at=2020-02-29")
    assert 'download audience="public" file="position.csv" as_at="2020-02-29"' in shipped.log()
