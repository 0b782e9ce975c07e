"""`position`: the exact shapes that it prints."""

import json
import subprocess
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from tests.commands.custody import ASKED, Run, Write

WHOLE = """\
{
 "as_at": "2024-03-15",
 "known_at": null,
 "commit": null,
 "sources": [
  {
   "id": "AUD",
   "expected_count": 3,
   "on_file": 3,
   "total": 3,
   "last_checked": null,
   "states": {
    "verified": 1,
    "in_progress": 1,
    "not_reported": 1
   },
   "answers": {
    "none": 3
   },
   "stated": {
    "implemented": 2,
    "verified": null
   },
   "done": 1,
   "done_by_statement": 0,
   "gap": 1,
   "done_from": 2,
   "done_to": 2
  }
 ],
 "recommendations": [
  {
   "id": "AUD-01",
   "source": "AUD",
   "reference": "Recommendation 1",
   "title": "Say who checked each record",
   "issued_on": "2023-01-10",
   "priority": null,
   "owner": "police",
   "owners": [
    "police",
    "head"
   ],
   "answer": null,
   "state": "verified",
   "reported": "implemented",
   "verdict": "verified",
   "done_on": "2023-05-31",
   "reopened_on": null,
   "due_original": "2023-06-30",
   "due_basis": "stated",
   "due_now": "2023-06-30",
   "slipped_days": 0,
   "extensions": 0,
   "timeliness": "on_time",
   "days": 30,
   "evidence": 1,
   "contradicting": 0,
   "last_activity": "2023-09-01",
   "flags": [],
   "actions": [
    {
     "id": "AUD-01.1",
     "owner": "head",
     "status": "implemented",
     "upheld": true,
     "implemented_on": "2023-05-31",
     "waiting_on": null,
     "due_now": "2023-06-30",
     "timeliness": "on_time",
     "days": 30
    }
   ]
  },
  {
   "id": "AUD-02",
   "source": "AUD",
   "reference": null,
   "title": "Sample the records",
   "issued_on": "2023-01-10",
   "priority": null,
   "owner": "head",
   "owners": [
    "head"
   ],
   "answer": null,
   "state": "in_progress",
   "reported": "in_progress",
   "verdict": null,
   "done_on": null,
   "reopened_on": null,
   "due_original": "2023-12-31",
   "due_basis": "inferred",
   "due_now": "2024-02-29",
   "slipped_days": 60,
   "extensions": 1,
   "timeliness": "overdue",
   "days": 15,
   "evidence": 0,
   "contradicting": 0,
   "last_activity": "2024-02-20",
   "flags": [],
   "actions": [
    {
     "id": "AUD-02.1",
     "owner": "head",
     "status": "in_progress",
     "upheld": true,
     "implemented_on": null,
     "waiting_on": null,
     "due_now": "2024-02-29",
     "timeliness": "overdue",
     "days": 15
    },
    {
     "id": "AUD-02.2",
     "owner": null,
     "status": "not_reported",
     "upheld": true,
     "implemented_on": null,
     "waiting_on": null,
     "due_now": "2024-02-29",
     "timeliness": "unreported",
     "days": 15
    }
   ]
  },
  {
   "id": "AUD-03",
   "source": "AUD",
   "reference": null,
   "title": "Tell people of their rights",
   "issued_on": "2023-01-10",
   "priority": null,
   "owner": null,
   "owners": [],
   "answer": null,
   "state": "not_reported",
   "reported": "not_reported",
   "verdict": null,
   "done_on": null,
   "reopened_on": null,
   "due_original": null,
   "due_basis": "none",
   "due_now": null,
   "slipped_days": null,
   "extensions": 0,
   "timeliness": "undated",
   "days": 430,
   "evidence": 0,
   "contradicting": 0,
   "last_activity": null,
   "flags": [],
   "actions": []
  }
 ]
}
"""

TABLE = """\
id      title                        owner   state         timeliness  days  due_now     evidence
AUD-01  Say who checked each record  police  verified      on_time     30    2023-06-30  1
AUD-02  Sample the records           head    in_progress   overdue     15    2024-02-29  0
AUD-03  Tell people of their rights  –       not_reported  undated     430   –           0
"""

HEADING = (
    "as_at,known_at,commit,id,source,reference,title,issued_on,priority,owner,owners,answer,state,reported,verdict,"
    "done_on,reopened_on,due_original,due_basis,due_now,slipped_days,extensions,timeliness,days,evidence,contradicting,"
    "last_activity,flags,actions\n"
)
SHEET = (
    "2024-03-15,,,AUD-01,AUD,Recommendation 1,Say who checked each record,2023-01-10,,police,police; head,,verified,"
    "implemented,verified,2023-05-31,,2023-06-30,stated,2023-06-30,0,0,on_time,30,1,0,2023-09-01,,"
    "AUD-01.1 implemented\n"
    "2024-03-15,,,AUD-02,AUD,,Sample the records,2023-01-10,,head,head,,in_progress,in_progress,,,,2023-12-31,inferred,"
    "2024-02-29,60,1,overdue,15,0,0,2024-02-20,,AUD-02.1 in_progress; AUD-02.2 not_reported\n"
    "2024-03-15,,,AUD-03,AUD,,Tell people of their rights,2023-01-10,,,,,not_reported,not_reported,,,,,none,,,0,"
    "undated,430,0,0,,,\n"
)

pytestmark = pytest.mark.usefixtures("custody")


def test_json_has_every_key_in_order_days_in_iso_a_month_as_its_last_day_and_null_for_what_is_missing(run: Run) -> None:
    result = run("position", "--format", "json")
    assert (result.stdout, result.stderr, result.exit_code) == (WHOLE, "", 0)


def test_the_table_is_aligned_text_with_a_dash_for_what_is_missing(run: Run) -> None:
    result = run("position")
    assert (result.stdout, result.stderr, result.exit_code) == (TABLE, "", 0)


def test_csv_has_a_row_for_each_recommendation_and_empty_cells_for_what_is_missing(run: Run) -> None:
    result = run("position", "--format", "csv")
    assert (result.stdout, result.stderr, result.exit_code) == (HEADING + SHEET, "", 0)


@pytest.mark.parametrize(
    ("asked", "shown", "state"),
    [
        ("2023-05-30", "2023-05-30", "not_reported"),
        ("2023-05-31", "2023-05-31", "implemented"),
        ("2023-05", "2023-05-31", "implemented"),
        ("2023-09-01", "2023-09-01", "verified"),
    ],
)
def test_a_day_may_be_asked_for_and_a_month_is_its_last_day(run: Run, asked: str, shown: str, state: str) -> None:
    told = json.loads(run("position", "--as-at", asked, "--format", "json").stdout)
    assert (told["as_at"], told["recommendations"][0]["state"]) == (shown, state)


def test_without_a_day_asked_for_and_none_in_the_register_it_is_today(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Moment(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2024, 6, 1, 12, tzinfo=tz)

    monkeypatch.setattr("tracker.commands.answering.datetime", Moment)
    write("recommendations.yaml", ASKED.replace("as_at: 2024-03-15", "as_at: null"))
    assert json.loads(run("position", "--format", "json").stdout)["as_at"] == "2024-06-01"
    write("recommendations.yaml", ASKED.replace("as_at: 2024-03-15", "as_at: 2024-04"))
    assert json.loads(run("position", "--format", "json").stdout)["as_at"] == "2024-04-30"


def test_before_the_source_there_is_nothing_and_each_form_says_so(run: Run) -> None:
    day = ("--as-at", "2023-01-09")
    assert run("position", *day).stdout == "Nothing to show.\n"
    assert run("position", *day, "--format", "csv").stdout == HEADING
    assert json.loads(run("position", *day, "--format", "json").stdout) == {
        "as_at": "2023-01-09",
        "known_at": None,
        "commit": None,
        "sources": [],
        "recommendations": [],
    }


def test_the_commit_is_told_where_it_holds_what_is_shown_and_is_null_where_it_does_not(
    run: Run, write: Write, tmp_path: Path
) -> None:
    def git(*words: str) -> str:
        who = ("-c", "user.name=Keeper", "-c", "user.email=keeper@example.org", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    def told() -> str | None:
        return json.loads(run("position", "--format", "json").stdout)["commit"]

    git("init", "--quiet")
    assert told() is None
    git("add", "custody")
    git("commit", "--quiet", "--message", "The register begins")
    assert told() == git("rev-parse", "HEAD").strip()
    write("responses/AUD-03.yaml", "recommendation: AUD-03")
    assert told() is None


def test_no_text_of_the_register_is_a_formula_in_a_spreadsheet_or_a_line_of_its_own_in_a_table(
    run: Run, write: Write
) -> None:
    asked = ASKED.replace("Say who checked each record", '"=HYPERLINK(1)"').replace("Sample the records", '"+44 20"')
    asked = asked.replace("Tell people of their rights", r'"@a\nb"').replace("Recommendation 1", '"-1+2"')
    write("recommendations.yaml", asked)
    sheet, table = run("position", "--format", "csv").stdout, run("position").stdout
    assert ",AUD-01,AUD,'-1+2,'=HYPERLINK(1),2023-01-10,,police," in sheet
    assert ",AUD-02,AUD,,'+44 20,2023-01-10,,head," in sheet
    assert ',AUD-03,AUD,,"\'@a\nb",2023-01-10,,,,' in sheet
    assert "AUD-03  @a b           –  " in table
