"""{path: text} → (Register, problems): the one door into a register."""
