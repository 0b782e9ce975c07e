"""The bars that the project holds itself to, measured: scripts that print ratios, never a test that is timed."""
