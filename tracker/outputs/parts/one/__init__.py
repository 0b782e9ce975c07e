"""Parts of the page of one recommendation."""
