"""What somebody means to add, shown to them: nothing of it tells a word that they may not read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.registers.canaries import CANARY
from tracker.register.edit.additions import Addition, CannotRecord
from tracker.snapshots.errors import NotValid
from tracker.snapshots.live import WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory
from tracker.snapshots.proposed import ReaderProposal, propose_to
from tracker.snapshots.readers import ReaderView, reader_view
from tracker.vocabulary import Marking, State
from tracker.words.changes.known import MESSAGE_WITHHELD
from tracker.words.proposed import change_texts, missing_texts, position_texts

TODAY = date(2026, 1, 10)
Door = Callable[[Marking], ReaderView]
MINE = "A note of my own"


@pytest.fixture
def door(committed: Path, tmp_path: Path) -> Door:
    """The register of canaries, all of them restricted, as an audience sees it."""
    tree = WorkingTree(committed / "data", tmp_path)
    tree.load(TODAY)

    def opened(audience: Marking) -> ReaderView:
        return reader_view(FolderHistory(tree, "Europe/London"), audience, Memo())

    return opened


def everything_told(shown: ReaderProposal) -> str:
    """All that a screen can draw of it."""
    of_both = [
        (position_texts(each), change_texts(each), missing_texts(each), each.before, each.after, each.changes)
        for each in (shown.proposal, shown.to_writer)
    ]
    return repr((of_both, shown.differences, shown.proposal.problems))


def update(action: str, **values: str) -> Addition:
    given = {"date": "2025-06-01", "status": "in_progress", "by": "head-custody", "note": MINE}
    return Addition("update", action, given | values)


def actions(door: ReaderView) -> list[str]:
    valid = door.tree.now.valid
    assert valid is not None
    return [action.id for each in valid.register.responses.values() for action in each.actions]


@pytest.mark.parametrize("marking", ["public", "official_sensitive"])
def test_no_word_that_is_kept_back_is_told_of_an_update_to_any_action(door: Door, marking: str) -> None:
    public = door(Marking.PUBLIC)
    named = actions(public)
    assert len(named) > 10
    for action in named[::3]:
        told = everything_told(propose_to(public, [update(action, marking=marking)], TODAY))
        assert CANARY not in told, action
        assert MINE in told


def test_to_readers_of_everything_all_is_told(door: Door) -> None:
    shown = propose_to(door(Marking.OFFICIAL_SENSITIVE), [update("ICP-01.1")], TODAY)
    assert CANARY in repr(shown.differences)
    assert shown.is_readable


@pytest.mark.parametrize("marking", ["official", "official_sensitive"])
def test_a_writer_reads_what_they_typed_and_what_is_sent_keeps_it_back(door: Door, marking: str) -> None:
    item = {"title": "My paper", "kind": "letter", "date": "2025-06-01", "shows": "My finding", "held": "My file"}
    additions = [update("ICP-01.1", marking=marking), Addition("evidence", "ICP-01", {**item, "marking": marking})]
    shown = propose_to(door(Marking.PUBLIC), additions, TODAY)
    assert not any(each in " ".join(position_texts(shown.proposal)) for each in (MINE, "My paper", "My finding"))
    told = " ".join(change_texts(shown.to_writer))
    assert all(each in told for each in (MINE, "My paper", "My finding"))
    assert CANARY not in everything_told(shown)
    assert any(MINE in line for line in shown.differences[0].added)
    assert f"marking: {marking}" in shown.proposal.new_texts["responses/ICP-01.yaml"].decode()


def test_the_state_is_that_of_the_whole_register(door: Door) -> None:
    states: list[State] = []
    for audience in (Marking.PUBLIC, Marking.OFFICIAL_SENSITIVE):
        after = propose_to(door(audience), [update("ICP-01.1")], TODAY).proposal.after
        assert after is not None
        states.append(after.position.standings["ICP-01"].span.state)
    assert states[0] == states[1]


def test_an_error_is_told_where_it_is_about_what_was_typed(door: Door) -> None:
    shown = propose_to(door(Marking.PUBLIC), [update("ICP-01.1", by="nobody-known")], TODAY)
    assert any("'nobody-known'" in each.message for each in shown.proposal.problems)
    assert CANARY not in everything_told(shown)


def test_what_is_wrong_on_lines_of_others_is_told_without_what_it_quotes(door: Door) -> None:
    given = {"title": "A", "kind": "letter", "date": "2025-04-01", "shows": "S", "held": "H", "marking": "public"}
    again = [Addition("evidence", "ICP-01", {"id": "E1", **given})]
    told: dict[Marking, list[str]] = {}
    for audience in (Marking.PUBLIC, Marking.OFFICIAL_SENSITIVE):
        told[audience] = [each.message for each in propose_to(door(audience), again, TODAY).proposal.problems]

    later = "E1 is dated 2025-04-01, later than the"
    assert [each.startswith(later) for each in told[Marking.OFFICIAL_SENSITIVE]] == [True, False, True]
    assert [each == MESSAGE_WITHHELD for each in told[Marking.PUBLIC]] == [True, False, True]
    assert told[Marking.PUBLIC][1].startswith("There is already an item of evidence 'E1'")


def test_a_correction_is_not_made_where_it_may_repeat_what_is_kept_back(door: Door) -> None:
    field = {"field": "actions[ICP-01.1].updates[0].note", "now": "x", "reason": "y", "by": "head-custody"}
    wrong = Addition("correction", "ICP-01", {"date": "2025-06-01", **field, "was": "a guess"})
    with pytest.raises(CannotRecord) as caught:
        propose_to(door(Marking.PUBLIC), [wrong], TODAY)
    assert CANARY not in str(caught.value)
    assert str(caught.value).startswith("You may not read all of this register")


def test_while_the_files_have_mistakes_nothing_is_added(door: Door, tmp_path: Path, committed: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for file in (committed / "data").glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    tree = WorkingTree(folder, tmp_path)
    tree.load(TODAY)
    (folder / "recommendations.yaml").write_text("register: {title: R}\nrecommendations: none\n", encoding="utf-8")
    tree._look_again_at = 0
    tree.load(TODAY)
    public = reader_view(FolderHistory(tree, "Europe/London"), Marking.PUBLIC, Memo())
    with pytest.raises(NotValid, match="nothing can be added until they are put right"):
        propose_to(public, [update("ICP-01.1")], TODAY)
