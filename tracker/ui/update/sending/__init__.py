"""The ways in which an entry leaves the form, and what is shown once it has."""
