"""Tests of how the dashboard is served. A package, so that its servers are stopped after its last test."""
