"""What stands round every page: the gate, the frame, the menu, the choice of a day, the log of visits."""
