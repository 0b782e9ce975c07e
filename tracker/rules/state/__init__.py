"""From a register's entries to where each recommendation and action stands on any day."""
