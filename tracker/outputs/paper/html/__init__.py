"""A paper as one HTML file: no script, nothing from elsewhere, readable by ear, on a telephone and on paper."""
