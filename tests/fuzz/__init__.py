"""Registers spoilt at random, and what must hold of each: `make fuzz` at length, a little of it in `make test`."""
