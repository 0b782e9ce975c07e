"""Who may send changes and documents, and the door for documents."""
