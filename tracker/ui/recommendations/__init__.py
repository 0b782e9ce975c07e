"""Recommendations: the list, and each one's own page."""
