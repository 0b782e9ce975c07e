"""A register and its spans as the tables of a database."""
