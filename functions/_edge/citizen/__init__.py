"""What citizens may ask, route by route.

Knows nothing of what staff are answered.
"""
