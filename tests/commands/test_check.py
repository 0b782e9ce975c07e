"""`check`: every problem, where it is read, and the exit code."""

import json
from pathlib import Path

import pytest

from tests.commands.custody import ASKED, Run, Write
from tests.registers.canaries import git

SOUND, BROKEN = 0, 1

# Updates of a day that is in no calendar, and of one that is far away.
SLIPS = """
    recommendation: AUD-02
    actions:
      - id: AUD-02.1
        title: Draw a sample
        updates:
          - {date: 2024-02-30, status: in_progress, by: head, note: A slip.}
          - {date: 2199-01-01, status: in_progress, by: head, note: Far away.}
"""
DAY = (
    "custody/responses/AUD-02.yaml:6:16: error[date]: '2024-02-30' is not a day in the calendar. "
    "Write it as YEAR-MONTH-DAY, for example 2024-02-28."
)
PARTY = (
    "custody/recommendations.yaml:35:12: error[party]: 'polise' is not a party of the register. Did you mean 'police'?"
)

pytestmark = pytest.mark.usefixtures("custody")


@pytest.fixture
def broken(custody: None, write: Write) -> None:
    """Misspell the owner of AUD-02, and date updates of it on days that are not there and not yet there."""
    before, owner, after = ASKED.rpartition("owner: police")
    write("recommendations.yaml", f"{before}{owner.replace('police', 'polise')}{after}")
    write("responses/AUD-02.yaml", SLIPS)


def test_a_sound_register_has_a_verdict_and_nothing_else(run: Run) -> None:
    result = run("check")
    assert result.stdout == ""
    assert result.stderr == "custody is sound: 3 recommendations, 0 errors, 0 warnings.\n"
    assert result.exit_code == SOUND


def test_warnings_alone_do_not_make_a_register_unsound(run: Run, write: Write) -> None:
    write("responses/AUD-02.yaml", SLIPS.replace("2024-02-30", "2024-02-28"))
    result = run("check")
    [warning] = result.stdout.splitlines()
    assert warning.startswith("custody/responses/AUD-02.yaml:7:16: warning[future]: 2199-01-01 is after today, ")
    assert result.stderr == "custody is sound: 3 recommendations, 0 errors, 1 warning.\n"
    assert result.exit_code == SOUND


@pytest.mark.usefixtures("broken")
def test_every_problem_is_on_standard_output_sorted_and_the_verdict_is_not(run: Run) -> None:
    result = run("check")
    first, second, third = result.stdout.splitlines()
    assert (first, second) == (PARTY, DAY)
    assert third.startswith("custody/responses/AUD-02.yaml:7:16: warning[future]: ")
    assert result.stderr == "custody is not sound: 2 errors, 1 warning.\n"
    assert result.exit_code == BROKEN


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("command", [["position"], ["exceptions"], ["export", "out.csv"], ["export", "out.db"]])
def test_every_other_command_tells_the_problems_on_standard_error_and_does_nothing_else(
    run: Run, command: list[str], tmp_path: Path
) -> None:
    result = run(*command)
    assert result.stdout == ""
    assert result.stderr.splitlines()[:2] == [PARTY, DAY]
    assert result.stderr.splitlines()[3:] == ["custody is not sound: 2 errors, 1 warning."]
    assert result.exit_code == BROKEN
    assert [each.name for each in tmp_path.iterdir()] == ["custody"]


@pytest.mark.usefixtures("broken")
def test_json_has_every_problem_with_its_place(run: Run) -> None:
    result = run("check", "--format", "json")
    told = json.loads(result.stdout)
    assert [list(each) for each in told] == [["path", "line", "column", "level", "code", "message"]] * 3
    assert told[0] == {
        "path": "recommendations.yaml",
        "line": 35,
        "column": 12,
        "level": "error",
        "code": "party",
        "message": "'polise' is not a party of the register. Did you mean 'police'?",
    }
    assert result.exit_code == BROKEN


def test_json_of_a_sound_register_is_an_empty_list(run: Run) -> None:
    assert json.loads(run("check", "--format", "json").stdout) == []


@pytest.mark.usefixtures("broken")
def test_github_reads_each_problem_as_an_annotation_of_its_line(run: Run) -> None:
    result = run("check", "--format", "github")
    assert result.stdout.splitlines()[:2] == [
        "::error file=custody/recommendations.yaml,line=35,col=12,title=party::"
        "'polise' is not a party of the register. Did you mean 'police'?",
        "::error file=custody/responses/AUD-02.yaml,line=6,col=16,title=date::"
        "'2024-02-30' is not a day in the calendar. Write it as YEAR-MONTH-DAY, for example 2024-02-28.",
    ]
    assert result.stdout.splitlines()[2].startswith("::warning file=custody/responses/AUD-02.yaml,line=7,col=16,")
    assert result.exit_code == BROKEN


def test_github_is_told_as_many_as_it_shows_the_worst_first_and_how_many_more_there_are(run: Run, write: Write) -> None:
    item = "  - {{id: E{}, title: A, kind: letter, date: 2024-02-{}, shows: It., marking: public}}\n"
    items = "".join(item.format(number, "30" if number > 20 else "01") for number in range(1, 36))
    write("responses/AUD-03.yaml", f"recommendation: AUD-03\nevidence:\n{items}")
    result = run("check", "--format", "github")
    notes = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert notes == ["::error"] * 10 + ["::warning"] * len(notes[10:-1]) + ["::notice"]
    assert result.exit_code == BROKEN
    assert result.stdout.splitlines()[-1].startswith("::notice title=check::and ")


def test_an_annotation_is_escaped_so_that_no_text_ends_it_early(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a,b").mkdir()
    text = 'register:\n  title: Custody\n  as_at: "50%::error::,"\n'
    (tmp_path / "a,b" / "recommendations.yaml").write_text(text, encoding="utf-8")
    assert run("check", "--register", "a,b", "--format", "github").stdout == (
        "::error file=a%2Cb/recommendations.yaml,line=3,col=10,title=date::"
        "'50%25::error::,' is not a date. Write it as YEAR-MONTH-DAY, for example 2024-02-28; "
        "YEAR-MONTH or YEAR where no more is known.\n"
    )


def test_one_recommendation_is_counted_as_one(run: Run, write: Write, tmp_path: Path) -> None:
    write("recommendations.yaml", ASKED.partition("      - id: AUD-02")[0])
    (tmp_path / "custody" / "responses" / "AUD-02.yaml").unlink()
    assert run("check").stderr == "custody is sound: 1 recommendation, 0 errors, 0 warnings.\n"


PAPERS = """
    meetings:
      - {id: first, date: 2024-02-01, body: board, title: First, status: held, circulated: papers-1}
      - {id: second, date: 2024-03-01, body: board, title: Second, status: held, circulated: bogus-zzz}
      - {id: third, date: 2024-03-01, body: board, title: Third, status: held, circulated: HEAD}
      - {id: fourth, date: 2024-01-10, body: board, title: Fourth, status: held, circulated: papers-1}
"""
WRONG_PAPERS = [
    "custody/meetings.yaml:3:90: warning[circulated]: 'bogus-zzz' is no commit or tag in this register's history, so"
    " what the meeting's papers said cannot be shown. Correct it, or bring missing tags with `git fetch --tags`.",
    "custody/meetings.yaml:4:88: warning[circulated]: 'HEAD' is another commit after each change, so what the papers"
    " said would change with it. Write the commit, now COMMIT, or make a tag.",
    "custody/meetings.yaml:5:90: warning[circulated]: 'papers-1' was recorded on 2024-01-20, after the meeting, so its"
    " papers cannot have been made from it. Correct it, or leave it empty.",
]


@pytest.fixture
def papers(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register in git, with the papers of its first meeting under a tag."""
    write("meetings.yaml", PAPERS)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-01-20T10:00:00+00:00")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "The register begins")
    git(tmp_path, "tag", "papers-1")
    return tmp_path


def test_papers_of_no_revision_or_of_one_that_cannot_be_theirs_are_told(run: Run, papers: Path) -> None:
    commit = git(papers, "rev-parse", "HEAD")[:7]
    result = run("check")
    assert result.stdout.splitlines() == [line.replace("COMMIT", commit) for line in WRONG_PAPERS]
    assert result.stderr == "custody is sound: 3 recommendations, 0 errors, 3 warnings.\n"
    assert result.exit_code == SOUND


def test_of_a_history_that_is_cut_off_no_papers_are_told(run: Run, papers: Path) -> None:
    git(papers, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(papers.parent, "clone", "--quiet", "--depth", "1", papers.as_uri(), "cut")
    result = run("check", "--register", str(papers.with_name("cut") / "custody"))
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("papers")
def test_a_history_that_cannot_be_asked_is_told_and_the_files_are_checked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("check")
    assert result.stdout == ""
    assert result.stderr == (
        "git is not installed here, so the register's history cannot be shown. Install it.\n"
        "custody is sound: 3 recommendations, 0 errors, 0 warnings.\n"
    )
    assert result.exit_code == SOUND
