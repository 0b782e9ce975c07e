"""Git: revisions, who recorded a line, the newest revision seen."""
