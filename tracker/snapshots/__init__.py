"""A register as at a day, as known at a revision, as an audience may read it: the one door in."""
