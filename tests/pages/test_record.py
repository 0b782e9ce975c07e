"""One recommendation's page: claim, verdict and evidence apart, each body's side, who waits for whom, what is long."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.reading import rows, words_of
from tests.rules import texts_of

JOINT = """
    parties:
    - {id: force, name: Borset Police, kind: body}
    - {id: head, name: Head of Delivery, kind: post, part_of: force}
    - {id: council, name: Borset Council, kind: body}
    - {id: inspectorate, name: Inspectorate, kind: group}
    - {id: board, name: Oversight Board, kind: group}
    recommendations:
    - owner: head
      acceptance:
      - {by: force, date: 2020-02-01, decision: accepted}
      - {by: council, date: 2020-03-01, decision: rejected, reason: It is the force's to do.}
      actions:
      - {owner: head, updates: [{date: 2020-04-01, status: in_progress, waiting_on: council}]}
      - {owner: head, updates: [2020-04-02: implemented]}
      - {owner: council}
      evidence: [2020-04-01, {date: 2020-05-01, stance: contradicts, title: A look at the files}]
    - owner: council
      actions:
      - {owner: council, updates: [{date: 2020-05-01, status: in_progress, waiting_on: head}]}
    - {owner: board}
"""


@pytest.fixture
def show(tmp_path: Path, register: Callable[..., None], open_page: Callable[..., object]) -> Callable[..., object]:
    """`show(literal, id, as_at)` opens the page of a recommendation of a register that is written short."""

    def shown(literal: str, id: str, as_at: str) -> object:
        for path, text in texts_of(literal).items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(text)
        register(tmp_path)
        return open_page("recommendations", id=id, as_at=as_at)

    return shown


def column(page, name: str) -> str:
    return words_of(re.search(rf'<section aria-label="{name}">(.*?)</section>', page.markup, re.DOTALL)[1])


def test_the_first_facts_are_state_deadline_owners_and_answer(open_page):
    markup = open_page("recommendations", id="ICO-05", as_at="2020-01-08").markup
    facts = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", markup, re.DOTALL)

    assert [(name, words_of(value)) for name, value in facts] == [
        ("State", "In progress"),
        ("Against its deadline", "▲ 240 days past an inferred deadline deadline: 13 May 2019 (inferred)"),
        ("Owner", "Metropolitan Police Service"),
        ("Answer", "Accepted"),
        ("Last entry", "8 Jan 2020 statement, update, evidence"),
        ("Source and theme", "ICO , data sharing"),
    ]
    assert 'class="swatch in_progress late"' in markup


def test_each_body_that_was_asked_has_its_answer_and_its_claim(show):
    page = show(JOINT, "R-01", "2020-12-31")

    assert [list(row.values()) for row in rows(page.markup, "What each body that was asked says of R-01")] == [
        [
            "Borset Police (leads)",
            "Accepted on 1 February 2020. A reason. responses/R-01.yaml:3",
            "In progress Implemented",
        ],
        [
            "Borset Council",
            "Rejected on 1 March 2020. It is the force's to do. responses/R-01.yaml:7",
            "Nothing reported",
        ],
    ]


def test_where_one_body_was_asked_there_is_no_table_of_bodies(show):
    assert "Body by body" not in show(JOINT, "R-02", "2020-12-31").text


def test_evidence_of_the_contrary_is_set_apart(show):
    page = show(JOINT, "R-01", "2020-12-31")
    contrary = words_of(re.search(r'<section class="contrary".*?</section>', page.markup, re.DOTALL)[0])

    assert contrary.startswith("It shows the contrary E2 A look at the files Something. dated 1 May 2020, 244 days old")
    assert "E1" not in contrary
    assert "contrary" not in show(JOINT, "R-01", "2020-04-30").markup


def test_who_waits_for_whom(show):
    text = show(JOINT, "R-01", "2020-12-31").text.partition("Who waits for whom")[2]

    assert text.startswith(
        " R-01.1 waits for Borset Council since 1 April 2020 (274 days) Others wait for its owners: 1"
        " R-02 Title of R-02 : R-02.1 waits for the Head of Delivery since 1 May 2020 (244 days)"
    )
    assert "Who waits for whom" not in show(JOINT, "R-03", "2020-12-31").text


def test_the_list_is_filtered_by_whom_they_wait_for(show, open_page):
    show(JOINT, "R-01", "2020-12-31")
    page = open_page("recommendations", as_at="2020-12-31", waiting_on="head")
    assert [row["Recommendation"] for row in rows(page.markup, "Recommendations as at")] == ["R-02 Title of R-02"]


def test_a_long_history_opens_on_the_newest_twenty(show):
    updates = ", ".join(f"2020-{month:02}-{day:02}: in_progress" for month in (2, 3) for day in range(1, 14))
    page = show(f"actions: [{{updates: [{updates}]}}]", "R-01", "2020-12-31")
    newest, earlier = re.findall(r'<ol class="timeline"[^>]*>(.*?)</ol>', page.markup, re.DOTALL)

    assert len(re.findall("<li>", newest)) == 20
    assert len(re.findall("<li>", earlier)) == 26 + 1 - 20  # the updates, and that its source was issued
    assert "7 earlier entries" in page.text
    assert words_of(newest).startswith("13 March 2020")
    assert words_of(earlier).startswith("6 February 2020")


def test_a_short_history_is_all_there(show):
    assert "earlier entr" not in show("actions: [{updates: [2020-02-01: in_progress]}]", "R-01", "2020-12-31").text


def test_of_a_long_wording_the_beginning_is_shown_and_the_rest_on_demand(show):
    long = " ".join(f"Sentence {number} of it." for number in range(1, 600))
    page = show(f"summary: {long}", "R-01", "2020-12-31")
    first, rest = (words_of(each) for each in re.findall(r'class="asked">(.*?)</', page.markup))

    assert len(long) > 11_000
    assert f"{first} {rest}" == long
    assert first.endswith(".")
    assert len(first) <= 600


def test_a_very_long_record_is_no_more_than_a_page_can_bear(show):
    updates = ", ".join(f"2020-02-{day:02}: in_progress" for day in range(1, 6))
    actions = ", ".join(f"{{title: Agreement, updates: [{updates}]}}" for _ in range(40))
    evidence = ", ".join("2020-01-05" for _ in range(50))
    page = show(f"actions: [{actions}]\nevidence: [{evidence}]", "R-01", "2020-12-31")

    assert "40 actions: 40 in progress" in page.text
    assert 2000 < len(re.findall("<[a-z]", page.markup)) < 5500  # and the frame of the page round it


def test_a_record_leads_back_and_on(open_page):
    markup = open_page("recommendations", id="ICO-05", as_at="2020-01-08").markup

    for address in ("recommendations?", "recommendations?id=ICO-04&amp;", "recommendations?id=ICO-06&amp;"):
        assert f'href="{address}as_at=2020-01-08"' in markup


def test_the_last_entry_may_be_the_answer_to_an_escalation(show):
    literal = """
        actions: [{updates: [2020-02-01: in_progress]}]
        escalations: [{date: 2020-03-01, answered_on: 2020-04-01, answer: It will be done.}]
    """
    for as_at, last in (
        ("2020-02-29", "1 Feb 2020 update"),
        ("2020-03-31", "1 Mar 2020 escalation"),
        ("2020-04-01", "1 Apr 2020 answer to an escalation"),
    ):
        assert f"Last entry {last} Source" in show(literal, "R-01", as_at).text
