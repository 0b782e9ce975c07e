"""Which day is today: told by TRACKER_TIME_ZONE in commands and on pages, whatever the server's own zone is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from tests.commands.custody import ASKED
from tracker.settings import settings

ROOT = Path(__file__).parents[2]
# More than a day apart, so that at any moment one of them is at another day than a server that keeps universal time.
EARLIEST, LATEST = "Pacific/Pago_Pago", "Pacific/Kiritimati"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a register without a day of its own."""
    (tmp_path / "data").mkdir()
    asked = ASKED.replace("      as_at: 2024-03-15\n", "")
    (tmp_path / "data" / "recommendations.yaml").write_text(asked, encoding="utf-8")
    return tmp_path / "data"


def days_around(zone: str, ask) -> tuple[str, set[str]]:
    """Return an answer, and the days that it was in a zone just before and just after."""
    before = datetime.now(ZoneInfo(zone)).date()
    answer = ask()
    return answer, {before.isoformat(), datetime.now(ZoneInfo(zone)).date().isoformat()}


@pytest.mark.parametrize("zone", [EARLIEST, LATEST])
def test_a_command_without_a_day_is_about_today_in_the_zone(register: Path, zone: str) -> None:
    def ask() -> str:
        command = [sys.executable, "-m", "tracker", "position", "--format", "json", "--register", str(register)]
        environment = os.environ | {"TZ": "UTC", "TRACKER_TIME_ZONE": zone, "TRACKER_CACHE": str(register.parent)}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        return done.stdout.partition('"as_at": "')[2][:10]

    answer, days = days_around(zone, ask)
    assert answer in days


@pytest.mark.parametrize("zone", [EARLIEST, LATEST])
def test_an_entry_of_today_is_not_after_today(register: Path, zone: str) -> None:
    def ask() -> str:
        today = datetime.now(ZoneInfo(zone)).date()
        (register / "responses").mkdir(exist_ok=True)
        (register / "responses" / "AUD-01.yaml").write_text(
            "recommendation: AUD-01\n"
            f"evidence: [{{id: E1, title: Note, kind: report, date: {today}, shows: It, held: x, marking: public}}]\n",
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "tracker", "check", "--register", str(register)]
        environment = os.environ | {"TZ": "UTC", "TRACKER_TIME_ZONE": zone, "TRACKER_CACHE": str(register.parent)}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True).stdout

    answer, days = days_around(zone, ask)
    assert answer == "" or len(days) == 2


@pytest.mark.parametrize("zone", [EARLIEST, LATEST])
def test_a_page_without_a_day_is_about_today_in_the_zone(
    register: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"REGISTER": register, "TIME_ZONE": zone, "CACHE": register.parent / "cache"}.items():
        monkeypatch.setenv(f"TRACKER_{name}", str(value))
    settings.cache_clear()
    monkeypatch.chdir(ROOT)

    def ask() -> str:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
        assert not app.exception
        markup = "".join(each.proto.body for each in app.get("html"))
        [day] = re.findall(r"Position as at <strong[^>]*>([^<]+)</", markup)
        return day

    answer, days = days_around(zone, ask)
    settings.cache_clear()
    assert datetime.strptime(answer, "%d %B %Y").date().isoformat() in days
