"""The rules: from a register to where everything stands, and to what the group must look at. Values in, values out."""
