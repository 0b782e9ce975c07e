"""About: how each figure is made, the register's sources, accessibility, version."""
