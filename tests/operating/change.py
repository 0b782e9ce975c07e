"""A repository of a host, in which somebody is about to propose a change, and a step's command as the host runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.repository.conftest import ASKED, UPDATE, Repository

ROOT = Path(__file__).parents[2]
EDIT = UPDATE.replace("date: 2024-03-01", "date: 2024-02-01")


class Change:
    """A repository of a host, with the program beside its register, and a branch `change` off `main`."""

    def __init__(self, root: Path) -> None:
        self.at_host = Repository(root)
        self.ran = root / "somebody ran this"
        shutil.copytree(ROOT / ".ci", root / ".ci")
        for name in ("tracker", ".venv"):
            (root / name).symlink_to(ROOT / name)
        (root / ".gitignore").write_text("/tracker\n/.venv\n", encoding="utf-8")
        self.at_host.write("recommendations.yaml", ASKED)
        self.at_host.write("responses/AUD-01.yaml", UPDATE)
        self.base = self.at_host.commit("AUD-01: begun", "2024-03-02T10:00:00+00:00")
        self.at_host.git("checkout", "--quiet", "-b", "change")

    def write(self, text: str) -> str:
        """Commit this as the response, on the branch."""
        self.at_host.write("responses/AUD-01.yaml", text)
        return self.at_host.commit("AUD-01: changed", "2024-05-03T10:00:00+00:00")

    def move_base_on(self) -> str:
        """Let somebody else add to main meanwhile; return its commit."""
        self.at_host.git("checkout", "--quiet", "main")
        self.at_host.write(
            "meetings.yaml", "meetings: [{id: jan, body: audit, date: 2024-04-04, title: April, status: held}]\n"
        )
        moved = self.at_host.commit("The meeting of April", "2024-04-05T10:00:00+00:00")
        self.at_host.git("checkout", "--quiet", "change")
        return moved

    def check(self, run: str = ".ci/check-register", **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step's command with a host's variables and nothing else that names a base."""
        alone = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.at_host.root),
            "TRACKER_CACHE": ".cache",
            "LC_ALL": "C.UTF-8",
        }
        return subprocess.run(
            ["bash", "-e", "-c", run], cwd=self.at_host.root, env=alone | variables, capture_output=True, text=True
        )
