"""Write-once promises: what was recorded once, and what may change it."""
