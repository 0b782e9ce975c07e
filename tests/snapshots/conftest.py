"""Registers that these tests share."""

from tests.registers.canaries import committed  # noqa: F401  (fixture)
