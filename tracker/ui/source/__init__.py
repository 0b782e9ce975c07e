"""The screen of the register's own text: a file, line by line, as the reader may see it."""
