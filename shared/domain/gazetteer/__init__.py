"""Names of places and roads as people write them, and the city's neighbours.

Knows places and whose they are, not what a report is about.
"""
