"""A recommendation's entries, day by day → what is answered, reported, verified, closed, and so its state."""
