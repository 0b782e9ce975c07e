"""What `make generated` makes of the declarations: JSON Schemas, the tables of the manual, the issue forms."""
