"""A paper as a Word document that a committee clerk can edit: styles, real lists and headings, nothing set by hand."""
