"""Lists beside the position: evidence, completeness, dated entries, published figures, search."""
