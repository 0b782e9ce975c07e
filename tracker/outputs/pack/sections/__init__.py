"""The sections of a pack: the blocks of each, in the order in which they stand."""
