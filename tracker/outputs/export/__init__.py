"""What analysts take away: the register and its position as files, each as an audience may read it.

- `forms`: a snapshot → one file, in the form that its ending says
"""
