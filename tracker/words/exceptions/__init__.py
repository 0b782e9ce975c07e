"""Exceptions → sentences: the finding, and what would end it."""
