"""Two positions compared: what changed, what was outstanding, what reads differently now."""
