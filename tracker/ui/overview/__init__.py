"""Overview: where things stand, what to look at first, deadlines, and what comes up."""
