import os
from pathlib import Path
from random import SystemRandom

import pytest

from tests.fuzz.cases import CASES, keep, load, smallest
from tests.fuzz.holds import faults_of
from tests.fuzz.mutants import LINK, Mutant, NotAFile, base, mutant
from tracker.files import read_folder

# So many take about twenty seconds of the processor; another line of them each time, so that the years add up.
COUNT, ON_DISK, PARTS = 800, 60, 4
SEED = int(os.environ.get("FUZZ_SEED") or SystemRandom().randrange(1_000_000))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_register_is_told_well_and_gives_nothing_away(part: int) -> None:
    for number in range(part, COUNT, PARTS):
        faults = faults_of(mutant(SEED, number), twice=number % 50 == 0)
        assert not faults, f"mutant {number} of the seed {SEED} (keep it: make fuzz SEED={SEED}): {faults[0]}"


def test_what_lies_on_a_disk_is_read_and_no_link_is_followed(tmp_path: Path) -> None:
    for number in range(ON_DISK):
        folder = tmp_path / str(number)
        for path, text in mutant(SEED, number).texts.items():
            try:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                if text is LINK:
                    (folder / path).symlink_to("/etc/passwd")
                elif isinstance(text, NotAFile):
                    (folder / path).mkdir()
                else:
                    (folder / path).write_bytes(text)
            except (FileExistsError, NotADirectoryError):
                continue  # two paths of which a disk holds one
        found = read_folder(folder)
        assert not [path for path, text in found.texts.items() if b"root:" in text], f"{number} of the seed {SEED}"


@pytest.mark.parametrize("name", sorted(each.name for each in CASES.iterdir() if each.is_dir()))
def test_what_was_broken_once_holds_for_good(name: str) -> None:
    assert faults_of(load(CASES / name), twice=True) == []


def test_a_seed_makes_the_same_mutants_and_each_is_another() -> None:
    assert mutant(7, 3) == mutant(7, 3)
    assert len({repr(sorted(mutant(7, number).texts.items())) for number in range(50)}) > 45


def test_every_base_is_sound() -> None:
    for number in range(20):
        assert faults_of(mutant(7, number)._replace(texts=dict(base(mutant(7, number).base).texts))) == []


def test_a_mutant_is_made_small_and_kept(tmp_path: Path) -> None:
    def is_broken(each: Mutant) -> bool:
        return b">>>>>>> b" in b"".join(each.texts.values())

    spoilt = next(each for each in (mutant(7, number) for number in range(1000)) if is_broken(each))
    small = smallest(spoilt, is_broken)
    changed = {path: text for path, text in small.texts.items() if base(small.base).texts.get(path) != text}
    assert [len(text.splitlines()) for text in changed.values()] == [1]
    keep(small, tmp_path / "case")
    assert load(tmp_path / "case").texts == small.texts
