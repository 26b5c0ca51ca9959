"""Alarms ring, deadlines move, and what was forgotten is found."""
