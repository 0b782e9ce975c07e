"""Finds a PostgreSQL to test with, or installs one; runs it on this machine alone, in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.browser.chromium import done, is_debian, is_root, say
from tests.browser.serving import free_port

ANSWERS_WITHIN = 60  # seconds, on a machine that is busy with other work


def find_postgresql() -> Path | None:
    """Return the folder of PostgreSQL's programs; installs it where this is Debian and we are root."""
    if (found := _programs()) or not (is_root() and is_debian()):
        return found
    say("There is no PostgreSQL on this machine: installing Debian's package ...")
    install = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends"]
    # No cluster is to be made and started by the package itself.
    settings = Path("/etc/postgresql-common/createcluster.conf")
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("create_main_cluster = false\n", encoding="utf-8")
    return _programs() if done(["apt-get", "update", "-qq"]) and done([*install, "postgresql"]) else None


def _programs() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("postgres")
    places = [*reversed(folders), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((place for place in places if (place / "initdb").is_file() and (place / "postgres").is_file()), None)


@dataclass
class PostgreSQL:
    """A server on a port of its own, for this machine alone; whoever connects is trusted."""

    programs: Path
    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make its data, with databases of this name to come."""
        self.folder.mkdir()
        if is_root():
            account = _account()
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        command = [str(self.programs / "initdb"), "-D", str(self.folder / "data"), "-U", "tracker", "-A", "trust"]
        made = subprocess.run(
            [*command, "--encoding=UTF8", "--locale=C", "--no-sync"], capture_output=True, text=True, **_as_other()
        )
        assert made.returncode == 0, made.stderr

    def start(self) -> None:
        """Start it and wait until it answers."""
        where = ["-D", str(self.folder / "data"), "-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.folder)]
        with (self.folder.parent / "postgresql.log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(self.programs / "postgres"), *where, "-c", "fsync=off"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **_as_other(),
            )
        ends = time.monotonic() + ANSWERS_WITHIN
        while not self._answers():
            assert self.process.poll() is None, (self.folder.parent / "postgresql.log").read_text("utf-8")
            assert time.monotonic() < ends, "PostgreSQL does not answer"
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """Stop it at once, as one that loses its power: by the process that was started here, and no other."""
        if self.process is not None:
            self.process.send_signal(3)  # SIGQUIT: an immediate shutdown, which ends every connection
            self.process.wait(30)
            self.process = None

    def url(self, database: str) -> str:
        """Return the address of a database, as people write it."""
        return f"postgresql://tracker@127.0.0.1:{self.port}/{database}"


def _account() -> pwd.struct_passwd:
    """Return an account that may own a server: PostgreSQL does not run as root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise AssertionError("There is no account to run PostgreSQL as.")


def _as_other() -> dict[str, int | str]:
    account = _account()
    return {"user": account.pw_uid, "group": account.pw_gid, "cwd": "/"} if is_root() else {}
