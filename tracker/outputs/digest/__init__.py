"""A short message to each party: what it owes, what waits for it; and the sending of it."""
