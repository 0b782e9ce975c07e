"""A register as text: its files, and YAML with the line and column of every value."""
