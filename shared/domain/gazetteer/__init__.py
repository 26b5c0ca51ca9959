"""Names of places and roads as people write them, and the city's neighbours.

Knows places, not who answers for them.
"""
