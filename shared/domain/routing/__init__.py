"""Which office, and whether it is the city's matter at all.

Knows the report as it was sent; what staff do later is `lifecycle`.
"""
