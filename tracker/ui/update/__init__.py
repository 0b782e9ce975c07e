"""The Update screen: what somebody reports becomes an entry, shown with what it does before it is handed in."""
