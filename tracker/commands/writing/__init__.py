"""The commands that write files for people to take away."""
