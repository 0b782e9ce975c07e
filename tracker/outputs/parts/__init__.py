"""Parts of pages that show a position, drawn for whatever is a `showing.Showing`: a screen, or a page that leaves."""
