"""What a dashboard is told so that it can reach no other machine, and says that it tried."""

from __future__ import annotations

import os
from pathlib import Path

GUARD = Path(__file__).parent / "no_network"


def guarded(log: Path) -> dict[str, str]:
    """Return the variables of a process that writes into the log what it reached for."""
    log.touch()
    paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths), "NO_NETWORK_LOG": str(log)}
