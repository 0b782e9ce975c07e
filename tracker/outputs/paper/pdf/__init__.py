"""A paper as a PDF for every reader (PDF/UA-1) and for archives (PDF/A-3a): set by typst from data and one template."""
