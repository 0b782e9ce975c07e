"""Which sign-ins have ended, while a call fails: whoever is out stays out, and whoever is in is in again afterwards."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.faults.injecting import injected
from tests.faults.kinds import ABSENT, faults_of, picked
from tracker.ui.shell.sign_ins import EndedSignIns

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LASTS = timedelta(hours=12)
HIS, HERS, THEIRS = ({"sub": sub, "iat": NOW.timestamp() - 60} for sub in ("his", "hers", "theirs"))


def test_a_sign_in_that_has_ended_stays_so_and_another_goes_on(tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    def ended() -> EndedSignIns:
        """Return what another process has ended, and this one has not read."""
        shutil.rmtree(cache, ignore_errors=True)
        EndedSignIns(cache / "ended.json").end(HIS, NOW, LASTS)
        return EndedSignIns(cache / "ended.json")

    with injected(tmp_path) as noted:
        here = ended()
        before = len(noted.calls)
        assert here.has_ended(HIS, NOW)
        here.end(HERS, NOW, LASTS)
        assert (here.has_ended(HERS, NOW), here.has_ended(THEIRS, NOW)) == (True, False)
    found = []
    for number, call in picked(noted.calls[before:], set(), also_last=True):
        for fault in faults_of(call):
            here = ended()
            with injected(tmp_path, number=number, fault=fault) as injection:
                is_out = [here.has_ended(HIS, NOW)]
                here.end(HERS, NOW, LASTS)
                is_out += [here.has_ended(HERS, NOW), here.has_ended(HIS, NOW)]
            assert injection.calls[number - 1] == call
            is_out += [here.has_ended(HERS, NOW), here.has_ended(HIS, NOW)]
            is_absent = fault.name in ABSENT and call.kind != "write"  # then there is none, as far as anybody knows
            if not all(is_out) and not is_absent:
                found.append(f"{fault} at {call.name} in {call.place}: somebody is in again: {is_out}")
            if here.has_ended(THEIRS, NOW) and fault.name not in ("garbage", "cut off"):
                found.append(f"{fault} at {call.name} in {call.place}: it does not recover")
    assert not found, "\n".join(found)
