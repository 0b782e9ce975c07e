"""Forms that somebody fills in elsewhere, on a git host: what they ask, and what was answered."""
