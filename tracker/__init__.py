"""A tracker of recommendations, over a register kept as text under version control."""
