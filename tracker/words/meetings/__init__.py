"""A meeting, what it has before it, and what is owed → sentences."""
