"""What staff may ask, route by route.

Knows nothing of what citizens are answered.
"""
