"""Documents that somebody adds as evidence: what each is, by its content, and why one is not taken."""
