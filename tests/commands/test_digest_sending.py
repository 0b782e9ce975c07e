"""`digest --send` against a real mail server on this machine, whatever the server does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.commands.custody import ASKED, FIRST, SECOND, Run, Write
from tests.commands.mail_server import HOST, PASSWORD, USER, Behaviour, Certificate, certificate, mail_server
from tracker.commands.writing import sending
from tracker.settings import settings

ROOT = Path(__file__).parents[2]
# Three parties have something to do: police leads AUD-03 now, head is late with AUD-02, audit is to verify AUD-01.
EMAILS = ASKED.replace("kind: body}", "kind: body, email: police@county.example}", 1)
EMAILS = EMAILS.replace("part_of: police}", "part_of: police, email: head@county.example}")
EMAILS = EMAILS.replace("Audit Office, kind: body}", "Audit Office, kind: body, email: audit@county.example}")
EMAILS = EMAILS.replace("wording: People must be told", "owner: police\n        wording: People must be told")
POLICE, HEAD, AUDIT = "police@county.example", "head@county.example", "audit@county.example"
SENT = (
    "police: sent to police@county.example.\nhead: sent to head@county.example.\naudit: sent to audit@county.example.\n"
)
NOTHING = "1 of 4 parties owe nothing, and nobody waits for them.\n"


@pytest.fixture
def post(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Iterator[Certificate]:
    """Write a register whose parties have addresses, and set what sending needs but the port."""
    write("recommendations.yaml", EMAILS)
    write("responses/AUD-01.yaml", FIRST.partition("    verifications:")[0])
    write("responses/AUD-02.yaml", SECOND)
    made = certificate(tmp_path)
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    monkeypatch.setenv("TRACKER_SMTP_HOST", HOST)
    monkeypatch.setenv("TRACKER_SMTP_USER", USER)
    monkeypatch.setenv("TRACKER_SMTP_PASSWORD_FILE", "password")
    monkeypatch.setenv("TRACKER_SMTP_FROM", "The county’s register <register@county.example>")
    yield made
    monkeypatch.undo()
    settings.cache_clear()


def at_port(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_SMTP_PORT", str(port))
    settings.cache_clear()


@contextmanager
def sending_to(behaviour: Behaviour, post: Certificate | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with mail_server(behaviour, post) as port:
        at_port(port, monkeypatch)
        yield


def told(behaviour: Behaviour) -> list[str]:
    return [to for to, _ in behaviour.taken]


def test_each_party_that_has_something_to_do_has_one_message(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
    assert (result.exit_code, result.stdout, result.stderr) == (0, NOTHING + SENT, "")
    assert told(server) == [POLICE, HEAD, AUDIT]
    assert server.passwords == [PASSWORD.encode()]  # over one connection
    mail = server.taken[1][1]
    assert (mail["To"], mail["From"]) == (
        "Head of Custody <head@county.example>",
        "The county’s register <register@county.example>",
    )
    assert mail["Subject"] == "1 overdue: Custody recommendations"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"] == "<mailto:register@county.example?subject=unsubscribe>"
    text, html = (part for part in mail.iter_parts() if isinstance(part, EmailMessage))
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "15 days past its deadline" in text.get_content()
    assert "15 days past its deadline" in html.get_content()
    assert "write to register@county.example" in text.get_content()


def test_the_same_day_and_words_go_once_and_a_new_day_goes_again(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        run("digest", "--party", "head", "--send")
        again = run("digest", "--party", "head", "--send")
        assert (again.exit_code, again.stdout) == (0, "head: sent already, so not again.\n")
        run("digest", "--party", "head", "--send", "--as-at", "2024-03-16")
    assert told(server) == [HEAD, HEAD]
    assert server.taken[0][1]["Message-ID"] != server.taken[1][1]["Message-ID"]


def test_the_ledger_holds_neither_an_address_nor_a_word(
    run: Run, post: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sending_to(Behaviour(), post, monkeypatch):
        run("digest", "--all", "--send")
    held = (tmp_path / ".cache/messages-sent.jsonl").read_text()
    assert held.count("\n") == 6
    assert "@" not in held
    assert "Sample" not in held


def test_one_who_is_refused_is_named_and_the_others_have_theirs(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Behaviour(refused=frozenset({HEAD}))
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
        assert told(server) == [POLICE, AUDIT]
        server.refused = frozenset()
        run("digest", "--all", "--send")
    assert result.exit_code == 3
    assert result.stderr == (
        "head: not sent to head@county.example: the server says 550 5.1.1 No such person here.\n"
        "1 message is left, as told above.\n"
    )
    assert told(server) == [POLICE, AUDIT, HEAD]


def test_a_server_that_takes_nothing_is_told_for_each(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Behaviour(refuses_sender=True)
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
    assert (result.exit_code, told(server)) == (3, [])
    assert result.stderr.count("the server says 554 5.7.1 You may not send from here.") == 3
    assert result.stderr.endswith("3 messages are left, as told above.\n")


@pytest.mark.parametrize("ending", ["drops", "hangs"])
def test_a_message_of_which_nothing_was_heard_is_not_sent_again_unless_asked(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.5)
    server = Behaviour(**{ending: frozenset({HEAD})})  # type: ignore[arg-type]
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
        assert told(server) == [POLICE, HEAD, AUDIT]
        setattr(server, ending, frozenset())
        second = run("digest", "--all", "--send")
        assert told(server) == [POLICE, HEAD, AUDIT]
        third = run("digest", "--all", "--send", "--again")
    why = "it closed the connection" if ending == "drops" else "it did not answer in time"
    assert (result.exit_code, result.stderr) == (
        3,
        f"head: the message was handed over, and then {why}. Whether it arrived is not known; --again sends it once"
        " more, under the same identity.\n1 message is left, as told above.\n",
    )
    assert second.exit_code == 3
    assert "head: an earlier run was interrupted while it sent this message." in second.stderr
    assert (third.exit_code, told(server)) == (0, [POLICE, HEAD, AUDIT, HEAD])
    assert server.taken[1][1]["Message-ID"] == server.taken[3][1]["Message-ID"]


def test_no_password_and_no_word_goes_to_a_server_without_tls(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Behaviour()
    with sending_to(server, None, monkeypatch):
        result = run("digest", "--all", "--send")
    port = os.environ["TRACKER_SMTP_PORT"]
    assert (result.exit_code, result.stderr) == (
        3,
        f"127.0.0.1, port {port}, offers no TLS, so neither a password nor a message was sent to it. 3 messages were"
        " not sent. Run it again once that is put right.\n",
    )
    assert (server.taken, server.passwords) == ([], [])


@pytest.mark.parametrize("name", ["unknown issuer", "another name"])
def test_a_certificate_that_is_not_trusted_is_refused(
    run: Run, post: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "other").mkdir()
    shown = certificate(tmp_path / "other", HOST if name == "unknown issuer" else "mail.example.org")
    if name == "another name":
        monkeypatch.setenv("SSL_CERT_FILE", str(shown.file))
    server = Behaviour()
    with sending_to(server, shown, monkeypatch):
        result = run("digest", "--all", "--send")
    assert result.exit_code == 3
    assert " shows a certificate that this machine does not trust: " in result.stderr
    assert (server.taken, server.passwords) == ([], [])


def test_a_wrong_password_is_tried_once(
    run: Run, post: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "password").write_text("another")
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
    assert result.exit_code == 3
    assert " does not take the user and the password: it says 535 5.7.8 " in result.stderr
    assert "3 messages were not sent." in result.stderr
    assert (server.taken, server.passwords) == ([], [b"another"])


def test_tls_from_the_first_word_on(run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Behaviour()
    with mail_server(server, post, "implicit") as port:
        monkeypatch.setenv("TRACKER_SMTP_TLS", "implicit")
        at_port(port, monkeypatch)
        assert run("digest", "--all", "--send").stdout == NOTHING + SENT
    assert told(server) == [POLICE, HEAD, AUDIT]


def test_a_relay_on_this_machine_needs_no_tls_and_no_other_may_do_without(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_SMTP_TLS", "none")
    server = Behaviour()
    with sending_to(server, None, monkeypatch):
        refused = run("digest", "--all", "--send")
        monkeypatch.delenv("TRACKER_SMTP_USER")
        settings.cache_clear()
        assert run("digest", "--all", "--send").exit_code == 0
    monkeypatch.setenv("TRACKER_SMTP_HOST", "mail.county.example")
    settings.cache_clear()
    sentence = "TRACKER_SMTP_TLS=none is for a server on this machine, without TRACKER_SMTP_USER.\n"
    for result in (refused, run("digest", "--all", "--send")):
        assert (result.exit_code, result.stderr) == (2, sentence)
    assert told(server) == [POLICE, HEAD, AUDIT]


def test_a_server_that_says_nothing_is_not_waited_for(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.5)
    with socket.create_server((HOST, 0)) as silent:
        at_port(silent.getsockname()[1], monkeypatch)
        result = run("digest", "--all", "--send")
    assert (result.exit_code, "cannot be used: it did not answer in time." in result.stderr) == (3, True)


def test_no_server_at_all(run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((HOST, 0)) as bound:
        port = bound.getsockname()[1]
    at_port(port, monkeypatch)
    result = run("digest", "--all", "--send")
    assert (result.exit_code, result.stderr) == (
        3,
        f"127.0.0.1, port {port}, cannot be used: Connection refused. 3 messages were not sent. Run it again once that"
        " is put right.\n",
    )


def test_parties_without_an_address_are_named(
    run: Run, post: Certificate, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = EMAILS.replace(", email: head@county.example", "")
    write("recommendations.yaml", asked.replace("email: audit@county.example", 'email: "a@b.example, c@d.example"'))
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
    assert (result.exit_code, told(server)) == (0, [POLICE])
    assert result.stderr == (
        "head: no e-mail address is on the register, so nothing is sent.\n"
        "audit: what is on the register is no e-mail address, so nothing is sent. Correct it.\n"
    )


def test_what_took_over_has_the_messages_of_what_has_ended(
    run: Run, post: Certificate, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = "email: head@county.example, ended_on: 2024-03-01, succeeded_by: board}"
    asked = EMAILS.replace("email: head@county.example}", ended)
    write("recommendations.yaml", asked.replace("kind: group}", "kind: group, email: board@county.example}"))
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        run("digest", "--party", "head", "--send")
    assert [mail["To"] for _, mail in server.taken] == ["Oversight Board <board@county.example>"]


def test_no_text_of_the_register_adds_a_header(
    run: Run, post: Certificate, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = r'"X\nBcc: all@county.example\n\nHello"'
    asked = EMAILS.replace("title: Custody recommendations", f"title: {evil}")
    write("recommendations.yaml", asked.replace("name: Head of Custody", f"name: {evil}"))
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        run("digest", "--party", "head", "--send")
    [(to, mail)] = server.taken
    assert (to, mail["Bcc"], mail["To"].addresses[0].addr_spec) == (HEAD, None, HEAD)
    assert mail["Subject"] == "1 overdue: X Bcc: all@county.example Hello"
    assert mail["To"].addresses[0].display_name == "X Bcc: all@county.example Hello"


@pytest.mark.parametrize(
    ("name", "value", "code", "sentence"),
    [
        ("TRACKER_SMTP_HOST", "", 2, "To send, set TRACKER_SMTP_HOST; README.md explains the settings."),
        (
            "TRACKER_SMTP_PASSWORD_FILE",
            "",
            2,
            "To send, set TRACKER_SMTP_PASSWORD_FILE; README.md explains the settings.",
        ),
        (
            "TRACKER_SMTP_PORT",
            "smtp",
            2,
            "TRACKER_SMTP_PORT says 'smtp', which is not a port from 1 to 65535, so it counts as not set. Correct it,"
            " or leave it out.",
        ),
        (
            "TRACKER_SMTP_FROM",
            "a@b.example, c@d.example",
            2,
            "TRACKER_SMTP_FROM is no e-mail address, as in: Register <register@example.org>. Correct it.",
        ),
        (
            "TRACKER_SMTP_UNSUBSCRIBE",
            "http://example.org/stop",
            2,
            "TRACKER_SMTP_UNSUBSCRIBE is neither an e-mail address nor an https address. Correct it.",
        ),
        (
            "TRACKER_SMTP_PASSWORD_FILE",
            "nowhere",
            3,
            "nowhere, which TRACKER_SMTP_PASSWORD_FILE names, cannot be read: No such file or directory.",
        ),
    ],
)
def test_settings_that_do_not_do_are_told_before_anything_is_sent(
    run: Run, post: Certificate, monkeypatch: pytest.MonkeyPatch, name: str, value: str, code: int, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    settings.cache_clear()
    result = run("digest", "--all", "--send")
    assert (result.exit_code, result.stderr) == (code, f"{sentence}\n")


def test_nothing_is_sent_where_the_ledger_cannot_be_kept(
    run: Run, post: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cache").write_text("no folder")
    server = Behaviour()
    with sending_to(server, post, monkeypatch):
        result = run("digest", "--all", "--send")
    assert (result.exit_code, told(server)) == (3, [])
    assert result.stderr.endswith(
        ".cache/messages-sent.jsonl, which says what was sent, cannot be kept: File exists. Nothing more is sent.\n"
    )


def test_a_run_that_is_killed_neither_loses_nor_doubles_a_message_and_two_runs_do_not_meet(
    run: Run, post: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Behaviour(hangs=frozenset({HEAD}))
    with sending_to(server, post, monkeypatch):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TRACKER_REGISTER": "custody"}
        words = [sys.executable, "-m", "tracker", "digest", "--all", "--send"]
        first = subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            assert server.handed_over.wait(60)
            beside = run("digest", "--all", "--send")
        finally:
            first.send_signal(signal.SIGKILL)
            first.communicate()
        server.hangs = frozenset()
        after = run("digest", "--all", "--send")
    assert (beside.exit_code, beside.stderr) == (
        3,
        "Another run is sending messages just now, so this one sent none.\n",
    )
    assert told(server) == [POLICE, HEAD, AUDIT]
    assert after.exit_code == 3
    assert "police: sent already, so not again.\naudit: sent to audit@county.example.\n" in after.stdout
    assert "head: an earlier run was interrupted while it sent this message." in after.stderr


def test_a_line_of_the_ledger_that_was_cut_off_hides_none_after_it(
    run: Run, post: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/messages-sent.jsonl").write_text('{"key":"ab')
    server = Behaviour(drops=frozenset({HEAD}))
    with sending_to(server, post, monkeypatch):
        run("digest", "--party", "head", "--send")
        after = run("digest", "--party", "head", "--send")
    assert "head: an earlier run was interrupted while it sent this message." in after.stderr
    assert told(server) == [HEAD]
