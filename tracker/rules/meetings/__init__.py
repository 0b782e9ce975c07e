"""What a meeting has before it: its agenda, what comes up, what is owed."""
