"""Update: what is chosen and typed becomes an entry, shown with what it does; nothing is saved."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.registers.canaries import CANARY
from tests.registers.hostile import build
from tracker.dates import in_words
from tracker.ui.shell import gate
from tracker.ui.update import unsent
from tracker.ui.update.copy import title_of
from tracker.ui.update.form import TYPED
from tracker.ui.update.kinds import RECORDINGS
from tracker.ui.update.saved import Saved, read_saved, saved_text
from tracker.ui.update.unsent import UnsentForms
from tracker.vocabulary import Marking

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"
ACTION = {"about": "ICO-05.1", "party": "mps-intelligence", "record": "update"}


def field(page, kind: str, name: str):
    """The field of an entry, by its kind and its name in the format."""
    [found] = [
        each
        for each in (
            *(*page.app.text_input, *page.app.text_area, *page.app.selectbox),
            *(*page.app.multiselect, *page.app.radio, *page.app.checkbox),
        )
        if each.key and each.key.startswith("update|") and each.key.endswith(f"|{kind}|{name}")
    ]
    return found


def fill(page, kind: str, /, **values):
    """Types and chooses in the fields of an entry."""
    for name, value in values.items():
        field(page, kind, name).set_value(value)
    page.again()
    assert not page.app.exception
    return page


def added(page) -> list[str]:
    """The new lines that are shown, as they will stand in the file."""
    [*lines] = re.findall(
        r'<span class="added">(.*?)</span>(?=\n|<span class="left-out">|</pre>)', page.markup, re.DOTALL
    )
    return [unescape(re.sub(r"^<span.*?</span><span aria-hidden=\"true\">\+ </span>", "", each)) for each in lines]


def choices(page, name: str) -> list[str]:
    [box] = [each for each in page.app.selectbox if each.key == f"update_{name}"]
    return box.options


def test_whoever_reports_is_asked_first_and_then_what_is_theirs(open_page):
    page = open_page("update", party="mps-intelligence")

    assert [each.label for each in page.app.selectbox if each.key.startswith("update_")] == [
        *("Who do you report for?", "What is it about?"),
    ]
    about = choices(page, "about")
    assert about[:2] == [
        "ICO-05.1 Agree and sign Data Sharing Agreements with partners (in progress, past its deadline)",
        "MOPAC-04.1 Capture police and partner activity (in progress, past its deadline)",
    ]
    assert not any(each.startswith("MOPAC-09") for each in about)
    assert 'href="update?party=mps-intelligence&amp;about=ICO-05.1&amp;as_at=2020-01-08">ICO-05.1</a>' in page.markup


def test_of_an_action_it_is_asked_whether_all_of_it_is_reported_on_and_nothing_is_chosen_before(open_page):
    page = open_page("update", about="ICO-05.1", party="mps-intelligence")
    [whole_or_part] = page.app.radio
    assert whole_or_part.label == "What are you reporting on?"
    assert whole_or_part.options == ["All of it", "One part of it, such as an agreement with one partner"]
    assert whole_or_part.value is None
    assert "Your entry" not in page.text
    assert choices(page, "record")[0] == "Evidence by itself"

    whole_or_part.set_value("part")
    page.again()
    assert field(page, "action", "title").label == "What it is, such as an agreement with one partner"
    assert field(page, "action", "owner").label == "Whose action it is (optional)"
    [something_else] = [each for each in page.app.selectbox if each.key == "update_record"]
    assert something_else.value is None

    something_else.set_value("evidence")
    page.again()
    assert page.app.radio(key="update_record_of").value is None
    assert field(page, "evidence", "url").label == "Web address (optional)"

    page.app.radio(key="update_record_of").set_value("update")
    page.again()
    assert field(page, "update", "date").label == "On which day was it so?"
    assert not page.app.exception


def test_where_the_top_shows_another_day_than_what_is_told_below_that_is_said(open_page):
    page = fill(open_page("update", **ACTION), "update", date="26 November 2026", status="implemented", note="Signed.")
    of_day = re.search(r"As at (.*?) \(the top of this page shows 8 January 2020\):", page.text)
    assert of_day
    today = fill(
        open_page("update", **ACTION, as_at=datetime.strptime(of_day[1], "%d %B %Y").date().isoformat()),
        "update",
        date="26 November 2026",
        status="implemented",
        note="Signed.",
    )
    assert f"As at {of_day[1]}: ICO-05 now, and with your entry" in today.text


def test_evidence_that_is_nowhere_is_said_in_the_words_of_the_form(open_page):
    nowhere = {name: value for name, value in EVIDENCE.items() if name != "held"}
    page = fill(open_page("update", about="ICO-05", record="evidence"), "evidence", **nowhere, marking="public")
    assert "so it counts as no evidence. Add its web address or the document, or say where it is kept." in page.text


def test_whoever_signs_in_with_the_address_of_a_party_reports_for_it(open_page, register, monkeypatch):
    register(BORSETSHIRE)
    address = "Head.Custody@Borsetshire-Constabulary.example"
    monkeypatch.setattr(gate, "_reader", lambda *_: gate.Reader(address, Marking.PUBLIC))
    page = open_page("update")

    [who] = [each for each in page.app.selectbox if each.key == "update_party"]
    assert who.value == "head-custody"
    about = [each.split()[0] for each in choices(page, "about")]
    assert about[:3] == ["ICP-12.1", "ICP-03.1", "ICP-04.2"]
    assert "DATA-01" not in about

    page = open_page("update", about="ICP-04.2", record="update")
    assert field(page, "update", "by").value == "head-custody"


def test_an_update_shows_both_sides_the_lines_and_what_is_missing(open_page):
    page = open_page("update", **ACTION)
    assert "the button to send it. Where the action stands What was done, in a sentence or two" in page.text
    page = fill(page, "update", date="26 November 2026", status="implemented", note="All are signed.")

    assert added(page) == [
        "      - date: 2026-11-26",
        "        status: implemented",
        "        by: mps-intelligence",
        "        note: All are signed.",
    ]
    assert "ICO-05.1 In progress Implemented" in page.text
    assert "Still missing ICO-05.1: claimed done, and no evidence is cited." in page.text
    assert "Download the patch" in [each.label for each in page.app.get("download_button")]


EVIDENCE = {"title": "Letter", "kind": "letter", "date": "2025-04-01", "shows": "It is so.", "held": "In a file."}
RECORDED = {
    "update": (
        {"about": "ICP-04.2"},
        {"update": {"date": "2025-04-01", "status": "in_progress", "by": "head-custody", "note": "On it."}},
        ["      - date: 2025-04-01", "        status: in_progress", "        by: head-custody", "        note: On it."],
    ),
    "part": (
        {"about": "ICP-12", "party": "head-custody"},
        {
            "action": {"title": "Check at night"},
            "update": {"date": "2025-04-01", "status": "implemented", "note": "Done."},
        },
        [
            *("  - id: ICP-12.2", "    title: Check at night", "    owner: head-custody", "    updates:"),
            *("      - date: 2025-04-01", "        status: implemented", "        by: head-custody"),
            "        note: Done.",
        ],
    ),
    "evidence": (
        {"about": "ICP-04"},
        {"evidence": {**EVIDENCE, "marking": "official"}},
        [
            *("  - id: E3", "    title: Letter", "    kind: letter", "    date: 2025-04-01", "    shows: It is so."),
            *("    held: In a file.", "    marking: official"),
        ],
    ),
    "extension": (
        {"about": "ICP-04.1"},
        {
            "extension": {
                "agreed_on": "2025-04-01",
                "due": "2025-06",
                "agreed_by": "joint-assurance-board",
                "reason": "R.",
            }
        },
        ["  - agreed_on: 2025-04-01", "    due: 2025-06", "    agreed_by: joint-assurance-board", "    reason: R."],
    ),
    "answer": (
        {"about": "ICP-04"},
        {"answer": {"decision": "rejected", "date": "2025-04-01", "by": "constabulary", "reason": "No money."}},
        [
            "",
            "acceptance:",
            "  - decision: rejected",
            "    date: 2025-04-01",
            "    by: constabulary",
            "    reason: No money.",
        ],
    ),
    "verification": (
        {"about": "ICP-04"},
        {
            "verification": {
                "date": "2025-04-01",
                "by": "icp",
                "outcome": "verified",
                "evidence": ["E1"],
                "sample|size": "8",
                "sample|passed": "8",
            }
        },
        [
            *("  - date: 2025-04-01", "    by: icp", "    outcome: verified", "    evidence: [E1]"),
            "    sample: {size: 8, passed: 8}",
        ],
    ),
    "escalation": (
        {"about": "ICP-12"},
        {"escalation": {"date": "2025-04-01", "to": "dcc", "by": "opcc", "reason": "Late."}},
        ["  - date: 2025-04-01", "    to: dcc", "    by: opcc", "    reason: Late."],
    ),
    "escalation-answered": (
        {"about": "DATA-03", "entry": "2024-11-27"},
        {"escalation": {"answered_on": "2025-04-01", "answer": "In May."}},
        ["    answered_on: 2025-04-01", "    answer: In May."],
    ),
    "handover": (
        {"about": "ICP-12"},
        {"handover": {"date": "2025-04-01", "from": "constabulary", "to": "dcc"}},
        None,
    ),
    "correction": (
        {"about": "ICP-12"},
        {
            "correction": {
                "date": "2025-04-01",
                "by": "opcc",
                "field": "actions[ICP-12.1].updates[0].date",
                "now": "2023-11-09",
                "reason": "A slip.",
            }
        },
        None,
    ),
    "statement": (
        {"about": "ICP-12", "of": "ICP"},
        {
            "statement": {
                "date": "2025-04-01",
                "by": "icp",
                "says": "implemented",
                "text": "Some are done.",
                "covers": ["some"],
            }
        },
        None,
    ),
    "check": (
        {"about": "ICP-12", "of": "ICP"},
        {"check": {"date": "2025-04-01", "by": "opcc", "note": "Looked."}},
        None,
    ),
    "decision": (
        {"about": "ICP-12", "of": "jab-2025-02"},
        {"decision": {"text": "Note it.", "outcome": "agreed", "recommendations": ["ICP-12"]}},
        None,
    ),
    "decision-later": (
        {"about": "ICP-12", "of": "jab-2024-09", "entry": "D2"},
        {"decision": {"done_on": "2025-04-01"}},
        ["        done_on: 2025-04-01"],
    ),
    "concern": (
        {"about": "ICP-12"},
        {"concern": {"kind": "delivery", "raised_on": "2025-04-01", "raised_by": "opcc", "text": "It is slow."}},
        None,
    ),
    "concern-later": (
        {"about": "ICP-12", "entry": "C4"},
        {"concern": {"resolved_on": "2025-04-01", "resolution": "Settled."}},
        None,
    ),
    "step": (
        {"about": "ICP-12", "of": "C4"},
        {"step": {"date": "2025-04-01", "to": "opcc", "text": "Asked again."}},
        None,
    ),
    "meeting": (
        {"about": "ICP-12"},
        {"meeting": {"id": "jab-2025-09", "date": "2025-09-01", "body": "opcc", "title": "Board", "status": "planned"}},
        None,
    ),
    "observation": (
        {"about": "ICP-12", "of": "healthcare-wait"},
        {"observation": {"as_of": "2025-03", "value": "44", "title": "Quarterly figures"}},
        None,
    ),
}


def test_each_kind_of_record_is_tried():
    assert RECORDED.keys() == RECORDINGS.keys()


@pytest.mark.parametrize("name", RECORDED)
def test_each_kind_can_be_recorded(open_page, register, name):
    asked, entries, lines = RECORDED[name]
    register(BORSETSHIRE)
    page = open_page("update", record=name, **asked)
    for kind, values in entries.items():
        page = fill(page, kind, **values)

    assert added(page), page.text
    if lines:
        assert added(page) == lines
    assert "Correct these first" not in page.text
    assert "Send it" in page.text


def test_several_things_go_in_one_entry(open_page, register):
    register(BORSETSHIRE)
    page = open_page("update", about="ICP-04.2", record="update")
    for part in ("evidence", "extension"):
        field(page, part, "wanted").check()
    page.again()
    page = fill(page, "update", date="2025-04-01", status="in_progress", by="head-custody", note="On it.")
    page = fill(page, "evidence", **EVIDENCE, marking="public")
    page = fill(
        page, "extension", agreed_on="2025-04-01", due="2025-06", agreed_by="joint-assurance-board", reason="R."
    )

    assert added(page)[:5] == [
        *("  - agreed_on: 2025-04-01", "    due: 2025-06", "    agreed_by: joint-assurance-board", "    reason: R."),
        "      - date: 2025-04-01",
    ]
    assert "        evidence: [E3]" in added(page)
    assert "  - id: E3" in added(page)
    assert "due in 29 days" in page.text
    assert "due in 90 days" in page.text


SHORT = """recommendation: ICO-05
actions:
  - id: ICO-05.1
    title: Agree with partners
    owner: mps
    updates:
      - {date: 2020-01-08, status: in_progress, by: mps, note: Begun.}
evidence:
  - {id: E1, title: Paper, kind: report, date: 2020-01-08, shows: It., held: In a file., marking: public}
"""


def test_in_a_short_file_the_lines_for_each_place_are_told_apart(open_page, register, small_register):
    (small_register / "responses/ICO-05.yaml").write_text(SHORT, encoding="utf-8")
    register(small_register)
    page = open_page("update", **ACTION)
    field(page, "evidence", "wanted").check()
    page.again()
    page = fill(page, "update", date="2026-01-02", status="in_progress", note="Going on.")
    fill(page, "evidence", **EVIDENCE, marking="public")

    assert re.findall(r"responses/ICO-05.yaml, (below line \d+):</p>.*?<pre[^>]*>(.*?), ", page.markup) == [
        ("below line 7", "      - {date: 2026-01-02"),
        ("below line 10", "  - {id: E2"),
    ]


def test_of_what_is_beyond_measure_the_beginning_is_shown_and_how_much_is_left(open_page):
    note = "\n".join(["a"] * 60_000)  # within what a text may be long
    page = fill(open_page("update", **ACTION), "update", date="2026-01-02", status="in_progress", note=note)
    assert len(page.markup) < 200_000
    assert len(added(page)) == 397
    assert "… and 59,610 more lines." in page.text
    assert re.search(r"… and 116,0\d\d more signs\.", page.text)
    assert "It is too long to be sent as text." in page.text
    assert "Download the patch" in [each.label for each in page.app.get("download_button")]


def test_what_tells_words_apart_is_said_of_each_and_what_is_alike_of_none(open_page):
    status = field(open_page("update", **ACTION), "update", "status")
    assert list(status.proto.captions) == [
        *("Work has not begun.", "Work is under way.", "Part of it is done.", "It is done.", "It will not be done.")
    ]


def test_a_documents_own_day_is_asked_for_and_not_called_optional(open_page):
    page = open_page("update", about="ICO-05", record="evidence")
    assert field(page, "evidence", "date").label == "The document’s own date"
    assert "The document’s own date" in page.text
    assert "The document’s own date" not in fill(page, "evidence", date="2025-04-01").text


def test_only_what_changes_stands_beside_the_state(open_page):
    page = fill(open_page("update", **ACTION), "update", date="26 November 2026", status="in_progress", note="On it.")
    sides = page.markup.partition("now, and with your entry")[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row"[^>]*>(.*?)</th>', sides) == ["State"]


@pytest.mark.parametrize(("typed", "days_before"), [("yesterday", 1), (" Today ", 0)])
def test_a_day_named_from_today_is_written_out_at_once(open_page, typed, days_before):
    page = fill(open_page("update", **ACTION), "update", date=typed)
    today = datetime.now(ZoneInfo("Europe/London")).date()
    assert field(page, "update", "date").value == in_words(today - timedelta(days=days_before))


@pytest.mark.parametrize(
    ("file", "title"), [("agreement-scan.pdf", "Agreement scan"), ("DSA__final v2.docx", "DSA final v2")]
)
def test_a_document_is_called_by_its_file_until_somebody_says_it_better(file, title):
    assert title_of(file) == title


def test_where_each_part_is_an_action_already_none_is_offered(open_page, register):
    register(BORSETSHIRE)
    page = open_page("update", about="DATA-03.3", party="partnerships-lead", record="update")
    assert "record one part" not in fill(page, "update", status="implemented").text


def test_before_the_whole_is_claimed_one_part_is_offered(open_page):
    page = open_page("update", **ACTION)
    assert "record one part" not in page.text
    page = fill(page, "update", status="implemented")
    asked = "about=ICO-05.1&amp;party=mps-intelligence&amp;record=part&amp;as_at=2020-01-08"
    assert f'href="update?{asked}">record one part</a>' in page.markup


@pytest.mark.parametrize(
    ("kind", "name", "typed", "message"),
    [
        ("update", "date", "2024-02-30", "'2024-02-30' is not a day in the calendar."),
        ("update", "expected", "soon", "'soon' is not a date."),
        ("evidence", "url", "www.example.org", "'www.example.org' is not a web address."),
        ("evidence", "title", "A\u0007b", "The invisible character U+0007 (bell) does not belong"),
    ],
)
def test_what_is_wrong_stands_by_its_field_while_the_rest_is_not_filled_in(open_page, kind, name, typed, message):
    page = open_page("update", **ACTION)
    field(page, "evidence", "wanted").check()
    page = fill(page.again(), kind, **{name: typed})

    [wrong] = re.findall(rf'<p class="wrong-value" id="wrong-{kind}-{name}">(.*?)</p>', page.markup)
    assert message in unescape(wrong)
    assert "Send it" not in page.text


def test_what_breaks_a_rule_of_the_whole_register_is_said_before_it_can_be_handed_in(open_page, register):
    register(BORSETSHIRE)
    page = open_page("update", about="ICP-12", record="verification", party="head-custody")
    page = fill(page, "verification", date="2025-04-01", outcome="verified", evidence=["E1"])

    assert "Correct these first" in page.text
    assert "'head-custody' may not verify for ICP: only icp or internal-audit may." in page.text
    assert "Download the patch" not in [each.label for each in page.app.get("download_button")]


def test_a_first_response_is_a_new_file(open_page):
    page = fill(
        open_page("update", about="ICO-01", record="answer", party="mps"),
        *("answer",),
        decision="accepted",
        date="2018-11-16",
    )
    assert added(page) == [
        "# yaml-language-server: $schema=../../schema/response.json",
        "# Add at the end of a list; do not rewrite what is there. data/README.md explains every field.",
        *("recommendation: ICO-01", "", "acceptance:", "  - decision: accepted", "    date: 2018-11-16", "    by: mps"),
    ]
    assert "responses/ICO-01.yaml (a new file)" in page.text
    assert "A new file, data/responses/ICO-01.yaml:" in page.text


def test_without_a_repository_the_whole_file_is_offered(open_page, register, small_register):
    register(small_register)
    page = fill(open_page("update", **ACTION), "update", status="in_progress", note="Going on.")

    labels = [each.label for each in page.app.get("download_button")]
    assert labels == ["Download the whole new file: responses/ICO-05.yaml", "Save what I typed"]
    assert "The register is not under version control here, so there is no patch." in page.text


def test_what_is_typed_stays_when_the_file_changes_under_it_and_that_is_said(open_page, register, small_register):
    register(small_register)
    page = fill(open_page("update", **ACTION), "update", date="2026-01-02", status="in_progress", note="Going on.")
    assert "has changed since you began" not in page.text
    file = small_register / "responses" / "ICO-05.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("expected: 2019-12\n", "expected: 2019-11\n"), encoding="utf-8"
    )

    page.again()
    assert "responses/ICO-05.yaml has changed since you began. What you typed is kept" in page.text
    assert added(page)[-1] == "        note: Going on."
    assert "expected: 2019-11" in page.text


def test_while_the_files_have_mistakes_what_is_typed_waits(open_page, register, small_register):
    register(small_register)
    page = fill(open_page("update", **ACTION), "update", status="in_progress", note="Going on.")
    file = small_register / "responses" / "ICO-05.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}nonsense: 1\n", encoding="utf-8")

    page.again()
    assert "The register’s files have errors just now, so nothing can be added until they are put right." in page.text
    assert "Send it" not in page.text
    file.write_text(sound, encoding="utf-8")
    page.again()
    assert added(page)[-1] == "        note: Going on."


def test_what_was_saved_fills_the_form_again(open_page):
    page = fill(open_page("update", **ACTION), "update", date="2026-01-02", status="in_progress", note="Going “on”: 1.")
    fields = (*page.app.text_input, *page.app.text_area, *page.app.radio, *page.app.selectbox, *page.app.checkbox)
    typed = {each.key: each.value for each in fields if each.key and each.key.startswith(TYPED)}
    text = saved_text(Saved(ACTION, typed))

    other = open_page("update")
    other.app.text_area("update_pasted").set_value(text)
    [fill_it] = [each for each in other.app.button if each.label == "Fill the form with it"]
    fill_it.click()
    other.again()
    assert not other.app.exception
    assert other.app.query_params["about"] in ("ICO-05.1", ["ICO-05.1"])
    assert added(other) == added(page) != []
    assert "The form is filled with what you saved." in other.text


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '{"form": 2}', '{"form": 1}', '{"form": 1, "choices": {"about": 1}, "typed": {}}'),
        *(
            '{"form": 1, "choices": {}, "typed": {"update|x": {"a": 1}}}',
            "[" * 100_000,
            '{"form": 1, "choices": [], "typed": 1}',
            '{"form": 1, "choices": {}, "typed": {"update|x": "\\ud800"}}',
        ),
    ],
)
def test_what_was_not_saved_here_is_not_taken_for_it(text):
    assert read_saved(text) is None


def test_a_saved_file_fills_no_other_field(open_page):
    page = open_page("update")
    saved = Saved(
        {"about": "ICO-05.1", "record": "update"},
        {"as_at_choice": "never", "update|ICO-05.1||update|update|status": "no such word"},
    )
    page.app.text_area("update_pasted").set_value(saved_text(saved))
    page.app.button[-1].click()
    page.again()
    assert not page.app.exception
    assert "8 January 2020" in page.text
    assert field(page, "update", "status").value is None


@pytest.mark.parametrize("value", [True, None, "words", ["words"]])
def test_a_saved_file_puts_into_no_field_what_it_cannot_hold(open_page, value):
    page = open_page("update", **ACTION)
    drawn = (*page.app.text_input, *page.app.text_area, *page.app.radio, *page.app.checkbox, *page.app.multiselect)
    keys = [each.key for each in drawn if each.key and each.key.startswith(TYPED)]
    assert len(keys) > 4
    page.app.text_area("update_pasted").set_value(saved_text(Saved(ACTION, dict.fromkeys(keys, value))))
    [fill_it] = [each for each in page.app.button if each.label == "Fill the form with it"]
    fill_it.click()
    page.again()
    assert not page.app.exception
    assert field(page, "update", "note").value == (value if value == "words" else "")


def test_what_was_typed_is_there_again_after_the_page_is_loaded_again_and_can_be_emptied(open_page):
    fill(open_page("update", **ACTION), "update", status="in_progress", note="Going on.")
    page = open_page("update", **ACTION)
    assert field(page, "update", "note").value == "Going on."
    assert "What you typed here before, and did not send, is here again." in page.text
    assert field(open_page("update", about="ICO-05.1", record="part"), "update", "note").value == ""

    [mark] = re.findall(r'&amp;afresh=([0-9a-f]{16})&amp;[^"]*">Empty the form</a>', page.markup)
    assert field(open_page("update", **ACTION, afresh="0" * 16), "update", "note").value == "Going on."
    page = open_page("update", **ACTION, afresh=mark)
    assert field(page, "update", "note").value == ""
    assert "is here again" not in page.text
    assert page.app.query_params.get("afresh") in (None, [])
    assert field(open_page("update", **ACTION), "update", "note").value == ""


def test_what_somebody_typed_is_brought_back_to_nobody_else(open_page, register, monkeypatch):
    register(BORSETSHIRE)
    custody = {"about": "ICP-12.1", "record": "update", "party": "head-custody"}
    for who, note in (("a@county.example", "Mine."), ("b@county.example", "")):
        monkeypatch.setattr(gate, "_reader", lambda *_, who=who: gate.Reader(who, Marking.PUBLIC))
        page = open_page("update", **custody)
        assert field(page, "update", "note").value == ""
        fill(page, "update", note=note)
    monkeypatch.setattr(gate, "_reader", lambda *_: gate.Reader("a@county.example", Marking.PUBLIC))
    assert field(open_page("update", **custody), "update", "note").value == "Mine."


def test_what_was_typed_too_long_ago_or_is_beyond_measure_is_not_kept(monkeypatch):
    forms = UnsentForms()
    forms.keep(("a", "f"), {"update|x": "Mine."})
    forms.keep(("b", "f"), {"update|x": "y" * 200_001})
    assert (forms.of(("a", "f")), forms.of(("b", "f"))) == ({"update|x": "Mine."}, {})
    for number in range(200):
        forms.keep((str(number), "f"), {"update|x": "Mine."})
    assert forms.of(("a", "f")) == {}
    monkeypatch.setattr(unsent, "LASTS", 0.0)
    assert forms.of(("199", "f")) == {}


def test_whoever_chooses_whom_they_report_for_later_has_said_it(open_page):
    page = open_page("update", about="ICO-05.1", record="part")
    assert field(page, "update", "by").value is None
    page.app.selectbox("update_party").set_value("mps")
    page.again()
    assert (field(page, "update", "by").value, field(page, "action", "owner").value) == ("mps", "mps")


def test_a_document_that_proves_a_part_is_called_as_the_part(open_page):
    page = fill(open_page("update", about="ICO-05.1", record="part"), "action", title="Agreement with Camden")
    field(page, "evidence", "wanted").check()
    page.again()
    assert field(page, "evidence", "title").value == "Agreement with Camden"


def test_a_verifier_sees_first_what_awaits_their_verdict(open_page, register):
    register(BORSETSHIRE)
    page = open_page("update", party="icp")
    waiting = page.markup.partition("Waiting for your verdict")[2].partition("</table>")[0]
    assert re.findall(r'href="update\?party=icp&amp;about=([A-Z0-9-]+)&amp;record=verification', waiting) == ["ICP-11"]
    assert "Waiting for your verdict" not in open_page("update", party="head-custody").text


def test_a_public_reader_adds_to_what_they_may_not_read(open_page, register, committed):
    register(committed / "data", "public")
    page = fill(
        open_page("update", about="ICP-12.1", party="head-custody", record="update"),
        *("update",),
        date="2025-04-01",
        status="in_progress",
        note="Mine.",
    )
    assert added(page)[-1].strip() == "note: Mine."
    assert CANARY not in repr(page.app._tree) + page.markup
    assert '<span class="kept-back">restricted</span>' in page.markup
    assert "there is no patch to download" in page.text
    assert "Download the patch" not in [each.label for each in page.app.get("download_button")]


def test_hostile_text_stays_text(open_page, register, tmp_path):
    build(BORSETSHIRE, tmp_path)
    register(tmp_path)
    page = open_page("update", about="ICP-04.2", party="head-custody", record="update")
    page = fill(page, "update", date="2025-04-01", status="in_progress", note="<img src=x onerror=alert(2)>**b**")
    assert "onerror=alert(2)" in page.text
    for tag in ("<script", "<img", "<b>"):
        assert tag not in page.markup
    assert not page.app.markdown
