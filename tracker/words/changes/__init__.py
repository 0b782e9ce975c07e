"""What changed, what reads differently now, and from when it is known → sentences."""
