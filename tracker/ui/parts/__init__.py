"""What several screens draw alike of a register: matters, what comes up, who recorded a line, links to rules."""
