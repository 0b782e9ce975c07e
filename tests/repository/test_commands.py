"""The commands that ask what the register said, and what it changed, on a real repository."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tracker.commands import app


def run(repository: Repository, *words: str) -> Result:
    result = CliRunner().invoke(app, [*words, "--register", str(repository.data)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def told(repository: Repository, *words: str) -> dict[str, object]:
    result = run(repository, *words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_position_as_known_then_rests_on_what_the_register_then_held(three_commits: Repository) -> None:
    then = told(three_commits, "position", "--as-at", "2024-05-31", "--known-at", "2024-04-01")
    now = told(three_commits, "position", "--as-at", "2024-05-31")
    assert (then["as_at"], then["known_at"]) == ("2024-05-31", "2024-03-04")
    assert [each["state"] for each in then["recommendations"]] == ["in_progress"]
    assert (now["as_at"], now["known_at"]) == ("2024-05-31", None)
    assert [each["state"] for each in now["recommendations"]] == ["implemented"]


def test_without_a_day_a_past_revision_is_told_as_at_its_own(three_commits: Repository) -> None:
    assert told(three_commits, "position", "--known-at", "HEAD~1")["as_at"] == "2024-03-04"


@pytest.mark.parametrize(
    ("known_at", "sentence"),
    [
        ("2023-12-31", "The register began on 1 February 2024; it said nothing before.\n"),
        ("nonsense", "'nonsense' is not a date, meeting, tag or commit of this register.\n"),
    ],
)
def test_what_is_not_in_history_is_one_sentence(three_commits: Repository, known_at: str, sentence: str) -> None:
    result = run(three_commits, "position", "--known-at", known_at)
    assert (result.stderr, result.stdout, result.exit_code) == (sentence, "", 3)


def test_a_day_that_is_none_is_wrong_usage(three_commits: Repository) -> None:
    result = run(three_commits, "position", "--known-at", "2024-02-30")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith("'2024-02-30' is not a day in the calendar.")


def test_a_revision_that_is_not_sound_is_told_with_the_nearest_that_is(three_commits: Repository) -> None:
    sound = three_commits.git("rev-parse", "HEAD")[:7]
    three_commits.write("responses/AUD-01.yaml", UPDATE.replace("in_progress", "in_hand"))
    broken = three_commits.commit("Broken", "2024-06-01T10:00:00+00:00")[:7]
    three_commits.write("responses/AUD-01.yaml", UPDATE + DONE)
    three_commits.commit("Mended", "2024-06-02T10:00:00+00:00")
    result = run(three_commits, "position", "--known-at", broken)
    assert result.exit_code == 1
    assert "responses/AUD-01.yaml:7:36: error[word]: 'in_hand' is not a word for 'status'." in result.stderr
    last = (
        f"The register’s files had errors at commit {broken}."
        f" The nearest earlier revision without errors is commit {sound}.\n"
    )
    assert result.stderr.endswith(last)


def test_compare_tells_what_changed_and_who_recorded_it(three_commits: Repository) -> None:
    found = told(three_commits, "compare", "2024-04-01", "2024-05-31", "--audience", "official")
    assert (found["from"]["as_at"], found["to"]["as_at"]) == ("2024-04-01", "2024-05-31")
    [about] = found["recommendations"]
    states = [each for each in about["changes"] if each["what"] == "state"]
    assert [(each["was"], each["now"], each["by"], each["recorded_on"]) for each in states] == [
        ("in_progress", "implemented", "Keeper", "2024-05-03")
    ]
    text = run(three_commits, "compare", "2024-04-01", "2024-05-31", "--audience", "official").stdout
    assert text.startswith("# Custody: from 1 April 2024 to 31 May 2024\n\n## AUD-01 Say who checked\n\n- ")


def test_compare_says_once_that_git_cannot_tell_who_recorded_it(
    three_commits: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = run(three_commits, "compare", "2024-01-01", "2024-05-31", "--format", "json")
    [about] = json.loads(result.stdout)["recommendations"]
    assert {each["by"] for each in about["changes"]} == {None}
    assert result.stderr == "git is not installed here, so the register's history cannot be shown. Install it.\n"


def test_compare_has_what_the_committees_ask_of_each_source(three_commits: Repository) -> None:
    all_left, none_left = {"shown": 1, "least": 1, "most": 1}, {"shown": 0, "least": 0, "most": 0}
    assert told(three_commits, "compare", "2024-04-01", "2024-05-31")["outstanding"] == [
        {
            "source": "AUD", "made": 1, "on_file": 1, "then": all_left, "now": none_left, "done": ["AUD-01"],
            "closed": [], "fell_back": [], "begun": [], "updated": ["AUD-01"], "updates": 1,
        }
    ]  # fmt: skip
    text = run(three_commits, "compare", "2024-04-01", "2024-05-31").stdout
    assert text.endswith(
        "\n## Made, outstanding then, outstanding now, and progress since\n\n"
        "| Source | Made | Outstanding then | Outstanding now | Progress since |\n|---|---|---|---|---|\n"
        "| AUD Audit | 1 | 1 | 0 | 1 done: AUD-01; 1 new update on 1 recommendation |\n"
    )
    before_its_issue = told(three_commits, "compare", "2024-01-01", "2024-05-31")["outstanding"]
    assert [each["then"] for each in before_its_issue] == [None]


def test_two_revisions_have_each_its_own_day(three_commits: Repository) -> None:
    found = told(three_commits, "compare", "HEAD~2", "HEAD")
    assert (found["from"]["known_at"], found["to"]["known_at"]) == ("2024-02-01", "2024-05-03")


def test_compare_wants_two(three_commits: Repository) -> None:
    result = run(three_commits, "compare", "2024-04-01")
    sentence = "Name two days, meetings or revisions, or one meeting with --since-last.\n"
    assert (result.stderr, result.exit_code) == (sentence, 2)


def test_a_broken_promise_is_an_error_at_its_line_and_a_correction_mends_it(three_commits: Repository) -> None:
    changed = UPDATE.replace("with the printer", "at the printer's")
    three_commits.write("responses/AUD-01.yaml", changed + DONE)
    assert run(three_commits, "check").exit_code == 0
    broken = run(three_commits, "check", "--base", "HEAD")
    assert broken.exit_code == 1
    [line] = broken.stdout.splitlines()
    assert "/responses/AUD-01.yaml:7:" in line
    assert "error[promise]:" in line
    correction = """corrections:
  - {date: 2024-06-01, by: police, field: "actions[AUD-01.1].updates[0].note", was: The form is with the printer.,
     now: The form is at the printer's., reason: So the printer says.}
"""
    three_commits.write("responses/AUD-01.yaml", changed + DONE + correction)
    assert run(three_commits, "check", "--base", "HEAD").exit_code == 0


def test_a_promise_counts_whatever_the_marking(three_commits: Repository) -> None:
    marked = UPDATE.replace("note:", "marking: official_sensitive, note:")
    three_commits.write("responses/AUD-01.yaml", marked + DONE)
    three_commits.commit("Marked", "2024-06-01T10:00:00+00:00")
    three_commits.write("responses/AUD-01.yaml", marked.replace("with the printer", "at the printer's") + DONE)
    broken = run(three_commits, "check", "--base", "HEAD")
    assert broken.exit_code == 1
    assert ":7:" in broken.stdout


def test_a_register_that_had_errors_is_mended_and_held_to_what_it_said_before(three_commits: Repository) -> None:
    sound = three_commits.git("rev-parse", "--short=7", "HEAD")
    three_commits.write("responses/AUD-01.yaml", UPDATE.replace("in_progress", "in_hand") + DONE)
    three_commits.commit("Broken", "2024-06-01T10:00:00+00:00")
    broken = three_commits.git("rev-parse", "--short=7", "HEAD")
    three_commits.write("responses/AUD-01.yaml", UPDATE + DONE)
    mended = run(three_commits, "check", "--base", "HEAD")
    assert (mended.exit_code, mended.stdout) == (0, "")
    assert mended.stderr.startswith(
        f"The register’s files had errors at commit {broken},"
        f" so it is compared with the nearest earlier revision without errors, commit {sound}.\n"
    )
    three_commits.write("responses/AUD-01.yaml", UPDATE.replace("with the printer", "at the printer's") + DONE)
    assert run(three_commits, "check", "--base", "HEAD").exit_code == 1


def test_a_register_that_was_never_sound_has_promised_nothing(repository: Repository) -> None:
    repository.write("recommendations.yaml", ASKED.replace("kind: body", "kind: bodies"))
    repository.commit("Broken", "2024-02-01T10:00:00+00:00")
    broken = repository.git("rev-parse", "--short=7", "HEAD")
    repository.write("recommendations.yaml", ASKED)
    mended = run(repository, "check", "--base", "HEAD")
    assert (mended.exit_code, mended.stdout) == (0, "")
    never = f"The register’s files had errors at commit {broken} and at every revision before it.\n"
    assert mended.stderr.startswith(never)


def test_progress_counts_by_quarter(three_commits: Repository) -> None:
    result = run(three_commits, "progress", "--as-at", "2024-06-30", "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "quarter": "Q4 2023/24", "ends": "2024-03-31", "to_date": False,
            "states": {"in_progress": 1}, "overdue": 0, "unreported": 0,
        },
        {
            "quarter": "Q1 2024/25", "ends": "2024-06-30", "to_date": False,
            "states": {"implemented": 1}, "overdue": 0, "unreported": 0,
        },
    ]  # fmt: skip


def test_too_little_history_gives_no_number(three_commits: Repository) -> None:
    assert told(three_commits, "forecast", "--as-at", "2024-06-30") == {
        "enough_history": False, "open": 0, "completions": 1, "median": None, "p85": None,
        "chance_by_last_deadline": None, "last_deadline": None,
        "backtest": [{"made_on": "2024-03-31", "median": None, "p85": None, "ended_on": "2024-05-02", "inside": None}],
        "last_deadline_inferred": None, "expected": [],
    }  # fmt: skip
