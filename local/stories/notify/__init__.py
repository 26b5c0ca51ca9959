"""How offices are reached."""
