"""What facts look like as markup, on screens and on pages that leave alike: marks, bars, counts, tables."""
