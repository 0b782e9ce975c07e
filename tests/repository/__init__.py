"""Tests of history, on real git repositories made in a temporary folder."""
