"""`review`: what a change does to the register, told between two commits of a real repository."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.registers.canaries import AUTHOR, CANARY
from tests.repository.conftest import ASKED, DONE, UPDATE, Repository, cache_of_commands, repository  # noqa: F401
from tracker.commands import app
from tracker.commands.review import ReviewFormat
from tracker.outputs.inert import MARKER, MOST_BYTES, is_inert

Run = Callable[..., Result]
EVIDENCE = """evidence:
  - {id: E1, title: The form, kind: policy, date: 2024-05-01, shows: The line., held: County Police, marking: public}
"""
CITING = DONE.replace("The form is in use.", "The form is in use., evidence: [E1]")
VERDICT = "verifications:\n  - {date: 2024-05-20, by: audit, outcome: verified, note: Seen in ten records.}\n"
AS_AT = ("--as-at", "2024-06-01")
NOW = "What the position becomes, as at 1 June 2024\n"
WHO = "\nWho may approve\n  AUD-01: its lead, County Police; for a verdict, County Audit.\n"


@pytest.fixture
def change(repository: Repository) -> Repository:  # noqa: F811
    """Return a repository with a branch `change` off `main`, on which it is at; an update is on the register."""
    repository.write("recommendations.yaml", ASKED)
    repository.write("responses/AUD-01.yaml", UPDATE)
    repository.commit("AUD-01: begun", "2024-03-02T10:00:00+00:00")
    repository.git("checkout", "--quiet", "-b", "change")
    return repository


@pytest.fixture
def review(change: Repository, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `review` beside the register; it may end only by exiting."""
    monkeypatch.chdir(change.root)
    for name in ("TRACKER_REGISTER", "TRACKER_AUDIENCE"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> Result:
        result = CliRunner().invoke(app, ["review", *(words or ("main", "change")), *AS_AT])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


def propose(change: Repository, text: str, path: str = "responses/AUD-01.yaml", **who: str) -> str:
    change.write(path, text)
    change.git("add", "--all")
    change.git("commit", "--quiet", "--message", "A change", **who)
    return change.git("rev-parse", "HEAD")


def test_a_claim_with_its_evidence_is_told_in_one_sentence(change: Repository, review: Run) -> None:
    propose(change, UPDATE + CITING + EVIDENCE)
    result = review()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{NOW}  AUD-01: in progress, due in 29 days (inferred) → implemented – awaiting verification, done 59 days"
        " early; 1 update and 1 policy as evidence added.\n"
        "\nEvidence added\n  AUD-01: Evidence E1 was recorded: The form, dated 1 May 2024. The line.\n" + WHO
    )


def test_a_claim_without_evidence_is_told_with_what_is_missing(change: Repository, review: Run) -> None:
    propose(change, UPDATE + DONE)
    result = review()
    assert result.exit_code == 0
    assert "\nStill missing\n  AUD-01: " in result.stdout
    assert "\n  AUD-01.1: claimed done, and no evidence is cited.\n" in result.stdout


def test_neither_side_need_be_on_the_line_that_is_checked_out(change: Repository, review: Run) -> None:
    propose(change, UPDATE + CITING + EVIDENCE)
    told = review().stdout
    change.git("checkout", "--quiet", "main")
    assert review().stdout == told
    change.git("merge", "--quiet", "--no-ff", "--no-edit", "change")
    assert review("HEAD^1", "HEAD").stdout == told


def test_where_there_is_nothing_to_say_there_is_no_text(change: Repository, review: Run, tmp_path: Path) -> None:
    propose(change, "# A comment alone.\n" + UPDATE)
    (change.root / "notes.txt").write_text("Beside the register.\n", encoding="utf-8")
    result = review("main", "change", "--format", "github", "-o", str(tmp_path / "comment.md"))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "comment.md").read_bytes() == b""


def test_a_broken_promise_is_told_with_what_to_write_instead(change: Repository, review: Run) -> None:
    propose(change, UPDATE.replace("date: 2024-03-01", "date: 2024-02-01"))
    result = review("main", "change", "--format", "github", "-o", "comment.md")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=data/responses/AUD-01.yaml,line=7,col=16,title=promise::'date' of")
    text = Path("comment.md").read_text(encoding="utf-8")
    assert text.startswith(f"{MARKER}\n### What this change does to the register\n\n#### Promises broken\n\n- data/")
    assert "add below 'corrections:' - \\{&#8203;date: YEAR-MONTH-DAY, by: PARTY, field: " in text
    assert is_inert(text.removeprefix(f"{MARKER}\n"))


def test_a_change_of_a_deadline_is_answered_with_the_extension_to_write(change: Repository, review: Run) -> None:
    propose(change, ASKED.replace("due: 2024-06-30", "due: 2024-09-30"), "recommendations.yaml")
    result = review()
    assert result.exit_code == 1
    assert "where a later day was agreed add it to 'extensions' in responses/AUD-01.yaml" in result.stdout


def test_of_a_change_with_errors_each_is_told_and_no_position(change: Repository, review: Run) -> None:
    propose(change, UPDATE.replace("2024-03-01", "2024-02-30"))
    result = review()
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "Problems (1 error, 0 warnings)\n  data/responses/AUD-01.yaml:7:16: error[date]: '2024-02-30' is not a day"
    )
    assert "\nWhat the position becomes\n  What this changes is shown once the errors are put right.\n" in (
        result.stdout
    )


def test_a_mistake_that_was_there_before_is_held_to_the_last_sound_register(change: Repository, review: Run) -> None:
    broken = propose(change, UPDATE.replace("2024-03-01", "2024-02-30"))
    propose(change, UPDATE + DONE)
    result = review(broken, "change")
    assert result.exit_code == 0
    assert (
        f"  The register’s files had errors at commit {broken[:7]}, so it is compared with the nearest" in result.stdout
    )


def test_warnings_that_were_there_before_are_not_of_this_change(change: Repository, review: Run) -> None:
    early = UPDATE.replace("2024-03-01", "2024-01-01")
    change.git("checkout", "--quiet", "main")
    propose(change, early)
    change.git("checkout", "--quiet", "-B", "change")
    propose(change, early + DONE)
    assert "Problems" not in review().stdout


def test_who_verifies_the_own_work_is_named(change: Repository, review: Run) -> None:
    propose(change, ASKED.replace("verifiers: [audit]", "verifiers: [audit, police]"), "recommendations.yaml")
    propose(change, UPDATE + CITING + VERDICT.replace("by: audit", "by: police") + EVIDENCE)
    told = review().stdout
    own = "AUD-01: the verdict of 20 May 2024 is by County Police, on its own work."
    assert f"\nVerified by those who did the work\n  {own}\n" in told
    # By the register before the change police may not verify, and that it now may is told.
    assert told.endswith(f"{WHO}  What else it changes: the register’s keeper.\n")
    assert "\nAlso changed\n  data/recommendations.yaml: sources[AUD].verifiers\n" in told


def test_one_person_who_records_the_claim_and_its_verdict_is_named_to_whom_it_may_be(
    change: Repository, review: Run
) -> None:
    ada = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@county.example"}
    propose(change, UPDATE + CITING + EVIDENCE, **ada)
    propose(change, UPDATE + CITING + EVIDENCE + VERDICT, **ada)
    public, official = review().stdout, review("main", "change", "--audience", "official").stdout
    assert "AUD-01: Ada recorded the claim, and now records the verdict on it." in official
    assert "AUD-01: One person recorded the claim, and now records the verdict on it." in public
    assert "Ada" not in public

    change.git("checkout", "--quiet", "-B", "change", "main")
    propose(change, UPDATE + CITING + EVIDENCE, **ada)
    propose(change, UPDATE + CITING + EVIDENCE + VERDICT)  # by somebody else
    assert "Verified by" not in review().stdout


def test_words_above_the_audience_are_in_neither_text_nor_note(change: Repository, review: Run) -> None:
    hidden = UPDATE.replace("note: The form is with the printer.", "note: Kanari one., marking: official")
    change.git("checkout", "--quiet", "main")
    propose(change, hidden)
    change.git("checkout", "--quiet", "-B", "change")
    edited = hidden.replace("Kanari one.", "Kanari two.")
    secret = EVIDENCE.replace("The form", "Kanari three").replace("marking: public", "marking: official_sensitive")
    propose(change, edited + CITING + secret)

    public = review("main", "change", "--format", "github", "-o", "comment.md")
    text = Path("comment.md").read_text(encoding="utf-8")
    assert public.exit_code == 1  # the same for everybody
    assert "kanari" not in (public.output + text).lower()
    assert "- data/responses/AUD-01.yaml:7:" in text.replace("&#8203;", "")
    assert "AUD-01: Evidence E1 was recorded (official" in text

    whole = review("main", "change", "--audience", "official_sensitive")
    assert whole.exit_code == 1
    assert all(each in whole.stdout for each in ("Kanari one.", "Kanari two.", "Kanari three"))


def test_a_mistake_is_not_quoted_to_the_public_where_anything_is_marked(change: Repository, review: Run) -> None:
    propose(change, UPDATE.replace("with the printer.}", "with the printer., marking: official, Kanari: x}"))
    result = review()
    assert (result.exit_code, "Kanari" in result.output) == (1, False)
    assert "data/responses/AUD-01.yaml:7:" in result.stdout
    assert "Kanari" in review("main", "change", "--audience", "official_sensitive").stdout


def test_a_mistake_is_not_quoted_either_where_the_change_takes_the_marking_away(
    change: Repository, review: Run
) -> None:
    change.git("checkout", "--quiet", "main")
    propose(change, UPDATE.replace("with the printer.}", "Kanari., marking: official}"))
    change.git("checkout", "--quiet", "-B", "change")
    propose(change, UPDATE.replace("date: 2024-03-01", "date: Kanari"))
    result = review()
    assert (result.exit_code, "Kanari" in result.output) == (1, False)
    assert "data/responses/AUD-01.yaml:7:16: error[date]: " in result.stdout


def test_a_history_that_is_cut_off_names_nobody(
    change: Repository, review: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There whoever made the oldest commit seems to have recorded all that was before it."""
    propose(change, UPDATE + CITING + EVIDENCE, GIT_AUTHOR_NAME="Ada", GIT_AUTHOR_EMAIL="ada@county.example")
    propose(change, f"# By the keeper.\n{UPDATE}{CITING}{EVIDENCE}")
    propose(change, f"# By the keeper.\n{UPDATE}{CITING}{EVIDENCE}{VERDICT}")
    whole = review("HEAD~1", "HEAD", "--audience", "official_sensitive").stdout
    change.git("clone", "--quiet", "--depth", "2", f"file://{change.root}", str(tmp_path / "cut off"))
    monkeypatch.chdir(tmp_path / "cut off")
    told = review("HEAD~1", "HEAD", "--audience", "official_sensitive").stdout
    assert "verified" in told
    assert told == whole
    assert "recorded the claim" not in told


HOSTILE = "@everyone <img src=x> [a](https://a.b) #1 /close www.a.b `x`"


def test_what_anybody_wrote_is_inert_in_the_comment(change: Repository, review: Run) -> None:
    quoted = json.dumps(HOSTILE)
    propose(change, UPDATE + CITING + EVIDENCE.replace("The form", quoted).replace("The line.", quoted))
    propose(change, "x", f"responses/{HOSTILE.replace('/', ' ')}.yml")
    for host in ("github", "gitlab"):
        result = review("main", "change", "--format", host)
        assert result.exit_code == 0, result.output
        assert result.stdout.count("@&#8203;everyone &lt;img src=x&gt; ") >= 3
        assert is_inert(result.stdout.removeprefix(f"{MARKER}\n"))


def test_the_comment_and_the_notes_stay_within_the_limits_of_the_host(change: Repository, review: Run) -> None:
    item = "  - {{id: E{}, title: {}, kind: other, date: 2024-05-01, shows: '{}', marking: public}}\n"
    items = "".join(item.format(number, "“" * 900, "@a" * 700) for number in range(1, 200))
    propose(change, UPDATE + "evidence:\n" + items)
    result = review("main", "change", "--format", "github", "-o", "comment.md")
    text = Path("comment.md").read_bytes()
    assert result.exit_code == 0
    assert 10_000 < len(text) <= MOST_BYTES
    assert b" more\n" in text
    lines = result.stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning"] * 10 + ["::notice"]
    assert lines[-1] == "::notice title=check::and 189 more: `python -m tracker check` tells all."


def test_gitlab_gets_its_report_of_code_quality(change: Repository, review: Run) -> None:
    propose(change, UPDATE.replace("date: 2024-03-01", "date: 2024-02-01"))
    result = review("main", "change", "--format", "gitlab", "-o", "comment.md")
    [note] = json.loads(result.stdout)
    assert (note["severity"], note["check_name"]) == ("blocker", "promise")
    assert note["location"] == {"path": "data/responses/AUD-01.yaml", "lines": {"begin": 7}}
    assert len(note["fingerprint"]) == 64


@pytest.mark.parametrize("name", ["nothing", "--octopus", "-x", "$(touch ran)", "a\nb", ""])
def test_a_revision_that_is_none_is_refused(review: Run, change: Repository, name: str) -> None:
    result = review("--", name, "change") if name.startswith("-") else review(name, "change")
    assert result.exit_code in (2, 3)
    assert result.stdout == ""
    assert not (change.root / "ran").exists()


def test_a_branch_is_named_whatever_it_is_called(change: Repository, review: Run) -> None:
    change.git("checkout", "--quiet", "-b", "a;touch${IFS}ran@{$x}".replace("@{", "@"))
    propose(change, UPDATE + DONE)
    assert "AUD-01: " in review("main", "a;touch${IFS}ran@$x}").stdout
    assert not (change.root / "ran").exists()


def test_words_that_were_restricted_since_are_in_no_review_of_what_was_before(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every entry that may be marked is public at `first` and restricted at `second`; the marking of now counts."""
    monkeypatch.chdir(committed)
    for sides in (("first", "second"), ("second", "first")):
        for host in ReviewFormat:
            result = CliRunner().invoke(app, ["review", *sides, "--format", host.value, "--audience", "public"])
            assert result.exit_code in (0, 1), result.output
            assert CANARY not in result.output.lower()
            assert AUTHOR not in result.output
    whole = CliRunner().invoke(app, ["review", "first", "second", "--audience", "official_sensitive"])
    assert "marking" in whole.stdout


def test_what_belongs_to_no_recommendation_is_the_keepers_to_approve(change: Repository, review: Run) -> None:
    propose(
        change, "meetings: [{id: jan, body: audit, date: 2024-04-04, title: April, status: held}]\n", "meetings.yaml"
    )
    assert review().stdout == (
        f"{NOW}  Where things stand does not change.\n\nAlso changed\n  data/meetings.yaml: meetings[jan]\n"
        "\nWho may approve\n  All of it: the register’s keeper.\n"
    )


def test_claims_come_first_and_what_comes_with_them_is_counted(change: Repository, review: Run) -> None:
    asked = "  - {{id: {}, source: AUD, title: More, wording_status: summary, owner: police, due_basis: none}}\n"
    more = asked.format("AUD-02") + asked.format("AUD-03")
    change.git("checkout", "--quiet", "main")
    propose(change, ASKED.replace("expected_count: 1", "expected_count: null") + more, "recommendations.yaml")
    change.git("checkout", "--quiet", "-B", "change")
    item = "  - {{id: E{}, title: A, kind: agreement, date: 2024-05-01, shows: It., held: x, marking: public{}}}\n"
    items = "".join(item.format(number, more) for number, more in ((1, ""), (2, ""), (3, ", stance: contradicts")))
    response = UPDATE.replace("AUD-01", "AUD-03")
    propose(change, UPDATE + "evidence:\n" + items)  # no claim is made of it
    propose(change, UPDATE.replace("AUD-01", "AUD-02"), "responses/AUD-02.yaml")  # begun
    propose(change, response.replace("status: in_progress", "status: implemented"), "responses/AUD-03.yaml")
    told = review().stdout.split("\n\n")[0].splitlines()[1:]
    assert [line.split(":")[0] for line in told] == ["  AUD-03", "  AUD-02", "  AUD-01"]
    assert told[2].endswith("2 agreements as evidence and 1 agreement as evidence against what is claimed added.")
    assert told[1].endswith("; 1 update and 1 new action added.")


def test_a_new_recommendation_is_the_keepers_to_approve(change: Repository, review: Run) -> None:
    more = "  - {id: AUD-02, source: AUD, title: Two, wording_status: summary, owner: police, due_basis: none}\n"
    propose(change, ASKED.replace("expected_count: 1", "expected_count: null") + more, "recommendations.yaml")
    told = review().stdout
    assert "AUD-02: not on the register → no progress reported" in told
    assert "AUD-02: the register’s keeper, since it is new; for a verdict, County Audit." in told
