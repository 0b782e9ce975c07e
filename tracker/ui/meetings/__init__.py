"""Meetings: each meeting's agenda, records, and what changed since the one before."""
