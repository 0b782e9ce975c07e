"""What an edit writes, style by style: small files, and the very text that comes out."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.register.edit.additions import Addition, CannotRecord, FollowUp
from tracker.register.edit.edit import record
from tracker.register.edit.splices import spliced

ASKED = b"register: {title: R}\nrecommendations:\n  - {id: R-01}\n  - {id: R-02}\n"
UPDATE = {"date": "2020-03-01", "status": "in_progress", "by": "force", "note": "Begun."}
LINES = "date: 2020-03-01\n{0}status: in_progress\n{0}by: force\n{0}note: Begun.\n"
IN_BRACKETS = "{date: 2020-03-01, status: in_progress, by: force, note: Begun.}"
HEAD = "recommendation: R-01\nactions:\n"


def after(text: str, *additions: Addition | FollowUp) -> str:
    """Return what the response file says after additions."""
    edit = record({"recommendations.yaml": ASKED, "responses/R-01.yaml": text.encode()}, additions)
    return edit.texts["responses/R-01.yaml"].decode()


def with_update(text: str) -> str:
    return after(text, Addition("update", "R-01.1", UPDATE))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        # A list in lines, with dashes at either indentation
        (
            "  - id: R-01.1\n    updates:\n      - date: 2020\n",
            "  - id: R-01.1\n    updates:\n      - date: 2020\n      - " + LINES.format(" " * 8),
        ),
        (
            "- id: R-01.1\n  updates:\n  - date: 2020\n",
            "- id: R-01.1\n  updates:\n  - date: 2020\n  - " + LINES.format(" " * 4),
        ),
        # Nothing so far: no list, an empty one, a null, a blank
        ("  - id: R-01.1\n", "  - id: R-01.1\n    updates:\n      - " + LINES.format(" " * 8)),
        ("- id: R-01.1\n", "- id: R-01.1\n  updates:\n  - " + LINES.format(" " * 4)),
        ("  - id: R-01.1\n    updates: []\n", "  - id: R-01.1\n    updates:\n      - " + LINES.format(" " * 8)),
        (
            "  - id: R-01.1\n    updates: null # yet\n",
            "  - id: R-01.1\n    updates: # yet\n      - " + LINES.format(" " * 8),
        ),
        (
            "  - id: R-01.1\n    updates:\n    owner: x\n",
            "  - id: R-01.1\n    updates:\n      - " + LINES.format(" " * 8) + "    owner: x\n",
        ),
        # Brackets
        ("  - {id: R-01.1, updates: []}\n", f"  - {{id: R-01.1, updates: [{IN_BRACKETS}]}}\n"),
        ("  - {id: R-01.1}\n", f"  - {{id: R-01.1, updates: [{IN_BRACKETS}]}}\n"),
        (
            "  - {id: R-01.1, updates: [{date: 2020}]}\n",
            f"  - {{id: R-01.1, updates: [{{date: 2020}}, {IN_BRACKETS}]}}\n",
        ),
        (
            "  - id: R-01.1\n    updates: [\n      {date: 2020}, # first\n    ]\n",
            f"  - id: R-01.1\n    updates: [\n      {{date: 2020}}, # first\n      {IN_BRACKETS},\n    ]\n",
        ),
        (
            "  - id: R-01.1\n    updates: [\n      {date: 2020} # first\n    ]\n",
            f"  - id: R-01.1\n    updates: [\n      {{date: 2020}}, # first\n      {IN_BRACKETS}\n    ]\n",
        ),
        (
            "  - id: R-01.1\n    updates:\n      - {date: 2020}\n",
            f"  - id: R-01.1\n    updates:\n      - {{date: 2020}}\n      - {IN_BRACKETS}\n",
        ),
        # Comments: one that is indented like the item belongs to it, one that is not to what follows
        (
            "  - id: R-01.1\n    updates:\n      - date: 2020\n        # of it\n      # of the list\n# of the file\n",
            "  - id: R-01.1\n    updates:\n      - date: 2020\n        # of it\n      - "
            + LINES.format(" " * 8)
            + "      # of the list\n# of the file\n",
        ),
        # Empty lines between items, and after the last
        (
            "  - id: R-01.1\n    updates:\n      - date: 2019\n\n      - date: 2020\n\nevidence: []\n",
            "  - id: R-01.1\n    updates:\n      - date: 2019\n\n      - date: 2020\n\n      - "
            + LINES.format(" " * 8)
            + "\nevidence: []\n",
        ),
        # The end of a document, and a file without a line end
        (
            "  - id: R-01.1\n    updates:\n      - date: 2020\n...\n",
            "  - id: R-01.1\n    updates:\n      - date: 2020\n      - " + LINES.format(" " * 8) + "...\n",
        ),
        (
            "  - id: R-01.1\n    updates:\n      - date: 2020",
            "  - id: R-01.1\n    updates:\n      - date: 2020\n      - " + LINES.format(" " * 8).rstrip("\n"),
        ),
        # Blocks of words that a new line would lengthen
        (
            "  - id: R-01.1\n    updates:\n      - note: |\n          Cut off",
            "  - id: R-01.1\n    updates:\n      - note: |-\n          Cut off\n      - "
            + LINES.format(" " * 8).rstrip("\n"),
        ),
        (
            "  - id: R-01.1\n    updates:\n      - note: >2+ # odd\n          Cut off",
            "  - id: R-01.1\n    updates:\n      - note: >2- # odd\n          Cut off\n      - "
            + LINES.format(" " * 8).rstrip("\n"),
        ),
        (
            "  - id: R-01.1\n    updates:\n      - note: |+\n          Kept\n\n\n",
            "  - id: R-01.1\n    updates:\n      - note: |+\n          Kept\n\n\n      - " + LINES.format(" " * 8),
        ),
    ],
)
def test_an_update_is_written_as_the_file_is(was: str, becomes: str) -> None:
    assert with_update(HEAD + was) == HEAD + becomes


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(newline: str, mark: str) -> None:
    text = mark + (HEAD + "  - id: R-01.1\n").replace("\n", newline)
    added = ("    updates:\n      - " + LINES.format(" " * 8)).replace("\n", newline)
    assert with_update(text) == text + added


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (
            "acceptance: {decision: noted, by: force}\n",
            "acceptance:\n  - {decision: noted, by: force}\n  - {decision: accepted, by: office}\n",
        ),
        (
            "acceptance:\n  decision: noted\n  by: force # the lead\n",
            "acceptance:\n- decision: noted\n  by: force # the lead\n- decision: accepted\n  by: office\n",
        ),
        (
            "acceptance:\n    decision: noted\n    by: force\n",
            "acceptance:\n  - decision: noted\n    by: force\n  - decision: accepted\n    by: office\n",
        ),
    ],
)
def test_an_answer_that_stood_alone_becomes_the_first_of_a_list(was: str, becomes: str) -> None:
    answer = Addition("answer", "R-01", {"decision": "accepted", "by": "office"})
    assert after(f"recommendation: R-01\n{was}", answer) == f"recommendation: R-01\n{becomes}"


def test_long_words_are_folded_where_the_file_folds_them_and_plain_where_it_does_not() -> None:
    words = ("Signed by one more borough. " * 5).strip()
    folded = HEAD + "  - id: R-01.1\n    updates:\n      - note: >-\n          One is.\n"
    plain = HEAD + f"  - id: R-01.1\n    updates:\n      - note: {'One. ' * 40}\n".replace(". \n", ".\n")
    over = HEAD + "  - id: R-01.1\n    updates:\n      - note: One is\n          signed.\n"
    update = Addition("update", "R-01.1", {"note": words})

    assert after(folded, update) == folded + (
        "      - note: >-\n          Signed by one more borough. Signed by one more borough. Signed\n"
        "          by one more borough. Signed by one more borough. Signed by one\n          more borough.\n"
    )
    assert after(plain, update) == plain + f"      - note: {words}\n"
    assert after(over, update) == over + (
        "      - note: Signed by one more borough. Signed by one more borough.\n"
        "          Signed by one more borough. Signed by one more borough. Signed\n          by one more borough.\n"
    )


def test_quotation_marks_are_those_of_the_file() -> None:
    update = Addition("update", "R-01.1", {"note": "Two: of three", "risk": "It's: late"})
    single = HEAD + "  - id: R-01.1\n    title: 'One: two'\n"
    assert (
        after(single, update) == single + "    updates:\n      - note: 'Two: of three'\n        risk: \"It's: late\"\n"
    )
    double = HEAD + '  - id: R-01.1\n    title: "One: two"\n'
    assert (
        after(double, update) == double + '    updates:\n      - note: "Two: of three"\n        risk: "It\'s: late"\n'
    )


def test_what_is_written_in_brackets_elsewhere_in_lines_stays_so() -> None:
    lines = HEAD + "  - id: R-01.1\n    updates:\n      - evidence:\n          - E1\n"
    update = Addition("update", "R-01.1", {"evidence": ["E1", "E2"]})
    assert after(lines, update) == lines + "      - evidence:\n          - E1\n          - E2\n"


@pytest.mark.parametrize(
    "was", ["", "# nothing yet\n", "---\n", "--- # nothing\n...\n", "---\n# one\n...\n", "null\n", "\ufeff"]
)
def test_a_file_that_says_nothing_begins(was: str) -> None:
    text = after(was, Addition("handover", "R-01", {"date": "2020-03-01", "to": "office"}))
    begins = "recommendation: R-01\n\nhandovers:\n  - date: 2020-03-01\n    to: office\n"
    end = "...\n" if was.endswith("...\n") else ""
    assert text == was.removesuffix(end).replace("null\n", "") + begins + end


def test_a_first_response_file_begins_as_the_others_do() -> None:
    other = b"# $schema=../../schema/response.json\r\n# Add at the end.\r\nrecommendation: R-02\r\n"
    answer = Addition("answer", "R-01", {"decision": "accepted", "date": None, "by": "force"})
    texts = {"recommendations.yaml": ASKED, "responses/R-02.yaml": other}
    assert record(texts, [answer]).texts == {
        "responses/R-01.yaml": b"# $schema=../../schema/response.json\r\n# Add at the end.\r\nrecommendation: R-01\r\n"
        b"\r\nacceptance:\r\n  - decision: accepted\r\n    date: null\r\n    by: force\r\n"
    }


def test_an_answer_to_an_escalation_fills_what_is_empty() -> None:
    text = (
        "recommendation: R-01\nescalations:\n  - {date: 2020, reason: Why, answered_on: null, answer: }\n"
        "  - date: 2021\n    reason: Why\n    marking: public\n"
    )
    later = {"answered_on": "2022-01-01", "answer": "Yes: by May"}
    assert after(text, FollowUp("escalation", "R-01", 0, later)) == text.replace("null", "2022-01-01").replace(
        "answer: }", 'answer: "Yes: by May"}'
    )
    assert after(text, FollowUp("escalation", "R-01", 1, later)) == text.replace(
        "    reason: Why\n", '    reason: Why\n    answered_on: 2022-01-01\n    answer: "Yes: by May"\n'
    )


@pytest.mark.parametrize(
    "fault", [lambda text, _: text, lambda text, splices: spliced(text, splices).replace("R-01", "R-02", 1)]
)
def test_an_edit_that_does_not_read_back_as_it_should_is_refused(monkeypatch: pytest.MonkeyPatch, fault: Any) -> None:
    """Whatever goes wrong on the way: that nothing is added, or more is changed than that."""
    monkeypatch.setattr("tracker.register.edit.edit.spliced", fault)
    with pytest.raises(CannotRecord) as told:
        with_update(HEAD + "  - id: R-01.1\n")
    message = "responses/R-01.yaml is written in a way that this cannot be added to safely. Add it with an editor."
    assert str(told.value) == message


def test_an_id_is_one_above_the_highest() -> None:
    text = HEAD + "  - id: R-01.7\n  - id: R-01.2\nevidence:\n  - id: E3\n"
    edit = record(
        {"recommendations.yaml": ASKED, "responses/R-01.yaml": text.encode()},
        [
            Addition("action", "R-01", {"title": "More"}),
            Addition("evidence", "R-01", {"title": "Proof"}),
            Addition("update", "R-01.8", {"note": "x"}),
        ],
    )
    assert [each.values.get("id") for each in edit.additions] == ["R-01.8", "E4", None]
