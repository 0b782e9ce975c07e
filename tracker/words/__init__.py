"""Values → sentences. The only place that writes English about the data; one module per subject."""
