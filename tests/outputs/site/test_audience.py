"""What a site for the public holds of a register whose every restricted word is a canary: none of them, in any byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.outputs.site.conftest import make
from tests.registers.canaries import AUTHOR, CANARY, EMAIL, SUBJECT, all_bytes_of
from tests.registers.canaries import committed as committed

WORDS = [word.encode() for word in (CANARY, AUTHOR, EMAIL, SUBJECT)]


@pytest.mark.parametrize("known_at", [(), ("--known-at", "first")], ids=["now", "when all was public"])
def test_no_restricted_word_and_no_name_is_in_any_byte(committed: Path, tmp_path: Path, known_at: tuple[str]) -> None:
    make(tmp_path / "site", "--register", str(committed / "data"), *known_at)
    parts = list(all_bytes_of(tmp_path / "site"))
    assert len(parts) > 150
    assert [word for word in WORDS for part in parts if word in part] == []


def test_readers_of_everything_get_the_words(committed: Path, tmp_path: Path) -> None:
    """Else that the public does not would say nothing."""
    make(tmp_path / "site", "--register", str(committed / "data"), "--audience", "official_sensitive")
    for name in ("recommendations/ICP-01.html", "meetings/jab-2024-02.html", "feed.xml", "data/register.json"):
        assert CANARY in (tmp_path / "site" / name).read_text("utf-8"), name
