"""`record`: its kinds and options, what an issue gives it, and what it sends to the remote."""
