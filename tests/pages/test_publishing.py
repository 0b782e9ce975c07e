"""Publishing from the Update page, at a real remote; who may, and what a document that is added says."""

from __future__ import annotations

import logging
import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.documents.small_files import office, pdf
from tests.pages.test_update import added, field, fill
from tests.registers.canaries import CANARY, canaries_into
from tracker.dates import in_words
from tracker.rules.changes.allowed import Entitlement
from tracker.settings import settings
from tracker.ui.shell.editing import editors
from tracker.ui.shell.editing.editors import Sender, editors_in, may_upload
from tracker.words.submitted import traces_texts

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ACTION = {"about": "ICO-05.1", "party": "mps-intelligence", "record": "update"}
UPDATE = {"date": "26 November 2026", "status": "implemented", "note": "All are signed."}


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Keeper", "-c", "user.email=keeper@county.example")
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *who, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def host(tmp_path: Path, small_register: Path, register, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The remote of a clone that the dashboard shows, on which publishing is on; git knows who sits here."""
    clone = small_register.parent
    git(clone, "init", "--quiet", "--initial-branch=main")
    git(clone, "add", "data")
    git(clone, "commit", "--quiet", "--message", "The register")
    git(clone, "clone", "--quiet", "--bare", ".", "host.git")
    git(clone, "remote", "add", "origin", "https://github.com/county/register")
    git(clone, "remote", "set-url", "--push", "origin", str(clone / "host.git"))
    known = tmp_path / "git settings"
    known.write_text("[user]\n\tname = A. Keeper\n\temail = keeper@county.example\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(known))
    monkeypatch.setenv("TRACKER_PUBLISH", "1")
    register(small_register)
    return clone / "host.git"


def button(page, label: str):
    [found] = [each for each in page.app.button if each.label == label]
    return found


def press(page):
    button(page, "Send for approval").click()
    page.again()
    assert not page.app.exception
    return page


def branches(host: Path) -> list[str]:
    return [each for each in git(host, "branch", "--format=%(refname:short)").splitlines() if each != "main"]


def test_an_entry_is_sent_once_and_leads_to_its_pull_request(open_page, host: Path, caplog, monkeypatch) -> None:
    monkeypatch.setattr(logging.getLogger("tracker.changes"), "handlers", [caplog.handler])
    monkeypatch.setattr(logging.getLogger("tracker.changes"), "propagate", False)
    caplog.set_level(logging.INFO, "tracker.changes")
    page = fill(open_page("update", **ACTION), "update", **UPDATE)
    in_the_name = "in the name of A. Keeper <keeper@county.example>, and counts once it is approved."
    assert f"It goes as a proposal {in_the_name}" in page.text
    page = press(page)

    [branch] = branches(host)
    reference = branch.removeprefix("update/ICO-05-update-")
    assert re.fullmatch("[0-9a-f]{10}", reference)
    sent_on = in_words(datetime.now(ZoneInfo("Europe/London")).date())
    assert f"Your entry is sent ICO-05: ICO-05.1 reported as implemented Sent on {sent_on}. Reference {reference}." in (
        page.text
    )
    assert not page.app.text_area
    assert git(host, "log", "--format=%an <%ae>%n%s", "-1", branch).splitlines() == [
        "A. Keeper <keeper@county.example>",
        "ICO-05: ICO-05.1 reported as implemented",
    ]
    log = [each.getMessage() for each in caplog.records if each.name == "tracker.changes"]
    assert log == [f'reader="keeper@county.example" id="ICO-05" branch="{branch}"']
    assert git(host.parent, "status", "--porcelain", "--", "data") == ""

    button(page, "Change what I typed, and send it again").click()
    page = press(page.again())
    assert f"Exactly this was sent before: it is on the branch {branch} of origin." in page.text
    assert branches(host) == [branch]


def test_after_sending_another_entry_begins_empty(open_page, host: Path) -> None:
    page = press(fill(open_page("update", **ACTION), "update", **UPDATE))
    button(page, "Record something else").click()
    page.again()
    assert "What do you report on?" in page.text
    assert page.app.query_params.get("about") in (None, [])
    page.app.selectbox("update_about").set_value("ICO-05.1")
    page.again().app.radio("update_record_of").set_value("update")
    page.again()
    assert (field(page, "update", "note").value, field(page, "update", "status").value) == ("", None)
    assert "is here again" not in open_page("update", **ACTION).text


def test_nothing_that_somebody_writes_commands_the_host_or_names_an_author(open_page, host: Path) -> None:
    title = "Do it [skip ci]\n\nCo-authored-by: Eve <eve@example.org>\nCloses #1 for @county/team"
    page = fill(open_page("update", **{**ACTION, "record": "part"}), "action", title=title)
    note = {"status": "in_progress", "note": title.replace("skip ci", "NO CI")}
    page = press(fill(page, "update", date="26 November 2026", **note))

    [branch] = branches(host)
    assert branch.startswith("update/ICO-05-action-")
    message = git(host, "log", "-1", "--format=%B", branch)
    assert message.replace("\u200b", "").splitlines()[4:] == [
        "  Action ICO-05.2 was added: Do it [skip ci] Co-authored-by: Eve <eve@example.org> Closes #1 for @county/team"
        " (the Head of Intelligence).",
        "  On 26 November 2026 the Head of Intelligence reported ICO-05.2 as in progress, the first report of it: “Do"
        " it [NO CI] Co-authored-by: Eve <eve@example.org> Closes #1 for @county/team”",
    ]
    assert not any(each in message for each in ("[skip ci]", "[NO CI]", "@example", "@county", "#1"))
    assert git(host, "log", "-1", "--format=%(trailers)", branch) == ""


def test_where_the_register_says_where_it_is_shown_the_link_leads_there(open_page, host: Path, small_register) -> None:
    file = small_register / "recommendations.yaml"
    said = file.read_text(encoding="utf-8")
    file.write_text(
        said.replace("  repository: null\n", "  repository: https://gitlab.county.example/audit/register\n", 1),
        encoding="utf-8",
    )
    git(host.parent, "commit", "--quiet", "--all", "--message", "Say where it is shown")
    git(host.parent, "push", "--quiet", "origin", "main")
    page = press(fill(open_page("update", **ACTION), "update", **UPDATE))
    assert (
        'href="https://gitlab.county.example/audit/register/-/merge_requests/new?merge_request%5Bsource_branch%5D='
        in page.markup
    )


def test_a_remote_that_refuses_leaves_what_was_typed_and_says_why(open_page, host: Path) -> None:
    hook = host / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho Frozen >&2\nexit 1\n")
    hook.chmod(0o755)
    page = press(fill(open_page("update", **ACTION), "update", **UPDATE))
    assert "origin did not take the change: a rule of its own refused it." in page.text
    assert "It says: Frozen" in page.text
    assert field(page, "update", "note").value == "All are signed."
    assert "Download the patch" in [each.label for each in page.app.get("download_button")]
    hook.unlink()
    assert "Sent on " in press(page).text


def test_without_the_setting_nothing_of_it_is_there(open_page, small_register: Path, register) -> None:
    register(small_register)
    page = fill(open_page("update", **ACTION), "update", **UPDATE)
    assert "It goes as a proposal" not in page.text
    assert not page.app.file_uploader
    assert "Send for approval" not in [each.label for each in page.app.button]


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch):
    """`editor("mps")`: the reader of the page reports for these parties; for none, they are no editor."""

    def be(*parties: str) -> None:
        monkeypatch.setattr(
            "tracker.ui.update.update.entitlement_of", lambda reader: Entitlement(parties) if parties else None
        )

    return be


def test_whoever_is_no_editor_is_told_and_has_the_other_ways(open_page, host: Path, editor) -> None:
    editor()
    page = fill(open_page("update", **ACTION), "update", **UPDATE)
    assert "You are not on the list of those who may send entries from here." in page.text
    assert not page.app.file_uploader
    assert "Send for approval" not in [each.label for each in page.app.button]
    assert "Download the patch" in [each.label for each in page.app.get("download_button")]


def test_an_editor_of_another_party_is_told_who_may(open_page, host: Path, editor) -> None:
    editor("ico")
    page = fill(open_page("update", **ACTION), "update", **UPDATE)
    assert "You cannot send this from here. Send it to the register’s keeper, as below." in page.text
    assert "The update of ICO-05.1: only somebody who reports for" in page.text
    assert "Send for approval" not in [each.label for each in page.app.button]
    editor("mps")
    assert "Send for approval" in [each.label for each in page.again().app.button]


EVIDENCE = {"title": "The agreement", "kind": "agreement", "date": "2019-12-20", "shows": "It is signed."}


def attach(page, name: str, content: bytes):
    [uploader] = page.app.file_uploader
    uploader.set_value((name, content, "application/octet-stream"))
    page.again()
    assert not page.app.exception
    return page


def test_a_document_goes_with_its_evidence_and_whom_it_names_is_said_first(open_page, host: Path) -> None:
    page = open_page("update", about="ICO-05", record="evidence")
    page = fill(page, "evidence", **EVIDENCE, marking="public")
    page = attach(page, "Scan 1.pdf", pdf(info="/Author (A. Clerk)"))
    assert "Scan 1.pdf names A. Clerk in its properties, comments or marked changes." in page.text
    assert "    file: evidence/ICO-05-the-agreement.pdf" in added(page)

    page = press(page)
    [branch] = branches(host)
    stored = subprocess.run(
        ["git", "show", f"{branch}:data/evidence/ICO-05-the-agreement.pdf"], cwd=host, capture_output=True, check=True
    )
    assert stored.stdout == pdf(info="/Author (A. Clerk)")


def test_of_a_document_that_names_a_crowd_some_are_named_and_the_rest_counted() -> None:
    authors = [f"N{number}" for number in range(600_000)]
    [said] = traces_texts("a.docx", authors, 0, has_place=False)
    assert said.startswith("a.docx names N0, N1, ")
    assert said.endswith(", N19 and 599,980 others in its properties, comments or marked changes.")


def test_a_document_that_is_not_taken_is_said_by_its_field_and_goes_nowhere(open_page, host: Path) -> None:
    page = open_page("update", about="ICO-05", record="evidence")
    page = fill(page, "evidence", **EVIDENCE, marking="public")
    page = attach(page, "Scan 1.docx", office(word__vbaProject_bin=b"a"))
    assert (
        "Scan 1.docx is not taken. It has macros, which are programs. Save it without them, or as PDF, and add that."
        in page.text
    )
    assert not any("file:" in line for line in added(page))


@pytest.mark.parametrize(
    ("table", "known"),
    [
        (
            {"Head@Force.example": ["mps", "mps-intelligence"], "keeper@board.example": "*"},
            {
                "head@force.example": Entitlement(("mps", "mps-intelligence")),
                "keeper@board.example": Entitlement(is_keeper=True),
            },
        ),
        ({}, {}),
    ],
)
def test_who_may_record_what_is_read_by_address(table: object, known: object) -> None:
    assert editors_in(table) == known


@pytest.mark.parametrize(
    "table",
    [
        *({"@force.example": ["mps"]}, {"force": ["mps"]}, {"a@b.example": "mps"}, {"a@b.example": []}, 7),
        *({"a@b.example": ["*", 1]}, {"A@b.example": ["mps"], "a@b.example": "*"}),
    ],
)
def test_a_list_of_editors_that_cannot_be_right_makes_nobody_one(table: object, monkeypatch, caplog) -> None:
    with pytest.raises(ValueError, match="editors"):
        editors_in(table)
    assert editors._editors({"editors": table}) == {}
    assert caplog.messages[0].startswith("Nobody may send changes, since the secrets file cannot be used: [editors]")


@pytest.mark.parametrize(
    ("publishes", "headers", "address", "may"),
    [
        ("1", {"Host": "localhost:8501"}, "127.0.0.1", True),
        ("0", {"Host": "localhost:8501"}, "127.0.0.1", False),
        ("", {"Host": "localhost:8501"}, "127.0.0.1", False),
        ("1", {"Host": "elsewhere.example"}, "127.0.0.1", False),
        ("1", {"Host": "localhost:8501", "X-Forwarded-For": "10.0.0.7"}, "127.0.0.1", False),
        ("1", {"Host": "localhost:8501", "CF-Connecting-IP": "10.0.0.7"}, "127.0.0.1", False),
        ("1", {"Host": "localhost:8501", "X-Client-IP": "10.0.0.7"}, "127.0.0.1", False),
        ("1", {"Host": "localhost:8501", "X-Original-Host": "tracker.example.org"}, "127.0.0.1", False),
        ("1", {"Host": "localhost:8501"}, "10.0.0.7", False),
    ],
)
def test_without_sign_in_a_document_is_taken_at_the_servers_own_machine_alone(
    register, monkeypatch: pytest.MonkeyPatch, publishes: str, headers: dict[str, str], address: str, may: bool
) -> None:
    monkeypatch.setenv("TRACKER_PUBLISH", publishes)
    settings.cache_clear()
    assert may_upload(Sender({}, headers, address), settings(), NOW) is may


def test_git_that_knows_nobody_is_told_and_nothing_is_sent(open_page, host: Path, monkeypatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    page = fill(open_page("update", **ACTION), "update", **UPDATE)
    assert "git does not know who you are, and the change carries your name." in page.text
    assert "Send for approval" not in [each.label for each in page.app.button]
    assert "Download the patch" in [each.label for each in page.app.get("download_button")]
    assert branches(host) == []


def test_what_others_recorded_meanwhile_is_kept_and_said(open_page, host: Path, tmp_path: Path) -> None:
    page = fill(open_page("update", **ACTION), "update", **UPDATE)
    other = tmp_path / "another"
    git(tmp_path, "clone", "--quiet", str(host), str(other))
    file = other / "data/responses/ICO-05.yaml"
    text = file.read_text(encoding="utf-8")
    said = "      - {date: 2026-11-10, status: partly_implemented, by: mps, note: Half are signed.}\n"
    assert text.count("        expected: 2019-12\n") == 1
    text = text.replace("        expected: 2019-12\n", f"        expected: 2019-12\n{said}")
    file.write_text(text, encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message", "ICO-05: half are signed")
    git(other, "push", "--quiet")

    page = press(page)
    assert "The register has changed since. With your entry it now says:" in page.text
    assert "reported ICO-05.1 as implemented, after partly implemented: “All are signed.”" in page.text
    [branch] = branches(host)
    assert "note: Half are signed." in git(host, "show", f"{branch}:data/responses/ICO-05.yaml")
    assert "note: All are signed." in git(host, "show", f"{branch}:data/responses/ICO-05.yaml")


def test_no_word_that_is_kept_from_an_editor_is_in_what_they_publish(
    open_page, tmp_path: Path, register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither on the page nor in the commit's message; the file itself keeps all of its words."""
    folder = canaries_into(tmp_path / "clone/data")
    clone = folder.parent
    git(clone, "init", "--quiet", "--initial-branch=main")
    git(clone, "add", "data")
    git(clone, "commit", "--quiet", "--message", "The register")
    git(clone, "clone", "--quiet", "--bare", ".", "host.git")
    git(clone, "remote", "add", "origin", str(clone / "host.git"))
    known = tmp_path / "git settings"
    known.write_text("[user]\n\tname = A. Keeper\n\temail = keeper@county.example\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(known))
    monkeypatch.setenv("TRACKER_PUBLISH", "1")
    register(folder, audience="public")

    page = open_page("update", about="ICP-12.1", party="head-custody", record="update")
    fields = {"date": "2025-04-01", "status": "implemented", "by": "head-custody", "note": "It is done."}
    page = press(fill(page, "update", **fields))
    [branch] = branches(clone / "host.git")
    said = git(clone / "host.git", "log", "-1", "--format=%B", branch)
    assert said.startswith("ICP-12: ICP-12.1 reported as implemented\n")
    assert CANARY not in page.text + page.markup + said
    assert CANARY in git(clone / "host.git", "show", f"{branch}:data/responses/ICP-12.yaml")
