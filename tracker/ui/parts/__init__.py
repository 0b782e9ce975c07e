"""What several screens draw alike of a register: headlines, matters, statements, who recorded what, links to rules."""
