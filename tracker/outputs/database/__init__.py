"""The read model: a register as rows, disposable, keyed by content."""
