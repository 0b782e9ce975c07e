"""Outcomes: figures over time."""
