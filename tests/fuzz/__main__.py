"""`make fuzz COUNT=… SEED=…`: spoil registers at length; what breaks is made small and kept among the cases."""

from __future__ import annotations

import sys
from random import SystemRandom

from tests.fuzz.cases import CASES, keep, smallest
from tests.fuzz.holds import faults_of
from tests.fuzz.mutants import mutant


def main(count: int, seed: int) -> int:
    """Try so many mutants; return how many broke something."""
    print(f"{count:,} mutants of the seed {seed}", flush=True)
    broken = 0
    for number in range(count):
        spoilt = mutant(seed, number)
        if faults := faults_of(spoilt, twice=number % 50 == 0):
            broken += 1
            kind = _kind(faults[0])
            folder = CASES / f"seed-{seed}-mutant-{number}"
            print(f"mutant {number}: {faults[0]}", flush=True)
            keep(smallest(spoilt, lambda each, kind=kind: _kind((faults_of(each) or [""])[0]) == kind), folder)
            print(f"kept as {folder.relative_to(CASES.parents[2])}: give it a name of its own", flush=True)
        elif number % 1000 == 999:
            print(f"{number + 1:,} …", flush=True)
    print(f"{broken:,} of {count:,} broke something" if broken else f"all {count:,} hold")
    return broken


def _kind(fault: str) -> str:
    """Return what two faults have in common: the last line of a traceback, the first words of a sentence."""
    return fault.splitlines()[-1].split(":")[0] if fault else ""


if __name__ == "__main__":
    sys.exit(
        bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SystemRandom().randrange(1_000_000)))
    )
