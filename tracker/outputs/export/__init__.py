"""What analysts take away: the register and its position as files, each as an audience may read it.

- `about`: what a file is made from, said alike in every form
- `dataset`: a snapshot → every table, as the database has them, and those of the position
- `sheets`, `front`, `workbook`: the same in fewer tables, with a first sheet that says what this is → a workbook
- `archive`: zip archives that are the same whenever they are written
- `edition`: what changed since an earlier edition, and of which kind that is
- `package`, `package_folder`: every table as CSV, with a datapackage.json → a folder
- `forms`: a snapshot → one file, in the form that its ending says
"""
