"""How values look on the wire to every audience.

Knows no request.
"""
