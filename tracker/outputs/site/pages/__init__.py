"""The kinds of pages of the site, a module each: what is on them, below the frame that all have."""
