"""A change that somebody proposes → a branch at a remote, which nothing in the clone that is shown knows of."""
