"""Figures over time → sentences."""
