"""A report is brought to whoever must act."""
