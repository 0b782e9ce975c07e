"""Who is let in, and as whom: the rules of the gate, on what a provider of sign-in may say."""

from __future__ import annotations

import json
import math
import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets

from tracker.ui.shell import audience as words
from tracker.ui.shell import gate
from tracker.ui.shell.gate import Closed, Reader
from tracker.ui.shell.sign_ins import EndedSignIns
from tracker.vocabulary import Marking

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
READERS = {"@force.example": "official", "panel@force.example": "public", "Chair@Board.example": "official_sensitive"}


def among(email: object, verified: object = True, trusts: bool = False) -> Reader:
    claims = {"email": email} | ({} if verified is None else {"email_verified": verified})
    return gate._among(gate._readers(READERS), claims, trusts)


@pytest.mark.parametrize(
    ("email", "audience"),
    [
        ("chair@board.example", Marking.OFFICIAL_SENSITIVE),
        ("CHAIR@board.EXAMPLE", Marking.OFFICIAL_SENSITIVE),
        ("anybody@force.example", Marking.OFFICIAL),
        ("panel@force.example", Marking.PUBLIC),
    ],
)
def test_an_address_goes_before_its_domain(email, audience):
    assert among(email) == Reader(email, audience)


@pytest.mark.parametrize(
    "email",
    [
        *("x@force.example.evil", "x@sub.force.example", "x@evil.example", "x@forceXexample"),
        *("@force.example", "x@force.example@evil.example", "x@evil.example, y@force.example", "x y@force.example"),
        *("x@force.example ", "x@ﬀorce.example", '"a@b"@force.example', "", None, 7),
    ],
)
def test_nobody_else_gets_in(email):
    with pytest.raises(Closed):
        among(email)


@pytest.mark.parametrize(("verified", "trusts"), [(False, True), ("true", True), (None, False), ("false", False)])
def test_an_address_that_was_not_checked_is_of_no_use(verified, trusts):
    with pytest.raises(Closed, match="has not checked your e-mail address"):
        among("chair@board.example", verified, trusts)


def test_a_provider_that_says_nothing_of_checking_may_be_trusted():
    assert among("chair@board.example", None, trusts=True).audience is Marking.OFFICIAL_SENSITIVE


@pytest.mark.parametrize(
    "table",
    [{"force.example": "official"}, {"a@b.example": "secret"}, {"A@b.example": "public", "a@B.example": "public"}, 7],
)
def test_a_list_of_readers_that_cannot_be_right_is_refused(table):
    with pytest.raises(ValueError, match="readers"):
        gate._readers(table)


@pytest.fixture
def secrets_file(tmp_path, monkeypatch):
    """The secrets file that Streamlit was told of on its command line."""
    file = tmp_path / "secrets.toml"
    before, whence = config.get_option("secrets.files"), config.get_where_defined("secrets.files")
    config.set_option("secrets.files", [str(file)], "command-line argument or environment variable")
    monkeypatch.setattr(st, "secrets", Secrets())
    monkeypatch.setattr(gate, "_SEEN", threading.Event())
    yield file
    config.set_option("secrets.files", before, whence)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "[auth] is missing."),
        ('[Auth]\nclient_id = "x"\n', "[auth] is missing."),
        ('[readers]\n"chair@board.example" = "public"\n', "[auth] is missing."),
        ('[editors]\n"chair@board.example" = "*"\n', "[auth] is missing."),
        (
            '[auth]\nclient_id = "x"\n[auth.google]\nclient_secret = "y"\n',
            "[auth] has no redirect_uri, no cookie_secret, no client_secret, no server_metadata_url.",
        ),
    ],
    ids=["empty", "misnamed", "readers alone", "editors alone", "keys missing"],
)
def test_a_secrets_file_without_a_whole_sign_in_is_refused(secrets_file, text, error):
    secrets_file.write_text(text)
    with pytest.raises(ValueError, match=f"^{re.escape(error)}$"):
        gate.secrets_now()


@pytest.mark.parametrize(
    ("issued_at", "expired"),
    [
        *((NOW.timestamp() - 3600, False), (NOW.timestamp() - 12 * 3600 - 1, True), (NOW.timestamp() + 60, False)),
        *((NOW.timestamp() + 3600, True), (math.nan, True), (math.inf, True), (-math.inf, True)),
        *((True, True), (None, True), ("1700000000", True)),
    ],
)
def test_a_sign_in_lasts_from_when_it_was_issued(issued_at, expired):
    assert gate._has_expired(issued_at, NOW, timedelta(hours=12)) is expired


HERS = {"iss": "https://id.example", "sub": "7", "iat": NOW.timestamp(), "nonce": "one"}
LASTS = timedelta(hours=12)


def test_a_sign_in_that_was_ended_stays_so_and_no_other(tmp_path):
    ended = EndedSignIns(tmp_path / "cache" / "ended.json")
    ended.end(HERS, NOW, LASTS)

    for remembered in (ended, EndedSignIns(tmp_path / "cache" / "ended.json")):
        assert remembered.has_ended(dict(HERS), NOW)
        assert not remembered.has_ended(HERS | {"nonce": "two"}, NOW)
        assert not remembered.has_ended(HERS | {"sub": "8"}, NOW)


def test_what_another_process_ends_is_ended_here(tmp_path):
    here, there = (EndedSignIns(tmp_path / "ended.json") for _ in range(2))
    here.end(HERS, NOW, LASTS)
    assert there.has_ended(HERS, NOW)
    there.end(HERS | {"sub": "8"}, NOW, LASTS)

    assert here.has_ended(HERS | {"sub": "8"}, NOW)
    assert here.has_ended(HERS, NOW)


def test_the_file_is_for_its_owner_alone_names_nobody_and_forgets_what_has_expired(tmp_path):
    file = tmp_path / "ended.json"
    ended = EndedSignIns(file)
    ended.end(HERS | {"email": "chair@board.example"}, NOW - timedelta(hours=13), LASTS)
    ended.end(HERS, NOW, LASTS)

    assert file.stat().st_mode & 0o777 == 0o600
    assert "chair" not in file.read_text()
    assert len(json.loads(file.read_text())) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"a": "soon"}', "{"])
def test_a_file_that_cannot_be_understood_ends_every_sign_in_of_before(tmp_path, text):
    (tmp_path / "ended.json").write_text(text)
    ended = EndedSignIns(tmp_path / "ended.json")

    assert ended.has_ended(HERS, NOW + timedelta(seconds=1))
    assert not ended.has_ended(HERS | {"iat": NOW.timestamp() + 2}, NOW + timedelta(seconds=3))


def test_a_file_that_is_lost_again_ends_every_sign_in_of_before_again(tmp_path):
    file = tmp_path / "ended.json"
    ended = EndedSignIns(file)
    after = HERS | {"iat": NOW.timestamp() + 5}
    file.write_text("{")
    assert not ended.has_ended(after, NOW)
    EndedSignIns(file).end(after, NOW + timedelta(seconds=6), LASTS)
    file.write_text("lost")

    assert ended.has_ended(after, NOW + timedelta(seconds=7))


def test_where_no_file_can_be_written_it_is_remembered_all_the_same(tmp_path):
    (tmp_path / "cache").write_text("a file where a folder is wanted")
    ended = EndedSignIns(tmp_path / "cache" / "ended.json")
    ended.end(HERS, NOW, LASTS)

    assert ended.has_ended(HERS, NOW)


def test_the_sentences_say_what_to_do():
    assert words.not_a_reader_text("x@y.example").endswith("Ask whoever runs the dashboard to be added.")
