"""The tests of a file share a process (`--dist loadgroup`), so that what they have started is started once."""

import pytest


def test_the_name_of_a_test_ends_in_its_group(request: pytest.FixtureRequest) -> None:
    in_a_group = request.config.getoption("loadgroup", False)
    assert request.node.nodeid.endswith("@test_groups.py" if in_a_group else "its_group")
