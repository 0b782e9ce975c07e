"""Publishing: a branch of one commit at a real remote, from a clone that nothing of it touches."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tests.repository.http_remote import PASSWORD, git_host, silent_host
from tracker.files import read_folder
from tracker.register.audience import as_read_by
from tracker.register.edit.additions import Addition, FollowUp
from tracker.register.markings import Markings
from tracker.register.records import Register
from tracker.repository.publishing import side_repository
from tracker.repository.publishing.failures import CannotPublish
from tracker.repository.publishing.publish import Author, ProposedBranch, Submission, publish
from tracker.rules.changes.allowed import Entitlement
from tracker.vocabulary import Marking

TODAY = date(2024, 6, 1)
DONE_IN_MAY = Addition(
    "update",
    "AUD-01.1",
    {"date": "2024-05-02", "status": "implemented", "by": "police", "note": "The form is in use."},
)
BRANCH = "update/AUD-01-update-1b2c3d4e5f"
POLICE = Author("Head of Forms", "head@police.example", Entitlement(("police",)))
KEPT = "Nothing was sent, and what you wrote is still here."


@pytest.fixture
def host(tmp_path: Path) -> Repository:
    """Return a bare repository that holds the register of two commits."""
    origin = Repository(tmp_path / "first")
    origin.write("recommendations.yaml", ASKED)
    origin.write("responses/AUD-01.yaml", UPDATE)
    origin.commit("AUD-01: the form is with the printer", "2024-03-04T10:00:00+00:00")
    bare = tmp_path / "host" / "county.git"
    origin.git("clone", "--quiet", "--bare", str(origin.root), str(bare))
    return at(bare)


def at(root: Path) -> Repository:
    """Return a repository that is there, as it is."""
    there = Repository.__new__(Repository)
    there.root, there.data = root, root / "data"
    return there


@pytest.fixture
def clone(host: Repository, tmp_path: Path) -> Repository:
    """Return the clone that is shown."""
    host.git("clone", "--quiet", str(host.root), str(tmp_path / "shown"))
    return Repository(tmp_path / "shown")


def send(clone: Repository, *additions: Addition | FollowUp, **others: object) -> ProposedBranch:
    documents, author = others.get("documents", {}), others.get("author", POLICE)
    submission = Submission(additions or (DONE_IN_MAY,), documents, read_folder(clone.data).texts)  # type: ignore[arg-type]
    return publish(clone.data, submission, author, str(others.get("remote", "origin")), TODAY)  # type: ignore[arg-type]


def refusal(clone: Repository, *additions: Addition | FollowUp, **others: object) -> str:
    with pytest.raises(CannotPublish) as caught:
        send(clone, *additions, **others)
    return str(caught.value)


def all_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return each file below a folder, `.git` with it: when it was written, and what it holds."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def branches(host: Repository) -> list[str]:
    return host.git("for-each-ref", "--format=%(refname:short)").splitlines()


def push(clone: Repository, path: str, text: str) -> None:
    """Have somebody else record something at the remote meanwhile."""
    other = clone.root.with_name("another's")
    if not other.exists():
        clone.git("clone", "--quiet", clone.git("remote", "get-url", "origin"), str(other))
    another = Repository(other)
    another.write(path, text)
    another.commit("Meanwhile", "2024-05-20T10:00:00+00:00")
    another.git("push", "--quiet")


def hook(repository: Path, name: str, script: str) -> None:
    file = repository / "hooks" / name
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_a_change_arrives_as_a_branch_of_one_commit_that_states_the_fact(clone: Repository, host: Repository) -> None:
    sent = send(clone)

    assert (sent.outcome, sent.remote, sent.onto) == ("sent", "origin", "main")
    assert sent.branch.startswith("update/AUD-01-update-")
    assert branches(host) == ["main", sent.branch]
    assert host.git("diff", f"main...{sent.branch}", "--unified=0").splitlines()[4:] == [
        "@@ -7,0 +8 @@ actions:",
        "+      - {date: 2024-05-02, status: implemented, by: police, note: The form is in use.}",
    ]
    commit = host.git("log", f"main..{sent.branch}", "--format=%an <%ae>|%cn <%ce>|%P|%B").split("|")
    assert commit[:3] == [
        "Head of Forms <head@police.example>",
        "Head of Forms <head@police.example>",
        host.git("rev-parse", "main"),
    ]
    assert commit[3].splitlines() == [
        "AUD-01: AUD-01.1 reported as implemented",
        "",
        "As at 1 June 2024:",
        "AUD-01: in progress, due in 29 days (inferred) → implemented – awaiting verification, done 59 days early",
        "  On 2 May 2024 County Police reported AUD-01.1 as implemented, after in progress: “The form is in use.”",
        "  New exception: No evidence, AUD-01, since 2 May 2024. Shown as done since 2 May 2024, and no evidence is on"
        " the register.",
        "Still missing: AUD-01: shown as done since 2 May 2024, and no evidence is on the register. Evidence, in"
        " responses/AUD-01.yaml.",
        "Still missing: AUD-01.1: claimed done, and no evidence is cited.",
    ]
    assert sent.subject == "AUD-01: AUD-01.1 reported as implemented"
    assert sent.address is None  # a folder is no host that shows anything


def test_nothing_in_the_clone_is_touched_and_none_of_its_programs_runs(clone: Repository, host: Repository) -> None:
    clone.git("branch", "of-the-keeper-alone")
    clone.write("notes.txt", "not recorded")
    (clone.data / "responses/AUD-01.yaml").write_text(UPDATE.replace("printer", "binder"), encoding="utf-8")
    for name in ("pre-push", "pre-commit", "commit-msg", "prepare-commit-msg", "reference-transaction", "post-commit"):
        hook(clone.root / ".git", name, f"touch {clone.root}/ran-{name}; exit 1")
    for setting in ("core.sshCommand", "credential.helper", "core.fsmonitor", "gpg.program", "core.askPass"):
        clone.git("config", setting, f"touch {clone.root}/ran-{setting}; false")
    clone.git("config", "commit.gpgSign", "true")
    clone.git("config", "remote.origin.mirror", "true")
    clone.git("config", "remote.origin.push", "refs/heads/*:refs/heads/*")
    before = all_of(clone.root)

    assert send(clone).outcome == "sent"

    assert all_of(clone.root) == before
    assert "of-the-keeper-alone" not in branches(host)


def test_no_setting_of_the_account_changes_what_is_sent(
    clone: Repository, host: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs, templates = tmp_path / "programs", tmp_path / "templates"
    hook(tmp_path / "templates", "pre-push", f"touch {tmp_path}/ran; exit 1")
    hook(programs, "pre-push", f"touch {tmp_path}/ran; exit 1")
    settings = tmp_path / "settings"
    settings.write_text(
        f"""
        [core]\nhooksPath = {programs}/hooks\nautocrlf = true\nsafecrlf = true\naskPass = touch {tmp_path}/ran
        [init]\ntemplateDir = {templates}\ndefaultBranch = other\ndefaultObjectFormat = sha256
        [commit]\ngpgSign = true\ntemplate = {settings}\n[tag]\ngpgSign = true\n[gpg]\nprogram = touch {tmp_path}/ran
        [push]\ngpgSign = true\nfollowTags = true\npushOption = ci.skip\nrecurseSubmodules = on-demand
        [i18n]\ncommitEncoding = UTF-16\n[safe]\nbareRepository = explicit\n[fetch]\nprune = true
        [user]\nname = Somebody else\nemail = else@county.example\nsigningKey = 1
        """,
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    note = DONE_IN_MAY._replace(values={**DONE_IN_MAY.values, "note": "Für alle – „ja“."})
    author = POLICE._replace(name="Ann\n<x@y.example> Müller")

    sent = send(clone, note, author=author)

    assert sent.outcome == "sent"
    assert host.git("log", "-1", "--format=%an|%ae|%G?", sent.branch) == "Annx@y.example Müller|head@police.example|N"
    assert "“Für alle – „ja“.”" in host.git("log", "-1", "--format=%b", sent.branch)
    heading = host.git("cat-file", "commit", sent.branch).partition("\n\n")[0]
    assert [line.split()[0] for line in heading.splitlines()] == ["tree", "parent", "author", "committer"]
    assert not (tmp_path / "ran").exists()


def test_a_clone_that_may_only_be_read_is_enough(clone: Repository) -> None:
    for path in (clone.root, *clone.root.rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        assert send(clone).outcome == "sent"
    finally:
        for path in (clone.root, *clone.root.rglob("*")):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


def test_the_same_sent_twice_is_one_branch_and_that_is_said(clone: Repository, host: Repository) -> None:
    first = send(clone)
    there = branches(host), host.git("rev-parse", first.branch)
    second = send(clone, author=Author("Deputy", "deputy@police.example", Entitlement((), is_keeper=True)))

    assert (second.outcome, second.branch) == ("there", first.branch)
    assert (branches(host), host.git("rev-parse", first.branch)) == there


def test_what_is_on_the_branch_by_now_is_not_sent_again(clone: Repository, host: Repository) -> None:
    sent = send(clone)
    host.git("update-ref", "refs/heads/main", f"refs/heads/{sent.branch}")
    host.git("update-ref", "-d", f"refs/heads/{sent.branch}")

    assert send(clone).outcome == "recorded"
    assert branches(host) == ["main"]


def test_whoever_may_not_read_it_is_not_told_that_a_guess_of_it_is_right(clone: Repository, host: Repository) -> None:
    def as_public(register: Register) -> Register:
        return as_read_by(Marking.PUBLIC, register, Markings(register, {})).register

    secret = DONE_IN_MAY._replace(values={**DONE_IN_MAY.values, "marking": "official"})
    sent = send(clone, secret)
    guess = {"author": Author("Guesser", "guess@police.example", Entitlement(("police",)), as_public)}
    assert send(clone, secret, **guess).outcome == "sent"
    assert send(clone, secret).outcome == "there"

    host.git("update-ref", "refs/heads/main", f"refs/heads/{sent.branch}")
    for author in ("Guesser", "Another"):
        found = send(clone, secret, author=guess["author"]._replace(name=author, address=f"{author}@police.example"))
        assert found.outcome == "sent", author
    assert send(clone, secret).outcome == "recorded"
    assert send(clone, author=guess["author"]).outcome == "sent"


def test_what_was_recorded_meanwhile_is_kept_and_the_entry_put_after_it(clone: Repository, host: Repository) -> None:
    push(
        clone,
        "responses/AUD-01.yaml",
        UPDATE + DONE.replace("implemented", "in_progress").replace("is in use", "waits"),
    )

    sent = send(clone)

    assert host.git("show", f"{sent.branch}:data/responses/AUD-01.yaml").splitlines()[-2:] == [
        "      - {date: 2024-05-02, status: in_progress, by: police, note: The form waits.}",
        "      - {date: 2024-05-02, status: implemented, by: police, note: The form is in use.}",
    ]


def test_what_was_sent_and_can_be_merged_no_more_is_sent_again_on_what_is_there(
    clone: Repository, host: Repository
) -> None:
    first = send(clone)
    push(clone, "responses/AUD-01.yaml", UPDATE + DONE.replace("in use", "with the printer"))

    second = send(clone)

    assert (second.outcome, second.branch, second.in_place_of) == ("sent", f"{first.branch}-2", (first.branch,))
    assert host.git("merge-base", "main", second.branch) == host.git("rev-parse", "main")
    third = send(clone)
    assert (third.outcome, third.branch, third.in_place_of) == ("there", second.branch, ())
    assert branches(host) == ["main", first.branch, second.branch]


def test_what_was_sent_and_can_still_be_merged_is_not_sent_again(clone: Repository, host: Repository) -> None:
    first = send(clone)
    push(clone, "responses/AUD-01.yaml", f"# Begun in March.\n{UPDATE}")

    second = send(clone)

    assert (second.outcome, second.branch) == ("there", first.branch)
    assert branches(host) == ["main", first.branch]


EVIDENCE = {"title": "Release note", "kind": "report", "date": "2024-05-01", "shows": "The form.", "marking": "public"}
MEANWHILE = UPDATE + "evidence:\n  - {id: E1, title: A letter, kind: letter, date: 2024-04-01, shows: It is printed.,\n"


def test_evidence_gets_the_number_and_the_place_that_are_free_by_then(clone: Repository, host: Repository) -> None:
    path, note = "evidence/AUD-01-note.txt", b"Released.\n"
    document = Addition(
        "evidence", "AUD-01", {"id": "E1", **EVIDENCE, "file": path, "sha256": hashlib.sha256(note).hexdigest()}
    )
    push(clone, path, "Another's\n")
    held = hashlib.sha256(b"Another's\n").hexdigest()
    push(clone, "responses/AUD-01.yaml", f"{MEANWHILE}     file: {path}, sha256: {held}, marking: public}}\n")
    cites = DONE_IN_MAY._replace(values={**DONE_IN_MAY.values, "evidence": ["E1"]})

    sent = send(clone, document, cites, documents={path: note})

    text = host.git("show", f"{sent.branch}:data/responses/AUD-01.yaml")
    assert "\n  - {id: E2, title: Release note, kind: report, date: 2024-05-01, shows: The form.," in text
    assert "note: The form is in use., evidence: [E2]}" in text
    assert host.git("show", f"{sent.branch}:data/evidence/AUD-01-note-2.txt") == "Released."
    assert host.git("show", f"{sent.branch}:data/{path}") == "Another's"
    assert host.git("diff", "--name-only", f"main...{sent.branch}").splitlines() == [
        "data/evidence/AUD-01-note-2.txt",
        "data/responses/AUD-01.yaml",
    ]


def test_what_refers_to_a_new_action_follows_it_to_the_number_that_is_free(clone: Repository, host: Repository) -> None:
    push(clone, "responses/AUD-01.yaml", f"{UPDATE}  - {{id: AUD-01.2, title: Another's, owner: audit}}\n")
    part = Addition("action", "AUD-01", {"title": "Train the staff", "owner": "police"})  # its number is given by turn
    of_part = DONE_IN_MAY._replace(record="AUD-01.2")

    sent = send(clone, part, of_part)

    assert host.git("show", f"{sent.branch}:data/responses/AUD-01.yaml").splitlines()[-2:] == [
        "  - {id: AUD-01.2, title: Another's, owner: audit}",
        "  - {id: AUD-01.3, title: Train the staff, owner: police, updates: [{date: 2024-05-02, status: implemented,"
        " by: police, note: The form is in use.}]}",
    ]
    assert sent.subject == "AUD-01: action added and AUD-01.3 reported as implemented"


def test_commit_and_pull_request_tell_what_their_author_may_read(clone: Repository, host: Repository) -> None:
    def as_read(register: Register) -> Register:
        police = copy(register.parties["police"])
        object.__setattr__(police, "name", "A party")
        return replace(register, parties={**register.parties, "police": police})

    sent = send(clone, author=POLICE._replace(as_read=as_read), remote=f"file://{host.root}")
    assert "On 2 May 2024 A party reported AUD-01.1" in host.git("log", "-1", "--format=%b", sent.branch)
    assert "County Police" not in host.git("log", "-1", "--format=%B", sent.branch)


def test_an_answer_to_an_entry_that_is_another_by_now_is_not_given(clone: Repository, host: Repository) -> None:
    asked = "escalations:\n  - {{date: 2024-0{}-01, to: audit, by: police, reason: Nobody prints it.}}\n"
    clone.write("responses/AUD-01.yaml", UPDATE + asked.format(4))
    push(clone, "responses/AUD-01.yaml", UPDATE + asked.format(3))
    answer = FollowUp("escalation", "AUD-01", 0, {"answered_on": "2024-05-30", "answer": "It will be printed."})

    assert refusal(clone, answer, author=POLICE._replace(entitlement=Entitlement((), is_keeper=True))) == (
        "It cannot be recorded in the register at origin: responses/AUD-01.yaml was changed meanwhile where this is to"
        f" be entered. Look at what it says now, and record it again. {KEPT}"
    )
    assert branches(host) == ["main"]


def test_what_fits_nothing_there_is_not_sent(clone: Repository, host: Repository) -> None:
    push(clone, "responses/AUD-01.yaml", "recommendation: AUD-01\n")
    assert refusal(clone) == (
        "It cannot be recorded in the register at origin: The register has no action 'AUD-01.1'. Record that first."
        f" {KEPT}"
    )
    push(clone, "responses/AUD-01.yaml", "recommendation: AUD-02\n")
    assert refusal(clone) == (
        "The register at origin has errors, so nothing can be added to it: see responses/AUD-01.yaml:1."
        f" Its keeper must put them right first. {KEPT}"
    )
    push(clone, "responses/AUD-01.yaml", UPDATE)
    wrong = DONE_IN_MAY._replace(values={**DONE_IN_MAY.values, "date": "2024-02-30"})
    assert refusal(clone, wrong).startswith(
        "In the register at origin this would be an error, at responses/AUD-01.yaml:8 (date)."
    )
    assert branches(host) == ["main"]


def test_who_may_not_report_is_told_who_may(clone: Repository, host: Repository) -> None:
    auditor = Author("Auditor", "auditor@audit.example", Entitlement(("audit",)))
    assert refusal(clone, author=auditor) == (
        f"The update of AUD-01.1: only somebody who reports for County Police may record this. {KEPT}"
    )
    verdict = Addition("verification", "AUD-01", {"date": "2024-05-20", "by": "audit", "outcome": "verified"})
    assert refusal(clone, DONE_IN_MAY, verdict) == (
        f"The verification of AUD-01: only somebody who reports for County Audit may give a verdict here. {KEPT}"
    )
    assert branches(host) == ["main"]


def test_two_people_at_the_same_moment_both_arrive(clone: Repository, host: Repository) -> None:
    late = DONE_IN_MAY._replace(values={**DONE_IN_MAY.values, "note": "All stations use it."})
    outcomes = _at_once(lambda: send(clone), lambda: send(clone, late))
    assert [each.outcome for each in outcomes] == ["sent", "sent"]
    assert branches(host) == ["main", *sorted(each.branch for each in outcomes)]


def test_the_same_form_sent_at_the_same_moment_arrives_once(clone: Repository, host: Repository) -> None:
    barrier = threading.Barrier(2)
    heads = side_repository.SideRepository.fetch

    def together(side: side_repository.SideRepository) -> str:
        barrier.wait(30)  # both have seen that there is no such branch
        return heads(side)

    side_repository.SideRepository.fetch = together  # type: ignore[method-assign]
    try:
        outcomes = _at_once(lambda: send(clone), lambda: send(clone))
    finally:
        side_repository.SideRepository.fetch = heads  # type: ignore[method-assign]
    assert {each.outcome for each in outcomes} <= {"sent", "there"}
    assert "sent" in {each.outcome for each in outcomes}
    assert branches(host) == ["main", outcomes[0].branch]
    assert outcomes[0].branch == outcomes[1].branch
    assert host.git("rev-list", "--count", f"main..{outcomes[0].branch}") == "1"


def _at_once(*calls: object) -> list[ProposedBranch]:
    done: list[ProposedBranch] = []
    threads = [threading.Thread(target=lambda call=call: done.append(call())) for call in calls]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == len(calls)
    return done


def test_a_rule_of_the_remote_that_refuses_is_told_in_its_words(clone: Repository, host: Repository) -> None:
    hook(host.root, "pre-receive", "printf '\\033[31mFreeze until Monday\\033[0m\\n' >&2; exit 1")
    assert refusal(clone) == (
        f"origin did not take the change: a rule of its own refused it. {KEPT} It says: Freeze until Monday"
    )
    assert branches(host) == ["main"]


def test_a_guarded_name_is_told_as_what_it_is(clone: Repository, host: Repository) -> None:
    hook(
        host.root,
        "update",
        'case $1 in refs/heads/*) echo "GH006: Protected branch update failed for $1." >&2; exit 1;; esac',
    )
    told = refusal(clone)
    assert told.startswith(
        "origin did not take the change: branches of this name are protected there; its keeper"
        f" must leave update/ free. {KEPT} It says: GH006: Protected branch update failed for refs/heads/update/AUD-01-"
    )


def test_a_remote_that_lets_nothing_be_overwritten_takes_a_new_branch(clone: Repository, host: Repository) -> None:
    host.git("config", "receive.denyNonFastForwards", "true")
    host.git("config", "receive.denyDeletes", "true")
    assert send(clone).outcome == "sent"


def test_a_remote_that_has_moved_is_told_and_followed_once_it_is_named(clone: Repository, host: Repository) -> None:
    moved = host.root.with_name("elsewhere.git")
    host.root.rename(moved)
    assert refusal(clone) == (
        f"origin could not be asked: there is no repository at its address; its keeper must look at that. {KEPT}"
    )
    assert send(clone, remote=str(moved)).outcome == "sent"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("remote", "remove", "origin"),
            "The register's clone has no remote origin, so there is nowhere to publish to. Its keeper must add one with"
            " `git remote add`, or name another in TRACKER_PUBLISH_REMOTE.",
        ),
        (
            ("checkout", "--quiet", "--detach"),
            "The register's clone is on no branch, so the change can be proposed to none. Its keeper"
            " must check one out.",
        ),
        (
            ("checkout", "--quiet", "-b", "draft"),
            "origin has no branch draft, which the register's clone is on. Its keeper must push it there, or check out"
            " another.",
        ),
        (
            ("remote", "set-url", "origin", "ext::sh -c touch% /tmp/never"),
            "origin could not be asked: its address is of a kind that is not used; its keeper must name one by"
            " https, ssh or a path.",
        ),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_a_clone_from_which_nothing_can_be_sent(clone: Repository, words: tuple[str, ...], sentence: str) -> None:
    clone.git(*words)
    assert refusal(clone) == f"{sentence} {KEPT}"


def test_without_version_control_nothing_can_be_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "data").mkdir()
    alone = at(tmp_path)
    alone.write("recommendations.yaml", ASKED)
    assert refusal(alone) == (
        "The register is not under version control here, so its history cannot be shown. So nothing can be published."
        f" {KEPT}"
    )


@pytest.mark.parametrize("kind", [("--depth=1",), ("--filter=blob:none", "--no-checkout")], ids=" ".join)
def test_a_clone_that_holds_less_than_the_history_is_enough(
    host: Repository, clone: Repository, tmp_path: Path, kind: tuple[str, ...]
) -> None:
    push(clone, "notes.txt", "a second commit")
    host.git("config", "uploadpack.allowFilter", "true")
    host.git("clone", "--quiet", *kind, f"file://{host.root}", str(tmp_path / "cut"))
    cut = Repository(tmp_path / "cut")
    shutil.copytree(clone.data, cut.data, dirs_exist_ok=True)
    sent = send(cut)
    assert sent.outcome == "sent"
    assert host.git("rev-list", "--count", sent.branch) == "3"


def test_a_repository_of_longer_names(tmp_path: Path) -> None:
    for made in (["--bare", "host"], ["shown"]):
        words = ["git", "init", "--quiet", "--object-format=sha256", "--initial-branch=main", *made]
        subprocess.run(words, cwd=tmp_path, check=True)
    clone = Repository(tmp_path / "shown")
    clone.git("remote", "add", "origin", "../host")
    clone.write("recommendations.yaml", ASKED)
    clone.write("responses/AUD-01.yaml", UPDATE)
    clone.commit("All", "2024-03-04T10:00:00+00:00")
    clone.git("push", "--quiet", "--set-upstream", "origin", "main")
    assert send(clone).outcome == "sent"


def test_behind_a_password_it_arrives_and_the_password_is_never_told(
    clone: Repository, host: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.git("config", "http.receivepack", "true")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with git_host(host.root.parent) as port:
        address = f"http://tracker:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{port}/county.git"
        sent = send(clone, remote=address)
        assert sent.outcome == "sent"
        assert sent.remote == f"http://127.0.0.1:{port}/county.git"
        assert str(sent.address).startswith(f"http://127.0.0.1:{port}/county/compare/main...update/AUD-01-update-")
        assert branches(host) == ["main", sent.branch]

        assert refusal(clone, remote=address.replace("open%20", "shut%20")) == (
            f"http://127.0.0.1:{port}/county.git could not be asked: it does not accept the server's password; its"
            f" keeper must give it a new one. {KEPT}"
        )
        assert refusal(clone, remote=f"http://127.0.0.1:{port}/county.git") == (
            f"http://127.0.0.1:{port}/county.git could not be asked: it asks for a password, and the server has none"
            f" for it; its keeper must give it one. {KEPT}"
        )
        missing = refusal(clone, remote=address.replace("county.git", "borough.git"))
        assert "there is no repository at its address" in missing
        assert "sesame" not in missing


def test_a_password_that_the_accounts_own_helper_gives(
    clone: Repository, host: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.git("config", "http.receivepack", "true")
    settings = tmp_path / "settings"
    settings.write_text(
        f"[credential]\n\thelper = \"!f() {{ echo username=tracker; echo 'password={PASSWORD}'; }}; f\"\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    with git_host(host.root.parent) as port:
        assert send(clone, remote=f"http://127.0.0.1:{port}/county.git").outcome == "sent"


def test_a_remote_that_never_answers_is_waited_for_no_longer_than_is_said(
    clone: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_repository, "LOOKED_UP", 0.5)
    with silent_host() as port:
        assert refusal(clone, remote=f"http://127.0.0.1:{port}/county.git") == (
            f"http://127.0.0.1:{port}/county.git did not answer within 0.5 seconds. Try again in a while. {KEPT}"
        )
    assert "it cannot be reached; try again in a while" in refusal(clone, remote=f"http://127.0.0.1:{port}/county.git")


def test_a_remote_that_hangs_with_the_change_in_its_hands_may_have_it(
    clone: Repository, host: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook(host.root, "post-receive", "exec sleep 30 >/dev/null 2>&1 </dev/null")
    monkeypatch.setattr(side_repository, "SENT", 2.0)
    assert refusal(clone) == (
        "origin did not say within 2 seconds whether it took the change, so it may be there or not. Publish the same"
        " again: nothing arrives twice. What you wrote is still here."
    )
    (host.root / "hooks/post-receive").unlink()
    monkeypatch.setattr(side_repository, "SENT", 60.0)
    assert send(clone).outcome == "there"
    assert len(branches(host)) == 2


@contextmanager
def small_disk(folder: Path, size: str = "64k") -> Iterator[Path]:
    """Yield a small disk."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_remote_whose_disk_is_full_is_told_as_that(clone: Repository, host: Repository, tmp_path: Path) -> None:
    if sys.platform == "win32" or os.getuid():
        pytest.skip("root alone may mount a small disk")
    path = "evidence/AUD-01-scan.pdf"
    scan = Addition("evidence", "AUD-01", {**EVIDENCE, "file": path, "sha256": "0" * 64})
    with small_disk(tmp_path / "disk", "512k") as disk:
        host.git("clone", "--quiet", "--bare", str(host.root), str(disk / "county.git"))
        content = os.urandom(600_000)
        document = scan._replace(values={**scan.values, "sha256": hashlib.sha256(content).hexdigest()})
        told = refusal(clone, document, documents={path: content}, remote=str(disk / "county.git"))
        assert told.startswith(
            f"{disk}/county.git did not take the change: it could not store it; its keeper must make room"
            f" on its disk. {KEPT}"
        )
        assert branches(at(disk / "county.git")) == ["main"]


def test_a_full_disk_is_told_and_nothing_is_sent(
    clone: Repository, host: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32" or os.getuid():
        pytest.skip("root alone may mount a small disk")
    with small_disk(tmp_path / "disk") as disk:
        monkeypatch.setattr("tempfile.tempdir", str(disk))
        path = "evidence/AUD-01-scan.pdf"
        told = refusal(clone, documents={path: os.urandom(100_000)})
        assert told.startswith("The server cannot prepare the change: ")
        assert told.endswith(f"Whoever runs it must make sure that there is room. {KEPT}")
        assert list(disk.iterdir()) == []
    assert branches(host) == ["main"]
