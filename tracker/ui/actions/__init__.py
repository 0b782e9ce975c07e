"""Actions: what each owner owes, and a sheet for each owner."""
