"""Guide: how to read the screens, and the chair's sheet."""
