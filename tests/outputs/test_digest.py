"""The message to a party: the figures of its sheet, each thing once, in three forms in which nothing comes alive."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.headerregistry import Address
from pathlib import Path
from uuid import UUID

import html5lib
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from tests.conftest import examples
from tests.outputs.reading import BORSETSHIRE, SHIPPED, held, snapshot
from tests.registers.canaries import CANARY, canaries_into
from tests.registers.hostile import NASTY, hostile
from tests.registers.yaml_text import text_of, values_of
from tests.rules import register_from, texts_of
from tests.rules.registers_at_random import days_of_interest, registers
from tests.rules.registers_at_random import texts_of as texts_at_random
from tracker.files import read_folder
from tracker.outputs.digest.content import DigestMessage, messages
from tracker.outputs.digest.forms import as_html, as_markdown, as_plain_text
from tracker.outputs.digest.mail import MailSender, letter
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.rules.meetings.digest import digests
from tracker.rules.meetings.sheets import SOON, sheets
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.clocks import SnapshotPair
from tracker.vocabulary import Marking, State

ADDRESS = "https://tracker.example.org"
DAYS = (date(2020, 1, 8), date(2023, 5, 17), date(2024, 6, 30), date(2025, 3, 31), date(2026, 11, 26))
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NOW = datetime(2025, 3, 31, 7, 0, tzinfo=UTC)


def made(register: Register, day: date, audience: Marking = Marking.PUBLIC) -> dict[str, DigestMessage]:
    """Return the messages of a day, each with what changed since the last meeting, as known now."""
    shown = snapshot(register, day, audience)
    last = shown.register.held_before(day)
    since = SnapshotPair(shown.on(last.date), shown) if last else None
    return messages(shown, since, ADDRESS)


def text_to(literal: str, day: str, party: str) -> str:
    [*_, text] = as_plain_text(made(register_from(texts_of(literal)), date.fromisoformat(day))[party].blocks).partition(
        "Position as at "
    )
    return " ".join(text.split())


def mail_of(message: DigestMessage) -> bytes:
    sender = MailSender("Register", "register@example.org", "register@example.org")
    to = Address("A party", addr_spec="party@example.org")
    return letter(message, to, sender, UUID(int=1), NOW).mail.as_bytes()


def forms(message: DigestMessage) -> tuple[str, str, str]:
    return as_plain_text(message.blocks), as_markdown(message.blocks), as_html(message.subject, message.blocks)


@pytest.mark.parametrize("folder", [SHIPPED, BORSETSHIRE], ids=["shipped", "borsetshire"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_message_says_what_the_sheet_says(folder: Path, day: date) -> None:
    told = made(held(folder), day)
    shown = snapshot(held(folder), day)
    of_party = {each.owner: each for each in sheets(shown.register, shown.position)}
    assert list(told) == list(shown.register.parties)
    for party, message in told.items():
        sheet = of_party.get(party)
        if sheet is None or sheet.owes_nothing:
            assert message.says_nothing or "to give" in message.subject
            continue
        lead = " ".join(as_plain_text(message.blocks).split("\n\n")[1].split())
        assert number(r"(\d+) overdue", lead) == sheet.overdue
        assert number(r"(\d+) due by", lead) == sheet.due_by(day + SOON)
        assert number(r"(\d+) answers? to give", lead) == sheet.answers
        assert number(r"(\d+) actions? of others", lead) == len(sheet.waits)


@pytest.mark.parametrize("folder", [SHIPPED, BORSETSHIRE], ids=["shipped", "borsetshire"])
def test_the_three_forms_say_the_same(folder: Path) -> None:
    for message in made(held(folder), date(2020, 1, 8) if folder == SHIPPED else date(2025, 3, 31)).values():
        text, markdown, html = forms(message)
        body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
        said = (text, re.sub(r"\]\(\S+\)", "", markdown), "".join(body.itertext()))
        letters = {re.sub(r"[^a-zé0-9]", "", re.sub(r"https://\S+", "", each).lower()) for each in said}
        assert len(letters) == 1


def number(what: str, text: str) -> int:
    found = re.search(what, text)
    return int(found[1]) if found else 0


def test_each_thing_owed_is_told_once_where_it_is_most_urgent() -> None:
    literal = """
        sources:
          - id: R
            answer_due: 2020-05-10
            recommendations:
              - {due: 2020-03-31}
              - {due: 2020-05-01, due_basis: inferred}
              - {due: 2020-12-31}
    """
    assert text_to(literal, "2020-04-15", "force") == (
        "15 April 2020: 1 overdue, 4 due by 30 May 2020 and 3 answers to give."
        f" Open the whole sheet: {ADDRESS}/actions?owner=force Record an update: {ADDRESS}/update?party=force"
        " Overdue ------- - R-01 Title of R-01 – 31 Mar 2020, 15 days past its deadline. No action is on record"
        " Answers to give --------------- - R-01 to R-03 – 10 May 2020. An answer to the recommendation, by Borset"
        " Police Due by 30 May 2020 ------------------ - R-02 Title of R-02 – 1 May 2020, due in 16 days (inferred). No"
        " action is on record Owed later, or without a day ---------------------------- R-03 This message is made from"
        " the register “Recommendations”."
    )


def test_evidence_that_is_missing_who_waits_and_claims_that_were_not_upheld_have_their_parts() -> None:
    literal = """
        due: 2020-12-31
        recommendations:
          - actions: [{owner: head, updates: [{2020-02-01: implemented}]}]
          - actions: [{owner: successor, updates: [{date: 2020-02-01, status: in_progress, waiting_on: head}]}]
          - owner: head
            verifications: [{2020-03-01: not_verified}]
            actions: [{updates: [{2020-02-01: implemented}]}]
    """
    told = text_to(literal, "2020-04-01", "head")
    assert told.startswith(
        "1 April 2020: 1 claim not upheld, evidence missing for 1 claim and 1 action of others waiting."
    )
    assert "Claims not upheld ----------------- - R-03 Title of R-03 – " in told
    assert "Evidence missing ---------------- - R-01.1 – Action 1: claimed done, and no evidence is cited" in told
    assert "Waiting for the Head of Delivery -------------------------------- - R-02.1 – Action 1" in told


def test_what_is_overdue_and_was_not_upheld_is_overdue_and_says_both() -> None:
    literal = """
        owner: head
        due: 2020-02-29
        verifications: [{2020-03-01: not_verified}]
        actions: [{updates: [{2020-02-01: implemented}]}]
    """
    told = text_to(literal, "2020-04-01", "head")
    assert told.startswith("1 April 2020: 1 overdue and 1 claim not upheld.")
    assert "Overdue ------- - R-01 Title of R-01 – 29 Feb 2020, 32 days past its deadline; claim not upheld." in told
    assert "Claims not upheld -" not in told


def test_a_verifier_is_told_which_claims_wait_the_oldest_first() -> None:
    literal = """
        recommendations:
          - {actions: [{updates: [{2020-02-20: implemented}]}]}
          - {actions: [{updates: [{2020-02-01: implemented}]}]}
    """
    message = made(register_from(texts_of(literal)), date(2020, 4, 1))["inspectorate"]
    assert message.subject == "2 verdicts to give: Recommendations"
    text = as_plain_text(message.blocks)
    assert text.index("R-02 Title of R-02 – Implemented – awaiting") < text.index("R-01 Title of R-01 – Implemented")


@given(files=registers(), day=days_of_interest())
@examples(40)
def test_whatever_is_owed_stands_in_one_part_of_the_message(files: dict[str, object], day: date) -> None:
    register = register_from(texts_at_random(files))
    found = position(register, spans_of_register(register), day)
    of_party = {each.owner: each for each in sheets(register, found)}
    for party, digest in digests(register, found).items():
        sheet = of_party.get(party)
        parted = [duty for duties in digest.parts.values() for duty in duties]
        assert len(parted) == (sheet.owes if sheet else 0)
        assert len(digest.parts["overdue"]) == (sheet.overdue if sheet else 0)
        waiting = {State.IMPLEMENTED, State.VERIFICATION_LAPSED}
        assert all(each.span.state in waiting for each in digest.verdicts)
        assert digest.says_nothing == (not digest.verdicts and (sheet is None or sheet.owes_nothing))


@pytest.mark.parametrize("folder", [SHIPPED, BORSETSHIRE], ids=["shipped", "borsetshire"])
def test_a_message_is_short(folder: Path) -> None:
    for message in made(held(folder), date(2020, 1, 8) if folder == SHIPPED else date(2025, 3, 31)).values():
        assert len(as_plain_text(message.blocks).splitlines()) <= 60
        assert len(mail_of(message)) < 20_000


def test_the_same_message_has_the_same_bytes_whenever_it_is_sent() -> None:
    one, other = (made(held(BORSETSHIRE), date(2025, 3, 31))["head-custody"] for _ in range(2))
    assert mail_of(one) == mail_of(other)
    assert forms(one) == forms(other)


def test_nothing_comes_alive_and_every_link_leads_to_the_dashboard() -> None:
    texts = {path: text_of(hostile(values_of(text))).encode() for path, text in read_folder(BORSETSHIRE).texts.items()}
    register, problems = read(texts, read_folder(BORSETSHIRE).held)
    assert register is not None, problems
    for message in made(register, date(2025, 3, 31)).values():
        text, markdown, html = forms(message)
        document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        links = [each.get("href") for each in document.iter("a")]
        assert {each.tag for each in document.iter()} <= {
            *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "a", "strong", "wbr"),
        }
        seen = [token for block in MARKDOWN.parse(markdown) for token in block.children or []]
        links += [token.attrs["href"] for token in seen if token.type == "link_open"]
        assert {token.type for token in seen} <= {
            "text",
            "link_open",
            "link_close",
            "strong_open",
            "strong_close",
            "softbreak",
        }
        assert all(str(each).startswith(f"{ADDRESS}/") for each in links)
        assert "\n" not in message.subject
        assert NASTY.partition("<")[0] in text


@pytest.mark.parametrize("audience", [Marking.PUBLIC, Marking.OFFICIAL_SENSITIVE])
def test_no_restricted_word_is_in_a_message_for_the_public(tmp_path: Path, audience: Marking) -> None:
    told = made(held(canaries_into(tmp_path)), date(2025, 3, 31), audience)
    everything = "".join("".join(forms(each)) + mail_of(each).decode().replace("=\r\n", "") for each in told.values())
    subjects = [each.subject for each in told.values()]
    if audience is Marking.PUBLIC:
        assert CANARY not in everything
        assert "Words marked above public are not in it" in everything
        assert not any(each.startswith("[") for each in subjects)
    else:
        assert CANARY in everything
        assert all(each.startswith("[Official – sensitive] ") for each in subjects)
