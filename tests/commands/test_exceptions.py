"""`exceptions`: the exact shapes that it prints. The sentences themselves are the business of `words`."""

import json

import pytest

from tests.commands.custody import Run

KEYS = ["rule", "severity", "kind", "subject", "since", "days", "message", "clears"]
FOUND = [
    ("overdue", 3, "recommendation", "AUD-02", "2024-03-01", 15),
    ("owner_missing", 2, "recommendation", "AUD-03", "2023-01-10", 431),
    ("undated", 2, "recommendation", "AUD-03", "2023-07-12", 248),
    ("stated_not_evidenced", 2, "source", "AUD", "2024-01-31", 45),
    ("quiet", 1, "recommendation", "AUD-03", "2023-04-13", 338),
]

pytestmark = pytest.mark.usefixtures("custody")


def test_json_has_every_key_in_order_and_the_worst_first(run: Run) -> None:
    result = run("exceptions", "--format", "json")
    told = json.loads(result.stdout)
    assert [list(each) for each in told] == [KEYS] * len(FOUND)
    assert [tuple(each.values())[:6] for each in told] == FOUND
    assert (result.stderr, result.exit_code) == ("", 0)


def test_each_has_a_sentence_with_its_figures_and_what_would_end_it(run: Run) -> None:
    told = json.loads(run("exceptions", "--format", "json").stdout)
    figures = [
        "15 days",
        "no lead is on record, and no live action",
        "430 days",
        "at least 2 of 3",
        "430 days",
    ]
    for each, figure in zip(told, figures, strict=True):
        assert figure in each["message"]
        assert each["clears"]


def test_the_table_is_aligned_text(run: Run) -> None:
    messages = [each["message"] for each in json.loads(run("exceptions", "--format", "json").stdout)]
    assert run("exceptions").stdout.splitlines() == [
        "severity  rule                  subject  since       message",
        f"3         overdue               AUD-02   2024-03-01  {messages[0]}",
        f"2         owner_missing         AUD-03   2023-01-10  {messages[1]}",
        f"2         undated               AUD-03   2023-07-12  {messages[2]}",
        f"2         stated_not_evidenced  AUD      2024-01-31  {messages[3]}",
        f"1         quiet                 AUD-03   2023-04-13  {messages[4]}",
    ]


def test_csv_has_every_column(run: Run) -> None:
    lines = run("exceptions", "--format", "csv").stdout.splitlines()
    assert lines[0] == "rule,severity,kind,subject,since,days,message,clears"
    assert lines[1].startswith("overdue,3,recommendation,AUD-02,2024-03-01,15,")
    assert len(lines) == 6


def test_where_there_is_none_each_form_says_so(run: Run) -> None:
    day = ("--as-at", "2023-01-09")
    assert run("exceptions", *day).stdout == "Nothing to show.\n"
    assert run("exceptions", *day, "--format", "json").stdout == "[]\n"
    assert run("exceptions", *day, "--format", "csv").stdout == ",".join(KEYS) + "\n"
