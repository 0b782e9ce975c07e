"""How many examples are tried, and which tests share a process and what they have started there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from _pytest.nodeid import NodeId
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent
# What takes longest begins first, so that no process waits for another at the end; these are named by their server.
LONGEST_FIRST = (
    "shipped",
    "borsetshire",
    "public",
    "sign-in",
    "journeys",
    "sprawling",
    "every day",
    "nginx",
    "hostile",
    "empty",
    "broken",
)

settings.register_profile(
    "at hand",
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("thorough", settings.get_profile("at hand"), max_examples=300)
settings.load_profile("thorough" if os.environ.get("CI") == "true" else "at hand")


def examples(count: int) -> settings:
    """Return what tries so many examples where 60 are usual: for a property that is dear, or soon tried out."""
    return settings(max_examples=count * settings.default.max_examples // 60)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep together what uses the same server, and otherwise the tests of a file (`--dist loadgroup`)."""
    groups = {}
    for item in items:
        mark = item.get_closest_marker("xdist_group")
        groups[item] = mark.args[0] if mark else item.path.relative_to(TESTS).as_posix()
        if mark is None:
            item.add_marker(pytest.mark.xdist_group(groups[item]))
        if config.getoption("loadgroup", False):
            # pytest-xdist 3.8 adds the group to a name that pytest 9.2 no longer reads: every test went anywhere, and
            # each process started each server and drew each page anew.
            item._id = NodeId.parse(f"{item.nodeid}@{groups[item]}")
    ranks = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: ranks.get(groups[item].partition(",")[0], len(ranks)))
